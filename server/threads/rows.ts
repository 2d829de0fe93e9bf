import { and, desc, eq, isNotNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import type { FollowLevel, MembershipStatus, Privacy, Role, Show, ThreadKind } from '../../app/contract/names';
import type { DraftView } from '../../app/contract/drafts';
import type { PostView, ThreadLine } from '../../app/contract/threads';
import { asJson } from '../../db/as-json';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { drafts } from '../../db/schema/drafts';
import { notices, threadFollows } from '../../db/schema/notices';
import { blocks, hiddenWords } from '../../db/schema/moderation';
import { formerHandles, people } from '../../db/schema/people';
import { posts, threadReads, threads } from '../../db/schema/threads';
import { isUnread } from '../communities/communities';
import { isVisitedBy, readableBy } from '../communities/access';
import { draftColumns, unsent } from '../drafts/rows';
import { withoutProfile, personColumns } from '../people/views';
import { render, renderer } from './markdown';

/** The queries of threads, each prepared once. */
export type ThreadRows = ReturnType<typeof prepareThreadRows>;

/** Prepares every hot read of threads. */
export function prepareThreadRows(db: Database) {
  const lastAuthor = alias(people, 'last_author');
  const authorMembership = alias(memberships, 'author_membership');

  const personId = sql.placeholder('personId') as unknown as SQL;
  const perPage = sql.raw(String(limits.pageOfPosts));
  const readSeq = sql`coalesce(${threadReads.seq}, 0)`;
  /**
   * The sequence after which a page of replies begins: where one was asked for; else at the first reply that is new to
   * the reader, behind two that they know. Sequences have no gap, so pages are plain arithmetic.
   */
  const pageStart = sql<number>`case
    when ${sql.placeholder('after')}::int is not null then greatest(1, least(${sql.placeholder('after')}::int, ${threads.lastSeq}))
    when ${sql.placeholder('before')}::int is not null then greatest(1, least(${sql.placeholder('before')}::int, ${threads.lastSeq} + 1) - 1 - ${perPage})
    when ${readSeq} = 0 then 1
    else least(greatest(1, ${threads.lastSeq} - ${perPage}), greatest(1, ${readSeq} - 2)) end`;

  const post = asJson<PostRow>({
    seq: posts.seq,
    author: personColumns(people),
    role: memberships.role,
    roleStatus: memberships.status,
    html: posts.html,
    body: sql<string | null>`case when ${posts.renderer} = ${sql.raw(String(renderer))} then null else ${posts.body} end`,
    mentions: sql<string[] | null>`case when ${posts.renderer} = ${sql.raw(String(renderer))} and ${posts.hiddenAt} is null then null else ${posts.mentions} end`,
    hiddenReason: posts.hiddenReason,
    removedAt: posts.removedAt,
    editedAt: posts.editedAt,
    changedAt: posts.changedAt,
    hiddenBody: sql<string | null>`case when ${posts.hiddenAt} is not null then ${hiddenWords.body} end`,
    at: posts.createdAt,
    clientId: posts.clientId,
  });

  const threadFields = {
    id: threads.id,
    kind: threads.kind,
    title: threads.title,
    lastSeq: threads.lastSeq,
    communityId: communities.id,
    slug: communities.slug,
    communityName: communities.name,
    privacy: communities.privacy,
    firstAgreement: sql<string | null>`${communities.agreements}[1]`,
    role: memberships.role,
    status: memberships.status,
    isVisiting: isVisitedBy(db, personId),
    mutedUntil: memberships.mutedUntil,
    authorId: threads.authorId,
    /** For its author and those who moderate only. */
    hiddenTitle: sql<string | null>`case when ${threads.title} = '' then (select hw.title from ${hiddenWords} hw join ${posts} op on op.id = hw.post_id and op.hidden_at is not null where op.thread_id = ${threads.id} and op.seq = 1) end`,
    blocked: sql<string[]>`array(select bp.handle from ${blocks} b join ${people} bp on bp.id = b.blocked_id where b.blocker_id = ${personId})`,
    readSeq: threadReads.seq,
    /** Null where there is none. */
    draft: sql`case when ${drafts.clientId} is not null then ${asJson<DraftView>(draftColumns)} end`,
    follow: threadFollows.level,
    /** Of the first post that the actor has a notice of and did not see. */
    firstNotice: sql<number | null>`(select min(${notices.seq}) from ${notices}
      where ${notices.personId} = ${personId} and ${notices.threadId} = ${threads.id} and ${notices.readAt} is null)`,
  };
  const threadWith = <Extra extends Record<string, SQL>>(extra: Extra) =>
    db
      .select({ thread: asJson<ThreadRow>(threadFields), ...extra })
      .from(threads)
      .innerJoin(communities, eq(communities.id, threads.communityId))
      .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, personId)))
      .leftJoin(threadReads, and(eq(threadReads.threadId, threads.id), eq(threadReads.personId, personId)))
      .leftJoin(drafts, and(eq(drafts.personId, personId), eq(drafts.place, sql`'thread:' || ${threads.id}`), unsent))
      .leftJoin(threadFollows, and(eq(threadFollows.threadId, threads.id), eq(threadFollows.personId, personId)))
      .where(eq(threads.id, sql.placeholder('threadId')));

  /** A thread with the actor's standing towards its community, and their draft: what the access rule asks. */
  const thread = threadWith({}).prepare('thread');
  /** The same with the page of it that is wanted: its opening post and the replies after `start`, for those who may read. */
  const page = threadWith({
    start: pageStart,
    shown: sql<PostRow[] | null>`case when ${readableBy(db, personId)} then (${db
      .select({ all: sql`json_agg(${post} order by ${posts.seq})` })
      .from(posts)
      .innerJoin(people, eq(people.id, posts.authorId))
      .leftJoin(hiddenWords, eq(hiddenWords.postId, posts.id))
      .leftJoin(memberships, and(eq(memberships.communityId, threads.communityId), eq(memberships.personId, posts.authorId)))
      .where(and(eq(posts.threadId, threads.id), or(eq(posts.seq, 1), and(sql`${posts.seq} > ${pageStart}`, sql`${posts.seq} <= ${pageStart} + ${perPage}`))))}) end`,
  }).prepare('thread_page');

  const postsWhere = (where: SQL | undefined) =>
    db
      .select({ post })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .innerJoin(people, eq(people.id, posts.authorId))
      .leftJoin(hiddenWords, eq(hiddenWords.postId, posts.id))
      .leftJoin(memberships, and(eq(memberships.communityId, threads.communityId), eq(memberships.personId, posts.authorId)))
      .where(where)
      .orderBy(posts.seq);

  /** One post by its sequence. */
  const one = postsWhere(and(eq(posts.threadId, sql.placeholder('threadId')), eq(posts.seq, sql.placeholder('seq')))).prepare('thread_post');

  /** Which posts up to a sequence became others. */
  const changed = db
    .select({ seq: posts.seq, at: posts.changedAt })
    .from(posts)
    .where(and(eq(posts.threadId, sql.placeholder('threadId')), isNotNull(posts.changedAt), sql`${posts.seq} <= ${sql.placeholder('after')}`))
    .orderBy(desc(posts.changedAt))
    .limit(limits.catchUp)
    .prepare('thread_changed');

  /** What a reader missed after a sequence, each row behind the access rule. */
  const since = db
    .select({ post })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(communities, eq(communities.id, threads.communityId))
    .innerJoin(people, eq(people.id, posts.authorId))
    .leftJoin(hiddenWords, eq(hiddenWords.postId, posts.id))
    .leftJoin(memberships, and(eq(memberships.communityId, threads.communityId), eq(memberships.personId, posts.authorId)))
    .where(
      and(
        eq(posts.threadId, sql.placeholder('threadId')),
        sql`${posts.seq} > ${sql.placeholder('after')}`,
        // `memberships` is the author's here; the rule's own subquery hides it.
        readableBy(db, sql.placeholder('personId') as unknown as SQL),
      ),
    )
    .orderBy(posts.seq)
    .limit(limits.catchUp + 1)
    .prepare('thread_since');

  const lineColumns = {
    id: threads.id,
    kind: threads.kind,
    title: threads.title,
    excerpt: sql<string>`case when exists (select 1 from ${blocks} b where b.blocker_id = ${sql.placeholder('personId')} and b.blocked_id = ${threads.authorId}) then '' else ${threads.excerpt} end`,
    author: personColumns(people),
    slug: communities.slug,
    communityName: communities.name,
    lastSeq: threads.lastSeq,
    lastAuthorName: lastAuthor.name,
    startedAt: threads.createdAt,
    lastActivityAt: threads.lastActivityAt,
    unread: isUnread,
    share: sql<boolean>`coalesce(${memberships.status} = 'active' and ${authorMembership.status} = 'active', false)`,
  };
  const list = (name: string, where: SQL | undefined) => {
    const query = (cursor: SQL | undefined) =>
      db
        .select(lineColumns)
        .from(threads)
        .innerJoin(communities, eq(communities.id, threads.communityId))
        .innerJoin(people, eq(people.id, threads.authorId))
        .innerJoin(lastAuthor, eq(lastAuthor.id, threads.lastAuthorId))
        .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, sql.placeholder('personId'))))
        .leftJoin(threadReads, and(eq(threadReads.threadId, threads.id), eq(threadReads.personId, sql.placeholder('personId'))))
        .leftJoin(authorMembership, and(eq(authorMembership.communityId, communities.id), eq(authorMembership.personId, threads.authorId)))
        .where(and(readableBy(db, sql.placeholder('personId') as unknown as SQL), where, cursor))
        .orderBy(desc(threads.lastActivityAt), desc(threads.id))
        .limit(limits.pageOfThreads + 1);
    const before = or(
      lt(threads.lastActivityAt, sql`${sql.placeholder('at')}::timestamptz`),
      and(eq(threads.lastActivityAt, sql`${sql.placeholder('at')}::timestamptz`), lt(threads.id, sql.placeholder('id'))),
    );
    return { first: query(undefined).prepare(name), before: query(before).prepare(`${name}_before`) };
  };
  const byShow = (name: string, scope: SQL | undefined): Record<Show, ReturnType<typeof list>> => ({
    newest: list(name, scope),
    unread: list(`${name}_unread`, and(scope, isUnread)),
    questions: list(`${name}_questions`, and(scope, eq(threads.kind, 'question'))),
    dilemmas: list(`${name}_dilemmas`, and(scope, eq(threads.kind, 'dilemma'))),
    'needs-reply': list(`${name}_needs_reply`, and(scope, eq(threads.lastSeq, 1))),
  });

  /** Members who read in a community, by the handle that they have or gave up. */
  const called = db
    .select({ id: people.id, handle: people.handle })
    .from(people)
    .where(sql`${people.handle} = any(${sql.placeholder('handles')}::text[])`)
    .unionAll(db.select({ id: formerHandles.personId, handle: formerHandles.handle }).from(formerHandles).where(sql`${formerHandles.handle} = any(${sql.placeholder('handles')}::text[])`))
    .as('called');
  const membersByHandle = db
    .select({ id: called.id, handle: called.handle })
    .from(called)
    .innerJoin(memberships, eq(memberships.personId, called.id))
    .where(
      and(
        eq(memberships.communityId, sql.placeholder('communityId')),
        eq(memberships.status, 'active'),
        ne(memberships.role, 'coordinator'),
      ),
    )
    .prepare('members_by_handle');

  return {
    thread,
    membersByHandle,
    page,
    one,
    changed,
    since,
    ofCommunity: byShow('threads_of_community', eq(communities.slug, sql.placeholder('slug'))),
    ofMember: byShow('threads_of_member', eq(memberships.status, 'active')),
  };
}

export interface ThreadRow {
  id: string;
  kind: ThreadKind;
  title: string;
  lastSeq: number;
  communityId: string;
  slug: string;
  communityName: string;
  privacy: Privacy;
  firstAgreement: string | null;
  role: Role | null;
  status: MembershipStatus | null;
  isVisiting: boolean;
  mutedUntil: string | null;
  authorId: string;
  hiddenTitle: string | null;
  blocked: string[];
  readSeq: number | null;
  draft: DraftView | null;
  follow: FollowLevel | null;
  firstNotice: number | null;
}

interface PostRow extends Omit<PostView, 'role' | 'at' | 'unseen' | 'edited' | 'changed' | 'reason'> {
  role: Role | null;
  roleStatus: string | null;
  body: string | null;
  mentions: string[] | null;
  hiddenReason: string | null;
  hiddenBody: string | null;
  removedAt: string | null;
  editedAt: string | null;
  changedAt: string | null;
  at: string;
}

/** A stored post as a reader sees it: what was hidden, its author and those who moderate still do. */
export function postView(row: PostRow, reader: { handle: string; moderates: boolean }): PostView {
  const { author, role, roleStatus, body, mentions } = row;
  const isMember = roleStatus === 'active';
  const isOwn = author.handle === reader.handle;
  const hiddenBody = isOwn || reader.moderates ? row.hiddenBody : null;
  const view: PostView = {
    seq: row.seq,
    author: isMember ? author : withoutProfile(author),
    html: hiddenBody !== null ? render(hiddenBody, mentions ?? []) : body === null ? row.html : render(body, mentions ?? []),
    at: row.at,
  };
  if (role && role !== 'member' && isMember) view.role = role;
  if (isOwn) view.clientId = row.clientId;
  if (row.changedAt) view.changed = row.changedAt;
  if (row.editedAt) view.edited = true;
  if (row.removedAt) view.unseen = 'removed';
  else if (row.hiddenReason !== null) view.unseen = 'hidden';
  if (!row.removedAt && hiddenBody !== null) view.reason = row.hiddenReason!;
  return view;
}

interface LineRow extends Omit<ThreadLine, 'community' | 'replyCount' | 'startedAt' | 'lastActivityAt'> {
  slug: string;
  communityName: string;
  lastSeq: number;
  startedAt: Date;
  lastActivityAt: Date;
  /** Whether reader and author are both members. */
  share: boolean;
}

/** A stored thread as a line of a list. */
export function lineView({ slug, communityName, lastSeq, startedAt, lastActivityAt, share, author, ...row }: LineRow): ThreadLine {
  return {
    ...row,
    author: share ? author : withoutProfile(author),
    community: { slug, name: communityName },
    replyCount: lastSeq - 1,
    startedAt: startedAt.toISOString(),
    lastActivityAt: lastActivityAt.toISOString(),
  };
}
