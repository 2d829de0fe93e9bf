/** Where words lie on this device: known apart from all that works with them, so that a page can look before it loads that. */
export const draftPrefix = 'tilth:draft:';
export const draftsOf = (handle: string) => `${draftPrefix}${handle}:`;

/** Whether this device holds words of a person: for one place, or for any. */
export function hasLocal(handle: string, place?: string): boolean {
  try {
    if (place !== undefined) return localStorage.getItem(draftsOf(handle) + place) !== null;
    return Object.keys(localStorage).some((key) => key.startsWith(draftsOf(handle)));
  } catch {
    return false;
  }
}
