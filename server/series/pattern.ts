import type { Transaction } from '../../db/connect';
import { and, asc, eq, exists, gte, isNotNull, or, sql } from 'drizzle-orm';
import { seriesBreaks } from '../../db/schema/series';
import { attendance, seriesSessions, sessionAnswers, sessionPreparations } from '../../db/schema/series-sessions';
import { newId } from '../ids';
import type { StoredSeries, StoredSession } from './access';
import type { Break, NewOccurrence, Occurrence } from './plan';
import { slots, type Recurrence } from './recurrence';

export type Repeating = StoredSeries & { rrule: string };
export const isRepeating = (row: StoredSeries): row is Repeating => row.rrule !== null;

/** When a series meets: its rule, as far as its last day. */
export function recurrenceOf({ rrule, dtstartLocal, timeZone, endsOn }: Pick<Repeating, 'rrule' | 'dtstartLocal' | 'timeZone' | 'endsOn'>): Recurrence {
  const whole = { rrule, dtstartLocal, zone: timeZone };
  if (endsOn === null || slots(whole, { after: `${endsOn}T23:59`, limit: 1 }).length === 0) return whole;
  const parts = rrule.split(';').filter((part) => !part.startsWith('COUNT=') && !part.startsWith('UNTIL='));
  return { ...whole, rrule: [...parts, `UNTIL=${endsOn.replaceAll('-', '')}`].join(';') };
}

const one = { one: sql`1` };

/** Every session of a series from an original wall time on, as the plan of a pattern looks at them. The caller holds the series. */
export async function occurrencesOf(tx: Transaction, seriesId: string, from = ''): Promise<Occurrence[]> {
  const hangs = or(
    exists(tx.select(one).from(sessionAnswers).where(eq(sessionAnswers.sessionId, seriesSessions.id))),
    exists(tx.select(one).from(sessionPreparations).where(eq(sessionPreparations.sessionId, seriesSessions.id))),
    exists(tx.select(one).from(attendance).where(eq(attendance.sessionId, seriesSessions.id))),
    isNotNull(seriesSessions.title),
    isNotNull(seriesSessions.place),
    isNotNull(seriesSessions.videoLink),
    seriesSessions.leadIsFixed,
  );
  const rows = await tx
    .select({
      id: seriesSessions.id,
      originalLocal: seriesSessions.originalLocal,
      originalAt: seriesSessions.originalAt,
      startsAt: seriesSessions.startsAt,
      status: seriesSessions.status,
      cause: seriesSessions.cause,
      isExtra: seriesSessions.isExtra,
      isTouched: sql<boolean>`coalesce(${hangs}, false)`,
    })
    .from(seriesSessions)
    .where(and(eq(seriesSessions.seriesId, seriesId), gte(seriesSessions.originalLocal, from)))
    .orderBy(asc(seriesSessions.originalLocal));
  return rows.map(({ originalAt, isExtra, ...row }) => ({ ...row, status: plainStatus({ ...row, originalAt, isExtra }) }));
}

/** Whether it was held, and whether an extra one was cancelled, is nothing that a pattern asks. */
function plainStatus({ status, isExtra, originalAt, startsAt }: Pick<StoredSession, 'status' | 'isExtra' | 'originalAt' | 'startsAt'>): Occurrence['status'] {
  if (status === 'removed') return status;
  if (isExtra) return 'extra';
  if (status === 'held') return originalAt.getTime() === startsAt.getTime() ? 'scheduled' : 'moved';
  return status;
}

export async function breaksOf(tx: Transaction, seriesId: string): Promise<Break[]> {
  return tx.select({ firstDay: seriesBreaks.fromDay, lastDay: seriesBreaks.untilDay }).from(seriesBreaks).where(eq(seriesBreaks.seriesId, seriesId));
}

export const endOf = (startsAt: Date, minutes: number) => new Date(startsAt.getTime() + minutes * 60_000);

/** Adds sessions that a pattern makes. One that is there already stays as it is: two who fill at once make each once. */
export async function addSlots(tx: Transaction, row: StoredSeries, made: NewOccurrence[], now: Date): Promise<void> {
  const { minutes, id: seriesId } = row;
  // In lots: a statement takes 65,535 parameters at most.
  for (let from = 0; from < made.length; from += 1_000) {
    await tx
      .insert(seriesSessions)
      .values(
        made.slice(from, from + 1_000).map(({ originalLocal, startsAt, status, cause }) => ({
          id: newId(),
          seriesId,
          originalLocal,
          originalAt: startsAt,
          startsAt,
          endsAt: endOf(startsAt, minutes),
          minutes,
          status,
          cause,
          createdAt: now,
          updatedAt: now,
        })),
      )
      .onConflictDoNothing({ target: [seriesSessions.seriesId, seriesSessions.originalLocal] });
  }
}
