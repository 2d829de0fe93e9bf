import { expect, test } from 'vitest';
import { instantOf, localOf } from '../../server/decisions/local-time';
import { sumsOf } from '../../server/decisions/sums';

test('consent is counted choice by choice, and nothing stands first', () => {
  const answers = ['agree', 'object', 'agree'].map((choice) => ({ choice }));
  const { sums, first } = sumsOf('consent', [], answers);
  expect(sums.map(({ id, counts }) => [id, ...counts])).toEqual([['agree', 2], ['concern', 0], ['object', 1]]);
  expect(first).toEqual([]);
});

test('dots are added up for each option; of as many, both stand first', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() }));
  const { sums, first } = sumsOf('dots', options, [{ dots: { a: 2, b: 1 } }, { dots: { b: 1 } }]);
  expect(sums.map(({ text, counts }) => [text, ...counts])).toEqual([['A', 2], ['B', 2], ['C', 0]]);
  expect(first).toEqual(['a', 'b']);
  expect(sumsOf('dots', options, []).first).toEqual([]);
});

test('the best time is when most can come, and of these where fewest must bend', () => {
  const options = ['one', 'two', 'three'].map((id) => ({ id, startsAt: '2026-03-05T16:00:00.000Z' }));
  const { sums, first } = sumsOf('time', options, [
    { slots: { one: 'yes', two: 'maybe', three: 'yes' } },
    { slots: { one: 'yes', two: 'maybe', three: 'maybe' } },
    { slots: { one: 'no', two: 'maybe', three: 'yes' } },
  ]);
  expect(sums.map(({ counts }) => counts)).toEqual([[2, 0, 1], [0, 3, 0], [2, 1, 0]]);
  expect(first).toEqual(['three']);
});

test('a time is read as the clocks of its zone say it, also where they leap', () => {
  const read = (local: string, zone = 'America/Chicago') => instantOf(local, zone)?.toISOString() ?? null;
  expect(read('2026-03-02T17:00')).toBe('2026-03-02T23:00:00.000Z');
  expect(read('2026-07-02T17:00')).toBe('2026-07-02T22:00:00.000Z');
  expect(read('2026-03-02T00:00', 'Pacific/Auckland')).toBe('2026-03-01T11:00:00.000Z');
  // On March 8, 2026, there is no 2:30 in Chicago; on November 1 there are two.
  expect(read('2026-03-08T02:30')).toBe('2026-03-08T08:30:00.000Z');
  expect(read('2026-11-01T01:30')).toBe('2026-11-01T06:30:00.000Z');
  for (const none of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T25:00', 'soon']) expect(read(none)).toBeNull();
  expect(localOf(new Date('2026-03-02T06:00:00Z'), 'America/Chicago')).toBe('2026-03-02T00:00');
});
