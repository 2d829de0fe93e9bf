import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftView } from '../../contract/drafts';
import { useLive } from '../../live';
import { hasLocal } from '../../ui/composer/draft-key';
import type { Keeper, Saved } from '../../ui/composer/keep-draft';
import { countOf, fieldsOf, packed, unpacked } from './fields';

/** The draft of a form of answers: on this device and on the server, as the composer keeps words; and how far one has come. */
export function useAnswers({ form, place, server, clientId, typed, ids, isBusy }: {
  form: RefObject<HTMLFormElement | null>;
  place: string;
  server: DraftView | null;
  clientId: string;
  typed: Record<string, string> | undefined;
  ids: string[];
  isBusy: boolean;
}) {
  const { handle } = useLive();
  const [saved, setSaved] = useState<Saved>(server ? 'there' : 'no');
  const [isSignedOut, setSignedOut] = useState(false);
  const [count, setCount] = useState(() => countOf(typed ?? unpacked(server?.body ?? ''), ids));
  const keeper = useRef<Keeper | null>(null);
  const wake = useRef(() => undefined as void);
  // The page's first words: later loads of the same page must not take away what was marked since.
  const first = useRef({ server, clientId, typed, ids });

  useEffect(() => {
    const { server, clientId, typed, ids } = first.current;
    let isOpening = false;
    let isGone = false;
    wake.current = () => {
      if (isOpening) return;
      isOpening = true;
      import('./keep-answers').then(
        ({ keepAnswers }) => {
          if (isGone) return;
          keeper.current = keepAnswers({ form: form.current, handle, place, server, clientId, typed, saved: setSaved, signedOut: () => setSignedOut(true) });
          setCount(countOf(fieldsOf(form.current), ids));
        },
        // The line dropped: the next mark tries again.
        () => (isOpening = false),
      );
    };
    if (server || typed || packed(fieldsOf(form.current)) || hasLocal(handle, place)) wake.current();
    return () => {
      isGone = true;
      keeper.current?.stop();
      keeper.current = null;
    };
  }, [form, handle, place]);

  // A form that was refused, or whose line dropped, goes on being kept.
  useEffect(() => {
    if (!isBusy) keeper.current?.goOn();
  }, [isBusy]);

  return {
    saved,
    isSignedOut,
    count,
    changed: useCallback(() => {
      setCount(countOf(fieldsOf(form.current), first.current.ids));
      if (keeper.current) keeper.current.changed();
      else wake.current();
    }, [form]),
    pause: useCallback(() => keeper.current?.pause(), []),
  };
}
