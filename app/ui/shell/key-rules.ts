export const opening = 'tilth:shortcuts';

/** Opens the sheet of keys from anywhere in the page. */
export function openShortcuts(): void {
  document.dispatchEvent(new Event(opening));
}

/** Whether keys belong to what has the focus: words are typed there, or a list is walked. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog[open], [role="listbox"]') !== null);
}
