import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findEmoji } from '../../app/ui/composer/emoji';
import { keepSent } from '../../app/ui/composer/draft-key';
import { keepDraft } from '../../app/ui/composer/keep-draft';
import { begin, choose, forgetAll, forgetPosted, readLocal, writeLocal, type LocalDraft } from '../../app/ui/composer/local-drafts';

const base = '2026-03-02T15:00:00.000Z';
const at = (seconds: number) => Date.parse(base) + seconds * 1000;
const here = (more: Partial<LocalDraft> = {}): LocalDraft => ({ kind: '', title: '', body: 'here', clientId: 'here-0001', at: at(0), base: null, isKept: false, isSending: false, ...more });
const there = (seconds = 0) => ({ kind: '', title: '', body: 'there', clientId: 'there-001', updatedAt: new Date(at(seconds)).toISOString() });

test('what there is alone is chosen', () => {
  expect(choose([], null)).toBeNull();
  expect(choose([here()], null)).toMatchObject({ body: 'here', from: 'here' });
  expect(choose([], there())).toMatchObject({ body: 'there', from: 'server', base, clientId: 'there-001' });
});

test('of two the newest is chosen', () => {
  expect(choose([here({ at: at(5) })], there())).toMatchObject({ body: 'here' });
  expect(choose([here({ at: at(-5) })], there())).toMatchObject({ body: 'there' });
  // Typed on from just that copy, whatever the clock of the device says.
  expect(choose([here({ at: at(-5000), base })], there())).toMatchObject({ body: 'here' });
  // The server had these words and got others since, from another device whose clock may be behind.
  expect(choose([here({ at: at(5000), base: 'older', isKept: true })], there())).toMatchObject({ body: 'there' });
});

test('words that the server had and has no more are over', () => {
  expect(choose([here({ base, isKept: true })], null)).toBeNull();
  expect(choose([here({ base, isKept: false })], null)).toMatchObject({ body: 'here' });
});

test('an emptied draft stays empty until the server knows', () => {
  const emptied = here({ body: '', base });
  expect(choose([emptied], there())).toMatchObject({ body: '', from: 'here' });
  expect(choose([here({ body: '', base: 'older' })], there(60))).toMatchObject({ body: 'there', from: 'server' });
  expect(choose([emptied], null)).toBeNull();
  expect(choose([here({ clientId: 'sent-0001', body: 'sent', isSending: true }), emptied], there())).toMatchObject({ body: 'sent', clientId: 'sent-0001' });
});

test('what was sent without an answer comes back, before what was begun since', () => {
  const sending = here({ clientId: 'sent-0001', body: 'sent', isSending: true });
  expect(choose([sending], null)).toMatchObject({ body: 'sent', clientId: 'sent-0001', from: 'here' });
  expect(choose([sending], { ...there(), clientId: 'sent-0001', body: 'sen' })).toMatchObject({ body: 'sent', clientId: 'sent-0001' });
  const both = choose([sending, here({ clientId: 'next-0001', body: 'next' })], null)!;
  expect(both.body).toBe('sent\n\nnext');
  expect(['sent-0001', 'next-0001']).not.toContain(both.clientId);
});

/** The little of localStorage that is used; its keys are its properties, as in a browser. */
class Shelf {
  getItem(key: string) {
    return (this as unknown as Record<string, string>)[key] ?? null;
  }
  setItem(key: string, value: string) {
    (this as unknown as Record<string, string>)[key] = value;
  }
  removeItem(key: string) {
    Reflect.deleteProperty(this, key);
  }
}
let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
  vi.stubGlobal('localStorage', shelf);
  return () => vi.unstubAllGlobals();
});

test('words are kept for one person and place, and anything else there is no draft', () => {
  expect(writeLocal('ana', 'thread:1', [here()])).toBe(true);
  expect(readLocal('ana', 'thread:1')).toEqual([here()]);
  expect(readLocal('ana', 'thread:2')).toEqual([]);
  expect(readLocal('ben', 'thread:1')).toEqual([]);
  for (const broken of ['{', '3', '[null, 4, {"body": 5}]']) {
    shelf.setItem('tilth:draft:ana:thread:1', broken);
    expect(readLocal('ana', 'thread:1')).toEqual([]);
  }
  writeLocal('ana', 'thread:1', []);
  expect(Object.keys(shelf)).toEqual([]);
});

test('a device without room says so', () => {
  vi.spyOn(shelf, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError');
  });
  expect(writeLocal('ana', 'thread:1', [here()])).toBe(false);
});

test('another person who writes here finds nothing of the one before, and leaves other things alone', () => {
  shelf.setItem('theme', 'dark');
  writeLocal('ana', 'thread:1', [here()]);
  writeLocal('ana-maria', 'thread:1', [here()]);
  begin('ana-maria');
  expect(Object.keys(shelf).sort()).toEqual(['theme', 'tilth:draft:ana-maria:thread:1']);
});

test('signing out forgets all, and no open tab writes again until somebody begins anew', () => {
  writeLocal('ana', 'thread:1', [here()]);
  forgetAll();
  expect(readLocal('ana', 'thread:1')).toEqual([]);
  expect(writeLocal('ana', 'thread:1', [here()])).toBe(false);
  expect(readLocal('ana', 'thread:1')).toEqual([]);
  begin('ana');
  expect(writeLocal('ana', 'thread:1', [here()])).toBe(true);
});

test('what is sent before the scripts of writing are there is kept as by them, unless somebody signed out since the page was opened', () => {
  writeLocal('ana', 'thread:1', [here({ clientId: 'sent-0001', body: 'one', isSending: true })]);
  keepSent('ana', 'thread:1', 'sent-0002', 'two');
  expect(choose(readLocal('ana', 'thread:1'), null)).toMatchObject({ body: 'one\n\ntwo' });
  forgetPosted('ana', new Set(['sent-0001', 'sent-0002']));
  expect(Object.keys(shelf)).toEqual([]);
  forgetAll();
  keepSent('ana', 'thread:1', 'sent-0003', 'three');
  expect(readLocal('ana', 'thread:1')).toEqual([]);
  // A page that was opened later belongs to who signed in since.
  vi.stubGlobal('performance', { timeOrigin: Date.now() + 1 });
  keepSent('ana', 'thread:1', 'sent-0003', 'three');
  expect(readLocal('ana', 'thread:1').map((one) => one.body)).toEqual(['three']);
});

test('what is seen to be posted is forgotten, wherever it was written', () => {
  writeLocal('ana', 'new:1', [here({ clientId: 'posted-01', isSending: true })]);
  writeLocal('ana', 'thread:1', [here({ clientId: 'posted-02', isSending: true }), here({ clientId: 'next-0001' })]);
  forgetPosted('ana', new Set(['posted-01', 'posted-02']));
  expect(readLocal('ana', 'new:1')).toEqual([]);
  expect(readLocal('ana', 'thread:1').map((one) => one.clientId)).toEqual(['next-0001']);
});

test('words that were not sent stay, whatever was posted under their id from elsewhere', () => {
  writeLocal('ana', 'thread:1', [here({ clientId: 'posted-01', body: 'Typed on' })]);
  forgetPosted('ana', new Set(['posted-01']));
  expect(readLocal('ana', 'thread:1').map((one) => one.body)).toEqual(['Typed on']);
});

/** A draft on a page, and what the server answers of its first client id. */
function onPage(body: string, answer: object) {
  const field = { kind: '', title: '', body };
  const asked: URLSearchParams[] = [];
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { sendBeacon: () => true });
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: URLSearchParams }) => {
    asked.push(body);
    return Response.json(body.get('clientId') === 'shared-01' ? answer : { updatedAt: base, sent: false });
  });
  const keeper = keepDraft({ handle: 'ana', place: 'thread:1', clientId: 'shared-01', base, read: () => ({ ...field }), put: (words) => Object.assign(field, words), saved: () => undefined, signedOut: () => undefined });
  return { field, asked, keeper };
}
afterEach(() => vi.useRealTimers());

test('a draft that was posted elsewhere with other words goes on under an id of its own, with all its words', async () => {
  const { field, asked, keeper } = onPage('Shared, and more', { updatedAt: null, sent: 'others' });
  keeper.changed();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(asked.map((form) => form.get('clientId'))).toEqual(['shared-01']);
  expect(field.body).toBe('Shared, and more');
  expect(keeper.clientId).not.toBe('shared-01');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(asked[1]!.get('clientId')).toBe(keeper.clientId);
  expect(readLocal('ana', 'thread:1').map((one) => [one.body, one.clientId])).toEqual([['Shared, and more', keeper.clientId]]);
});

test('a draft that was posted elsewhere with just its words is over', async () => {
  const { field, keeper } = onPage('Shared', { updatedAt: null, sent: 'these' });
  keeper.changed();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(field.body).toBe('');
  expect(readLocal('ana', 'thread:1')).toEqual([]);
});

test('emptying is marked on the device at once, told to the server soon, and then over', async () => {
  const { field, asked, keeper } = onPage('Begun', { updatedAt: base, sent: false });
  keeper.changed();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(asked.map((form) => form.get('body'))).toEqual(['Begun']);
  field.body = '';
  keeper.changed();
  keeper.leave();
  expect(readLocal('ana', 'thread:1').map((one) => [one.body, one.isKept])).toEqual([['', false]]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked[1]!.get('intent')).toBe('drop');
  expect(readLocal('ana', 'thread:1')).toEqual([]);
});

test('who typed while their draft was posted elsewhere asks at once; who only looked on does not', async () => {
  const { asked, keeper } = onPage('Shared, and more', { updatedAt: null, sent: 'others' });
  keeper.seen(new Set(['shared-01']));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([]);
  keeper.changed();
  keeper.seen(new Set(['another-1']));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([]);
  keeper.seen(new Set(['shared-01']));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(1);
  expect(keeper.clientId).not.toBe('shared-01');
});

const signs = (asked: string, language = 'en') => findEmoji(asked, language).map(({ sign }) => sign);

test('emoji are found in both languages, whatever the accents, and named in the reader’s', () => {
  expect(signs('').length).toBeGreaterThanOrEqual(60);
  expect(new Set(signs('')).size).toBe(signs('').length);
  expect(signs('coraz')).toContain('❤️');
  expect(signs('LAPIZ')).toEqual(['✏️']);
  expect(signs('lápiz')).toEqual(['✏️']);
  expect(findEmoji('heart', 'es')[0]).toEqual({ sign: '❤️', name: 'corazón' });
  expect(findEmoji('heart', 'en')[0]).toEqual({ sign: '❤️', name: 'heart' });
  expect(signs('bulb')).toEqual(['💡']);
  expect(signs('xyz')).toEqual([]);
  expect(signs('s').length).toBeLessThanOrEqual(8);
});
