/** Where words lie on this device: known apart from all that works with them, so that a page can look before it loads that. */
export const draftPrefix = 'tilth:draft:';
export const draftsOf = (handle: string) => `${draftPrefix}${handle}:`;

/** Set by signing out, in every tab, to the time of it: what was open then must not write its words down again. */
export const left = 'tilth:signed-out';

/** Whether this device holds words of a person: for one place, or for any. */
export function hasLocal(handle: string, place?: string): boolean {
  try {
    if (place !== undefined) return localStorage.getItem(draftsOf(handle) + place) !== null;
    return Object.keys(localStorage).some((key) => key.startsWith(draftsOf(handle)));
  } catch {
    return false;
  }
}

/** Keeps a reply that is sent before more is loaded, as on a line that dropped: in the form in which that reads it. */
export function keepSent(handle: string, place: string, clientId: string, body: string): void {
  try {
    if (Number(localStorage.getItem(left)) > performance.timeOrigin) return;
    const key = draftsOf(handle) + place;
    const before = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown[];
    localStorage.setItem(key, JSON.stringify([...before, { kind: '', title: '', body, clientId, at: Date.now(), base: null, isKept: false, isSending: true }]));
  } catch {
    // Full, or forbidden in this browser.
  }
}
