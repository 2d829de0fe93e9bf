import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { said } from '../../app/fault-words.server';
import { planFrom } from '../../app/contract/recurrence';
import { problemOf, type Fault } from '../../app/contract/problems';
import { readPlan } from '../../server/series/planning';
import { readRule } from '../../server/series/recurrence';
import vectors from './recurrence-vectors.json';

function refusal(work: () => unknown) {
  try {
    work();
  } catch (caught) {
    return problemOf(caught) ?? undefined;
  }
  return undefined;
}

const ofOtherProjects: Partial<Record<Fault, string[]>> = {
  rule_frequency: [
    'FREQ=foobar',
    'FREQ=42',
    'FREQ=SMONTHLY;INTERVAL=3;UNTIL=20111025T000000Z',
    'FREQ=YEARLY;BYDAY=1MO,X',
    'FREQ=YEARLY;BYYEARDAY=0',
    'FREQ=YEARLY;BYYEARDAY=367',
    'FREQ=YEARLY;BYYEARDAY=1,A',
    'FREQ=YEARLY;BYWEEKNO=0',
    'FREQ=YEARLY;BYWEEKNO=54',
    'FREQ=YEARLY;INTERVAL=0',
    'FREQ=YEARLY;COUNT=6;BYMONTHDAY=24;BYMONTH=0',
    'FREQ=YEARLY;COUNT=6;BYMONTHDAY=24;BYMONTH=bla',
    'FREQ=YEARLY;COUNT=6;BYMONTHDAY=24;BYMONTH=0,bla',
    'FREQ=YEARLY;COUNT=6;BYMONTHDAY=24;BYMONTH=',
    'FREQ=YEARLY;COUNT=8;INTERVAL=4;BYYEARDAY=390',
    'FREQ=YEARLY;COUNT=8;INTERVAL=4;BYYEARDAY=0',
  ],
  rule_part: [
    'FREQ=DAILY;BYWODAN=1',
    'FREQ=DAILY;BYWEEKNO=1',
    'FREQ=DAILY;BYYEARDAY=1',
    'FREQ=WEEKLY;BYYEARDAY=1',
    'FREQ=MONTHLY;BYYEARDAY=1',
    'FREQ=MONTHLY;BYMONTH=0',
    'FREQ=MONTHLY;BYMONTH=-1',
    'FREQ=MONTHLY;BYMONTH=13',
    'FREQ=MONTHLY;BYHOUR=-1',
    'FREQ=MONTHLY;BYHOUR=25',
    'FREQ=MONTHLY;BYMINUTE=-1',
    'FREQ=MONTHLY;BYMINUTE=60',
    'FREQ=MONTHLY;BYSECOND=-1',
    'FREQ=MONTHLY;BYSECOND=61',
  ],
  rule_value: [
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;UNTIL=foobar',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=2015-07-01;COUNT=1',
    'FREQ=DAILY;BYMONTHDAY=0',
    'FREQ=DAILY;BYMONTHDAY=32',
    'FREQ=DAILY;BYMONTHDAY=-32',
    'FREQ=DAILY;BYMONTHDAY=1,A',
    'FREQ=DAILY;BYDAY=MO;BYSETPOS=1,A',
    'FREQ=DAILY;WKST=XX',
    'FREQ=WEEKLY;INTERVAL=1;COUNT=4;BYDAY=0MO;WKST=SA',
  ],
  rule_mix: ['FREQ=WEEKLY;BYMONTHDAY=1', 'FREQ=DAILY;BYSETPOS=1'],
};
const many = (item: string, times: number) => Array.from({ length: times }, () => item).join(',');
const others: Partial<Record<Fault, string[]>> = {
  not_a_rule: ['', 'FREQ=WEEKLY;FREQ=DAILY', 'RRULE:FREQ=WEEKLY', 'freq=weekly', 'FREQ=WEEKLY;', 'WEEKLY', 'FREQ=WEEKLY; BYDAY=TU'],
  rule_frequency: ['BYDAY=MO', 'FREQ=YEARLY', 'FREQ=HOURLY', 'FREQ=', 'FREQ=WEEKLY\r\nDTSTART:20260101T000000Z', 'FREQ=WEEKLY=DAILY'],
  rule_part: ['FREQ=MONTHLY;BYDAY=MO;BYMONTH=2', 'FREQ=WEEKLY;DTSTART=20260101'],
  rule_end: ['FREQ=WEEKLY;COUNT=3;UNTIL=20260101'],
  rule_value: [
    'FREQ=WEEKLY;COUNT=0',
    'FREQ=WEEKLY;COUNT=521',
    'FREQ=WEEKLY;INTERVAL=53',
    'FREQ=WEEKLY;INTERVAL=1.5',
    'FREQ=WEEKLY;INTERVAL=1\n',
    'FREQ=MONTHLY;INTERVAL=25',
    'FREQ=DAILY;INTERVAL=367',
    'FREQ=MONTHLY;BYDAY=6MO',
    'FREQ=MONTHLY;BYMONTHDAY=+0',
    'FREQ=WEEKLY;BYDAY=',
    'FREQ=WEEKLY;BYDAY=MO\nX',
    'FREQ=WEEKLY;UNTIL=20260231',
    'FREQ=WEEKLY;UNTIL=20260301T250000Z',
    'FREQ=WEEKLY;UNTIL=20260301T180000',
    `FREQ=MONTHLY;BYMONTHDAY=${many('1', 32)}`,
    `FREQ=DAILY;BYDAY=${many('MO', 15)}`,
  ],
  rule_mix: ['FREQ=WEEKLY;BYDAY=1MO', 'FREQ=DAILY;BYDAY=-1MO'],
  never_happens: ['FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=11', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2', 'FREQ=DAILY;BYDAY=MO;BYSETPOS=-2', 'FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2'],
  too_long: [`FREQ=DAILY;BYDAY=${many('MO', 100)}`],
};
const pairs = (lists: Partial<Record<Fault, string[]>>) => Object.entries(lists).flatMap(([fault, rules]) => rules.map((rrule): [string, Fault] => [rrule, fault as Fault]));

describe('a rule that is refused', () => {
  it('is each that other projects refuse', () => {
    expect(vectors.refused).toHaveLength(43);
    expect(pairs(ofOtherProjects).map(([rrule]) => rrule).sort()).toEqual(vectors.refused.map(({ rrule }) => rrule).sort());
  });

  it.each([...pairs(ofOtherProjects), ...pairs(others)])('is %j: %s', (rrule, fault) => {
    expect(refusal(() => readRule(rrule))).toEqual({ code: 'invalid', fields: { rrule: fault } });
  });

  it('holds nothing but names, numbers and days when it is taken', () => {
    const part = fc.tuple(fc.constantFrom('INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYSETPOS', 'WKST', 'COUNT', 'UNTIL', 'X'), fc.oneof(fc.constantFrom('WEEKLY', 'MONTHLY', 'DAILY', '1', '-1', 'MO', '2TU,-1FR', '20260601', '20260601T000000Z'), fc.string({ maxLength: 6 }), fc.constantFrom('1\n', 'MO\r\nX:1', 'MO;X', '１', 'MO,', ' 1')));
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'WEEKLY\n'), fc.array(part, { maxLength: 3 }), (freq, made) => {
        const rrule = [['FREQ', freq], ...made].map(([name, value]) => `${name}=${value}`).join(';');
        if (refusal(() => readRule(rrule))) return;
        taken += 1;
        expect(rrule).toMatch(/^[A-Z0-9=;,+-]+$/);
      }),
      { numRuns: 5_000, seed: 5545 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('somebody who writes a rule', () => {
  const answers = { repeats: 'custom', firstDay: '2026-03-12', startTime: '18:30', minutes: '90', timeZone: 'America/Chicago', ends: 'never' };
  const told = (customRule: string, language: 'en' | 'es', more: Record<string, string> = {}) => {
    const found = refusal(() => readPlan(planFrom({ ...answers, customRule, ...more })));
    return found && said(found, language).says;
  };

  it('reads in their language what is wrong with it, beside the field', () => {
    for (const [rrule] of pairs({ ...ofOtherProjects })) {
      const [english, spanish] = [told(rrule, 'en'), told(rrule, 'es')];
      expect(Object.keys(english ?? {}), rrule).toEqual(['customRule']);
      expect(english!.customRule, rrule).not.toBe(spanish!.customRule);
      expect(english!.customRule, rrule).not.toBe('This does not look right.');
    }
    expect(told('FREQ=YEARLY', 'en')).toEqual({ customRule: 'A rule here needs FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY.' });
    expect(told('FREQ=YEARLY', 'es')).toEqual({ customRule: 'Una regla necesita aquí FREQ=DAILY, FREQ=WEEKLY o FREQ=MONTHLY.' });
    expect(told('FREQ=WEEKLY;COUNT=3', 'en')).toEqual({ customRule: 'Leave out COUNT and UNTIL: when it ends is asked for below.' });
    expect(told('FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO', 'es')).toEqual({ customRule: 'Esta regla no se cumple nunca. Revisa sus días.' });
  });

  it('is told of the last day, where that is what leaves no session', () => {
    expect(told('FREQ=WEEKLY;BYDAY=TU', 'en', { ends: 'on', endsOn: '2026-03-14' })).toEqual({ endsOn: 'No session comes before this day. Choose a later one.' });
    expect(told('FREQ=DAILY;INTERVAL=7;BYDAY=MO', 'en')).toBeUndefined();
  });
});
