import type { DraftView } from '../../contract/drafts';
import { draftPrefix, draftsOf, left } from './draft-key';

/** What a form of words holds: a reply has a body alone. */
export interface Words {
  kind: string;
  title: string;
  body: string;
}

/** Words on this device; none, where they were taken away and the server was not told yet. They outlive a crash and a dropped line; signing out removes them. */
export interface LocalDraft extends Words {
  clientId: string;
  /** When they were typed: milliseconds, by the clock of this device. */
  at: number;
  /** The server's copy that they go back to: its `updatedAt`. */
  base: string | null;
  /** Whether the server holds just these words. */
  isKept: boolean;
  /** Whether they were sent and no answer has come yet. */
  isSending: boolean;
}

export interface Chosen extends Words {
  clientId: string;
  base: string | null;
  from: 'here' | 'server';
}

export const isBlank = ({ title, body }: Words) => !title.trim() && !body.trim();
export const isSame = (a: Words, b: Words) => a.body === b.body && a.title === b.title && a.kind === b.kind;

/**
 * Which words a form begins with: the newest of this device and the server, after those that were sent without an
 * answer. Null when there are none.
 */
export function choose(local: readonly LocalDraft[], server: DraftView | null): Chosen | null {
  const onTheirWay = local.filter((one) => one.isSending);
  // The server's older copy of words that were sent since.
  const there = server && !onTheirWay.some((one) => one.clientId === server.clientId) ? server : null;
  const newest = newer(local.find((one) => !one.isSending) ?? null, there);
  const all: Chosen[] = [...onTheirWay.map((one) => ({ ...one, from: 'here' as const })), ...(newest && !(onTheirWay.length > 0 && isBlank(newest)) ? [newest] : [])];
  if (all.length < 2) return all[0] ?? null;
  return { ...all.at(-1)!, from: 'here', base: null, clientId: crypto.randomUUID(), body: all.map((one) => one.body).join('\n\n') };
}

function newer(here: LocalDraft | null, there: DraftView | null): Chosen | null {
  if (!here) return there && { ...there, base: there.updatedAt, from: 'server' };
  // The server had just these words and has them no more: they were sent or thrown away from another device.
  if (!there) return here.isKept || isBlank(here) ? null : { ...here, from: 'here' };
  const isNewest = there.updatedAt === here.base || (!here.isKept && here.at >= Date.parse(there.updatedAt));
  return isNewest ? { ...here, from: 'here' } : { ...there, base: there.updatedAt, from: 'server' };
}

const keyOf = (handle: string, place: string) => draftsOf(handle) + place;

/** The words of one person for one place, oldest first. */
export function readLocal(handle: string, place: string): LocalDraft[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(handle, place)) ?? '[]');
    return Array.isArray(found) ? found.filter(isLocalDraft) : [];
  } catch {
    return [];
  }
}

/** Replaces the words for one place. Answers whether this device could keep them. */
export function writeLocal(handle: string, place: string, list: readonly LocalDraft[]): boolean {
  try {
    if (list.length === 0) localStorage.removeItem(keyOf(handle, place));
    else if (localStorage.getItem(left)) return false;
    else localStorage.setItem(keyOf(handle, place), JSON.stringify(list));
    return true;
  } catch {
    // Full, or forbidden in this browser: the server's copy has to do.
    return false;
  }
}

/** Removes words that were sent and are seen to be posted, wherever they were written. What was not sent may say something else. */
export function forgetPosted(handle: string, clientIds: ReadonlySet<string>): void {
  for (const key of keys((one) => one.startsWith(draftsOf(handle)))) {
    const place = key.slice(draftsOf(handle).length);
    const list = readLocal(handle, place);
    const rest = list.filter((one) => !one.isSending || !clientIds.has(one.clientId));
    if (rest.length < list.length) writeLocal(handle, place, rest);
  }
}

/** A person writes on this device: nobody else's words stay on it. */
export function begin(handle: string): void {
  remove((key) => key === left || (key.startsWith(draftPrefix) && !key.startsWith(draftsOf(handle))));
}

/** Signing out leaves no words on a shared device. */
export function forgetAll(): void {
  remove((key) => key.startsWith(draftPrefix));
  try {
    localStorage.setItem(left, String(Date.now()));
  } catch {
    // Nothing could be kept here either.
  }
}

function remove(which: (key: string) => boolean): void {
  for (const key of keys(which)) localStorage.removeItem(key);
}

function keys(which: (key: string) => boolean): string[] {
  try {
    return Object.keys(localStorage).filter(which);
  } catch {
    return [];
  }
}

function isLocalDraft(found: unknown): found is LocalDraft {
  const one = found as Partial<LocalDraft> | null;
  return typeof one === 'object' && one !== null && typeof one.body === 'string' && typeof one.title === 'string' && typeof one.clientId === 'string' && typeof one.at === 'number';
}
