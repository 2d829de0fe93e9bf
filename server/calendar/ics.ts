import ICAL from 'ical.js';
import { problem } from '../../app/contract/problems';
import type { OccurrenceStatus } from '../series/plan';
import { instantOf, lastLocal, localOf, readRule, slots } from '../series/recurrence';
import type { Recurrence } from '../series/recurrence';
import { calendarZone } from './zones';
import type { CalendarZone } from './zones';

export interface CalendarOccurrence {
  /** The slot that it stands for, in the zone of its series. */
  originalLocal: string;
  startsAt: Date;
  minutes: number;
  status: OccurrenceStatus;
  /** Where they are not those of the series. */
  title?: string | null;
  description?: string | null;
  place?: string | null;
  url?: string | null;
}

export interface CalendarSeries {
  /** Never changes, whatever the series goes through. */
  uid: string;
  /** Higher after each change. */
  sequence: number;
  lastModified: Date;
  title: string;
  description?: string | null;
  place?: string | null;
  url?: string | null;
  zone: string;
  minutes: number;
  /** The pattern as it is now; null for sessions that follow none. */
  recurrence: Recurrence | null;
  /**
   * All that stand for slots of the pattern, whatever became of them, and as many others as the file is to show. A slot
   * of the pattern before the last of them without one of its own does not take place.
   */
  occurrences: readonly CalendarOccurrence[];
}

export interface Calendar {
  name: string;
  /** A page of the site: never the address that the file itself is read from, which is a secret. */
  url: string;
  series: readonly CalendarSeries[];
}

/** What a mail says to a calendar of one session (RFC 5546). Its id is that of the session's own file. */
export interface CalendarMessage {
  method: 'PUBLISH' | 'CANCEL';
  organizer: { name: string; address: string };
  series: CalendarSeries;
  occurrence: CalendarOccurrence;
}

/** How often a subscriber is asked to look again. */
const refresh = 'PT1H';

// A line break in a name would begin a line of its own, with whatever property somebody likes.
const many = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/(?!\n)\p{Cc}/gu, '').trim();
const one = (text: string) => many(text).replace(/\s+/g, ' ');

function localTime(wall: string): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${wall}:00`);
}

function add(to: ICAL.Component, name: string, value: string | ICAL.Time | ICAL.Recur | number, tzid?: string): void {
  const property = new ICAL.Property(name);
  property.setValue(value);
  if (tzid) property.setParameter('tzid', tzid);
  to.addProperty(property);
}

/** A text of a property that ical.js does not know, and so would not escape. */
function addUnknownText(to: ICAL.Component, name: string, text: string): void {
  add(to, name, one(text).replace(/[\\;,]/g, '\\$&'));
}

const minute = 60_000;
/** Whether the clocks say the same again an hour, or half of one, before or after: programs do not agree which of the two is meant. */
const comesTwice = (at: Date, zone: string) => [-60, -30, 30, 60].some((minutes) => localOf(new Date(at.getTime() + minutes * minute), zone) === localOf(at, zone));

/** A beginning or an end: by the clocks of the zone, or as an instant where they say it twice. */
function addTime(to: ICAL.Component, name: string, at: Date, zone: string, tzid: string): void {
  if (comesTwice(at, zone)) add(to, name, ICAL.Time.fromJSDate(at, true));
  else add(to, name, localTime(localOf(at, zone)), tzid);
}

type Said = Pick<CalendarOccurrence, 'title' | 'description' | 'place' | 'url'>;

function event(series: CalendarSeries, uid: string, own: Said, startsAt: Date, minutes: number, { tzid }: CalendarZone): ICAL.Component {
  const made = new ICAL.Component('vevent');
  const changed = ICAL.Time.fromJSDate(series.lastModified, true);
  const description = own.description ?? series.description;
  const place = own.place ?? series.place;
  const url = own.url ?? series.url;
  add(made, 'uid', uid);
  // What was asked for twice reads the same twice, as long as nothing has changed: so a subscriber can keep what it has.
  add(made, 'dtstamp', changed);
  add(made, 'last-modified', changed);
  add(made, 'sequence', series.sequence);
  add(made, 'summary', one(own.title ?? series.title));
  if (description) add(made, 'description', many(description));
  if (place) add(made, 'location', one(place));
  if (url && /^https?:\/\/[^\s\p{Cc}]+$/u.test(url)) add(made, 'url', url);
  addTime(made, 'dtstart', startsAt, series.zone, tzid);
  addTime(made, 'dtend', new Date(startsAt.getTime() + minutes * minute), series.zone, tzid);
  return made;
}

/** The rule as calendars want it: its end is an instant. */
function calendarRule(recurrence: Recurrence): ICAL.Recur {
  const parts = recurrence.rrule.split(';').filter((part) => !part.startsWith('UNTIL='));
  const last = lastLocal(readRule(recurrence.rrule), recurrence.zone);
  const until = last === null ? [] : [`UNTIL=${instantOf(last, recurrence.zone).toISOString().replace(/[-:]|\.\d+/g, '')}`];
  return ICAL.Recur.fromString([...parts, ...until].join(';'));
}

const takesPlace = ({ status }: CalendarOccurrence) => status !== 'cancelled' && status !== 'removed';
const compact = (wall: string) => wall.replace(/[-:]/g, '');
/** One that follows no pattern, or an earlier one, has an id that comes from its slot. */
const ownUid = ({ uid }: CalendarSeries, { originalLocal }: CalendarOccurrence) => uid.replace(/(@|$)/, `-${compact(originalLocal)}$1`);

/** The pattern with what does not take place taken out of it, and what differs from it beside it. */
function repeating(series: CalendarSeries, recurrence: Recurrence, zone: CalendarZone, standing: Set<CalendarOccurrence>): ICAL.Component[] {
  const [first] = slots(recurrence, { limit: 1 });
  if (!first) return [];
  const rows = new Map(series.occurrences.map((row) => [row.originalLocal, row]));
  const last = [...rows.keys()].reduce((a, b) => (a > b ? a : b), '');
  const main = event(series, series.uid, {}, first.startsAt, series.minutes, zone);
  // The slot, and not the hour that its instant has: a first one in an hour left out must not shift the rest.
  main.updatePropertyWithValue('dtstart', localTime(first.originalLocal)).setParameter('tzid', zone.tzid);
  const end = new Date(first.startsAt.getTime() + series.minutes * minute);
  if (comesTwice(end, recurrence.zone)) main.updatePropertyWithValue('dtend', localTime(localOf(end, recurrence.zone))).setParameter('tzid', zone.tzid);
  add(main, 'rrule', calendarRule(recurrence));
  const overrides: ICAL.Component[] = [];
  let live = slots(recurrence, { after: last || undefined, limit: 1 }).length;
  for (const slot of last ? slots(recurrence, { until: last, limit: Infinity }) : []) {
    const row = rows.get(slot.originalLocal);
    if (!row || !takesPlace(row)) {
      add(main, 'exdate', localTime(slot.originalLocal), zone.tzid);
      continue;
    }
    live += 1;
    standing.add(row);
    // In an hour that is left out or comes twice programs do not agree: there it says itself when it is.
    const isPlain = localOf(slot.startsAt, recurrence.zone) === slot.originalLocal && ![0, series.minutes].some((after) => comesTwice(new Date(slot.startsAt.getTime() + after * minute), recurrence.zone));
    const same = isPlain && row.startsAt.getTime() === slot.startsAt.getTime() && row.minutes === series.minutes && [row.title, row.description, row.place, row.url].every((own) => own === undefined || own === null);
    if (same) continue;
    const override = event(series, series.uid, row, row.startsAt, row.minutes, zone);
    add(override, 'recurrence-id', localTime(slot.originalLocal), zone.tzid);
    overrides.push(override);
  }
  // Some clients take an event whose dates are all taken out for one that is broken.
  return live === 0 ? [] : [main, ...overrides];
}

function eventsOf(series: CalendarSeries, zone: CalendarZone): ICAL.Component[] {
  const standing = new Set<CalendarOccurrence>();
  const events = series.recurrence ? repeating(series, series.recurrence, zone, standing) : [];
  const others = series.occurrences.filter((row) => takesPlace(row) && !standing.has(row));
  return [...events, ...others.map((row) => event(series, ownUid(series, row), row, row.startsAt, row.minutes, zone))];
}

/** A calendar file (RFC 5545 and 7986) that calendars subscribe to or take in, in lines of at most 75 octets. */
export function calendarFile({ name, url, series }: Calendar): string {
  const file = new ICAL.Component('vcalendar');
  add(file, 'version', '2.0');
  add(file, 'prodid', '-//Tilth//Calendar//EN');
  add(file, 'calscale', 'GREGORIAN');
  addUnknownText(file, 'name', name);
  addUnknownText(file, 'x-wr-calname', name);
  add(file, 'url', url);
  file.addProperty(new ICAL.Property(['refresh-interval', {}, 'duration', refresh]));
  add(file, 'x-published-ttl', refresh);
  const zones = new Map<string, CalendarZone>();
  const events = series.flatMap((it) => {
    const zone = calendarZone(it.zone);
    if (!zone) throw problem('invalid', { fields: { timeZone: 'wrong' } });
    zones.set(zone.tzid, zone);
    return eventsOf(it, zone);
  });
  for (const tzid of [...zones.keys()].sort()) file.addSubcomponent(zones.get(tzid)!.component());
  for (const made of events) file.addSubcomponent(made);
  return `${file.toString()}\r\n`;
}

/** One session as a part of a mail. A calendar that has it takes it for a newer word by its sequence. */
export function calendarMessage({ method, organizer, series, occurrence }: CalendarMessage): string {
  const zone = calendarZone(series.zone);
  if (!zone) throw problem('invalid', { fields: { timeZone: 'wrong' } });
  const file = new ICAL.Component('vcalendar');
  add(file, 'version', '2.0');
  add(file, 'prodid', '-//Tilth//Calendar//EN');
  add(file, 'calscale', 'GREGORIAN');
  add(file, 'method', method);
  const made = event(series, ownUid(series, occurrence), occurrence, occurrence.startsAt, occurrence.minutes, zone);
  const property = new ICAL.Property('organizer');
  property.setValue(`mailto:${organizer.address}`);
  property.setParameter('cn', one(organizer.name).replace(/["^]/g, "'"));
  made.addProperty(property);
  add(made, 'status', method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  file.addSubcomponent(zone.component());
  file.addSubcomponent(made);
  return `${file.toString()}\r\n`;
}
