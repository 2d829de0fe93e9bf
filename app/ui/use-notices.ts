import { useEffect, useState } from 'react';
import { useFact, useReconnect } from '../live';

const prefix = /^\(\d+\+?\) /;

/**
 * How many notices wait: what the page came with, and what was heard since. The page's title says it as well, as
 * "(3) Home".
 */
export function useUnreadNotices(initial: number): number {
  const [heard, setHeard] = useState({ initial, unread: initial });
  const unread = heard.initial === initial ? heard.unread : initial;

  const ask = async () => {
    const answer = await fetch('/notices/count').catch(() => null);
    if (!answer?.ok) return;
    const counted = (await answer.json()) as { unread: number };
    setHeard({ initial, unread: counted.unread });
  };
  useFact('notice:added', () => setHeard((before) => ({ initial, unread: (before.initial === initial ? before.unread : initial) + 1 })));
  useFact('notices:changed', () => void ask());
  useReconnect(() => void ask());

  // After every draw: a new page brings a title of its own.
  useEffect(() => {
    const title = document.title.replace(prefix, '');
    const wanted = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${title}` : title;
    if (document.title !== wanted) document.title = wanted;
  });
  useEffect(
    () => () => {
      document.title = document.title.replace(prefix, '');
    },
    [],
  );
  return unread;
}
