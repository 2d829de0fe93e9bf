import { describe, expect, it } from 'vitest';
import { nextSix } from '../../server/series/calendar-notes';
import { holidayOn } from '../../server/series/holidays';

describe('federal holidays', () => {
  // As the Office of Personnel Management lists the days off of 2021 to 2028.
  it.each([
    ['new_year', '2021-01-01 2021-12-31 2023-01-02 2024-01-01 2025-01-01 2026-01-01 2027-01-01 2027-12-31'],
    ['king', '2021-01-18 2022-01-17 2023-01-16 2024-01-15 2025-01-20 2026-01-19 2027-01-18 2028-01-17'],
    ['presidents', '2021-02-15 2022-02-21 2023-02-20 2024-02-19 2025-02-17 2026-02-16 2027-02-15 2028-02-21'],
    ['memorial', '2021-05-31 2022-05-30 2023-05-29 2024-05-27 2025-05-26 2026-05-25 2027-05-31 2028-05-29'],
    ['juneteenth', '2021-06-18 2022-06-20 2023-06-19 2024-06-19 2025-06-19 2026-06-19 2027-06-18 2028-06-19'],
    ['independence', '2021-07-05 2022-07-04 2023-07-04 2024-07-04 2025-07-04 2026-07-03 2027-07-05 2028-07-04'],
    ['labor', '2021-09-06 2022-09-05 2023-09-04 2024-09-02 2025-09-01 2026-09-07 2027-09-06 2028-09-04'],
    ['columbus', '2021-10-11 2022-10-10 2023-10-09 2024-10-14 2025-10-13 2026-10-12 2027-10-11 2028-10-09'],
    ['veterans', '2021-11-11 2022-11-11 2023-11-10 2024-11-11 2025-11-11 2026-11-11 2027-11-11 2028-11-10'],
    ['thanksgiving', '2021-11-25 2022-11-24 2023-11-23 2024-11-28 2025-11-27 2026-11-26 2027-11-25 2028-11-23'],
    ['christmas', '2021-12-24 2022-12-26 2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-24 2028-12-25'],
  ])('has the days off for %s', (name, days) => {
    for (const day of days.split(' ')) expect(holidayOn(day), day).toMatchObject({ name });
  });

  it('knows the day itself from the one on which it is observed, and other days from both', () => {
    expect(holidayOn('2026-07-04')).toEqual({ name: 'independence', isObserved: false });
    expect(holidayOn('2026-07-03')).toEqual({ name: 'independence', isObserved: true });
    expect(holidayOn('2022-01-01')).toEqual({ name: 'new_year', isObserved: false });
    for (const day of ['2026-07-06', '2026-11-27', '2025-01-21', '2026-12-24', '2026-12-31']) expect(holidayOn(day), day).toBeNull();
    expect(Array.from({ length: 365 }, (_, n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)).filter(holidayOn)).toHaveLength(11);
  });
});

describe('the next six dates', () => {
  const weekly = { rrule: 'FREQ=WEEKLY;BYDAY=TH', dtstartLocal: '2026-02-26T18:30', zone: 'America/Chicago' };
  const say = (now: string, reader: string) => nextSix(weekly, new Date(now), reader).map(({ local, clocksMoved, readerLocal, isOtherDay, isOtherHour, readerMoved }) => ({ local, clocksMoved, readerLocal, isOtherDay, isOtherHour, readerMoved }));

  it('are those after now, in both zones, with the change of clocks', () => {
    const found = say('2026-03-06T00:30:00Z', 'America/Phoenix');
    expect(found.map(({ local }) => local.slice(0, 10))).toEqual(['2026-03-12', '2026-03-19', '2026-03-26', '2026-04-02', '2026-04-09', '2026-04-16']);
    expect(found[0]).toEqual({ local: '2026-03-12T18:30', clocksMoved: 60, readerLocal: '2026-03-12T16:30', isOtherDay: false, isOtherHour: true, readerMoved: -60 });
    expect(found[1]).toEqual({ local: '2026-03-19T18:30', clocksMoved: 0, readerLocal: '2026-03-19T16:30', isOtherDay: false, isOtherHour: true, readerMoved: 0 });
    expect(say('2026-03-06T00:29:59Z', 'America/Chicago')[0]).toMatchObject({ local: '2026-03-05T18:30', clocksMoved: 0, isOtherHour: false });
  });

  it('see the day change for a reader far away, also across midnight', () => {
    expect(say('2026-02-01T00:00:00Z', 'Europe/Madrid')[0]).toMatchObject({ readerLocal: '2026-02-27T01:30', isOtherDay: true, isOtherHour: true });
    // Three weeks lie between the change in Chicago and the one in Madrid.
    expect(say('2026-02-01T00:00:00Z', 'Europe/Madrid').map(({ readerMoved }) => readerMoved)).toEqual([0, 0, -60, 0, 0, 60]);
    const late = { ...weekly, dtstartLocal: '2026-02-26T17:30' };
    expect(nextSix(late, new Date('2026-02-01T00:00:00Z'), 'Europe/Madrid').map(({ readerLocal, readerMoved }) => [readerLocal.slice(5), readerMoved])).toEqual([
      ['02-27T00:30', 0],
      ['03-06T00:30', 0],
      ['03-12T23:30', -60],
      ['03-19T23:30', 0],
      ['03-26T23:30', 0],
      ['04-03T00:30', 60],
    ]);
  });

  it('are fewer when the series ends, and none after it', () => {
    expect(nextSix({ ...weekly, rrule: 'FREQ=WEEKLY;COUNT=3' }, new Date('2026-03-01T00:00:00Z'), 'UTC')).toHaveLength(2);
    expect(nextSix({ ...weekly, rrule: 'FREQ=WEEKLY;COUNT=3' }, new Date('2027-03-01T00:00:00Z'), 'UTC')).toEqual([]);
  });
});
