import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftView } from '../../contract/drafts';
import type { PostView } from '../../contract/threads';
import { useLive } from '../../live';
import { keepDraft, type Keeper, type Saved } from './keep-draft';
import { begin, choose, forgetPosted, isSame, readLocal, writeLocal, type Words } from './local-drafts';

/** The draft of one form, and the form's words by script: its fields are `kind`, `title`, `body`, or some of them. */
export function useDraft({ form, place, server, clientId, typed }: {
  form: RefObject<HTMLFormElement | null>;
  place: string;
  server: DraftView | null;
  /** What the page drew its form with. */
  clientId: string;
  /** What came back with a refused form: newer than any draft. */
  typed: Record<string, string> | undefined;
}) {
  const { handle } = useLive();
  const [saved, setSaved] = useState<Saved>(server ? 'there' : 'no');
  const [isSignedOut, setSignedOut] = useState(false);
  const keeper = useRef<Keeper | null>(null);
  // The page's first words: later loads of the same page must not take away what was typed since.
  const first = useRef({ server, clientId, typed });

  useEffect(() => {
    const { server, clientId, typed } = first.current;
    begin(handle);
    const drawn = { kind: '', title: typed?.title ?? server?.title ?? '', body: typed?.body ?? server?.body ?? '' };
    const present = wordsOf(form.current);
    const hasTyped = typed !== undefined || present.body !== drawn.body || present.title !== drawn.title;
    const chosen = hasTyped ? null : choose(readLocal(handle, place), server);
    const kept = keepDraft({
      handle,
      place,
      clientId: chosen?.clientId ?? clientId,
      base: chosen?.base ?? server?.updatedAt ?? null,
      read: () => wordsOf(form.current),
      put: (words) => put(form.current, words),
      saved: setSaved,
      signedOut: () => setSignedOut(true),
    });
    keeper.current = kept;
    if (chosen) put(form.current, chosen);
    // Whatever was here is in the form now, or over.
    writeLocal(handle, place, []);
    if (hasTyped || (chosen?.from === 'here' && !(server && isSame(chosen, server)))) {
      kept.changed();
      kept.keepHere();
      // At once: words that were posted without an answer must not stand here as if they were not.
      void kept.keepThere();
    }
    const leave = () => {
      if (document.visibilityState === 'hidden') kept.leave();
    };
    window.addEventListener('pagehide', kept.leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', kept.leave);
      document.removeEventListener('visibilitychange', leave);
      kept.stop();
    };
  }, [form, handle, place]);

  return {
    saved,
    isSignedOut,
    signedOut: useCallback(() => setSignedOut(true), []),
    changed: useCallback(() => keeper.current?.changed(), []),
    pause: useCallback(() => keeper.current?.pause(), []),
    goOn: useCallback(() => keeper.current?.goOn(), []),
    /** What the words are sent under. */
    clientId: useCallback(() => keeper.current?.clientId ?? clientId, [clientId]),
    /** Empties the form and answers what its words are sent under. */
    handOver: useCallback(() => keeper.current?.handOver() ?? clientId, [clientId]),
    /** Puts words back that could not be sent, before what was typed since. `isUsed`: not under the same client id again. */
    takeBack: useCallback((body: string, under: string, isUsed: boolean) => keeper.current?.takeBack(body, under, isUsed), []),
  };
}

/** Forgets the local drafts of what is shown as posted. Called before `useDraft`, whose draft it may be. */
export function usePosted(opening: PostView, replies: PostView[]): void {
  const { handle } = useLive();
  useEffect(() => {
    forgetPosted(handle, new Set([opening, ...replies].map((post) => post.clientId)));
  }, [handle, opening, replies]);
}

function wordsOf(form: HTMLFormElement | null): Words {
  const data = form ? new FormData(form) : new FormData();
  const text = (name: string) => String(data.get(name) ?? '');
  return { kind: text('kind'), title: text('title'), body: text('body') };
}

function put(form: HTMLFormElement | null, { kind, title, body }: Words): void {
  const field = (name: string) => form?.elements.namedItem(name) as { value: string } | null | undefined;
  for (const [name, value] of Object.entries({ kind, title, body })) {
    const one = field(name);
    if (one && (name !== 'kind' || value)) one.value = value;
  }
  form?.dispatchEvent(new Event('words'));
}
