import { useEffect, useState, type ComponentType } from 'react';

export const opening = 'tilth:shortcuts';

/** Opens the sheet of keys from anywhere in the page. */
export function openShortcuts(): void {
  document.dispatchEvent(new Event(opening));
}

/** Whether keys belong to what has the focus: words are typed there, or a list is walked. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog[open], [role="listbox"]') !== null);
}

/** Listens for the first single key, and loads what the keys do only then: most people never press one. */
export function Keys() {
  const [woken, setWoken] = useState<{ Shortcuts: ComponentType<{ first: Event }>; first: Event } | null>(null);
  useEffect(() => {
    if (woken) return;
    const wake = (first: Event) => {
      const { ctrlKey, metaKey, altKey, key } = first as KeyboardEvent;
      if (first.type === 'keydown' && (ctrlKey || metaKey || altKey || key.length !== 1 || key === ' ' || isWriting(first.target))) return;
      import('./shortcuts').then(
        ({ Shortcuts }) => setWoken({ Shortcuts, first }),
        // The line dropped: the next key tries again.
        () => undefined,
      );
    };
    document.addEventListener('keydown', wake);
    document.addEventListener(opening, wake);
    return () => {
      document.removeEventListener('keydown', wake);
      document.removeEventListener(opening, wake);
    };
  }, [woken]);
  return woken && <woken.Shortcuts first={woken.first} />;
}
