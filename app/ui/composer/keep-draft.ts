import type { DraftKept } from '../../contract/drafts';
import { isBlank, isSame, readLocal, writeLocal, type LocalDraft, type Words } from './local-drafts';

const hereEvery = 3_000;
const thereEvery = 15_000;

/** `here`: on this device alone, because the server could not be asked. */
export type Saved = 'no' | 'here' | 'there';

export type Keeper = ReturnType<typeof keepDraft>;

/** Those that are on a page: signing out waits for them. */
const open = new Set<Keeper>();

/** Keeps every draft of the page on the server now, for at most a second. */
export async function keepAll(): Promise<void> {
  await Promise.race([Promise.all([...open].map((keeper) => keeper.keepThere())), new Promise((resolve) => setTimeout(resolve, 1_000))]);
}

/** Tells every draft of the page which ids stand as posts. */
export function seePosted(ids: ReadonlySet<string>): void {
  for (const keeper of open) keeper.seen(ids);
}

/** Keeps the words of one form: on this device every 3 seconds, on the server every 15, and when the page is left. */
export function keepDraft(given: {
  handle: string;
  place: string;
  clientId: string;
  base: string | null;
  read: () => Words;
  saved: (saved: Saved) => void;
  put: (words: Words) => void;
  signedOut: () => void;
}) {
  const { handle, place, read, put } = given;
  let { clientId, base } = given;
  let [isNewHere, isNewThere, isPaused, isRefused, isTyped] = [false, false, false, false, false];
  let here: ReturnType<typeof setTimeout> | undefined;
  let there: ReturnType<typeof setTimeout> | undefined;

  const others = () => readLocal(handle, place).filter((one) => one.isSending && one.clientId !== clientId);
  const entry = (words: Words, more: Partial<LocalDraft> = {}): LocalDraft => ({ ...words, clientId, base, at: Date.now(), isKept: !isNewThere, isSending: false, ...more });

  function keepHere(isSending = false): boolean {
    clearTimeout(here);
    [here, isNewHere] = [undefined, false];
    const words = read();
    // Emptied, and the server does not know yet: marked, so that what it holds does not come back.
    const kept = writeLocal(handle, place, isBlank(words) && !isNewThere ? others() : [...others(), entry(words, { isSending })]);
    if (kept) given.saved(isBlank(words) ? 'no' : isRefused ? 'here' : 'there');
    return kept;
  }

  const formOf = (words: Words) => new URLSearchParams(isBlank(words) ? { intent: 'drop', place } : { place, clientId, ...words });

  async function keepThere(): Promise<void> {
    clearTimeout(there);
    there = undefined;
    if (isPaused || !isNewThere) return;
    const [words, under] = [read(), clientId];
    isNewThere = false;
    const response = await fetch('/drafts', { method: 'POST', body: formOf(words) }).catch(() => null);
    if (clientId !== under) return;
    if (response?.ok) {
      const kept = (await response.json()) as DraftKept;
      if (kept.sent) return posted(words, kept.sent);
      [base, isRefused] = [kept.updatedAt, false];
      keepHere();
      return;
    }
    isNewThere = isRefused = true;
    keepHere();
    if (response?.status === 401) return given.signedOut();
    // One who may not write here any more is not asked again.
    if (response?.status !== 403 && response?.status !== 404) later();
  }

  function posted(words: Words, sent: 'these' | 'others'): void {
    renew();
    if (sent === 'these' && isSame(words, read())) {
      // Just these were posted already, from here or another device.
      put({ ...words, title: '', body: '' });
      keepHere();
    } else {
      // Typed on after it was sent, or typed otherwise elsewhere: these are words of their own.
      changed();
    }
  }

  /** The words go on under another id: theirs is used up. */
  function renew(): void {
    writeLocal(handle, place, others());
    clientId = crypto.randomUUID();
    base = null;
  }

  const later = (after = thereEvery) => (there ??= setTimeout(() => void keepThere(), after));

  function changed(): void {
    isNewHere = isNewThere = true;
    if (isPaused) return;
    here ??= setTimeout(() => keepHere(), hereEvery);
    if (!isBlank(read())) return void later();
    clearTimeout(there);
    there = undefined;
    later(hereEvery);
  }

  /** The page may be gone in a moment: a beacon outlives it. */
  function leave(): void {
    if (isPaused) return;
    if (isNewHere) keepHere();
    if (isNewThere) navigator.sendBeacon('/drafts', formOf(read()));
  }

  const keeper = {
    /** `typed`: by somebody, on this page. */
    changed(typed = true): void {
      isTyped ||= typed;
      changed();
    },
    keepHere,
    leave,
    keepThere,
    get clientId() {
      return clientId;
    },
    /** Hands the words over to be sent and empties the form: they stay on this device until they are seen to be posted. */
    handOver(): string {
      const [words, sent] = [read(), clientId];
      writeLocal(handle, place, [...others(), entry(words, { isSending: true, isKept: false })]);
      clientId = crypto.randomUUID();
      base = null;
      isTyped = false;
      quiet();
      put({ ...words, title: '', body: '' });
      given.saved('no');
      return sent;
    },
    /** Hears which ids stand as posts: what was typed here while its own was posted elsewhere goes on as words of its own. */
    seen(ids: ReadonlySet<string>): void {
      if (!isTyped || !ids.has(clientId)) return;
      isNewThere = true;
      void keepThere();
    },
    /** Takes words back that could not be sent, under the client id that they had unless it is used up. */
    takeBack(body: string, under: string, isUsed: boolean): void {
      const words = read();
      writeLocal(handle, place, readLocal(handle, place).filter((one) => one.clientId !== under));
      if (isBlank(words) && !isUsed) clientId = under;
      put({ ...words, body: isBlank(words) ? body : `${body}\n\n${words.body}` });
      changed();
      keepHere();
    },
    /** Stops keeping while a form is on its way; what is typed is on this device before. `isSending`: until it is seen to be posted. */
    pause(isSending = false): void {
      if (isPaused) return;
      keepHere(isSending);
      quiet();
      isPaused = true;
    },
    /** `isUsed`: not under the same client id again. */
    goOn(isUsed = false): void {
      if (!isPaused) return;
      isPaused = false;
      if (isUsed) renew();
      changed();
    },
    stop(): void {
      leave();
      quiet();
      open.delete(keeper);
    },
  };

  function quiet(): void {
    clearTimeout(here);
    clearTimeout(there);
    here = there = undefined;
    isNewHere = isNewThere = false;
  }

  open.add(keeper);
  return keeper;
}
