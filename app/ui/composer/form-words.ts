import type { Words } from './local-drafts';

export function wordsOf(form: HTMLFormElement | null): Words {
  const data = form ? new FormData(form) : new FormData();
  const text = (name: string) => String(data.get(name) ?? '');
  return { kind: text('kind'), title: text('title'), body: text('body') };
}

/** Writes words into a form; a kind that is not said stays as chosen. Tells by the event `words`, which typing does not send. */
export function putWords(form: HTMLFormElement | null, words: Words): void {
  for (const [name, value] of Object.entries(words) as [string, string][]) {
    const field = form?.elements.namedItem(name) as { value: string } | null | undefined;
    if (field && (name !== 'kind' || value)) field.value = value;
  }
  form?.dispatchEvent(new Event('words'));
}
