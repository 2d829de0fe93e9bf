import { localOf, readRule, slots } from './recurrence';
import type { Recurrence, Slot } from './recurrence';

/** `extra` is none of the pattern's; `removed` is out of the series, and its row stays for what hangs on it. */
export type OccurrenceStatus = 'scheduled' | 'moved' | 'cancelled' | 'extra' | 'removed';
/** Who cancelled or removed it: somebody, a break, or a change of the pattern. What the last two did is taken back with them. */
export type Cause = 'hand' | 'break' | 'change' | null;

export interface Occurrence {
  id: string;
  /** The slot that it stands for, as the clocks of the series say it. One series has each slot once, whatever became of it. */
  originalLocal: string;
  startsAt: Date;
  status: OccurrenceStatus;
  cause: Cause;
  /** Whether anything hangs on it: an answer, a note, an agenda, words of its own. */
  isTouched: boolean;
}

/** Days on which a series does not meet, both included. */
export interface Break {
  firstDay: string;
  lastDay: string;
}

export interface Pattern {
  recurrence: Recurrence;
  breaks: readonly Break[];
}

export interface NewOccurrence extends Slot {
  status: 'scheduled' | 'cancelled';
  cause: Cause;
}

/** What becomes of one that stays. */
export interface Shift extends Slot {
  id: string;
  status: OccurrenceStatus;
  cause: Cause;
}

export interface ChangePlan {
  /** Stay as they are. */
  kept: string[];
  shifted: Shift[];
  /** Out of the series, with their rows: something hangs on them. */
  ended: Shift[];
  /** Out of the series, rows and all: nothing hangs on them. */
  dropped: string[];
  made: NewOccurrence[];
}

const inBreak = (wall: string, breaks: readonly Break[]) => breaks.some(({ firstDay, lastDay }) => wall.slice(0, 10) >= firstDay && wall.slice(0, 10) <= lastDay);
const isSame = (a: Date, b: Date) => a.getTime() === b.getTime();
const latest = (walls: readonly string[]) => walls.reduce<string | undefined>((a, b) => (a !== undefined && a > b ? a : b), undefined);

function fresh(slot: Slot, breaks: readonly Break[]): NewOccurrence {
  return inBreak(slot.originalLocal, breaks) ? { ...slot, status: 'cancelled', cause: 'break' } : { ...slot, status: 'scheduled', cause: null };
}

/**
 * What to make so that a series is planned up to a wall time. It goes on after the last slot that anything stands for,
 * moved, cancelled and removed ones included: none of them shifts the pattern, and none comes back.
 */
export function planAhead({ recurrence, breaks }: Pattern, rows: readonly Occurrence[], horizon: string): NewOccurrence[] {
  const taken = new Set(rows.map((row) => row.originalLocal));
  const after = latest(rows.filter((row) => row.status !== 'extra').map((row) => row.originalLocal));
  const ahead = slots(recurrence, { after, until: horizon, limit: Infinity });
  return ahead.filter((slot) => !taken.has(slot.originalLocal)).map((slot) => fresh(slot, breaks));
}

/** The Monday of a wall time's week. */
function weekOf(wall: string): string {
  const day = new Date(`${wall.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/**
 * Which session of the new pattern each of the old one becomes: the one at the same time, else on the same day, else in
 * the same week, else, of two monthly patterns, in the same month. So an answer is never carried far from the day it was for.
 */
function pair(rows: readonly Occurrence[], ahead: readonly Slot[], bothMonthly: boolean): Map<string, Slot> {
  const pairs = new Map<string, Slot>();
  const free = new Set(ahead);
  const keys = [(wall: string) => wall, (wall: string) => wall.slice(0, 10), weekOf, ...(bothMonthly ? [(wall: string) => wall.slice(0, 7)] : [])];
  for (const key of keys) {
    const open = new Map<string, Slot[]>();
    for (const slot of free) open.set(key(slot.originalLocal), [...(open.get(key(slot.originalLocal)) ?? []), slot]);
    for (const row of rows) {
      const slot = pairs.has(row.id) ? undefined : open.get(key(row.originalLocal))?.shift();
      if (!slot) continue;
      pairs.set(row.id, slot);
      free.delete(slot);
    }
  }
  return pairs;
}

/**
 * A row in its new slot. Where somebody put it, or where it was held, it stays; what they cancelled stays cancelled, and
 * what they brought back from a break stays.
 */
function shift(row: Occurrence, slot: Slot, breaks: readonly Break[], now: Date): Shift {
  const { id, startsAt, status, cause } = row;
  const stood = status === 'scheduled' || status === 'moved';
  if (startsAt <= now && !stood) return { id, originalLocal: slot.originalLocal, startsAt, status, cause };
  if (startsAt <= now || status === 'moved') return { id, originalLocal: slot.originalLocal, startsAt, status: isSame(startsAt, slot.startsAt) ? 'scheduled' : 'moved', cause };
  if (cause === 'hand') return { id, ...slot, status, cause };
  if (stood && inBreak(row.originalLocal, breaks)) return { id, ...slot, status, cause };
  return { id, ...fresh(slot, breaks) };
}

function unpaired(row: Occurrence, now: Date): Shift {
  const { id, originalLocal, startsAt } = row;
  const took = row.startsAt <= now && (row.status === 'scheduled' || row.status === 'moved');
  if (took) return { id, originalLocal, startsAt, status: 'extra', cause: null };
  return { id, originalLocal, startsAt, status: 'removed', cause: row.cause === 'hand' ? 'hand' : 'change' };
}

/** One that an earlier change had ended, and whose slot is in the pattern again. */
function revived(row: Occurrence, slot: Slot, breaks: readonly Break[], now: Date): Shift {
  const { id, originalLocal, startsAt } = row;
  if (startsAt <= now) return { id, originalLocal, startsAt: slot.startsAt, status: 'removed', cause: 'hand' };
  return { id, ...fresh(slot, breaks) };
}

/**
 * "This and later": what becomes of each occurrence when the pattern changes from a slot on, or ends there (null). What
 * stood before stays as it is. The new pattern is planned as far as the old one was, and at least to `horizon`.
 */
export function planChange(before: Pattern, rows: readonly Occurrence[], change: { from: string; recurrence: Recurrence | null; horizon: string; now: Date }): ChangePlan {
  const { breaks } = before;
  const { from, recurrence, horizon, now } = change;
  const sorted = [...rows].sort((a, b) => (a.originalLocal < b.originalLocal ? -1 : 1));
  const isBefore = (row: Occurrence) => row.originalLocal < from || row.status === 'extra';
  const earlier = sorted.filter(isBefore);
  const later = sorted.filter((row) => !isBefore(row));
  const isEnded = (row: Occurrence) => row.status === 'removed' && row.cause === 'change';

  const taken = new Set(earlier.map((row) => row.originalLocal));
  const until = latest([horizon, ...later.map((row) => row.originalLocal)]);
  const ahead = recurrence ? slots(recurrence, { until, limit: Infinity }).filter((slot) => !taken.has(slot.originalLocal)) : [];
  const isEndedAt = new Map(later.filter(isEnded).map((row) => [row.originalLocal, row]));
  const bothMonthly = recurrence !== null && readRule(recurrence.rrule).freq === 'MONTHLY' && readRule(before.recurrence.rrule).freq === 'MONTHLY';
  const pairs = pair(
    later.filter((row) => !isEnded(row)),
    ahead.filter((slot) => !isEndedAt.has(slot.originalLocal)),
    bothMonthly,
  );

  const plan: ChangePlan = { kept: earlier.map((row) => row.id), shifted: [], ended: [], dropped: [], made: [] };
  for (const row of later) {
    const again = isEnded(row) ? ahead.find((slot) => slot.originalLocal === row.originalLocal) : undefined;
    const slot = pairs.get(row.id);
    if (again) plan.shifted.push(revived(row, again, breaks, now));
    else if (isEnded(row)) plan.kept.push(row.id);
    else if (!slot && !row.isTouched && row.startsAt > now) plan.dropped.push(row.id);
    else if (!slot) plan.ended.push(unpaired(row, now));
    else {
      const next = shift(row, slot, breaks, now);
      const stays = next.originalLocal === row.originalLocal && isSame(next.startsAt, row.startsAt) && next.status === row.status && next.cause === row.cause;
      if (stays) plan.kept.push(row.id);
      else plan.shifted.push(next);
    }
  }
  const given = new Set([...pairs.values()].map((slot) => slot.originalLocal));
  plan.made = ahead.filter((slot) => !given.has(slot.originalLocal) && !isEndedAt.has(slot.originalLocal)).map((slot) => fresh(slot, breaks));
  return plan;
}

export interface BreakPlan {
  cancelled: string[];
  /** Their break is gone: they take place again. */
  back: string[];
  /** Somebody put these into a break by hand; they stay, and the page can say so. */
  meeting: string[];
}

/** What other breaks do to what is still to come. Only what a break newly covers is cancelled: who brought one back by hand meets. */
export function planBreaks({ recurrence: { zone }, breaks }: Pattern, rows: readonly Occurrence[], after: readonly Break[], now: Date): BreakPlan {
  const plan: BreakPlan = { cancelled: [], back: [], meeting: [] };
  for (const row of rows.filter((it) => it.startsAt > now)) {
    const was = inBreak(row.originalLocal, breaks);
    const is = inBreak(row.originalLocal, after);
    if (row.status === 'scheduled' && is && !was) plan.cancelled.push(row.id);
    if (row.status === 'cancelled' && row.cause === 'break' && !is) plan.back.push(row.id);
    if ((row.status === 'moved' || row.status === 'extra') && inBreak(localOf(row.startsAt, zone), after)) plan.meeting.push(row.id);
  }
  return plan;
}

/** The same series, ended before a slot; null when nothing of it comes before. */
export function endBefore(recurrence: Recurrence, wall: string): Recurrence | null {
  const last = slots(recurrence, { until: wall, limit: Infinity }).findLast((slot) => slot.originalLocal < wall);
  if (!last) return null;
  const parts = recurrence.rrule.split(';').filter((part) => !part.startsWith('COUNT=') && !part.startsWith('UNTIL='));
  const until = last.startsAt.toISOString().replace(/[-:]|\.\d+/g, '');
  return { ...recurrence, rrule: [...parts, `UNTIL=${until}`].join(';') };
}
