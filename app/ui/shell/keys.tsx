import { useEffect, useState, type ComponentType } from 'react';
import { isWriting, opening } from './key-rules';

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
