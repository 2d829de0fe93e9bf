import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { SeriesMail, SessionMail } from '../../app/contract/mail';
import type { Rsvp } from '../../app/contract/names';
import type { Database, Transaction } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { seriesSessions, sessionAnswers } from '../../db/schema/series-sessions';
import { isInCircle, type StoredSeries } from './access';

export interface ToldPerson {
  personId: string;
  session: SessionMail;
}

const hour = 60 * 60 * 1000;

/** Sessions with everybody who is expected at each, of those who are active and not suspended. */
function expected(db: Pick<Database, 'select'>) {
  return db
    .select({
      personId: memberships.personId,
      answer: sessionAnswers.answer,
      sessionId: seriesSessions.id,
      title: sql<string>`case when ${series.confidentiality} = 'confidential' then ${series.title} else coalesce(${seriesSessions.title}, ${series.title}) end`,
      community: communities.name,
      startsAt: seriesSessions.startsAt,
      endsAt: seriesSessions.endsAt,
      zone: series.timeZone,
      // Mail is read on other machines, and handed on: of what is confidential it says that it meets and when.
      place: sql<string | null>`case when ${series.confidentiality} = 'standard' then coalesce(${seriesSessions.place}, ${series.place}) end`,
      status: seriesSessions.status,
    })
    .from(seriesSessions)
    .innerJoin(series, eq(series.id, seriesSessions.seriesId))
    .innerJoin(communities, eq(communities.id, series.communityId))
    .innerJoin(memberships, eq(memberships.communityId, communities.id))
    .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.suspendedAt)))
    .leftJoin(sessionAnswers, and(eq(sessionAnswers.sessionId, seriesSessions.id), eq(sessionAnswers.personId, memberships.personId)))
    .orderBy(asc(seriesSessions.startsAt), asc(memberships.personId))
    .$dynamic();
}

const isExpected = (db: Pick<Database, 'select'>) =>
  or(isInCircle(db, memberships.personId), and(eq(memberships.status, 'active'), ne(memberships.role, 'coordinator'), eq(seriesSessions.leadId, memberships.personId)));

function told(row: Awaited<ReturnType<typeof expected>>[number], now: Date): ToldPerson {
  const { personId, sessionId, title, community, zone, place, startsAt, endsAt, status } = row;
  const mayAnswer = (status === 'scheduled' || status === 'moved') && startsAt > now;
  return { personId, session: { sessionId, title, community, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone, place, path: `/sessions/${sessionId}`, mayAnswer } };
}

/** Who is expected at the sessions that begin within the next 48 hours, without those who cannot come or wait for a place: whom reminders are for. */
export async function expectedSoon(db: Pick<Database, 'select'>, now: Date): Promise<ToldPerson[]> {
  const soon = and(inArray(seriesSessions.status, ['scheduled', 'moved']), gt(seriesSessions.startsAt, now), lte(seriesSessions.startsAt, new Date(now.getTime() + 48 * hour)));
  const comes = sql`coalesce(${sessionAnswers.answer} <> 'no' and not ${sessionAnswers.isWaiting}, true)`;
  return (await expected(db).where(and(soon, isExpected(db), comes))).map((row) => told(row, now));
}

/** Everybody whom a session expects, as things are now, with what they answered. To be asked inside the transaction, after the change. */
export async function expectedAt(tx: Transaction, sessionId: string, now: Date): Promise<(ToldPerson & { answer: Rsvp | null })[]> {
  const rows = await expected(tx).where(and(eq(seriesSessions.id, sessionId), isExpected(tx)));
  return rows.map((row) => ({ ...told(row, now), answer: row.answer }));
}

/** A series as mail tells of it, with its next three sessions. */
export async function seriesMail(tx: Transaction, row: StoredSeries, now: Date): Promise<SeriesMail> {
  const coming = and(eq(seriesSessions.seriesId, row.id), gt(seriesSessions.startsAt, now), inArray(seriesSessions.status, ['scheduled', 'moved']));
  const [[community], next] = [
    await tx.select({ name: communities.name }).from(communities).where(eq(communities.id, row.communityId)),
    await tx.select({ startsAt: seriesSessions.startsAt, endsAt: seriesSessions.endsAt }).from(seriesSessions).where(coming).orderBy(asc(seriesSessions.startsAt)).limit(3),
  ];
  return {
    seriesId: row.id,
    title: row.title,
    community: community!.name,
    zone: row.timeZone,
    place: row.confidentiality === 'standard' ? row.place : null,
    path: `/series/${row.id}`,
    next: next.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })),
  };
}
