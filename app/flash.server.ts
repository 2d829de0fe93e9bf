import { randomUUID } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import { safeNext } from './answer.server';
import type { FlashView } from './ui/flash';
import type { Undo } from './ui/undo';

/** Longer words would make a cookie that a browser drops. */
const most = 3_000;

// `__Host-`: a neighbour on the same domain cannot plant words, or a form, on a page of this site.
const nameOf = ({ secureCookies }: Pick<AppLoadContext, 'secureCookies'>) => (secureCookies ? '__Host-tilth-flash' : 'tilth-flash');
const endOf = ({ secureCookies }: Pick<AppLoadContext, 'secureCookies'>) => `; Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`;

/**
 * The headers of an action's redirect that say on the next page what was done: `redirect(to, { headers: flash(context,
 * words, undo) })`. The words are in the reader's language already; the undo is a form that posts to an address of this site.
 */
export function flash(context: Pick<AppLoadContext, 'secureCookies'>, words: string, undo?: Undo): { 'Set-Cookie': string } {
  const value = encodeURIComponent(JSON.stringify({ id: randomUUID(), words, undo }));
  if (value.length > most) throw new RangeError('A flash is a sentence.');
  return { 'Set-Cookie': `${nameOf(context)}=${value}; Max-Age=60${endOf(context)}` };
}

/** What the last action had to say, and the headers that make it be said once. */
export function takeFlash(context: Pick<AppLoadContext, 'secureCookies' | 'cookie'>): { flash: FlashView | null; headers?: { 'Set-Cookie': string } } {
  const name = nameOf(context);
  const found = context.cookie(name);
  if (found === null) return { flash: null };
  return { flash: read(found), headers: { 'Set-Cookie': `${name}=; Max-Age=0${endOf(context)}` } };
}

function read(value: string): FlashView | null {
  try {
    const told = JSON.parse(decodeURIComponent(value)) as { id?: unknown; words?: unknown; undo?: { action?: unknown; fields?: unknown } };
    if (typeof told.id !== 'string' || typeof told.words !== 'string') return null;
    return { id: told.id, words: told.words, undo: undoOf(told.undo) };
  } catch {
    return null;
  }
}

function undoOf(undo: { action?: unknown; fields?: unknown } | undefined): Undo | null {
  if (typeof undo?.action !== 'string' || safeNext(undo.action) !== undo.action) return null;
  const fields = Object.entries(undo.fields ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { action: undo.action, fields: Object.fromEntries(fields) };
}
