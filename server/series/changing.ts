import { and, eq, gt, gte, inArray, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/connect';
import { series } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { StoredSeries } from './access';
import { horizonOf } from './filling';
import { addSlots, breaksOf, isRepeating, occurrencesOf, recurrenceOf } from './pattern';
import { planChange, type Shift } from './plan';
import { instantOf, localOf, type Recurrence } from './recurrence';
import { assignTurns } from './turns';

/** Holds every session of a series that is to come, in the order in which everybody holds them. */
export async function holdComing(tx: Transaction, seriesId: string, now: Date): Promise<void> {
  await tx.select({ id: seriesSessions.id }).from(seriesSessions).where(and(eq(seriesSessions.seriesId, seriesId), gt(seriesSessions.startsAt, now))).orderBy(seriesSessions.id).for('update');
}

/** As far as a series has its rows, once they are written anew. */
export const filledOf = (row: StoredSeries, now: Date) => new Date(Math.max(horizonOf(now).getTime(), row.filledUntil?.getTime() ?? 0));

/**
 * Puts another pattern in place of a series' own from an original wall time on; null ends it there. What stood before,
 * what somebody moved and what was cancelled by hand stay as they are; answers go with their sessions. `row` is the
 * series as it was, `after` as it is to be. The caller holds the series.
 */
export async function changePattern(tx: Transaction, row: StoredSeries, after: StoredSeries, from: string, recurrence: Recurrence | null, now: Date): Promise<void> {
  if (!isRepeating(row)) return;
  await holdComing(tx, row.id, now);
  const [rows, breaks] = [await occurrencesOf(tx, row.id), await breaksOf(tx, row.id)];
  const until = filledOf(row, now);
  const plan = planChange({ recurrence: recurrenceOf(row), breaks }, rows, { from, recurrence, horizon: localOf(until, after.timeZone), now });
  if (plan.dropped.length > 0) await tx.delete(seriesSessions).where(inArray(seriesSessions.id, plan.dropped));
  await shiftAll(tx, [...plan.shifted.map((shift) => ({ ...shift, originalAt: instantOf(shift.originalLocal, after.timeZone) })), ...plan.ended.map((shift) => ({ ...shift, originalAt: null }))], now);
  await addSlots(tx, after, plan.made, now);
  if (after.minutes !== row.minutes) await lengthen(tx, row, after.minutes, from, plan.shifted.map(({ id }) => id), now);
  await tx.update(series).set({ filledUntil: until }).where(eq(series.id, row.id));
  await assignTurns(tx, after, now);
}

/** Moves sessions to their new slots. `originalAt` is null for those that keep the instant of theirs. */
async function shiftAll(tx: Transaction, shifts: (Shift & { originalAt: Date | null })[], now: Date): Promise<void> {
  if (shifts.length === 0) return;
  const ids = shifts.map(({ id }) => id);
  // Out of each other's way first, to years in which nobody meets: one may take the slot that another is about to leave.
  await tx.execute(sql`
    update ${seriesSessions} set original_local = to_char(timestamp '0001-01-01' + place.n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI')
    from (select id, row_number() over () as n from ${seriesSessions} where ${inArray(seriesSessions.id, ids)}) place
    where ${seriesSessions.id} = place.id`);
  // What was held stays held, and what was made beside the rule stays that.
  await tx.execute(sql`
    update ${seriesSessions} set
      original_local = t."originalLocal",
      original_at = coalesce(t."originalAt", ${seriesSessions.originalAt}),
      starts_at = t."startsAt",
      ends_at = t."startsAt" + ${seriesSessions.minutes} * interval '1 minute',
      status = case when ${seriesSessions.status} = 'held' then 'held' when t.status = 'extra' then 'scheduled' else t.status end,
      cause = case when t.status in ('cancelled', 'removed') then t.cause end,
      is_extra = ${seriesSessions.isExtra} or t.status = 'extra',
      sequence = ${seriesSessions.sequence} + 1,
      updated_at = ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(shifts)}::json) as t(id text, "originalLocal" text, "originalAt" timestamptz, "startsAt" timestamptz, status text, cause text)
    where ${seriesSessions.id} = t.id`);
}

/** Gives sessions to come, from a wall time on, the series' new length, where they had the old one. */
async function lengthen(tx: Transaction, row: StoredSeries, minutes: number, from: string, ids: string[], now: Date): Promise<void> {
  await tx
    .update(seriesSessions)
    .set({ minutes, endsAt: sql`${seriesSessions.startsAt} + ${minutes} * interval '1 minute'`, sequence: sql`${seriesSessions.sequence} + 1`, updatedAt: now })
    .where(
      and(
        eq(seriesSessions.seriesId, row.id),
        gt(seriesSessions.startsAt, now),
        eq(seriesSessions.minutes, row.minutes),
        ne(seriesSessions.status, 'held'),
        or(gte(seriesSessions.originalLocal, from), ids.length > 0 ? inArray(seriesSessions.id, ids) : undefined),
      ),
    );
}
