import { expect, test } from 'vitest';
import type { RotaLine } from '../../app/contract/series';
import { rotaAfter } from '../../app/rota-form.server';
import { timesInput } from '../../app/series-form.server';

const session = { local: '2026-03-26T18:30', today: '2026-03-02' };
const firstDay = (form: Record<string, string>, of = session) => timesInput({ firstDay: of.local.slice(0, 10), startTime: '18:30', ...form }, of).firstDay;

test('who names other days of the same session means its week, or its month', () => {
  expect(firstDay({ repeats: 'weekly', dayTH: 'on' })).toBe('2026-03-26');
  expect(firstDay({ repeats: 'weekly', dayWE: 'on' })).toBe('2026-03-23');
  expect(firstDay({ repeats: 'weekday', dayTU: 'on', nth4: 'on' })).toBe('2026-03-03');
  expect(firstDay({ repeats: 'weekday', dayTH: 'on', nthLast: 'on' })).toBe('2026-03-26');
  expect(firstDay({ repeats: 'date', monthDay: '26' })).toBe('2026-03-26');
  expect(firstDay({ repeats: 'date', monthDay: '10' }, { ...session, today: '2026-02-20' })).toBe('2026-03-01');
  // Another date is a date that was meant.
  expect(timesInput({ firstDay: '2026-04-01', startTime: '18:30', repeats: 'weekly', dayWE: 'on' }, session).firstDay).toBe('2026-04-01');
});

test('an order of turns changes by one step, and who is beside somebody first stays so', () => {
  const rota = ['ana', 'ben', 'cem'].map((handle) => ({ handle, shadowsFirst: handle === 'cem' })) as RotaLine[];
  expect(rotaAfter(rota, 'earlier', 'cem', false)).toEqual({ people: ['ana', 'cem', 'ben'], shadows: ['cem'] });
  expect(rotaAfter(rota, 'earlier', 'ana', false)).toEqual({ people: ['ana', 'ben', 'cem'], shadows: ['cem'] });
  expect(rotaAfter(rota, 'later', 'ana', false).people).toEqual(['ben', 'ana', 'cem']);
  expect(rotaAfter(rota, 'out', 'cem', false)).toEqual({ people: ['ana', 'ben'], shadows: [] });
  expect(rotaAfter(rota, 'shadow', 'ana', false).shadows).toEqual(['ana', 'cem']);
  expect(rotaAfter(rota, 'add', 'dot', true)).toEqual({ people: ['ana', 'ben', 'cem', 'dot'], shadows: ['cem', 'dot'] });
  expect(rotaAfter(rota, 'add', 'ana', false).people).toEqual(['ana', 'ben', 'cem']);
});
