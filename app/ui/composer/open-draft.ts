import type { DraftView } from '../../contract/drafts';
import { putWords, wordsOf } from './form-words';
import { keepDraft, type Keeper, type Saved } from './keep-draft';
import { begin, choose, isSame, readLocal, writeLocal } from './local-drafts';

// Loaded when there is a draft, or when somebody begins to write: most who open a page only read.
export { keepAll, seePosted } from './keep-draft';
export { forgetAll, forgetPosted } from './local-drafts';

export interface DraftPlace {
  form: HTMLFormElement | null;
  handle: string;
  place: string;
  server: DraftView | null;
  /** What the page drew its form with. */
  clientId: string;
  /** What came back with a refused form: newer than any draft. */
  typed: Record<string, string> | undefined;
  /** What this page sent before: it shows it already. */
  sent: readonly string[];
  saved: (saved: Saved) => void;
  signedOut: () => void;
}

/** Puts the newest words into a form and keeps them from then on. */
export function openDraft({ form, handle, place, sent, saved, signedOut, ...drew }: DraftPlace): Keeper {
  begin(handle);
  // What the page was drawn with may have been sent since.
  const isSent = sent.includes(drew.clientId);
  const { server, clientId, typed } = isSent ? { server: null, clientId: crypto.randomUUID(), typed: undefined } : drew;
  const drawn = { title: typed?.title ?? server?.title ?? '', body: typed?.body ?? server?.body ?? '' };
  const present = wordsOf(form);
  const hasTyped = typed !== undefined || present.body !== drawn.body || present.title !== drawn.title;
  const local = readLocal(handle, place);
  const chosen = hasTyped ? null : choose(local.filter((one) => !sent.includes(one.clientId)), server);
  const kept = keepDraft({
    handle,
    place,
    clientId: chosen?.clientId ?? clientId,
    base: chosen?.base ?? server?.updatedAt ?? null,
    read: () => wordsOf(form),
    put: (words) => putWords(form, words),
    saved,
    signedOut,
  });
  if (chosen) putWords(form, chosen);
  // Whatever else was here is in the form now, or over.
  writeLocal(handle, place, local.filter((one) => one.isSending && (hasTyped || sent.includes(one.clientId))));
  if (hasTyped || (chosen?.from === 'here' && !(server && isSame(chosen, server)))) {
    kept.changed(hasTyped);
    kept.keepHere();
    // At once: words that were posted without an answer must not stand here as if they were not.
    if (!hasTyped) void kept.keepThere();
  }
  const hide = () => {
    if (document.visibilityState === 'hidden') kept.leave();
  };
  window.addEventListener('pagehide', kept.leave);
  document.addEventListener('visibilitychange', hide);
  return {
    ...kept,
    get clientId() {
      return kept.clientId;
    },
    stop() {
      window.removeEventListener('pagehide', kept.leave);
      document.removeEventListener('visibilitychange', hide);
      kept.stop();
    },
  };
}
