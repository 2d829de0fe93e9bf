import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../server/calendar/ics';
import type { CalendarOccurrence, CalendarSeries } from '../../server/calendar/ics';
import { instantOf, slots } from '../../server/series/recurrence';
import { readByIcalJs } from '../read-calendar';

const zone = 'America/Chicago';
const thursdays = { rrule: 'FREQ=WEEKLY;BYDAY=TH', dtstartLocal: '2026-02-26T18:30', zone };
const rowsOf = (recurrence: typeof thursdays, limit: number): CalendarOccurrence[] => slots(recurrence, { limit }).map((slot) => ({ ...slot, minutes: 90, status: 'scheduled' }));
const circle = (more: Partial<CalendarSeries> = {}): CalendarSeries => ({
  uid: 'circle@tilth.example',
  sequence: 4,
  lastModified: new Date('2026-02-20T10:11:12Z'),
  title: 'Thursday circle',
  zone,
  minutes: 90,
  recurrence: thursdays,
  occurrences: rowsOf(thursdays, 5),
  ...more,
});
const file = (...series: CalendarSeries[]) => calendarFile({ name: 'Rooted Together', url: 'https://tilth.example/c/rooted', series });
const lines = (text: string) => text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

/** What a calendar shows of a file, until an instant, in the terms of these tests. */
const shown = (text: string, until: string) => readByIcalJs(text, new Date(until)).map(({ start, end, title, uid }) => ({ at: start.toISOString(), minutes: (end.getTime() - start.getTime()) / 60_000, title, uid }));

describe('a calendar file', () => {
  it('says who it is, how often to look again, and the zone', () => {
    const said = lines(file(circle()));
    expect(said.slice(0, 9)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tilth//Calendar//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Rooted Together',
      'X-WR-CALNAME:Rooted Together',
      'URL:https://tilth.example/c/rooted',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
    ]);
    expect(said.filter((line) => line === 'TZID:America/Chicago')).toHaveLength(1);
    expect(said.some((line) => line.startsWith('METHOD'))).toBe(false);
    expect(lines(calendarFile({ name: 'A; b, c\\d', url: 'https://tilth.example/', series: [] }))).toContain('X-WR-CALNAME:A\\; b\\, c\\\\d');
  });

  it('has one event for a series, in its own time, with an end in UTC', () => {
    const recurrence = { ...thursdays, rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260611' };
    const said = lines(file(circle({ recurrence, description: 'Bring\na story', place: 'Room 3', url: 'https://tilth.example/series/1' })));
    expect(said.slice(said.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:circle@tilth.example',
      'DTSTAMP:20260220T101112Z',
      'LAST-MODIFIED:20260220T101112Z',
      'SEQUENCE:4',
      'SUMMARY:Thursday circle',
      'DESCRIPTION:Bring\\na story',
      'LOCATION:Room 3',
      'URL:https://tilth.example/series/1',
      'DTSTART;TZID=America/Chicago:20260226T183000',
      'DTEND;TZID=America/Chicago:20260226T200000',
      'RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260612T045900Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('takes out what is cancelled or removed, and puts what is moved or renamed beside it', () => {
    const occurrences = rowsOf(thursdays, 6);
    Object.assign(occurrences[1]!, { status: 'cancelled' });
    Object.assign(occurrences[2]!, { status: 'moved', startsAt: instantOf('2026-03-14T10:00', zone), minutes: 60 });
    Object.assign(occurrences[3]!, { title: 'Guest from Harbor' });
    occurrences.splice(4, 1);
    const text = file(circle({ occurrences }));
    const said = lines(text);
    expect(said).toContain('EXDATE;TZID=America/Chicago:20260305T183000');
    expect(said).toContain('EXDATE;TZID=America/Chicago:20260326T183000');
    expect(said.filter((line) => line.startsWith('RECURRENCE-ID'))).toEqual(['RECURRENCE-ID;TZID=America/Chicago:20260312T183000', 'RECURRENCE-ID;TZID=America/Chicago:20260319T183000']);
    expect(said.some((line) => line.startsWith('STATUS'))).toBe(false);
    expect(shown(text, '2026-04-10').map(({ at, minutes, title }) => [at, minutes, title])).toEqual([
      ['2026-02-27T00:30:00.000Z', 90, 'Thursday circle'],
      ['2026-03-14T15:00:00.000Z', 60, 'Thursday circle'],
      ['2026-03-19T23:30:00.000Z', 90, 'Guest from Harbor'],
      ['2026-04-02T23:30:00.000Z', 90, 'Thursday circle'],
      ['2026-04-09T23:30:00.000Z', 90, 'Thursday circle'],
    ]);
  });

  it('keeps the id of the series for its pattern of today; what came before and besides stands by itself', () => {
    const tuesdays = { rrule: 'FREQ=WEEKLY;BYDAY=TU', dtstartLocal: '2026-03-10T17:00', zone };
    const before = rowsOf(thursdays, 2);
    const extra: CalendarOccurrence = { originalLocal: '2026-03-14T09:00', startsAt: instantOf('2026-03-14T09:00', zone), minutes: 30, status: 'extra' };
    const ended: CalendarOccurrence = { originalLocal: '2026-03-12T18:30', startsAt: instantOf('2026-03-12T18:30', zone), minutes: 90, status: 'removed' };
    const text = file(circle({ recurrence: tuesdays, occurrences: [...before, extra, ended, ...rowsOf(tuesdays, 2)] }));
    expect(shown(text, '2026-03-18').map(({ at, uid }) => [at, uid])).toEqual([
      ['2026-02-27T00:30:00.000Z', 'circle-20260226T1830@tilth.example'],
      ['2026-03-06T00:30:00.000Z', 'circle-20260305T1830@tilth.example'],
      ['2026-03-10T22:00:00.000Z', 'circle@tilth.example'],
      ['2026-03-14T14:00:00.000Z', 'circle-20260314T0900@tilth.example'],
      ['2026-03-17T22:00:00.000Z', 'circle@tilth.example'],
    ]);
  });

  it('has a single session without a rule, and nothing of a series that is all cancelled', () => {
    const [only] = rowsOf(thursdays, 1);
    expect(lines(file(circle({ recurrence: null, occurrences: [only!] }))).filter((line) => /^(UID|RRULE:FREQ=WEEKLY)/.test(line))).toEqual(['UID:circle-20260226T1830@tilth.example']);
    const twice = { ...thursdays, rrule: 'FREQ=WEEKLY;COUNT=2' };
    const cancelled = rowsOf(twice, 2).map((row) => ({ ...row, status: 'cancelled' as const }));
    expect(file(circle({ recurrence: twice, occurrences: cancelled }))).not.toContain('VEVENT');
  });

  it('says the same as long as nothing changes, and each zone once', () => {
    const phoenix = circle({ uid: 'p@tilth.example', zone: 'America/Phoenix', recurrence: { ...thursdays, zone: 'America/Phoenix' }, occurrences: [] });
    const text = file(circle(), phoenix, circle({ uid: 'c@tilth.example', zone: 'US/Central', recurrence: null }));
    expect(text).toBe(file(circle(), phoenix, circle({ uid: 'c@tilth.example', zone: 'US/Central', recurrence: null })));
    expect(lines(text).filter((line) => line.startsWith('TZID:'))).toEqual(['TZID:America/Chicago', 'TZID:America/Phoenix']);
  });

  it('lets no text begin a property of its own, and breaks lines at 75 octets', () => {
    const names = new Set(lines(file(circle({ description: 'a', place: 'b', url: 'https://a.example/' }))).map((line) => /^[A-Z-]+/.exec(line)![0]));
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.stringMatching(/^([\r\n\u2028\u0085\t\0]|\nATTENDEE:x|;X=|,|\\|:|🌱|ñ|"){0,40}$/));
    fc.assert(
      fc.property(text, text, text, text, (name, title, description, place) => {
        const made = calendarFile({ name, url: 'https://tilth.example/', series: [circle({ title, description, place, url: `https://a.example/${name}` })] });
        expect(made.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || /\p{Cc}/u.test(line))).toEqual([]);
        expect(lines(made).filter((line) => !names.has(/^[A-Z-]+/.exec(line)?.[0] ?? ''))).toEqual([]);
        const clean = (dirty: string) => dirty.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/(?!\n)\p{Cc}/gu, '').trim();
        const [event] = ICAL.Component.fromString(made).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
        expect([event!.summary, event!.description ?? '', event!.location ?? '']).toEqual([clean(title).replace(/\s+/g, ' '), clean(description), clean(place).replace(/\s+/g, ' ')]);
      }),
      { numRuns: 100, seed: 75 },
    );
  }, 60_000);

  it.each(['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico', 'America/Indiana/Indianapolis', 'Europe/Madrid', 'Europe/Dublin', 'Australia/Sydney', 'Asia/Kathmandu', 'UTC'])(
    'describes %s as it is, through a year',
    (there) => {
      const daily = { rrule: 'FREQ=DAILY;INTERVAL=2', dtstartLocal: '2026-01-01T18:30', zone: there };
      const occurrences = rowsOf(daily, 190);
      const read = shown(file(circle({ zone: there, recurrence: daily, occurrences })), occurrences.at(-1)!.startsAt.toISOString());
      expect(read.map(({ at }) => at)).toEqual(occurrences.map(({ startsAt }) => startsAt.toISOString()));
    },
    20_000,
  );

  it('shows what the rows are, whatever became of them', () => {
    const row = fc.record({ status: fc.constantFrom('scheduled' as const, 'moved' as const, 'cancelled' as const, 'removed' as const), days: fc.integer({ min: -9, max: 9 }), minutes: fc.constantFrom(90, 45), title: fc.constantFrom(null, 'Guest'), isGone: fc.boolean() });
    const rules = ['FREQ=WEEKLY;BYDAY=TH', 'FREQ=MONTHLY;BYDAY=2TH,-1MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=WEEKLY;BYDAY=TH;COUNT=9', 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260501', 'FREQ=DAILY;INTERVAL=5'];
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.array(row, { minLength: 1, maxLength: 14 }), (rrule, states) => {
        const recurrence = { ...thursdays, rrule };
        const occurrences = rowsOf(recurrence, states.length).map((slot, n) => {
          const { status, days, minutes, title } = states[n]!;
          const startsAt = status === 'moved' ? new Date(slot.startsAt.getTime() + days * 86_400_000) : slot.startsAt;
          return { ...slot, status, minutes, title, startsAt };
        });
        const last = occurrences.at(-1)!;
        // The last stays: after it the pattern goes on by itself.
        const kept = occurrences.filter((it, n) => it === last || !states[n]!.isGone);
        const after = slots(recurrence, { after: last.originalLocal, limit: 3 });
        const until = '2026-12-31T00:00:00.000Z';
        const expected = [...kept.filter(({ status }) => status === 'scheduled' || status === 'moved').map(({ startsAt, minutes, title }) => [startsAt.toISOString(), minutes, title ?? 'Thursday circle']), ...after.map(({ startsAt }) => [startsAt.toISOString(), 90, 'Thursday circle'])];
        const read = shown(file(circle({ recurrence, occurrences: kept })), until).map(({ at, minutes, title }) => [at, minutes, title]);
        const inOrder = (list: unknown[][]) => list.map((it) => JSON.stringify(it)).sort();
        const asFar = (list: unknown[][]) => (after.length < 3 ? list : list.filter(([at]) => (at as string) <= after.at(-1)!.startsAt.toISOString()));
        expect(inOrder(asFar(read))).toEqual(inOrder(asFar(expected.filter(([at]) => (at as string) <= until))));
      }),
      { numRuns: 60, seed: 5545 },
    );
  }, 60_000);

  it('says as instants what lies in an hour that comes twice, and by itself what lies in one that is left out', () => {
    const at = (dtstartLocal: string) => {
      const recurrence = { rrule: 'FREQ=WEEKLY', dtstartLocal, zone };
      const occurrences = rowsOf(recurrence, 3).map((row) => ({ ...row, minutes: 60 }));
      const text = file(circle({ recurrence, occurrences, minutes: 60 }));
      const until = occurrences.at(-1)!.startsAt.toISOString();
      expect(shown(text, until).map(({ at: begins, minutes }) => [begins, minutes])).toEqual(occurrences.map(({ startsAt }) => [startsAt.toISOString(), 60]));
      return lines(text);
    };
    expect(at('2026-10-25T01:30')).toEqual(expect.arrayContaining(['DTSTART:20261101T063000Z', 'DTEND:20261101T073000Z']));
    expect(at('2026-03-01T02:30')).toContain('DTSTART;TZID=America/Chicago:20260308T033000');
  });
});
