import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, max, notExists, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/connect';
import { series } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Commit } from '../tell';
import { holdSeries, type StoredSeries } from './access';
import { addSlots, breaksOf, isRepeating, recurrenceOf } from './pattern';
import { planAhead, type Occurrence } from './plan';
import { localOf } from './recurrence';
import { assignTurns } from './turns';

const day = 24 * 60 * 60 * 1000;
/** How far ahead every slot has its row, and how far a reader may look beyond. */
const ahead = 370 * day;
const slack = 30 * day;
const furthest = 3 * 366 * day;

export const horizonOf = (now: Date) => new Date(now.getTime() + ahead);

/** Gives every slot of a series up to an instant its row, as far as its last day. The caller holds the series. */
export async function fill(tx: Transaction, row: StoredSeries, until: Date, now: Date): Promise<void> {
  if (row.status !== 'running' || !isRepeating(row) || (row.filledUntil && row.filledUntil >= until)) return;
  // What is taken is seen by its latest slot; from there on nothing but extra sessions can lie in the way.
  const [latest] = await tx.select({ wall: max(seriesSessions.originalLocal) }).from(seriesSessions).where(and(eq(seriesSessions.seriesId, row.id), eq(seriesSessions.isExtra, false)));
  const before: Occurrence[] = latest?.wall && latest.wall >= row.dtstartLocal ? [{ id: '', originalLocal: latest.wall, startsAt: now, status: 'scheduled', cause: null, isTouched: false }] : [];
  await addSlots(tx, row, planAhead({ recurrence: recurrenceOf(row), breaks: await breaksOf(tx, row.id) }, before, localOf(until, row.timeZone)), now);
  await tx.update(series).set({ filledUntil: until }).where(eq(series.id, row.id));
  await assignTurns(tx, row, now);
}

/** Builds what gives slots their rows: by the clock, and when somebody looks further. */
export function buildFilling(given: { db: Database; clock: Clock; commit: Commit }) {
  const { db, clock, commit } = given;

  async function fillThese(ids: string[], until: Date, now: Date): Promise<void> {
    for (const id of ids) {
      await commit(async (tx) => {
        // Locked and read again: of two who fill at once, the second finds it done.
        await fill(tx, await holdSeries(tx, id), until, now);
      });
    }
  }

  /** Ends what has passed its last day, once the last session that somebody moved beyond it is over as well. */
  async function endOver(now: Date): Promise<void> {
    const isToCome = and(eq(seriesSessions.seriesId, series.id), inArray(seriesSessions.status, ['scheduled', 'moved']), gt(seriesSessions.endsAt, now));
    const isOver = and(
      eq(series.status, 'running'),
      sql`${series.endsOn} < (${now.toISOString()}::timestamptz at time zone ${series.timeZone})::date`,
      notExists(db.select({ one: sql`1` }).from(seriesSessions).where(isToCome)),
    );
    await commit(async (tx) => {
      // In the order in which everybody holds several.
      const over = await tx.select({ id: series.id }).from(series).where(isOver).orderBy(asc(series.id)).for('update');
      if (over.length === 0) return;
      await tx.update(series).set({ status: 'ended', endedAt: now, updatedAt: now }).where(and(inArray(series.id, over.map(({ id }) => id)), isOver));
    });
  }

  /** Whether somebody looks so far that the rows of the coming year may not reach. */
  const isFar = (until: Date) => until.getTime() >= clock().getTime() + ahead - slack;

  return {
    isFar,

    /**
     * Gives every slot of the coming year its row, and ends what has passed its last day. Run again, or by two at once,
     * it adds nothing. For the clock; answers how many series it went through.
     */
    async fillAhead(now: Date = clock()): Promise<number> {
      const needy = await db
        .select({ id: series.id })
        .from(series)
        .where(and(eq(series.status, 'running'), isNotNull(series.rrule), or(isNull(series.filledUntil), lt(series.filledUntil, new Date(now.getTime() + ahead - slack)))))
        .orderBy(asc(series.id));
      await fillThese(needy.map(({ id }) => id), horizonOf(now), now);
      await endOver(now);
      return needy.length;
    },

    /** Before a reader looks as far as an instant: gives these series rows until then, three years ahead at most. */
    async fillFor(seriesIds: string[], until: Date): Promise<void> {
      const now = clock();
      if (seriesIds.length === 0 || !isFar(until)) return;
      const wanted = new Date(Math.min(until.getTime(), now.getTime() + furthest));
      const needy = await db
        .select({ id: series.id })
        .from(series)
        .where(and(inArray(series.id, seriesIds), eq(series.status, 'running'), isNotNull(series.rrule), or(isNull(series.filledUntil), lt(series.filledUntil, wanted))))
        .orderBy(asc(series.id));
      await fillThese(needy.map(({ id }) => id), wanted, now);
    },
  };
}

export type Filling = ReturnType<typeof buildFilling>;
