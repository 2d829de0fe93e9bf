import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, nths, planFaults, planFrom, planOf, presets, ruleOf, weekdays } from '../../app/contract/recurrence';
import type { CadencePlan } from '../../app/contract/recurrence';
import { problemOf } from '../../app/contract/problems';
import { said } from '../../app/fault-words.server';
import { readPlan } from '../../server/series/planning';
import { readRule, slots } from '../../server/series/recurrence';

const answers = {
  repeats: 'weekly',
  firstDay: '2026-03-12',
  startTime: '18:30',
  minutes: '90',
  timeZone: 'America/Chicago',
  dayTH: 'on',
};
const read = (more: Record<string, string>) => readPlan(planFrom({ ...answers, ...more }));
const monthly = { repeats: 'weekday', nth2: 'on' };

function faults(more: Record<string, string>) {
  try {
    read(more);
  } catch (caught) {
    return problemOf(caught)?.fields;
  }
  return undefined;
}

describe('answers', () => {
  it.each<[string, Record<string, string>, string | undefined, string]>([
    ['once', { repeats: 'once' }, undefined, '2026-03-12T18:30'],
    ['weekly', {}, 'FREQ=WEEKLY;BYDAY=TH', '2026-03-12T18:30'],
    ['weekly on two days', { dayMO: 'on' }, 'FREQ=WEEKLY;BYDAY=MO,TH', '2026-03-12T18:30'],
    ['every two weeks', { repeats: 'fortnightly' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2026-03-12T18:30'],
    ['every two weeks on two days', { repeats: 'fortnightly', daySU: 'on' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU;WKST=SU', '2026-03-12T18:30'],
    ['every five weeks', { repeats: 'weeks', every: '5' }, 'FREQ=WEEKLY;INTERVAL=5;BYDAY=TH', '2026-03-12T18:30'],
    ['monthly by weekday', monthly, 'FREQ=MONTHLY;BYDAY=2TH', '2026-03-12T18:30'],
    ['monthly by two of them', { ...monthly, nthLast: 'on' }, 'FREQ=MONTHLY;BYDAY=2TH,-1TH', '2026-03-12T18:30'],
    ['every third month', { ...monthly, every: '3' }, 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH', '2026-03-12T18:30'],
    ['monthly by date', { repeats: 'date', monthDay: '15' }, 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-03-15T18:30'],
    ['on the last day', { repeats: 'date', monthDay: '-1' }, 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-03-31T18:30'],
    ['custom', { repeats: 'custom', customRule: ' rrule:freq=daily;interval=10 ' }, 'FREQ=DAILY;INTERVAL=10', '2026-03-12T18:30'],
    ['until a day', { ends: 'on', endsOn: '2027-06-11' }, 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270611', '2026-03-12T18:30'],
    ['after so many', { ends: 'after', endsAfter: '10' }, 'FREQ=WEEKLY;BYDAY=TH;COUNT=10', '2026-03-12T18:30'],
  ])('become a rule: %s', (_, more, rrule, first) => {
    const found = read(more);
    expect(found.recurrence?.rrule).toBe(rrule);
    expect(found.first.originalLocal).toBe(first);
    expect(found.minutes).toBe(90);
  });

  it('count weeks and months from the first session, whatever the first day is', () => {
    const walls = (more: Record<string, string>) => slots(read(more).recurrence!, { limit: 3 }).map((slot) => slot.originalLocal.slice(0, 10));
    expect(walls({ repeats: 'fortnightly', firstDay: '2026-03-06' })).toEqual(['2026-03-12', '2026-03-26', '2026-04-09']);
    expect(walls({ ...monthly, firstDay: '2026-03-13', every: '2' })).toEqual(['2026-04-09', '2026-06-11', '2026-08-13']);
    expect(walls({ repeats: 'date', monthDay: '31', every: '12', firstDay: '2026-02-01' })).toEqual(['2026-03-31', '2027-03-31', '2028-03-31']);
  });

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ firstDay: '', startTime: '', minutes: '', timeZone: '' }, { firstDay: 'required', startTime: 'required', minutes: 'wrong', timeZone: 'wrong' }],
    [{ firstDay: '2026-02-30' }, { firstDay: 'wrong' }],
    [{ startTime: '24:00' }, { startTime: 'wrong' }],
    [{ minutes: '4' }, { minutes: 'wrong' }],
    [{ minutes: '721' }, { minutes: 'wrong' }],
    [{ minutes: '1e1' }, { minutes: 'wrong' }],
    [{ timeZone: 'Mars/Base' }, { timeZone: 'wrong' }],
    [{ dayTH: '' }, { days: 'required' }],
    [{ repeats: 'weeks', every: '53' }, { every: 'wrong' }],
    [{ ...monthly, every: '25' }, { every: 'wrong' }],
    [{ ...monthly, nth2: '' }, { nths: 'required' }],
    [{ repeats: 'date', monthDay: '32' }, { monthDay: 'wrong' }],
    [{ repeats: 'date', monthDay: '0' }, { monthDay: 'wrong' }],
    [{ repeats: 'date' }, { monthDay: 'wrong' }],
    [{ repeats: 'custom' }, { customRule: 'required' }],
    [{ repeats: 'custom', customRule: 'FREQ=HOURLY' }, { customRule: 'rule_frequency' }],
    [{ repeats: 'custom', customRule: 'FREQ=WEEKLY;COUNT=3' }, { customRule: 'rule_end' }],
    [{ repeats: 'custom', customRule: 'FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO' }, { customRule: 'never_happens' }],
    [{ ends: 'on' }, { endsOn: 'required' }],
    [{ ends: 'on', endsOn: 'June' }, { endsOn: 'wrong' }],
    [{ ends: 'on', endsOn: '2026-03-11' }, { endsOn: 'ends_before' }],
    [{ ends: 'on', endsOn: '2026-03-13', firstDay: '2026-03-13' }, { endsOn: 'ends_before' }],
    [{ ends: 'after', endsAfter: '0' }, { endsAfter: 'wrong' }],
    [{ ends: 'after', endsAfter: '521' }, { endsAfter: 'wrong' }],
  ])('that do not do are said beside their field: %j', (more, expected) => {
    expect(faults(more)).toEqual(expected);
    const generic = new Set(['Please fill this in.', 'This does not look right.', 'The end cannot come before the beginning.']);
    const { says } = said({ code: 'invalid', fields: faults(more)! }, 'en');
    for (const words of Object.values(says!)) expect(generic).not.toContain(words);
    expect(said({ code: 'invalid', fields: faults(more)! }, 'es').says).not.toEqual(says);
  });

  it('do not ask for an end of a single session', () => {
    expect(faults({ repeats: 'once', ends: 'on', dayTH: '' })).toBeUndefined();
  });
});

const day = fc.integer({ min: 0, max: 2_000 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const anyPlan: fc.Arbitrary<CadencePlan> = fc
  .record({
    repeats: fc.constantFrom('weekly' as const, 'fortnightly' as const, 'weeks' as const, 'weekday' as const, 'date' as const, 'custom' as const),
    firstDay: day,
    startTime: fc.constantFrom('18:30', '00:00', '02:30'),
    minutes: fc.integer({ min: 5, max: 720 }),
    timeZone: fc.constantFrom('America/Chicago', 'Pacific/Honolulu', 'Asia/Kathmandu'),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    nths: fc.subarray([...nths], { minLength: 1, maxLength: 2 }),
    monthDay: fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 31 })),
    every: fc.integer({ min: 1, max: 6 }),
    customRule: fc.constantFrom('FREQ=DAILY;INTERVAL=10', 'FREQ=MONTHLY;BYDAY=1MO,3FR', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=MONTHLY;BYDAY=TH'),
    ends: fc.constantFrom('never' as const, 'on' as const, 'after' as const),
    endsOn: fc.constant('2035-06-11'),
    endsAfter: fc.integer({ min: 1, max: 30 }),
  })
  .map((plan) => ({ ...plan, days: plan.repeats === 'weekday' ? plan.days.slice(0, 2) : plan.days }));

describe('a series that is changed', () => {
  it('shows the answers that it came from', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { recurrence, minutes } = readPlan(plan);
        const back = planOf(readRule(recurrence!.rrule), recurrence!.rrule, { ...recurrence!, minutes });
        const again = readPlan(planFrom(fieldsOf(back)));
        const all = (of: typeof recurrence) => slots(of!, { limit: 8 });
        expect(all(again.recurrence)).toEqual(all(recurrence));
        // The same question is answered the same way; "every 1 or 2 weeks" by the plainer one.
        if (plan.repeats !== 'weeks') expect(back.repeats).toBe(plan.repeats);
        expect([back.ends, again.minutes]).toEqual([plan.ends, plan.minutes]);
        if (plan.ends === 'on') expect(back.endsOn).toBe(plan.endsOn);
      }),
      { numRuns: 120, seed: 12 },
    );
  }, 30_000);

  it('reads rules that came from elsewhere', () => {
    const plan = (rrule: string, dtstartLocal = '2026-03-12T18:30') => planOf(readRule(rrule), rrule, { dtstartLocal, zone: 'America/Chicago', minutes: 60 });
    expect(plan('FREQ=WEEKLY')).toMatchObject({ repeats: 'weekly', days: ['TH'], ends: 'never' });
    expect(plan('FREQ=MONTHLY')).toMatchObject({ repeats: 'date', monthDay: 12 });
    expect(plan('FREQ=MONTHLY;BYMONTHDAY=-2')).toMatchObject({ repeats: 'custom', customRule: 'FREQ=MONTHLY;BYMONTHDAY=-2' });
    expect(plan('FREQ=MONTHLY;BYDAY=-2TH')).toMatchObject({ repeats: 'custom' });
    expect(plan('FREQ=WEEKLY;UNTIL=20260612T033000Z')).toMatchObject({ ends: 'on', endsOn: '2026-06-11' });
    expect(planOf(null, null, { dtstartLocal: '2026-03-12T18:30', zone: 'America/Chicago', minutes: 60 })).toMatchObject({ repeats: 'once', firstDay: '2026-03-12', startTime: '18:30' });
  });

  it('answers nothing that does not hold', () => {
    expect(planFaults(planOf(null, null, { dtstartLocal: '2026-03-12T18:30', zone: 'America/Chicago', minutes: 60 }))).toEqual({});
  });
});

describe('what is offered first', () => {
  const rules = (firstDay: string) => presets(firstDay).map((preset) => ruleOf({ ...planFrom(answers), ...preset, firstDay }));

  it('fits the first day', () => {
    expect(rules('2026-03-12')).toEqual(['FREQ=WEEKLY;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'FREQ=MONTHLY;BYDAY=2TH', 'FREQ=MONTHLY;BYDAY=-1TH']);
    expect(rules('2026-03-30')).toEqual(['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', 'FREQ=MONTHLY;BYDAY=-1MO']);
  });
});
