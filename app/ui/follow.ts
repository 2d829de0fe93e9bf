import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';

/** A link was not followed, because the line is down. */
export const staying = 'tilth:stay';

/** Whether the page stays, because the browser's own page of errors would take it away, and what stands in its forms. */
export const staysOffline = () => !navigator.onLine && document.querySelector('.strip') !== null && window.dispatchEvent(new Event(staying));

/**
 * Follows plain links without loading the page anew. One listener instead of a component for each link: on a list of
 * forty links those components cost the server more than the words between them.
 * A link with `data-keep-scroll` leaves the page where it stands.
 */
export function useFollow(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      // With a modifier or another button the reader wants a tab, a window, a download: the browser's own affair.
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
      if (!link || link.target || link.hasAttribute('download')) return;
      const to = new URL(link.href);
      // Links of members lead out of a post as they are: some may name files or other sites.
      if (to.origin !== location.origin || link.closest('.prose')) return;
      if (to.hash && to.pathname === location.pathname && to.search === location.search) return;
      event.preventDefault();
      if (staysOffline()) return;
      navigate(to.pathname + to.search + to.hash, { preventScrollReset: link.dataset.keepScroll !== undefined });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [navigate]);
}
