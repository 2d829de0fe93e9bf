import { expect, test } from 'vitest';
import type { PostView, ThreadLine } from '../../app/contract/threads';
import { begin, hasGap, receive } from '../../app/routes/t.$thread/stream';
import { begun, moved } from '../../app/ui/thread-lines';
import { fullTime, shortTime } from '../../app/ui/time';
import { initials } from '../../app/ui/avatar';

const post = (seq: number) => ({ seq }) as PostView;
const seqs = (stream: ReturnType<typeof begin>) => stream.replies.map(({ seq }) => seq);

test('posts stand once and in order, however they are heard', () => {
  // Every order in which five posts can come, each heard twice.
  const orders = (rest: number[]): number[][] => (rest.length === 0 ? [[]] : rest.flatMap((one) => orders(rest.filter((other) => other !== one)).map((tail) => [one, ...tail])));
  for (const order of orders([3, 4, 5, 6, 7])) {
    const stream = [...order, ...order].reduce((before, seq) => receive(before, [post(seq)]), begin([post(2)]));
    expect(seqs(stream)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(hasGap(stream)).toBe(false);
  }
});

test('a post that leaves a gap waits until the gap is filled', () => {
  const gap = receive(begin([]), [post(2), post(5)]);
  expect([seqs(gap), hasGap(gap)]).toEqual([[2], true]);
  const filled = receive(gap, [post(3), post(4)]);
  expect([seqs(filled), hasGap(filled)]).toEqual([[2, 3, 4, 5], false]);
});

test('what is known already changes nothing', () => {
  const stream = begin([post(2), post(3)]);
  expect(receive(stream, [post(2)])).toBe(stream);
});

const line = (id: string, replyCount = 0) => ({ id, replyCount, unread: false, lastAuthorName: 'Ana' }) as ThreadLine;
const fact = (threadId: string, replyCount: number, authorHandle = 'ben') => ({ communityId: 'c', threadId, replyCount, lastAuthorName: 'Ben', authorHandle, lastActivityAt: '2026-03-02T15:00:00Z' });

test('a thread that moves comes first and is new to all but the writer', () => {
  const lines = [line('a'), line('b', 1)];
  expect(moved(lines, fact('b', 2), 'reader')!.map((one) => [one.id, one.replyCount, one.unread])).toEqual([['b', 2, true], ['a', 0, false]]);
  expect(moved(lines, fact('b', 2, 'reader'), 'reader')![0]!.unread).toBe(false);
});

test('old news and news of elsewhere move nothing', () => {
  expect(moved([line('a', 3)], fact('a', 3), 'reader')).toBeNull();
  expect(moved([line('a')], fact('z', 1), 'reader')).toBeNull();
});

test('a thread begins once', () => {
  const started = { communityId: 'c', authorHandle: 'ben', thread: line('new') };
  const once = begun([line('a')], started, 'reader');
  expect(once.map((one) => [one.id, one.unread])).toEqual([['new', true], ['a', false]]);
  expect(begun(once, started, 'reader')).toBe(once);
});

test('times are told in the reader\u2019s zone and language', () => {
  const face = (timeZone: string, language = 'en') => ({ language, timeZone, now: new Date('2026-03-09T02:00:00Z') });
  const at = new Date('2026-03-08T07:30:00Z');
  const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');
  // Half past one in the night in which Chicago's clock springs forward; the reader's Sunday evening is still that day.
  expect(plain(shortTime(at, face('America/Chicago'), 'Yesterday'))).toBe('1:30 AM');
  expect(shortTime(at, face('Europe/Madrid', 'es'), 'Ayer')).toBe('Ayer');
  expect(shortTime(new Date('2026-03-05T12:00:00Z'), face('America/Chicago'), '')).toBe('Thursday');
  expect(shortTime(new Date('2026-03-05T12:00:00Z'), face('America/Chicago', 'es'), '')).toBe('Jueves');
  expect(shortTime(new Date('2026-02-20T12:00:00Z'), face('America/Chicago'), '')).toBe('Feb 20');
  expect(shortTime(new Date('2025-12-12T12:00:00Z'), face('America/Chicago'), '')).toBe('Dec 12, 2025');
  expect(plain(fullTime(at, face('America/Chicago')))).toContain('Sunday, March 8, 2026');
});

test('initials are letters of the first and the last name', () => {
  expect(['Amara Nwosu', 'Lucía', 'Ana María Núñez', '  ', '李 小龙'].map(initials)).toEqual(['AN', 'L', 'AN', '', '李小']);
});
