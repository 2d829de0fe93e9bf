import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftView } from '../../contract/drafts';
import type { PostView } from '../../contract/threads';
import { useLive } from '../../live';
import { hasLocal, keepSent } from './draft-key';
import { putWords, wordsOf } from './form-words';
import type { Keeper, Saved } from './keep-draft';

/** The draft of one form, and the form's words by script: its fields are `kind`, `title`, `body`, or some of them. */
export function useDraft({ form, place, server, clientId, typed }: {
  form: RefObject<HTMLFormElement | null>;
  place: string;
  server: DraftView | null;
  clientId: string;
  typed: Record<string, string> | undefined;
}) {
  const { handle } = useLive();
  const [saved, setSaved] = useState<Saved>(server ? 'there' : 'no');
  const [isSignedOut, setSignedOut] = useState(false);
  const keeper = useRef<Keeper | null>(null);
  const sent = useRef<string[]>([]);
  const wake = useRef<() => Promise<void>>(async () => undefined);
  // The page's first words: later loads of the same page must not take away what was typed since.
  const first = useRef({ server, clientId, typed });

  useEffect(() => {
    const { server, clientId, typed } = first.current;
    let opening: Promise<void> | null = null;
    let isGone = false;
    wake.current = () => {
      opening ??= import('./open-draft').then(
        ({ openDraft }) => {
          if (!isGone) keeper.current = openDraft({ form: form.current, handle, place, server, clientId, typed, sent: sent.current, saved: setSaved, signedOut: () => setSignedOut(true) });
        },
        // The line dropped: the next key tries again.
        () => void (opening = null),
      );
      return opening;
    };
    if (server || typed || wordsOf(form.current).body || hasLocal(handle, place)) void wake.current();
    return () => {
      isGone = true;
      keeper.current?.stop();
      keeper.current = null;
    };
  }, [form, handle, place]);

  /** Runs when words can be kept, at once if they can: what is sent before that would be lost with the page. */
  const whenAwake = useCallback((run: () => void) => {
    if (keeper.current) run();
    else void wake.current().then(run);
  }, []);

  return {
    saved,
    isSignedOut,
    signedOut: useCallback(() => setSignedOut(true), []),
    /** Somebody is about to write. */
    wake: useCallback(() => void wake.current(), []),
    whenAwake,
    changed: useCallback(() => {
      if (keeper.current) keeper.current.changed();
      else void wake.current();
    }, []),
    pause: useCallback(() => keeper.current?.pause(true), []),
    goOn: useCallback((isUsed: boolean) => keeper.current?.goOn(isUsed), []),
    /** What the words are sent under. */
    clientId: useCallback(() => keeper.current?.clientId ?? clientId, [clientId]),
    /** Empties the form and answers what its words are sent under. */
    handOver: useCallback(() => {
      if (keeper.current) return keeper.current.handOver();
      const id = sent.current.length > 0 ? crypto.randomUUID() : first.current.clientId;
      sent.current.push(id);
      keepSent(handle, place, id, wordsOf(form.current).body);
      putWords(form.current, { kind: '', title: '', body: '' });
      return id;
    }, [form, handle, place]),
    /** Puts words back that could not be sent, before what was typed since. `isUsed`: not under the same client id again. */
    takeBack: useCallback((body: string, under: string, isUsed: boolean) => {
      whenAwake(() => {
        if (keeper.current) keeper.current.takeBack(body, under, isUsed);
        else putWords(form.current, { kind: '', title: '', body: [body, wordsOf(form.current).body].filter(Boolean).join('\n\n') });
      });
    }, [form, whenAwake]),
  };
}

/** Forgets the local drafts of what is shown as posted, and tells those of the page. Called before `useDraft`, whose draft it may be. */
export function usePosted(opening: PostView, replies: PostView[]): void {
  const { handle } = useLive();
  useEffect(() => {
    if (!hasLocal(handle)) return;
    const ids = new Set([opening, ...replies].flatMap((post) => post.clientId ?? []));
    import('./open-draft').then(({ forgetPosted, seePosted }) => {
      forgetPosted(handle, ids);
      seePosted(ids);
    }, () => undefined);
  }, [handle, opening, replies]);
}
