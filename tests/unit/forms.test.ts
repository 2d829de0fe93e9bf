import { expect, test } from 'vitest';
import { instrumentIds } from '../../app/contract/form-names';
import { beginning, type Readings } from '../../server/forms/beginning';
import { instrument, minimumFor, scored } from '../../server/forms/instruments';
import { readGroups, readLines, readRanks, type Counted } from '../../server/forms/reading';

const line = (item: string, mean: number, wanted: number | null = null, answers = 8): Counted => ({ item, answers, mean, wanted, spread: null, low: null });

test('every text of every form stands in both languages, and both ask the same', () => {
  for (const id of instrumentIds) {
    const [en, es] = [instrument(id, 'en'), instrument(id, 'es')];
    expect(es.items.map(({ id, scale, isReversed, group }) => [id, scale, isReversed, group])).toEqual(en.items.map(({ id, scale, isReversed, group }) => [id, scale, isReversed, group]));
    for (const view of [en, es]) {
      for (const text of [view.title, view.practice, view.intro, view.when, ...view.items.map((item) => item.text), ...view.items.flatMap((item) => item.points.map((point) => point.label))]) expect(text, id).toMatch(/\S/);
    }
    for (const [index, item] of en.items.entries()) expect(es.items[index]!.text).not.toBe(item.text);
    expect(scored(en).length).toBeGreaterThan(1);
  }
});

test('it takes five answers, in a group of at most seven four', () => {
  expect([4, 7, 8, 40].map(minimumFor)).toEqual([4, 4, 5, 5]);
});

test('gaps are wanted less now, the widest first, and their change is told line by line', () => {
  const order = ['a', 'b', 'c'];
  const before = [line('a', 2, 4), line('b', 3, 5)];
  expect(readLines(order, [line('a', 3.4, 4.1), line('b', 1.7, 5), line('c', 4, 4)], before).map(({ item, gap, change }) => [item, gap, change])).toEqual([
    ['b', 3.3, 1.3],
    ['a', 0.7, -1.3],
    ['c', 0, null],
  ]);
  expect(readLines(order, [line('b', 4), line('a', 3)], [line('a', 2.5)]).map(({ item, gap, change }) => [item, gap, change])).toEqual([
    ['a', null, 0.5],
    ['b', null, null],
  ]);
});

test('lines that belong together have one mean, by how many answered each', () => {
  const { items } = instrument('trust');
  expect(readGroups(items, [line('tr1', 4, null, 6), line('tr2', 5, null, 2), line('tr4', 3)], ['facilitator', 'peers'])).toEqual({ facilitator: 4.3, peers: 3 });
  expect(readGroups(items, [line('tr1', 4), line('tr4', 3)], [])).toEqual({ all: 3.5 });
  expect(readGroups(items, [], [])).toEqual({});
});

test('a first choice has three points, a second two, a third one', () => {
  const rows = [{ item: 'pd1:na2', value: 3 }, { item: 'pd1:na7', value: 3 }, { item: 'pd1:na2', value: 1 }, { item: 'pd4', value: 5 }];
  expect(readRanks(rows, 'pd1')).toEqual([{ item: 'na2', points: 4 }, { item: 'na7', points: 3 }]);
});

const inPlace = Object.fromEntries(['oc1', 'oc2', 'oc3', 'oc4', 'oc5', 'oc6', 'oc7'].map((item) => [item, 1.5]));
const good: Readings = {
  readiness: { need: 4.5, benefit: 4.6, commitment: 4.2, efficacy: 3.8, capacity: 3.1, support: 3.6, trust: 3.3 },
  capacity: { means: inPlace, missing: [] },
  say: 4,
  vision: [4, 4.5],
  focus: 'na2',
};
const verdict = (change: Partial<Readings>) => {
  const found = beginning({ ...good, ...change });
  return [found.verdict, ...found.reasons.map((reason) => ('dimension' in reason ? reason.dimension : 'item' in reason ? reason.item : 'instrument' in reason ? reason.instrument : reason.why))];
};
const andAlso = (change: object) => ({ readiness: { ...good.readiness, ...change } });

test('a group starts when it is ready and its programs can carry it', () => {
  expect(beginning(good)).toEqual({ verdict: 'start', reasons: [], focus: 'na2' });
  // Forms that were not asked do not hold anybody up.
  expect(verdict({ say: null, vision: [], focus: null })).toEqual(['start']);
  expect(verdict(andAlso({ capacity: 3 }))).toEqual(['start']);
});

test('a group starts smaller when something is thin that it can live with', () => {
  expect(verdict(andAlso({ capacity: 2.4 }))).toEqual(['smaller', 'capacity']);
  expect(verdict(andAlso({ capacity: 2.9, support: 2.9 }))).toEqual(['smaller', 'capacity', 'support']);
  expect(verdict({ capacity: { means: { ...inPlace, oc3: 0, oc4: 0, oc5: 0, oc7: 0.5 }, missing: [] } })).toEqual(['smaller', 'little-in-place']);
  expect(verdict({ capacity: null })).toEqual(['smaller', 'organizational-capacity']);
  expect(verdict({ vision: [2.9, 4] })).toEqual(['smaller', 'dim-vision']);
});

test('a group does not start yet without readiness, time, cover, safety or a say', () => {
  expect(verdict({ readiness: null })).toEqual(['not-yet', 'readiness']);
  for (const dimension of ['need', 'benefit', 'commitment']) expect(verdict(andAlso({ [dimension]: 2.9 }))).toEqual(['not-yet', dimension]);
  expect(verdict(andAlso({ efficacy: 2, support: 2, trust: 2 }))).toEqual(['not-yet', 'efficacy', 'support', 'trust']);
  for (const item of ['oc1', 'oc2', 'oc6']) {
    expect(verdict({ capacity: { means: { ...inPlace, [item]: 0.9 }, missing: [] } })).toEqual(['not-yet', item]);
    expect(verdict({ capacity: { means: {}, missing: [item] } })).toEqual(['not-yet', item]);
  }
  expect(verdict({ capacity: { means: inPlace, missing: ['oc5'] } })).toEqual(['start']);
  expect(verdict({ say: 3.4 })).toEqual(['not-yet', 'no-say']);
});
