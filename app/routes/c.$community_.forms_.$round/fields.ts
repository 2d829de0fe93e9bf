/** The fields of a form of answers as one text, for its draft: those that hold something, in an order of their own. */
export function packed(fields: Record<string, string>): string {
  const filled = Object.entries(fields).filter(([name, value]) => value !== '' && name !== 'clientId' && name !== 'intent');
  return filled.length === 0 ? '' : JSON.stringify(Object.fromEntries(filled.sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** Reads it back. What is no such text holds nothing. */
export function unpacked(text: string): Record<string, string> {
  try {
    const found: unknown = JSON.parse(text || '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return {};
  }
}

/** The fields of a form on the page. */
export function fieldsOf(form: HTMLFormElement | null): Record<string, string> {
  const data = form ? [...new FormData(form)] : [];
  return Object.fromEntries(data.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** How many lines hold an answer: `na1` by any of its fields, `na1.now`. */
export const countOf = (fields: Record<string, string>, ids: readonly string[]): number =>
  ids.filter((id) => Object.entries(fields).some(([name, value]) => value.trim() !== '' && name.split('.')[0] === id)).length;
