import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../app/contract/problems';
import { checkRecurrence, instantOf, localOf, slots } from '../../server/series/recurrence';
import type { Range } from '../../server/series/recurrence';
import { expandVectors } from './expand-vectors';
import vectors from './recurrence-vectors.json';

const run = promisify(execFile);
const chicago = (rrule: string, dtstartLocal: string) => ({ rrule, dtstartLocal, zone: 'America/Chicago' });
const walls = (rrule: string, dtstartLocal: string, range: Partial<Range> = {}) => slots(chicago(rrule, dtstartLocal), { limit: 6, ...range }).map((slot) => slot.originalLocal);
const instants = (rrule: string, dtstartLocal: string, range: Partial<Range> = {}) => slots(chicago(rrule, dtstartLocal), { limit: 6, ...range }).map((slot) => slot.startsAt.toISOString());

function refusal(work: () => unknown) {
  try {
    work();
  } catch (caught) {
    return problemOf(caught);
  }
  return undefined;
}

describe('what other projects wrote', () => {
  it('expands as they do', () => {
    expect(vectors.vectors).toHaveLength(211);
    for (const { id, got, want } of expandVectors()) expect(got, id).toEqual(want);
  }, 30_000);

  it('expands the same on a host of any zone', async () => {
    const here = expandVectors();
    const zones = ['America/Los_Angeles', 'Pacific/Apia', 'Europe/Dublin'];
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'tests/unit/expand-vectors.ts', ...zones], { maxBuffer: 8 * 1024 * 1024 });
    const hosts = JSON.parse(stdout) as { host: string; offset: number; expanded: unknown }[];
    expect(hosts.map(({ host, offset }) => [host, offset])).toEqual([['America/Los_Angeles', 420], ['Pacific/Apia', -780], ['Europe/Dublin', -60]]);
    for (const { host, expanded } of hosts) expect(expanded, host).toEqual(here);
  }, 90_000);
});

describe('what is not a rule here', () => {
  it.each([
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-12T18:30'],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=5', '2026-02-12T18:30'],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', '2026-02-12T18:30'],
    ['FREQ=WEEKLY;UNTIL=20260211', '2026-02-12T18:30'],
  ])('refuses %s, which never comes where it begins at %s, at once', (rrule, dtstartLocal) => {
    const began = performance.now();
    expect(refusal(() => checkRecurrence(chicago(rrule, dtstartLocal)))).toMatchObject({ fields: { rrule: 'never_happens' } });
    expect(slots(chicago(rrule, dtstartLocal), { limit: 500 })).toEqual([]);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('refuses a beginning or a zone that there is not', () => {
    for (const dtstartLocal of ['2026-02-30T18:30', '2026-02-12', '2026-02-12T18:30:00Z', '2026-02-12T24:30', '']) {
      expect(refusal(() => checkRecurrence(chicago('FREQ=WEEKLY', dtstartLocal))), dtstartLocal).toMatchObject({ fields: { startsAt: 'wrong' } });
    }
    for (const zone of ['Mars/Base', '', '../etc']) {
      expect(refusal(() => checkRecurrence({ rrule: 'FREQ=WEEKLY', dtstartLocal: '2026-02-12T18:30', zone })), zone).toMatchObject({ fields: { timeZone: 'wrong' } });
    }
  });
});

describe('clocks that change', () => {
  it('keeps the wall time on both sides', () => {
    expect(instants('FREQ=WEEKLY', '2026-03-01T18:30', { limit: 3 })).toEqual(['2026-03-02T00:30:00.000Z', '2026-03-08T23:30:00.000Z', '2026-03-15T23:30:00.000Z']);
    expect(instants('FREQ=WEEKLY', '2026-10-25T18:30', { limit: 2 })).toEqual(['2026-10-25T23:30:00.000Z', '2026-11-02T00:30:00.000Z']);
  });

  it('puts what falls into an hour that is left out as much later, and loses nothing', () => {
    expect(walls('FREQ=DAILY', '2026-03-07T02:30', { limit: 3 })).toEqual(['2026-03-07T02:30', '2026-03-08T02:30', '2026-03-09T02:30']);
    expect(instants('FREQ=DAILY', '2026-03-07T02:30', { limit: 3 })).toEqual(['2026-03-07T08:30:00.000Z', '2026-03-08T08:30:00.000Z', '2026-03-09T07:30:00.000Z']);
  });

  it('takes the first of an hour that comes twice', () => {
    expect(instants('FREQ=DAILY', '2026-10-31T01:30', { limit: 3 })).toEqual(['2026-10-31T06:30:00.000Z', '2026-11-01T06:30:00.000Z', '2026-11-02T07:30:00.000Z']);
  });

  it('reads a wall time and an instant both ways', () => {
    expect(instantOf('2026-07-01T09:00', 'America/Phoenix').toISOString()).toBe('2026-07-01T16:00:00.000Z');
    expect(localOf(new Date('2026-07-01T16:00:00Z'), 'America/New_York')).toBe('2026-07-01T12:00');
    expect(localOf(new Date('2026-01-01T05:30:00Z'), 'America/Chicago')).toBe('2025-12-31T23:30');
  });
});

describe('odd days', () => {
  it('skips months without a 31st', () => {
    expect(walls('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31T18:30')).toEqual(['2026-01-31T18:30', '2026-03-31T18:30', '2026-05-31T18:30', '2026-07-31T18:30', '2026-08-31T18:30', '2026-10-31T18:30']);
    expect(walls('FREQ=MONTHLY', '2026-01-31T18:30', { limit: 2 })).toEqual(['2026-01-31T18:30', '2026-03-31T18:30']);
  });

  it('finds the last weekday, the last working day and the last day', () => {
    expect(walls('FREQ=MONTHLY;BYDAY=-1TH', '2026-01-29T18:30', { limit: 3 })).toEqual(['2026-01-29T18:30', '2026-02-26T18:30', '2026-03-26T18:30']);
    expect(walls('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30T18:30', { limit: 3 })).toEqual(['2026-01-30T18:30', '2026-02-27T18:30', '2026-03-31T18:30']);
    expect(walls('FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31T18:30', { limit: 2 })).toEqual(['2028-01-31T18:30', '2028-02-29T18:30']);
  });

  it('comes on a leap day when there is one', () => {
    expect(walls('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29', '2028-02-29T18:30', { limit: 2 })).toEqual(['2028-02-29T18:30', '2032-02-29T18:30']);
    expect(walls('FREQ=MONTHLY;BYMONTHDAY=29', '2027-01-29T18:30', { from: '2027-02-01T00:00', limit: 1 })).toEqual(['2027-03-29T18:30']);
    expect(walls('FREQ=MONTHLY;BYMONTHDAY=29', '2028-01-29T18:30', { from: '2028-02-01T00:00', limit: 1 })).toEqual(['2028-02-29T18:30']);
  });

  it('goes over the end of a year', () => {
    expect(walls('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '2026-12-22T18:30', { limit: 5 })).toEqual(['2026-12-22T18:30', '2026-12-24T18:30', '2027-01-05T18:30', '2027-01-07T18:30', '2027-01-19T18:30']);
    expect(walls('FREQ=MONTHLY;BYDAY=2TH', '2026-12-10T18:30', { limit: 2 })).toEqual(['2026-12-10T18:30', '2027-01-14T18:30']);
  });
});

describe('a range', () => {
  it('takes its beginning in, or leaves it out, and takes its end in', () => {
    const weekly = (range: Partial<Range>) => walls('FREQ=WEEKLY', '2026-03-05T18:30', range);
    expect(weekly({ from: '2026-03-12T18:30', until: '2026-03-26T18:30' })).toEqual(['2026-03-12T18:30', '2026-03-19T18:30', '2026-03-26T18:30']);
    expect(weekly({ after: '2026-03-12T18:30', until: '2026-03-26T18:29' })).toEqual(['2026-03-19T18:30']);
    expect(weekly({ from: '2026-01-01T00:00', limit: 1 })).toEqual(['2026-03-05T18:30']);
    expect(weekly({ after: '2028-03-01T00:00', limit: 60 })).toHaveLength(60);
    expect(weekly({ until: '2026-03-01T00:00' })).toEqual([]);
    expect(weekly({ limit: 0 })).toEqual([]);
  });

  it('ends with its rule', () => {
    expect(walls('FREQ=WEEKLY;COUNT=3', '2026-03-05T18:30', { after: '2026-03-05T18:30' })).toEqual(['2026-03-12T18:30', '2026-03-19T18:30']);
    expect(walls('FREQ=WEEKLY;UNTIL=20260319', '2026-03-05T18:30')).toEqual(['2026-03-05T18:30', '2026-03-12T18:30', '2026-03-19T18:30']);
    // 18:30 in Chicago on the 19th is 23:30 in UTC.
    expect(walls('FREQ=WEEKLY;UNTIL=20260319T233000Z', '2026-03-05T18:30')).toHaveLength(3);
    expect(walls('FREQ=WEEKLY;UNTIL=20260319T232900Z', '2026-03-05T18:30')).toHaveLength(2);
  });

  it('comes to the same whether it is asked for at once or in steps', () => {
    for (const rrule of ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR', 'FREQ=MONTHLY;BYDAY=2TH,-1MO', 'FREQ=DAILY;INTERVAL=5;COUNT=200', 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29']) {
      const whole = walls(rrule, '2028-02-29T08:00', { limit: 40 });
      const steps: string[] = [];
      while (steps.length < whole.length) steps.push(...walls(rrule, '2028-02-29T08:00', { after: steps.at(-1), limit: 1 }));
      expect(steps, rrule).toEqual(whole);
    }
  });
});
