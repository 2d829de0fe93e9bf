import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

/** The page that was shown last: outlives the frame, which a page of errors takes away. */
let last: { pathname: string; search: string; isUnder: boolean } | undefined;

/**
 * Puts the focus where a page that was followed begins: on what its hash names, or on its title. Focus
 * and no live region: both tell the title to a screen reader, and only focus lets the next key go on from there.
 */
export function useArrive(): void {
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    const before = last;
    const active = document.activeElement;
    // A dialog keeps the focus in itself, and gives it back when it ends.
    last = { pathname, search, isUnder: document.querySelector('dialog[open]') !== null };
    if (!before || last.isUnder || before.isUnder) return;
    // What somebody is typing into, and what leaves the page where it stands.
    if (before.pathname === pathname && (before.search === search || active?.closest('form, [data-keep-scroll]'))) return;
    const begin = (hash && document.querySelector<HTMLElement>(`[id="${hash.slice(1)}"]`)) || document.querySelector<HTMLElement>('main h1');
    begin?.setAttribute('tabindex', '-1');
    begin?.focus({ preventScroll: true });
    // The hash is no part of it: it moves within a page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname, search]);
}
