import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import type { NoticeKind } from '../../app/contract/names';
import type { NoticeGroup, NoticeLine } from '../../app/contract/notices';
import type { PersonView } from '../../app/contract/people';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { notices } from '../../db/schema/notices';
import { people } from '../../db/schema/people';
import { threads } from '../../db/schema/threads';
import { readableBy } from '../communities/access';
import { notBlockedBy } from '../people/apart';
import { personColumns, withoutProfile } from '../people/views';

/** Prepares every read of notices. */
export function prepareNoticeRows(db: Database) {
  const personId = sql.placeholder('personId');
  // Whom one blocked is not heard of any more, from before neither.
  const isMine = and(eq(notices.personId, personId), notBlockedBy(notices.personId, notices.actorId));
  const isWanted = sql`(not ${sql.placeholder('mentionsOnly')}::boolean or ${notices.kind} = 'mention')`;
  // Notices are for members: who left an open community can still read there, and is told nothing.
  const isTold = and(
    readableBy(db, personId as unknown as SQL),
    sql`exists (select 1 from ${memberships} mine where mine.community_id = ${communities.id} and mine.person_id = ${personId} and mine.status = 'active')`,
  );

  const unread = db
    .select({ one: sql`1` })
    .from(notices)
    .innerJoin(threads, eq(threads.id, notices.threadId))
    .innerJoin(communities, eq(communities.id, threads.communityId))
    .where(and(isMine, isNull(notices.readAt), isTold))
    .limit(limits.unreadNotices)
    .prepare('notices_unread');

  const newest = sql<Date>`max(${notices.at})`.mapWith(notices.at);
  const groups = (before: SQL | undefined) =>
    db
      .select({ id: threads.id, title: threads.title, communityName: communities.name, at: newest })
      .from(notices)
      .innerJoin(threads, eq(threads.id, notices.threadId))
      .innerJoin(communities, eq(communities.id, threads.communityId))
      .where(and(isMine, isWanted, isTold))
      .groupBy(threads.id, communities.id)
      .having(before)
      .orderBy(desc(newest), desc(threads.id))
      .limit(limits.pageOfNotices + 1);
  const before = sql`(max(${notices.at}), ${threads.id}) < (${sql.placeholder('at')}::timestamptz, ${sql.placeholder('id')}::text)`;

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

  return { unread, groups: { first: groups(undefined).prepare('notices'), before: groups(before).prepare('notices_before') }, lines };
}

interface GroupRow {
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
export function groupView({ id, title, communityName, at }: GroupRow, lines: LineRow[]): NoticeGroup {
  const unread = lines.filter((line) => line.firstUnread !== null);
  const shown = unread.length > 0 ? unread : lines;
  const line = (kind: NoticeKind): NoticeLine | null => {
    const found = shown.find((one) => one.kind === kind);
    if (!found) return null;
    const actors = found.unreadActors || found.actors;
    return { latest: found.share ? found.latest : withoutProfile(found.latest), others: actors - 1 };
  };
  return {
    thread: { id, title },
    communityName,
    mention: line('mention'),
    reply: line('reply'),
    unread: unread.length > 0,
    seq: unread.length > 0 ? Math.min(...unread.map((one) => one.firstUnread!)) : Math.max(...lines.map((one) => one.last)),
    at: at.toISOString(),
  };
}
