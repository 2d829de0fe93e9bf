import { and, desc, eq, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import type { NoticeKind } from '../../app/contract/names';
import type { NoticeLine, SeriesNotice, ThreadNotice } from '../../app/contract/notices';
import type { PersonView } from '../../app/contract/people';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { notices, seriesNotices } from '../../db/schema/notices';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import { threads } from '../../db/schema/threads';
import { readableBy } from '../communities/access';
import { holdingRoles } from '../communities/policy';
import { notBlockedBy } from '../people/apart';
import { personColumns, withoutProfile } from '../people/views';
import { isInCircle } from '../series/access';

/** What of the notices is a person's to hear of now. */
function scopeOf(db: Database) {
  const personId = sql.placeholder('personId');
  // Whom one blocked is not heard of any more, from before neither.
  const isMine = and(eq(notices.personId, personId), notBlockedBy(notices.personId, notices.actorId));
  const isWanted = sql`(not ${sql.placeholder('mentionsOnly')}::boolean or ${notices.kind} = 'mention')`;
  // Notices are for members: who left an open community can still read there, and is told nothing.
  const isTold = and(
    readableBy(db, personId as unknown as SQL),
    sql`exists (select 1 from ${memberships} mine where mine.community_id = ${communities.id} and mine.person_id = ${personId} and mine.status = 'active')`,
  );

  /** Of sessions hear those whom a series expects, who leads one of them, and who holds its community. */
  const ofSeries = db
    .select({ id: sql<string>`${seriesNotices.id}`.as('notice_id'), title: series.title, communityName: communities.name, at: seriesNotices.at, readAt: seriesNotices.readAt })
    .from(seriesNotices)
    .innerJoin(series, eq(series.id, seriesNotices.seriesId))
    .innerJoin(communities, eq(communities.id, series.communityId))
    .innerJoin(memberships, and(eq(memberships.communityId, series.communityId), eq(memberships.personId, personId)))
    .leftJoin(seriesSessions, eq(seriesSessions.id, seriesNotices.sessionId))
    .where(
      and(
        eq(seriesNotices.personId, personId),
        eq(memberships.status, 'active'),
        ne(memberships.role, 'coordinator'),
        or(isNull(seriesNotices.sessionId), ne(seriesSessions.status, 'removed')),
        or(inArray(memberships.role, holdingRoles), isInCircle(db, personId as unknown as SQL), eq(seriesSessions.leadId, personId)),
      ),
    )
    .as('of_series');

  return { isMine, isWanted, isTold, ofSeries };
}

/** A row for each notice that a person has not read, at most 100. */
export function unreadOf(db: Database) {
  const { isMine, isTold, ofSeries } = scopeOf(db);
  return unionAll(
    db
      .select({ one: sql`1`.as('one') })
      .from(notices)
      .innerJoin(threads, eq(threads.id, notices.threadId))
      .innerJoin(communities, eq(communities.id, threads.communityId))
      .where(and(isMine, isNull(notices.readAt), isTold)),
    db.select({ one: sql`1`.as('one') }).from(ofSeries).where(isNull(ofSeries.readAt)),
  )
    .limit(limits.unreadNotices);
}

/** Prepares every read of notices. */
export function prepareNoticeRows(db: Database) {
  const { isMine, isWanted, isTold, ofSeries } = scopeOf(db);
  const unread = unreadOf(db).prepare('notices_unread');

  const newest = sql<Date>`max(${notices.at})`.mapWith(notices.at);
  const cursor = sql`(${sql.placeholder('at')}::timestamptz, ${sql.placeholder('id')}::text)`;
  const groups = (isBefore: boolean) =>
    unionAll(
      db
        .select({ about: sql<'thread' | 'series'>`'thread'`.as('about'), id: sql<string>`${threads.id}`.as('id'), title: sql<string>`${threads.title}`.as('title'), communityName: sql<string>`${communities.name}`.as('name'), at: newest.as('at') })
        .from(notices)
        .innerJoin(threads, eq(threads.id, notices.threadId))
        .innerJoin(communities, eq(communities.id, threads.communityId))
        .where(and(isMine, isWanted, isTold))
        .groupBy(threads.id, communities.id)
        .having(isBefore ? sql`(max(${notices.at}), ${threads.id}) < ${cursor}` : undefined),
      db
        .select({ about: sql<'thread' | 'series'>`'series'`.as('about'), id: sql<string>`${ofSeries.id}`.as('id'), title: sql<string>`${ofSeries.title}`.as('title'), communityName: sql<string>`${ofSeries.communityName}`.as('name'), at: sql<Date>`${ofSeries.at}`.mapWith(seriesNotices.at).as('at') })
        .from(ofSeries)
        .where(and(sql`not ${sql.placeholder('mentionsOnly')}::boolean`, isBefore ? sql`(${ofSeries.at}, ${ofSeries.id}) < ${cursor}` : undefined)),
    )
      .orderBy(desc(sql`"at"`), desc(sql`"id"`))
      .limit(limits.pageOfNotices + 1);

  const told = db
    .select({
      threadId: notices.threadId,
      kind: notices.kind,
      actors: sql<number>`count(distinct ${notices.actorId})`.mapWith(Number).as('actors'),
      unreadActors: sql<number>`count(distinct ${notices.actorId}) filter (where ${notices.readAt} is null)`.mapWith(Number).as('unread_actors'),
      firstUnread: sql<number | null>`min(${notices.seq}) filter (where ${notices.readAt} is null)`.as('first_unread'),
      last: sql<number>`max(${notices.seq})`.as('last'),
      latestId: sql<string>`(array_agg(${notices.actorId} order by ${notices.seq} desc))[1]`.as('latest_id'),
    })
    .from(notices)
    .where(and(isMine, isWanted, sql`${notices.threadId} = any(${sql.placeholder('threadIds')}::text[])`))
    .groupBy(notices.threadId, notices.kind)
    .as('told');
  /** Who did what in threads whose access was asked. */
  const lines = db
    .select({
      threadId: told.threadId,
      kind: told.kind,
      actors: told.actors,
      unreadActors: told.unreadActors,
      firstUnread: told.firstUnread,
      last: told.last,
      latest: personColumns(people),
      share: sql<boolean>`coalesce(${memberships.status} = 'active', false)`,
    })
    .from(told)
    .innerJoin(people, eq(people.id, told.latestId))
    .innerJoin(threads, eq(threads.id, told.threadId))
    .leftJoin(memberships, and(eq(memberships.communityId, threads.communityId), eq(memberships.personId, people.id)))
    .prepare('notice_lines');

  /** What became of sessions whose access was asked, as they are now. */
  const sessions = db
    .select({
      id: seriesNotices.id,
      kind: seriesNotices.kind,
      readAt: seriesNotices.readAt,
      series: { id: series.id, title: series.title, zone: series.timeZone },
      // Who holds the community hears of what they do not read.
      session: { id: seriesSessions.id, title: sql<string | null>`case when ${series.confidentiality} = 'standard' then ${seriesSessions.title} end`, startsAt: seriesSessions.startsAt },
    })
    .from(seriesNotices)
    .innerJoin(series, eq(series.id, seriesNotices.seriesId))
    .leftJoin(seriesSessions, eq(seriesSessions.id, seriesNotices.sessionId))
    .where(sql`${seriesNotices.id} = any(${sql.placeholder('ids')}::text[])`)
    .prepare('notices_of_series');

  return { unread, groups: { first: groups(false).prepare('notices'), before: groups(true).prepare('notices_before') }, lines, sessions };
}

export interface GroupRow {
  about: 'thread' | 'series';
  id: string;
  title: string;
  communityName: string;
  at: Date;
}

interface LineRow {
  threadId: string;
  kind: NoticeKind;
  actors: number;
  unreadActors: number;
  firstUnread: number | null;
  last: number;
  latest: PersonView;
  share: boolean;
}

/** What a reader is told of one thread: of what is unread or, where nothing is, of all. */
export function threadView({ id, title, communityName, at }: GroupRow, lines: LineRow[]): ThreadNotice {
  const unread = lines.filter((line) => line.firstUnread !== null);
  const shown = unread.length > 0 ? unread : lines;
  const line = (kind: NoticeKind): NoticeLine | null => {
    const found = shown.find((one) => one.kind === kind);
    if (!found) return null;
    const actors = found.unreadActors || found.actors;
    return { latest: found.share ? found.latest : withoutProfile(found.latest), others: actors - 1 };
  };
  return {
    about: 'thread',
    thread: { id, title },
    communityName,
    mention: line('mention'),
    reply: line('reply'),
    unread: unread.length > 0,
    seq: unread.length > 0 ? Math.min(...unread.map((one) => one.firstUnread!)) : Math.max(...lines.map((one) => one.last)),
    at: at.toISOString(),
  };
}

interface SessionRow {
  kind: SeriesNotice['kind'];
  readAt: Date | null;
  series: { id: string; title: string; zone: string };
  session: { id: string; title: string | null; startsAt: Date } | null;
}

export function seriesView({ id, communityName, at }: GroupRow, { kind, readAt, series: { zone, ...of }, session }: SessionRow): SeriesNotice {
  return { about: 'series', id, kind, series: of, session: session && { ...session, startsAt: session.startsAt.toISOString(), zone }, communityName, unread: readAt === null, at: at.toISOString() };
}
