import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endBefore, planAhead, planBreaks, planChange } from '../../server/series/plan';
import type { Break, NewOccurrence, Occurrence, Pattern } from '../../server/series/plan';
import { instantOf, slots } from '../../server/series/recurrence';

const zone = 'America/Chicago';
const now = new Date('2026-03-01T12:00:00Z');
const pattern = (rrule: string, dtstartLocal: string, breaks: Break[] = []): Pattern => ({ recurrence: { rrule, dtstartLocal, zone }, breaks });
const thursdays = pattern('FREQ=WEEKLY;BYDAY=TH', '2026-03-05T18:30');

let nextId = 0;
const kept = (made: readonly NewOccurrence[]): Occurrence[] => made.map((row) => ({ ...row, id: `o${++nextId}`, isTouched: false }));
const planned = (of: Pattern, horizon = '2026-04-30T23:59') => kept(planAhead(of, [], horizon));
const say = (rows: readonly { originalLocal: string; status: string; cause: string | null }[]) => rows.map((row) => `${row.originalLocal} ${row.status}${row.cause ? ` ${row.cause}` : ''}`);
const at = (rows: readonly Occurrence[], day: string) => rows.find((row) => row.originalLocal.startsWith(day))!;
const change = (rrule: string | null, dtstartLocal: string, from: string, horizon = '2026-04-30T23:59') => ({
  from,
  recurrence: rrule === null ? null : { rrule, dtstartLocal, zone },
  horizon,
  now,
});

describe('planning ahead', () => {
  it('goes on after the last slot, and never makes one again that was moved, cancelled or removed', () => {
    const rows = planned(thursdays, '2026-03-26T23:59');
    Object.assign(at(rows, '2026-03-12'), { status: 'cancelled', cause: 'hand' });
    Object.assign(at(rows, '2026-03-19'), { status: 'removed', cause: 'hand' });
    // Moved past the next slot and the horizon: the pattern goes on from where it stood.
    Object.assign(at(rows, '2026-03-26'), { status: 'moved', startsAt: instantOf('2026-04-20T18:30', zone) });
    expect(say(planAhead(thursdays, rows, '2026-04-10T23:59'))).toEqual(['2026-04-02T18:30 scheduled', '2026-04-09T18:30 scheduled']);
    expect(planAhead(thursdays, rows, '2026-03-26T23:59')).toEqual([]);
  });

  it('does not make a slot that an extra session took, and is not carried on by it', () => {
    const rows = planned(thursdays, '2026-03-12T23:59');
    rows.push({ id: 'x', originalLocal: '2026-03-26T18:30', startsAt: instantOf('2026-03-26T18:30', zone), status: 'extra', cause: null, isTouched: true });
    expect(say(planAhead(thursdays, rows, '2026-04-02T23:59'))).toEqual(['2026-03-19T18:30 scheduled', '2026-04-02T18:30 scheduled']);
  });

  it('counts sessions that were cancelled towards the number of them', () => {
    const three = pattern('FREQ=WEEKLY;COUNT=3', '2026-03-05T18:30');
    const rows = planned(three, '2026-03-12T23:59');
    Object.assign(at(rows, '2026-03-12'), { status: 'cancelled', cause: 'hand' });
    expect(say(planAhead(three, rows, '2026-12-31T23:59'))).toEqual(['2026-03-19T18:30 scheduled']);
  });

  it('makes what falls into a break as cancelled by it', () => {
    const spring = pattern('FREQ=WEEKLY;BYDAY=TH', '2026-03-05T18:30', [{ firstDay: '2026-03-09', lastDay: '2026-03-13' }]);
    expect(say(planAhead(spring, [], '2026-03-20T00:00'))).toEqual(['2026-03-05T18:30 scheduled', '2026-03-12T18:30 cancelled break', '2026-03-19T18:30 scheduled']);
  });
});

describe('this and later', () => {
  it('moves each session to the new day of its own week, and leaves the earlier ones', () => {
    const rows = planned(thursdays, '2026-03-26T23:59');
    const plan = planChange(thursdays, rows, change('FREQ=WEEKLY;BYDAY=TU', '2026-03-17T17:00', '2026-03-19T18:30', '2026-03-26T23:59'));
    expect(plan.kept).toEqual([at(rows, '2026-03-05').id, at(rows, '2026-03-12').id]);
    expect(plan.shifted).toEqual([
      { id: at(rows, '2026-03-19').id, originalLocal: '2026-03-17T17:00', startsAt: instantOf('2026-03-17T17:00', zone), status: 'scheduled', cause: null },
      { id: at(rows, '2026-03-26').id, originalLocal: '2026-03-24T17:00', startsAt: instantOf('2026-03-24T17:00', zone), status: 'scheduled', cause: null },
    ]);
    expect([plan.ended, plan.dropped, plan.made]).toEqual([[], [], []]);
  });

  it('drops what the new pattern has not, and keeps the row of what something hangs on', () => {
    const rows = planned(thursdays, '2026-04-02T23:59');
    at(rows, '2026-03-12').isTouched = true;
    const plan = planChange(thursdays, rows, change('FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2026-03-05T18:30', '2026-03-05T18:30'));
    expect(plan.kept).toEqual([at(rows, '2026-03-05').id, at(rows, '2026-03-19').id, at(rows, '2026-04-02').id]);
    expect(say(plan.ended)).toEqual(['2026-03-12T18:30 removed change']);
    expect(plan.dropped).toEqual([at(rows, '2026-03-26').id]);
    expect(say(plan.made)).toEqual(['2026-04-16T18:30 scheduled', '2026-04-30T18:30 scheduled']);
  });

  it('brings back what it had ended, once its slot is in the pattern again', () => {
    const rows = planned(thursdays, '2026-03-12T23:59');
    Object.assign(at(rows, '2026-03-12'), { status: 'removed', cause: 'change', isTouched: true });
    const plan = planChange(thursdays, rows, change('FREQ=WEEKLY;BYDAY=TH', '2026-03-05T18:30', '2026-03-05T18:30', '2026-03-12T23:59'));
    expect(say(plan.shifted)).toEqual(['2026-03-12T18:30 scheduled']);
    expect(plan.made).toEqual([]);
  });

  it('leaves a moved session where somebody put it, and a cancelled one cancelled, and makes neither again', () => {
    const rows = planned(thursdays, '2026-03-19T23:59');
    const friday = instantOf('2026-03-13T09:00', zone);
    Object.assign(at(rows, '2026-03-12'), { status: 'moved', startsAt: friday });
    Object.assign(at(rows, '2026-03-19'), { status: 'cancelled', cause: 'hand' });
    const plan = planChange(thursdays, rows, change('FREQ=WEEKLY;BYDAY=TH', '2026-03-05T17:00', '2026-03-05T18:30', '2026-03-19T23:59'));
    expect(say(plan.shifted)).toEqual(['2026-03-05T17:00 scheduled', '2026-03-12T17:00 moved', '2026-03-19T17:00 cancelled hand']);
    expect(plan.shifted[1]!.startsAt).toEqual(friday);
    expect(plan.made).toEqual([]);
  });

  it('finds the same month again where both patterns are monthly', () => {
    const second = pattern('FREQ=MONTHLY;BYDAY=2TH', '2026-03-12T18:30');
    const rows = planned(second, '2026-05-31T23:59');
    const plan = planChange(second, rows, change('FREQ=MONTHLY;BYDAY=-1MO', '2026-03-30T18:30', '2026-03-12T18:30', '2026-05-31T23:59'));
    expect(plan.shifted.map(({ id, originalLocal }) => [id, originalLocal])).toEqual([
      [at(rows, '2026-03-12').id, '2026-03-30T18:30'],
      [at(rows, '2026-04-09').id, '2026-04-27T18:30'],
      [at(rows, '2026-05-14').id, '2026-05-25T18:30'],
    ]);
  });

  it('never moves what was held, and holds it for the slot of its week', () => {
    const rows = planned(thursdays, '2026-03-12T23:59');
    const held = instantOf('2026-02-28T10:00', zone);
    Object.assign(at(rows, '2026-03-05'), { status: 'moved', startsAt: held, isTouched: true });
    const weekly = planChange(thursdays, rows, change('FREQ=WEEKLY;BYDAY=TU', '2026-03-03T18:30', '2026-03-05T18:30', '2026-03-12T23:59'));
    expect(weekly.shifted[0]).toMatchObject({ id: at(rows, '2026-03-05').id, originalLocal: '2026-03-03T18:30', startsAt: held, status: 'moved' });
    const ended = planChange(thursdays, rows, change(null, '', '2026-03-05T18:30'));
    expect(ended).toMatchObject({ kept: [], shifted: [], made: [], dropped: [at(rows, '2026-03-12').id], ended: [{ originalLocal: '2026-03-05T18:30', startsAt: held, status: 'extra' }] });
  });

  it('plans as far as the old pattern was planned, and around an extra session', () => {
    const rows = planned(thursdays, '2026-03-26T23:59');
    rows.push({ id: 'x', originalLocal: '2026-03-17T18:30', startsAt: instantOf('2026-03-17T18:30', zone), status: 'extra', cause: null, isTouched: true });
    const plan = planChange(thursdays, rows, change('FREQ=WEEKLY;BYDAY=TU,TH', '2026-03-12T18:30', '2026-03-12T18:30', '2026-03-01T00:00'));
    expect(say(plan.made)).toEqual(['2026-03-24T18:30 scheduled']);
    expect(plan.kept).toContain('x');
  });

  it('keeps a session on its day where the week has more of them', () => {
    const two = pattern('FREQ=WEEKLY;BYDAY=WE,FR', '2026-03-04T09:00');
    const rows = planned(two, '2026-03-13T23:59');
    const plan = planChange(two, rows, change('FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-03-09T10:00', '2026-03-11T09:00', '2026-03-13T23:59'));
    expect(plan.shifted.map(({ id, originalLocal }) => [id, originalLocal])).toEqual([[at(rows, '2026-03-11').id, '2026-03-11T10:00'], [at(rows, '2026-03-13').id, '2026-03-13T10:00']]);
    expect(say(plan.made)).toEqual(['2026-03-09T10:00 scheduled']);
  });

  it('gives a slot to the one that had it, not to another of its week', () => {
    const tuesdays = pattern('FREQ=WEEKLY;BYDAY=TU', '2026-03-10T18:30');
    const rows = planned(tuesdays, '2026-03-10T23:59');
    rows.push({ id: 'old', originalLocal: '2026-03-12T18:30', startsAt: instantOf('2026-03-12T18:30', zone), status: 'removed', cause: 'change', isTouched: true });
    const plan = planChange(tuesdays, rows, change('FREQ=WEEKLY;BYDAY=TH', '2026-03-12T18:30', '2026-03-10T18:30', '2026-03-12T23:59'));
    expect(plan).toMatchObject({ kept: [], dropped: [rows[0]!.id], shifted: [{ id: 'old', originalLocal: '2026-03-12T18:30', status: 'scheduled' }], made: [] });
  });

  it('shifts in another zone although the clocks say the same', () => {
    const rows = planned(thursdays, '2026-03-05T23:59');
    const plan = planChange(thursdays, rows, { ...change('FREQ=WEEKLY;BYDAY=TH', '2026-03-05T18:30', '2026-03-05T18:30', '2026-03-05T23:59'), recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TH', dtstartLocal: '2026-03-05T18:30', zone: 'America/New_York' } });
    expect(plan.shifted).toMatchObject([{ originalLocal: '2026-03-05T18:30', startsAt: new Date('2026-03-05T23:30:00Z') }]);
  });
});

describe('a break', () => {
  const winter = { firstDay: '2026-03-09', lastDay: '2026-03-20' };

  it('cancels what it covers, gives it back when it goes, and leaves what hands did', () => {
    const rows = planned(thursdays, '2026-03-26T23:59');
    Object.assign(at(rows, '2026-03-12'), { status: 'cancelled', cause: 'hand' });
    const made = planBreaks(thursdays, rows, [winter], now);
    expect(made).toEqual({ cancelled: [at(rows, '2026-03-19').id], back: [], meeting: [] });
    Object.assign(at(rows, '2026-03-19'), { status: 'cancelled', cause: 'break' });
    const withBreak = { ...thursdays, breaks: [winter] };
    expect(planBreaks(withBreak, rows, [], now)).toEqual({ cancelled: [], back: [at(rows, '2026-03-19').id], meeting: [] });
    expect(planBreaks(withBreak, rows, [{ firstDay: '2026-03-19', lastDay: '2026-03-19' }], now).back).toEqual([]);
  });

  it('does not cancel again what somebody brought back, and says what was put into it', () => {
    const rows = planned(thursdays, '2026-03-26T23:59');
    Object.assign(at(rows, '2026-03-26'), { status: 'moved', startsAt: instantOf('2026-03-18T18:30', zone) });
    const withBreak = { ...thursdays, breaks: [winter] };
    const another = { firstDay: '2026-12-20', lastDay: '2027-01-03' };
    expect(planBreaks(withBreak, rows, [winter, another], now)).toEqual({ cancelled: [], back: [], meeting: [at(rows, '2026-03-26').id] });
    const later = planChange(withBreak, rows, change('FREQ=WEEKLY;BYDAY=TH', '2026-03-05T17:00', '2026-03-05T18:30', '2026-03-26T23:59'));
    expect(say(later.shifted).slice(0, 3)).toEqual(['2026-03-05T17:00 scheduled', '2026-03-12T17:00 scheduled', '2026-03-19T17:00 scheduled']);
  });

  it('leaves what is over', () => {
    const rows = planned(thursdays, '2026-03-26T23:59');
    expect(planBreaks(thursdays, rows, [winter], new Date('2026-03-15T00:00:00Z')).cancelled).toEqual([at(rows, '2026-03-19').id]);
  });
});

describe('the end of a pattern', () => {
  it('comes after the last slot before the change', () => {
    const { recurrence } = pattern('FREQ=WEEKLY;BYDAY=TH;COUNT=40', '2026-03-05T18:30');
    const ended = endBefore(recurrence, '2026-03-26T18:30')!;
    expect(ended.rrule).toBe('FREQ=WEEKLY;BYDAY=TH;UNTIL=20260319T233000Z');
    expect(slots(ended, { limit: 9 }).map((slot) => slot.originalLocal)).toEqual(['2026-03-05T18:30', '2026-03-12T18:30', '2026-03-19T18:30']);
    expect(endBefore(recurrence, '2026-03-05T18:30')).toBeNull();
  });
});

const rules = ['FREQ=WEEKLY;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=MONTHLY;BYDAY=2TH', 'FREQ=MONTHLY;BYDAY=-1MO', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY;COUNT=12'];
const times = ['18:30', '02:30', '01:30', '09:00'];
const dayAfter = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A series as its pages would keep it: the plans are carried out as they say, by nothing else. */
class Kept {
  rows: Occurrence[] = [];
  breaks: Break[] = [];
  horizon = '2026-06-30T23:59';
  /** Each slot that the patterns have had: those before a change, and those of the one that came with it. */
  expected = new Set<string>();
  made = 0;

  constructor(public pattern: Pattern) {
    this.extend(0);
    this.expected = new Set(slots(pattern.recurrence, { until: this.horizon, limit: 2_000 }).map((slot) => slot.originalLocal));
  }

  add(made: readonly NewOccurrence[]) {
    for (const row of made) this.rows.push({ ...row, id: `r${++this.made}`, isTouched: false });
  }

  extend(weeks: number) {
    const until = `${dayAfter(this.horizon.slice(0, 10), weeks * 7)}T23:59`;
    this.add(planAhead({ ...this.pattern, breaks: this.breaks }, this.rows, until));
    for (const slot of slots(this.pattern.recurrence, { after: this.horizon, until, limit: 2_000 })) this.expected.add(slot.originalLocal);
    this.horizon = until;
  }

  some(n: number): Occurrence | undefined {
    const live = this.rows.filter((row) => row.status !== 'removed' && row.status !== 'extra');
    return live[n % Math.max(1, live.length)];
  }

  later(n: number, rule: number, time: number) {
    const from = this.some(n)?.originalLocal;
    if (!from) return;
    const recurrence = { rrule: rules[rule % rules.length]!, dtstartLocal: `${from.slice(0, 10)}T${times[time % times.length]}`, zone };
    const plan = planChange({ ...this.pattern, breaks: this.breaks }, this.rows, { from, recurrence, horizon: this.horizon, now });
    const before = new Map(this.rows.map((row) => [row.id, row]));
    const told = [...plan.kept, ...plan.dropped, ...plan.shifted.map(({ id }) => id), ...plan.ended.map(({ id }) => id)];
    expect([...told].sort()).toEqual([...before.keys()].sort());
    for (const id of plan.dropped) expect(before.get(id)!.isTouched).toBe(false);
    for (const shifted of plan.shifted) expect(before.get(shifted.id)!.originalLocal >= from).toBe(true);
    const next = new Map([...plan.shifted, ...plan.ended].map((row) => [row.id, row]));
    this.rows = this.rows.filter((row) => !plan.dropped.includes(row.id)).map((row) => ({ ...row, ...next.get(row.id) }));
    this.add(plan.made);
    this.pattern = { recurrence, breaks: this.breaks };
    const ahead = slots(recurrence, { from, until: this.horizon, limit: 2_000 });
    const first = slots(recurrence, { until: this.horizon, limit: 2_000 });
    this.expected = new Set([...[...this.expected].filter((wall) => wall < from), ...ahead.map((slot) => slot.originalLocal), ...first.map((slot) => slot.originalLocal)]);
  }

  setBreaks(after: Break[]) {
    const plan = planBreaks({ ...this.pattern, breaks: this.breaks }, this.rows, after, now);
    for (const row of this.rows) {
      if (plan.cancelled.includes(row.id)) Object.assign(row, { status: 'cancelled', cause: 'break' });
      if (plan.back.includes(row.id)) Object.assign(row, { status: 'scheduled', cause: null });
    }
    this.breaks = after;
  }

  check() {
    const walls = this.rows.map((row) => row.originalLocal);
    expect(new Set(walls).size, 'no slot twice').toBe(walls.length);
    const live = this.rows.filter((row) => row.status !== 'extra' && row.status !== 'removed');
    expect(live.filter((row) => !this.expected.has(row.originalLocal)), 'none too many').toEqual([]);
    expect([...this.expected].filter((wall) => !walls.includes(wall)), 'none lost').toEqual([]);
    for (const row of this.rows.filter((it) => !it.isTouched)) {
      const off = this.breaks.some(({ firstDay, lastDay }) => row.originalLocal.slice(0, 10) >= firstDay && row.originalLocal.slice(0, 10) <= lastDay);
      expect([row.status, row.cause], row.originalLocal).toEqual(off ? ['cancelled', 'break'] : ['scheduled', null]);
    }
    for (const row of this.rows) if (row.status === 'scheduled') expect(row.startsAt, row.originalLocal).toEqual(instantOf(row.originalLocal, zone));
  }
}

const operation = fc.oneof(
  fc.record({ do: fc.constant('move' as const), n: fc.nat(60), days: fc.integer({ min: -20, max: 40 }) }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'restore' as const, 'remove' as const, 'touch' as const), n: fc.nat(60) }),
  fc.record({ do: fc.constant('extra' as const), n: fc.nat(200) }),
  fc.record({ do: fc.constant('extend' as const), weeks: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ do: fc.constant('break' as const), n: fc.nat(120), days: fc.nat(20) }),
  fc.record({ do: fc.constant('unbreak' as const), n: fc.nat(5) }),
  fc.record({ do: fc.constant('later' as const), n: fc.nat(60), rule: fc.nat(7), time: fc.nat(3) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function carryOut(series: Kept, step: Operation) {
  const row = 'n' in step ? series.some(step.n) : undefined;
  if (step.do === 'move' && row?.cause === null) Object.assign(row, { status: 'moved', startsAt: new Date(row.startsAt.getTime() + step.days * 86_400_000 + 1), isTouched: true });
  if (step.do === 'cancel' && row) Object.assign(row, { status: 'cancelled', cause: 'hand', startsAt: instantOf(row.originalLocal, zone), isTouched: true });
  if (step.do === 'restore' && row?.status === 'cancelled') Object.assign(row, { status: 'scheduled', cause: null, startsAt: instantOf(row.originalLocal, zone), isTouched: true });
  if (step.do === 'remove' && row) Object.assign(row, { status: 'removed', cause: 'hand', isTouched: true });
  if (step.do === 'touch' && row) row.isTouched = true;
  if (step.do === 'extra') {
    const originalLocal = `${dayAfter('2026-03-02', step.n)}T12:07`;
    if (series.rows.every((it) => it.originalLocal !== originalLocal)) series.rows.push({ id: `x${++series.made}`, originalLocal, startsAt: instantOf(originalLocal, zone), status: 'extra', cause: null, isTouched: true });
  }
  if (step.do === 'extend') series.extend(step.weeks);
  if (step.do === 'break') series.setBreaks([...series.breaks, { firstDay: dayAfter('2026-03-02', step.n), lastDay: dayAfter('2026-03-02', step.n + step.days) }]);
  if (step.do === 'unbreak') series.setBreaks(series.breaks.filter((_, n) => n !== step.n % Math.max(1, series.breaks.length)));
  if (step.do === 'later') series.later(step.n, step.rule, step.time);
}

describe('whatever is done to a series', () => {
  it('has each slot of its pattern once, in its place', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.array(operation, { maxLength: 14 }), (rule, steps) => {
        const series = new Kept(pattern(rules[rule]!, '2026-03-05T18:30'));
        series.check();
        for (const step of steps) {
          const before = new Map(series.rows.map((row) => [row.id, { ...row }]));
          carryOut(series, step);
          series.check();
          // Only a change of the pattern may take a row away or give it another slot.
          if (step.do === 'later') continue;
          for (const [id, row] of before) expect(series.rows.find((it) => it.id === id)?.originalLocal).toBe(row.originalLocal);
        }
      }),
      { numRuns: 250, seed: 20260305 },
    );
  }, 60_000);
});
