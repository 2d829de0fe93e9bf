import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { seriesSessions, sessionAnswers } from '../../db/schema/series-sessions';
import { isInCircle } from './access';
import type { SessionNews } from './news';

/** A session as mail tells of it: when and where, and no word that was prepared for it. */
export interface ToldSession {
  sessionId: string;
  title: string;
  community: string;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  zone: string;
  place: string | null;
  path: string;
  mayAnswer: boolean;
  calendar: null;
}

export interface ToldPerson {
  personId: string;
  session: ToldSession;
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
      place: sql<string | null>`coalesce(${seriesSessions.place}, ${series.place})`,
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
  return { personId, session: { sessionId, title, community, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone, place, path: `/sessions/${sessionId}`, mayAnswer, calendar: null } };
}

/** Who is expected at the sessions that begin within the next 48 hours, without those who cannot come or wait for a place: whom reminders are for. */
export async function expectedSoon(db: Pick<Database, 'select'>, now: Date): Promise<ToldPerson[]> {
  const soon = and(inArray(seriesSessions.status, ['scheduled', 'moved']), gt(seriesSessions.startsAt, now), lte(seriesSessions.startsAt, new Date(now.getTime() + 48 * hour)));
  const comes = sql`coalesce(${sessionAnswers.answer} <> 'no' and not ${sessionAnswers.isWaiting}, true)`;
  return (await expected(db).where(and(soon, isExpected(db), comes))).map((row) => told(row, now));
}

export interface MailsOfNews {
  kind: 'session-changed' | 'session-cancelled' | 'waiting-list-promoted';
  /** `before`: the ISO instant at which it was to begin. */
  mails: (ToldPerson & { before: string | null })[];
}

/**
 * Whom news of one session is mailed to: all whom it expects, but who did it; of a cancelled one not those who could not
 * come anyway; of a place that became free whoever has it. Null for news that no mail tells of. To be asked inside the
 * transaction, after the change.
 */
export async function mailsOf(tx: Transaction, news: SessionNews, now: Date): Promise<MailsOfNews | null> {
  if (news.news !== 'moved' && news.news !== 'cancelled' && news.news !== 'promoted') return null;
  const who = news.news === 'promoted' ? eq(memberships.personId, news.personId) : ne(memberships.personId, news.actorId);
  const rows = await expected(tx).where(and(eq(seriesSessions.id, news.sessionId), isExpected(tx), who));
  const wanted = news.news === 'cancelled' ? rows.filter(({ answer }) => answer !== 'no') : rows;
  const kind = ({ moved: 'session-changed', cancelled: 'session-cancelled', promoted: 'waiting-list-promoted' } as const)[news.news];
  const before = news.news === 'moved' ? news.from.toISOString() : null;
  return { kind, mails: wanted.map((row) => ({ ...told(row, now), before })) };
}
