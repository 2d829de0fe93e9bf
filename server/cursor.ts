/** Where a page of a list ended: the instant and the id of its last row. */
export interface Cursor {
  at: string;
  id: string;
}

/** The cursor after a row. */
export const cursorAfter = ({ at, id }: Cursor) => `${at}_${id}`;

/** Reads an untrusted cursor; null for none, and for what is none. */
export function readCursor(cursor: string | null): Cursor | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-z]{16})$/.exec(cursor ?? '');
  return match && Number.isFinite(Date.parse(match[1]!)) ? { at: match[1]!, id: match[2]! } : null;
}
