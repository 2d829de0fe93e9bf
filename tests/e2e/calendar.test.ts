import { afterEach, describe, expect, it } from 'vitest';
import { calendarFile } from '../../server/calendar/ics';
import type { CalendarOccurrence, CalendarSeries } from '../../server/calendar/ics';
import { instantOf, slots } from '../../server/series/recurrence';
import { hasClients, readByPython, Subscriber } from './calendar-clients';

const zone = 'America/Chicago';
const thursdays = { rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260402', dtstartLocal: '2026-02-26T18:30', zone };
const rowsOf = (recurrence: typeof thursdays): CalendarOccurrence[] => slots(recurrence, { limit: 60 }).map((slot) => ({ ...slot, minutes: 90, status: 'scheduled' }));
const circle = (sequence: number, more: Partial<CalendarSeries> = {}): CalendarSeries => ({
  uid: 'circle@tilth.example',
  sequence,
  lastModified: new Date(Date.UTC(2026, 1, 1, 0, 0, sequence)),
  title: 'Círculo del jueves',
  place: 'Room 3',
  zone,
  minutes: 90,
  recurrence: thursdays,
  occurrences: rowsOf(thursdays),
  ...more,
});
const file = (series: CalendarSeries) => calendarFile({ name: 'Raíces, juntas', url: 'https://tilth.example/c/rooted', series: [series] });

const here: Subscriber[] = [];
async function subscribe(there: string) {
  const made = await Subscriber.in(there);
  here.push(made);
  return made;
}
afterEach(() => Promise.all(here.splice(0).map((subscriber) => subscriber.leave())));

describe.skipIf(!hasClients)('calendars that people use', () => {
  it('show a series at its own time on both sides of a change of clocks, wherever they are', async () => {
    const [chicago, madrid] = await Promise.all([subscribe('America/Chicago'), subscribe('Europe/Madrid')]);
    await Promise.all([chicago.sync(file(circle(1))), madrid.sync(file(circle(1)))]);
    const seen = await chicago.sees('2026-02-01', 90);
    expect(seen.map(({ start }) => start)).toEqual(['2026-02-26T18:30', '2026-03-05T18:30', '2026-03-12T18:30', '2026-03-19T18:30', '2026-03-26T18:30', '2026-04-02T18:30']);
    expect(seen[0]).toEqual({ start: '2026-02-26T18:30', end: '2026-02-26T20:00', title: 'Círculo del jueves', place: 'Room 3' });
    // Clocks change on March 8 in Chicago, on March 29 in Madrid.
    expect((await madrid.sees('2026-02-01', 90)).map(({ start }) => start)).toEqual(['2026-02-27T01:30', '2026-03-06T01:30', '2026-03-13T00:30', '2026-03-20T00:30', '2026-03-27T00:30', '2026-04-03T01:30']);
  });

  it('follow what is moved, cancelled, renamed, brought back and changed from a date on', async () => {
    const chicago = await subscribe('America/Chicago');
    await chicago.sync(file(circle(1)));
    expect(await chicago.sees('2026-02-01', 90)).toHaveLength(6);

    const occurrences = rowsOf(thursdays);
    Object.assign(occurrences[1]!, { status: 'cancelled' });
    Object.assign(occurrences[2]!, { status: 'moved', startsAt: instantOf('2026-03-07T10:00', zone), minutes: 60, place: 'Library' });
    Object.assign(occurrences[3]!, { title: 'With a guest; bring soup, please' });
    occurrences.push({ originalLocal: '2026-03-15T09:00', startsAt: instantOf('2026-03-15T09:00', zone), minutes: 30, status: 'extra', title: 'Set up the room' });
    await chicago.sync(file(circle(2, { occurrences, title: 'Círculo nuevo' })));
    expect(await chicago.sees('2026-02-01', 90)).toEqual([
      { start: '2026-02-26T18:30', end: '2026-02-26T20:00', title: 'Círculo nuevo', place: 'Room 3' },
      { start: '2026-03-07T10:00', end: '2026-03-07T11:00', title: 'Círculo nuevo', place: 'Library' },
      { start: '2026-03-15T09:00', end: '2026-03-15T09:30', title: 'Set up the room', place: 'Room 3' },
      { start: '2026-03-19T18:30', end: '2026-03-19T20:00', title: 'With a guest; bring soup, please', place: 'Room 3' },
      { start: '2026-03-26T18:30', end: '2026-03-26T20:00', title: 'Círculo nuevo', place: 'Room 3' },
      { start: '2026-04-02T18:30', end: '2026-04-02T20:00', title: 'Círculo nuevo', place: 'Room 3' },
    ]);

    Object.assign(occurrences[1]!, { status: 'scheduled' });
    await chicago.sync(file(circle(3, { occurrences })));
    expect((await chicago.sees('2026-03-01', 6)).map(({ start }) => start)).toEqual(['2026-03-05T18:30']);

    const tuesdays = { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3', dtstartLocal: '2026-03-17T17:00', zone };
    await chicago.sync(file(circle(4, { recurrence: tuesdays, occurrences: [...occurrences.slice(0, 3), ...rowsOf(tuesdays)] })));
    expect((await chicago.sees('2026-02-01', 90)).map(({ start }) => start)).toEqual(['2026-02-26T18:30', '2026-03-05T18:30', '2026-03-07T10:00', '2026-03-17T17:00', '2026-03-24T17:00', '2026-03-31T17:00']);

    await chicago.sync(file(circle(5, { recurrence: null, occurrences: occurrences.slice(0, 1) })));
    expect((await chicago.sees('2026-02-01', 90)).map(({ start }) => start)).toEqual(['2026-02-26T18:30']);
  });

  it('are read the same by icalendar', async () => {
    const occurrences = rowsOf(thursdays);
    Object.assign(occurrences[2]!, { status: 'moved', startsAt: instantOf('2026-03-14T10:00', zone) });
    const earlier: CalendarOccurrence = { originalLocal: '2026-02-03T12:00', startsAt: instantOf('2026-02-03T12:00', zone), minutes: 30, status: 'scheduled' };
    expect(await readByPython(file(circle(1, { occurrences: [earlier, ...occurrences] })))).toEqual({
      name: 'Raíces, juntas',
      events: [
        ['circle@tilth.example', '2026-02-27T00:30:00Z', null, 'Círculo del jueves'],
        ['circle@tilth.example', '2026-03-14T15:00:00Z', '2026-03-12T23:30:00Z', 'Círculo del jueves'],
        ['circle-20260203T1200@tilth.example', '2026-02-03T18:00:00Z', null, 'Círculo del jueves'],
      ],
      faults: [],
    });
  });
});
