import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Rule } from '../../app/contract/recurrence';
import { problem } from '../../app/contract/problems';
import { readRule } from './rule';

export { readRule };

export interface Recurrence {
  rrule: string;
  /** Wall time of the first slot, such as 2026-03-12T18:30. */
  dtstartLocal: string;
  /** IANA zone of the series. */
  zone: string;
}

/** One slot: its wall time in the series' zone stays, its instant follows the zone's rules. */
export interface Slot {
  originalLocal: string;
  startsAt: Date;
}

export interface Range {
  /** Wall times of the series' zone. */
  from?: string;
  after?: string;
  until?: string;
  limit: number;
}

/** A rule that does not come for so long counts as one that never does. */
const reachYears = 10;
/** No series is looked at further than this. */
const mostYears = 60;

const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

function wallOf(text: string): Temporal.PlainDateTime {
  if (!local.test(text)) throw problem('invalid', { fields: { startsAt: 'wrong' } });
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    throw problem('invalid', { fields: { startsAt: 'wrong' } });
  }
}

function inZone<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw problem('invalid', { fields: { timeZone: 'wrong' } });
  }
}

/** The instant at which the clocks of a zone say a wall time: of an hour that comes twice the first, of one that is left out as much later. */
export function instantOf(wall: string, zone: string): Date {
  const read = wallOf(wall);
  return inZone(() => new Date(read.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds));
}

/** What the clocks of a zone say at an instant, such as 2026-03-12T18:30. */
export function localOf(instant: Date, zone: string): string {
  return inZone(() => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }));
}

/** The last wall time that a rule may reach, in the zone of its series. */
export function lastLocal(rule: Rule, zone: string): string | null {
  if (rule.until === null) return null;
  return rule.until.length === 10 ? `${rule.until}T23:59` : localOf(new Date(rule.until), zone);
}

// Wall times are expanded as if they were UTC: no clock changes there, so that no slot is lost in an hour that is left out.
const asUtc = (wall: string) => new Date(`${wall}:00Z`);
const asWall = (at: number) => new Date(at).toISOString().slice(0, 16);
const yearsAfter = (wall: string, years: number) => wallOf(wall).add({ years }).toString({ smallestUnit: 'minute' });
const least = (...walls: (string | null | undefined)[]) => walls.filter((wall) => typeof wall === 'string').reduce((a, b) => (a < b ? a : b));

/** The wall times of a range, in order. */
function wallsOf({ rrule, dtstartLocal, zone }: Recurrence, range: Range): string[] {
  const rule = readRule(rrule);
  const first = wallOf(dtstartLocal).toString({ smallestUnit: 'minute' });
  const begin = [first, range.from, range.after].filter((wall) => wall !== undefined).reduce((a, b) => (a > b ? a : b));
  const end = least(yearsAfter(begin, mostYears), lastLocal(rule, zone), range.until);
  const expanded = new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    ...(rule.byDay.length > 0 && { byDay: rule.byDay.map(({ nth, day }) => `${nth ?? ''}${day}`) }),
    ...(rule.byMonthDay.length > 0 && { byMonthDay: rule.byMonthDay }),
    ...(rule.bySetPos.length > 0 && { bySetPos: rule.bySetPos }),
    ...(rule.count !== null && { count: rule.count }),
    wkst: rule.wkst,
    dtstart: { timeZoneId: 'UTC', toString: () => `${first}:00+00:00[UTC]` },
    cache: false,
  });
  const found: string[] = [];
  const isLost = (from: string) => from > yearsAfter(found.at(-1) ?? begin, reachYears);
  // In steps, short ones first: what is asked for is mostly the next few, and the library gives up on a range that is too long.
  let from = begin;
  for (let years = 1; from <= end && found.length < range.limit && !isLost(from); years = Math.min(8, years * 2)) {
    const next = yearsAfter(from, years);
    for (const at of expanded.between(asUtc(from), asUtc(least(next, end)), true)) {
      const wall = asWall(at.epochMilliseconds);
      if (found.at(-1) !== wall && wall !== range.after) found.push(wall);
    }
    from = next;
  }
  return found.slice(0, range.limit);
}

/** The slots of a series in a range, in order. The zone of this machine changes nothing. */
export function slots(recurrence: Recurrence, range: Range): Slot[] {
  return wallsOf(recurrence, range).map((originalLocal) => ({ originalLocal, startsAt: instantOf(originalLocal, recurrence.zone) }));
}

/** A problem for a series whose rule, beginning or zone is not one, or that has no slot at all. */
export function checkRecurrence(recurrence: Recurrence): void {
  if (slots(recurrence, { limit: 1 }).length === 0) throw problem('invalid', { fields: { rrule: 'never_happens' } });
}
