import { expect, test } from 'vitest';
import { readConfig } from '../../server/env';
import { answeringOf, buildLinks, unsubscribingOf } from '../../server/mail/links';
import { afterQuiet, beforeQuiet, isQuietAt, type QuietHours } from '../../server/mail/quiet';
import { dueNow } from '../../server/mail/reminders';
import { sealed, unsealed } from '../../server/tokens';

const secret = 'a secret of at least thirty-two letters';
const usual: QuietHours = { isQuiet: true, quietFrom: 20 * 60, quietTo: 7 * 60, timeZone: 'America/Chicago' };
const after = (at: string, hours = usual) => afterQuiet(new Date(at), hours).toISOString();

test('what comes in quiet hours waits for their end, in the reader\u2019s zone', () => {
  expect(after('2026-01-15T01:59:00Z')).toBe('2026-01-15T01:59:00.000Z');
  expect(after('2026-01-15T02:00:00Z')).toBe('2026-01-15T13:00:00.000Z');
  expect(after('2026-01-15T12:59:59Z')).toBe('2026-01-15T13:00:00.000Z');
  expect(after('2026-01-15T13:00:00Z')).toBe('2026-01-15T13:00:00.000Z');
  expect(after('2026-01-15T02:00:00Z', { ...usual, isQuiet: false })).toBe('2026-01-15T02:00:00.000Z');
  expect(after('2026-01-15T02:00:00Z', { ...usual, quietTo: 20 * 60 })).toBe('2026-01-15T02:00:00.000Z');
  // Within one day, and where minutes are no whole hours from UTC.
  expect(after('2026-01-15T06:00:00Z', { ...usual, quietFrom: 9 * 60, quietTo: 15 * 60 + 30, timeZone: 'Asia/Kathmandu' })).toBe('2026-01-15T09:45:00.000Z');
  expect(beforeQuiet(new Date('2026-01-15T04:00:00Z'), usual).toISOString()).toBe('2026-01-15T01:59:00.000Z');
});

test('quiet hours end by the clock on the wall, also in the nights in which it changes', () => {
  expect(after('2026-03-08T05:00:00Z')).toBe('2026-03-08T12:00:00.000Z');
  expect(after('2026-11-01T04:00:00Z')).toBe('2026-11-01T13:00:00.000Z');
  expect(beforeQuiet(new Date('2026-03-08T11:00:00Z'), usual).toISOString()).toBe('2026-03-08T01:59:00.000Z');
  for (let minute = 0; minute < 2 * 24 * 60; minute += 7) {
    const at = new Date(Date.UTC(2026, 2, 7, 12, minute));
    const then = afterQuiet(at, usual);
    expect([isQuietAt(then, usual), then >= at, then.getTime() - at.getTime() <= 11 * 60 * 60_000]).toEqual([false, true, true]);
  }
});

test('a reminder comes when it is due, never at night, and never when it is of no use any more', () => {
  const wishes = { ...usual, off: [] };
  const due = (startsAt: string, now: string, mine: Parameters<typeof dueNow>[2] = wishes) => dueNow(new Date(startsAt), new Date(now), mine);
  const evening = '2026-01-15T00:30:00Z'; // 6:30 in the evening in Chicago.
  expect(due(evening, '2026-01-14T00:29:00Z')).toBeNull();
  expect(due(evening, '2026-01-14T00:30:00Z')).toBe('day-before');
  expect(due(evening, '2026-01-14T23:29:00Z')).toBeNull();
  expect(due(evening, '2026-01-14T23:30:00Z')).toBe('hour-before');
  expect(due(evening, evening)).toBeNull();
  expect(due(evening, '2026-01-14T15:00:00Z')).toBe('day-before');
  // Too late for the day before.
  expect(due(evening, '2026-01-14T22:00:00Z')).toBeNull();
  expect(due(evening, '2026-01-14T23:30:00Z', { ...wishes, off: ['hour-before'] })).toBeNull();
  expect(due(evening, '2026-01-14T00:30:00Z', { ...wishes, off: ['day-before'] })).toBeNull();
  // At half past seven in the morning: an hour before is quiet, seven o'clock is early enough.
  expect(due('2026-01-15T13:30:00Z', '2026-01-15T12:45:00Z')).toBeNull();
  expect(due('2026-01-15T13:30:00Z', '2026-01-15T13:00:00Z')).toBe('hour-before');
  // At half past nine in the evening: the morning would be too late, so it comes before the quiet begins.
  expect(due('2026-01-15T03:30:00Z', '2026-01-15T01:59:00Z')).toBe('hour-before');
  expect(due('2026-01-15T03:30:00Z', '2026-01-15T02:30:00Z')).toBeNull();
});

test('a seal opens with its own secret and purpose alone, and whatever is changed opens nothing', () => {
  const token = sealed(secret, 'answer', ['s', 'p', 'yes']);
  expect(unsealed(secret, 'answer', token)).toEqual(['s', 'p', 'yes']);
  expect(unsealed(secret, 'unsubscribe', token)).toBeNull();
  expect(unsealed(`${secret}.`, 'answer', token)).toBeNull();
  for (let at = 0; at < token.length; at += 1) {
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(unsealed(secret, 'answer', changed), changed).toBeNull();
  }
  for (const none of ['', '.', 'x', 'x.y', `${token}.`, `${token}.x`, `.${token}`, 'é.é', '\0.\0', 'A'.repeat(100_000)]) expect(unsealed(secret, 'answer', none)).toBeNull();
});

test('a link answers for one person, session and answer, and ends mail of one topic', () => {
  const links = buildLinks({ publicUrl: new URL('https://tilth.example'), secret });
  const tokenOf = (link: string) => new URL(link).pathname.split('/')[2]!;
  const answering = { sessionId: 'abc', personId: 'def', answer: 'no' } as const;
  expect(links.answer(answering)).toMatch(/^https:\/\/tilth\.example\/answer\/[\w.-]+$/);
  expect(answeringOf(secret, tokenOf(links.answer(answering)))).toEqual(answering);
  expect(answeringOf(secret, sealed(secret, 'answer', ['abc', 'def', 'never']))).toBeNull();
  for (const who of [{ personId: 'def' }, { address: 'a@example.org' }]) {
    expect(unsubscribingOf(secret, tokenOf(links.unsubscribe({ topic: 'changes', who })))).toEqual({ topic: 'changes', who });
  }
  expect(unsubscribingOf(secret, tokenOf(links.answer(answering)))).toBeNull();
});

test('mail is configured whole or not at all, and a name stands before its address', () => {
  const root = '/nowhere';
  const read = (env: Record<string, string>) => readConfig({ SECRET: secret, ...env }, root);
  const from = (value: string) => {
    const found = read({ SMTP_URL: 'smtp://mail.example.org:587', MAIL_FROM: value });
    return 'config' in found ? found.config.mail!.from : found.problems[0];
  };
  expect(read({})).toMatchObject({ config: { mail: null } });
  expect(read({ SMTP_URL: '', MAIL_FROM: '' })).toMatchObject({ config: { mail: null } });
  expect(from('tilth@example.org')).toEqual({ name: null, address: 'tilth@example.org' });
  expect(from('Tilth of the Valley <tilth@example.org>')).toEqual({ name: 'Tilth of the Valley', address: 'tilth@example.org' });
  expect(from('"Tilth, for all" <tilth@example.org>')).toEqual({ name: 'Tilth, for all', address: 'tilth@example.org' });
  for (const wrong of ['Tilth', 'a@b@c', 'A <a@example.org>, B <b@example.org>', 'a@example.org\nBcc: b@example.org', 'A\r\nBcc: x <a@example.org>']) expect(from(wrong), wrong).toMatch(/^MAIL_FROM must be/);
  expect(read({ SMTP_URL: 'smtp://mail.example.org' })).toMatchObject({ problems: [expect.stringContaining('MAIL_FROM is missing')] });
  expect(read({ MAIL_FROM: 'a@example.org' })).toMatchObject({ problems: [expect.stringContaining('SMTP_URL is missing')] });
  expect(read({ SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'a@example.org' })).toMatchObject({ problems: [expect.stringContaining('SMTP_URL must be')] });
});
