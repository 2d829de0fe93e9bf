import { and, eq, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Sight } from '../../app/contract/names';
import type { PersonView } from '../../app/contract/people';
import type { RecurrenceView } from '../../app/contract/series';
import type { SessionRow } from '../../app/contract/sessions';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { attendance, seriesSessions, sessionAnswers } from '../../db/schema/series-sessions';
import { personColumns } from '../people/views';
import type { StoredSeries, StoredSession } from './access';
import { isRepeating, recurrenceOf } from './pattern';
import { readRule } from './recurrence';

const mine = alias(sessionAnswers, 'mine');

const countOf = (fits: SQL) => sql<number>`(select count(*) from ${sessionAnswers} a where a.session_id = ${seriesSessions.id} and ${fits})`.mapWith(Number);

const columns = {
  session: seriesSessions,
  series: {
    id: series.id,
    title: series.title,
    model: series.model,
    status: series.status,
    confidentiality: series.confidentiality,
    timeZone: series.timeZone,
    place: series.place,
    videoLink: series.videoLink,
    capacity: series.capacity,
    hours: series.hours,
    hourKind: series.hourKind,
  },
  community: { id: communities.id, slug: communities.slug, name: communities.name, tint: communities.tint },
  lead: personColumns(people),
  counts: {
    yes: countOf(sql`a.answer = 'yes' and not a.is_waiting`),
    maybe: countOf(sql`a.answer = 'maybe'`),
    no: countOf(sql`a.answer = 'no'`),
    waiting: countOf(sql`a.is_waiting`),
  },
  mine: {
    answer: mine.answer,
    reason: mine.reason,
    isWaiting: mine.isWaiting,
    promotedAt: mine.promotedAt,
    position: sql<number>`(select count(*) from ${sessionAnswers} a where a.session_id = ${mine.sessionId} and a.is_waiting and a.n <= ${mine.n})`.mapWith(Number),
  },
  attended: attendance.status,
};

/**
 * Sessions with what a list shows of each, for a reader; their own membership, where they have one, is
 * `memberships`. `people` is who leads: somebody set for it, else the lead of its series.
 */
export const selectSessions = (db: Database, me: SQL | string) =>
  db
    .select(columns)
    .from(seriesSessions)
    .innerJoin(series, eq(series.id, seriesSessions.seriesId))
    .innerJoin(communities, eq(communities.id, series.communityId))
    .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, me)))
    .leftJoin(people, sql`${people.id} = coalesce(${seriesSessions.leadId}, ${series.leadId})`)
    .leftJoin(mine, and(eq(mine.sessionId, seriesSessions.id), eq(mine.personId, me)))
    .leftJoin(attendance, and(eq(attendance.sessionId, seriesSessions.id), eq(attendance.personId, me)));

export type SelectedSession = Awaited<ReturnType<typeof selectSessions>>[number];

/** Whether an answer is still taken: until it begins, and while it is to take place. */
export const isOpen = ({ status, startsAt }: Pick<StoredSession, 'status' | 'startsAt'>, now: Date) => (status === 'scheduled' || status === 'moved') && startsAt > now;

/**
 * A session as somebody with this sight may see it in a list. What it is about, and why it was moved or cancelled, is kept
 * among those who meet in confidence.
 */
export function sessionRow(row: SelectedSession, { sight, answer }: { sight: Sight; answer: boolean }, now: Date): SessionRow {
  const { session, series: of } = row;
  const seesPeople = sight !== 'dates';
  const isWhole = sight === 'whole';
  const isForThem = isWhole || of.confidentiality === 'standard';
  return {
    id: session.id,
    seriesId: of.id,
    seriesTitle: of.title,
    model: of.model,
    community: row.community,
    title: isForThem ? session.title : null,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    minutes: session.minutes,
    zone: of.timeZone,
    place: isWhole ? (session.place ?? of.place) : null,
    videoLink: isWhole ? (session.videoLink ?? of.videoLink) : null,
    status: statusOf(session),
    movedFrom: !session.isExtra && session.originalAt.getTime() !== session.startsAt.getTime() ? session.originalAt.toISOString() : null,
    reason: seesPeople && isForThem ? session.reason : null,
    isExtra: session.isExtra,
    lead: row.lead as PersonView | null,
    counts: seesPeople ? row.counts : null,
    capacity: of.capacity,
    mine: row.mine?.answer
      ? {
          answer: row.mine.answer,
          reason: row.mine.reason,
          isWaiting: row.mine.isWaiting,
          position: row.mine.isWaiting ? row.mine.position : null,
          promotedAt: row.mine.promotedAt?.toISOString() ?? null,
        }
      : null,
    attended: session.status === 'held' ? row.attended : null,
    mayAnswer: answer && isOpen(session, now),
    hours: of.hours,
    hourKind: session.hourKind ?? of.hourKind,
    sight,
  };
}

/** When a series meets, as far as its last day. */
export function recurrenceView(row: StoredSeries): RecurrenceView {
  if (!isRepeating(row)) return { rrule: null, rule: null, dtstartLocal: row.dtstartLocal, zone: row.timeZone };
  const recurrence = recurrenceOf(row);
  return { ...recurrence, rule: readRule(recurrence.rrule) };
}

export function statusOf({ status, cause }: Pick<StoredSession, 'status' | 'cause'>): SessionRow['status'] {
  if (status === 'removed') throw new Error('A removed session is shown nowhere.');
  return status === 'cancelled' && cause === 'break' ? 'break' : status;
}
