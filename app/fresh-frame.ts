import type { ShouldRevalidateFunction } from '@remix-run/react';
import { unlessItStays } from './keep-words';

/** How long the frame around pages is taken for fresh, in ms. */
const fresh = 60_000;
let loadedAt = -Infinity;

/** To be said whenever the frame has come from the server. */
export function frameHasCome(): void {
  loadedAt = performance.now();
}

/**
 * Whoever moves from page to page need not load the frame around them each time: while the page is live, facts keep it
 * right, but for what was read on the page of a thread. A form, or a page that asks for all anew, loads it again.
 */
export const unlessFrameIsFresh: ShouldRevalidateFunction = (asked) => {
  const { formMethod, currentUrl, nextUrl } = asked;
  const moves = !formMethod && currentUrl.href !== nextUrl.href;
  const hasRead = currentUrl.pathname.startsWith('/t/');
  const isLive = document.documentElement.dataset.live !== undefined;
  if (moves && !hasRead && isLive && performance.now() - loadedAt < fresh) return false;
  return unlessItStays(asked);
};
