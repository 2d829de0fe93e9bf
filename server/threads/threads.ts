import { and, eq, sql } from 'drizzle-orm';
import { room, type CatchUp } from '../../app/contract/events';
import { limits } from '../../app/contract/limits';
import type { Show } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { Reply, StartThread, type PostView, type ThreadLine, type ThreadPage, type ThreadView } from '../../app/contract/threads';
import type { Database } from '../../db/connect';
import { posts, threadReads, threads } from '../../db/schema/threads';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { isMuted, permissions, type Permissions } from '../communities/policy';
import { cursorAfter, readCursor } from '../cursor';
import { endDraft } from '../drafts/rows';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { spread } from '../notices/spread';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personView } from '../people/views';
import type { Commit } from '../tell';
import { excerptOf, mentionsIn, render, renderer } from './markdown';
import { buildPreview, rendered } from './preview';
import { buildReading } from './reading';
import { lineView, postView, prepareThreadRows, type ThreadRow } from './rows';

export type Threads = ReturnType<typeof buildThreads>;

/** Builds the verbs of threads. */
export function buildThreads(given: {
  db: Database;
  clock: Clock;
  commit: Commit;
  limiting: Limiting;
  communities: Communities;
}) {
  const { db, clock, commit, limiting, communities } = given;
  const rows = prepareThreadRows(db);
  const { remember, see } = buildReading({ db, clock, commit });
  const startsPerDay = limiting.passing({ name: 'threads', points: 20, per: 24 * 60 * 60 });
  const repliesPerMinute = limiting.passing({ name: 'replies', points: 12, per: 60 });

  /** The one way to a thread's row. Throws `not_found` for a thread that the actor may not know of. */
  async function access(actor: Actor, threadId: string) {
    const [found] = await rows.thread.execute({ personId: actor.id, threadId });
    return admit(actor, found);
  }

  function admit<Found extends { thread: ThreadRow }>(actor: Actor, found: Found | undefined) {
    if (!found) throw problem('not_found');
    const row = found.thread;
    const isSilent = row.mutedUntil !== null && isMuted(new Date(row.mutedUntil), clock());
    const may: Permissions = permissions({ ...row, isAdministrator: actor.isAdministrator, isMuted: isSilent });
    if (!may.read) throw problem('not_found');
    return { ...found, row, may, isSilent };
  }

  async function list(query: ReturnType<typeof prepareThreadRows>['ofMember'][Show], params: object, cursor: string | null): Promise<ThreadPage> {
    const at = readCursor(cursor);
    const found = at ? await query.before.execute({ ...params, ...at }) : await query.first.execute({ ...params });
    const lines = found.slice(0, limits.pageOfThreads).map(lineView);
    const last = lines.at(-1);
    return { lines, older: found.length > lines.length && last ? cursorAfter({ at: last.lastActivityAt, id: last.id }) : null };
  }

  /** Those members whom a text calls; one question, and only where it has a call in it. */
  async function calledBy(communityId: string, body: string): Promise<{ handles: string[]; ids: string[] }> {
    const handles = mentionsIn(body);
    const found = handles.length === 0 ? [] : await rows.membersByHandle.execute({ communityId, handles });
    return { handles: found.map((one) => one.handle), ids: found.map((one) => one.id) };
  }

  /**
   * What the actor wrote under this client id before, if they did: the answer to a repeated send. Other words under it
   * are a conflict: a draft was open twice, and answering with the first post would lose what the second one says.
   */
  async function written(actor: Actor, clientId: string, body: string): Promise<{ threadId: string; post: PostView } | null> {
    const [row] = await db
      .select({ threadId: posts.threadId, seq: posts.seq, isSame: sql<boolean>`${posts.body} = ${body}` })
      .from(posts)
      .where(and(eq(posts.authorId, actor.id), eq(posts.clientId, clientId)));
    if (row && !row.isSame) throw problem('conflict', { fields: { form: 'posted' } });
    return row ? { threadId: row.threadId, post: await stored(actor, row.threadId, row.seq) } : null;
  }

  async function stored(actor: Actor, threadId: string, seq: number): Promise<PostView> {
    const found = await rows.one.execute({ threadId, seq });
    return postView(found[0]!.post, { handle: actor.handle, moderates: false });
  }

  return {
    access,
    calledBy,
    ...buildPreview({ limiting, communities, calledBy }),

    /** Threads of one community, newest activity first, 20 to a page. Only those that the actor may read. */
    async ofCommunity(actor: Actor, slug: string, show: Show, cursor: string | null): Promise<ThreadPage> {
      return list(rows.ofCommunity[show], { personId: actor.id, slug }, cursor);
    },

    /** Threads of all the communities that the actor belongs to, newest activity first, 20 to a page. */
    async ofMember(actor: Actor, show: Show, cursor: string | null): Promise<ThreadPage> {
      return list(rows.ofMember[show], { personId: actor.id }, cursor);
    },

    /**
     * One page of a thread: the opening post and up to 20 replies, those after a sequence, those before one, or those
     * around the first that the actor has not read. `markRead` remembers what this page shows. Throws `not_found`.
     */
    async read(
      actor: Actor,
      threadId: string,
      wanted: { after?: number; before?: number; markRead?: boolean } = {},
    ): Promise<ThreadView> {
      const { after = null, before = null } = wanted;
      const [found] = await rows.page.execute({ personId: actor.id, threadId, after, before });
      const { row, may, isSilent, start, shown: kept } = admit(actor, found);
      if (!kept) throw problem('not_found');
      const readSeq = row.readSeq ?? 0;
      const shown = withOneViewOfEach(kept.map((post) => postView(post, { handle: actor.handle, moderates: may.moderate })));
      const [opening, ...replies] = shown;
      const newest = replies.at(-1)?.seq ?? 1;
      // The page shows all before `newest` only when it begins where the reader stopped, or earlier.
      const readWithoutGap = start <= Math.max(readSeq, 1);
      const isNews = (newest > readSeq && readWithoutGap) || (row.firstNotice !== null && row.firstNotice <= newest);
      if (wanted.markRead && isNews && row.status === 'active') await see(actor.id, row, newest, readWithoutGap ? {} : { gapBefore: start });
      return {
        id: row.id,
        kind: row.kind,
        title: row.title || ((may.moderate || row.authorId === actor.id) && row.hiddenTitle) || '',
        community: { id: row.communityId, slug: row.slug, name: row.communityName, firstAgreement: row.firstAgreement },
        opening: opening!,
        replies,
        lastSeq: row.lastSeq,
        readSeq,
        earlier: (replies[0]?.seq ?? 2) > 2 ? replies[0]!.seq : null,
        later: newest < row.lastSeq ? newest : null,
        people: peopleIn(shown),
        follow: row.follow,
        blocked: row.blocked,
        mutedUntil: row.status === 'active' && isSilent ? row.mutedUntil : null,
        may: { reply: may.write, moderate: may.moderate },
        draft: may.write ? row.draft : null,
      };
    },

    /** What was written after a sequence, in order, at most 100 at a time, and what changed up to it. Throws `not_found`. */
    async since(actor: Actor, threadId: string, after: number): Promise<CatchUp> {
      const { may } = await access(actor, threadId);
      const found = await rows.since.execute({ personId: actor.id, threadId, after });
      const changed = await rows.changed.execute({ threadId, after });
      const answered: PostView[] = [];
      let bytes = 0;
      for (const post of found.slice(0, limits.catchUp).map(({ post }) => postView(post, { handle: actor.handle, moderates: may.moderate }))) {
        bytes += post.html.length;
        if (answered.length > 0 && bytes > limits.catchUpBytes) break;
        answered.push(post);
      }
      return {
        posts: answered,
        more: found.length > answered.length,
        ...(changed.length > 0 && { changed: changed.map((post) => ({ seq: post.seq, at: post.at!.toISOString() })) }),
      };
    },

    /** One post as the actor may see it. Throws `not_found`. */
    async one(actor: Actor, threadId: string, seq: number): Promise<PostView> {
      const { may } = await access(actor, threadId);
      const [found] = await rows.one.execute({ threadId, seq });
      if (!found) throw problem('not_found');
      return postView(found.post, { handle: actor.handle, moderates: may.moderate });
    },

    /** Remembers that the actor has seen a thread up to a sequence. Throws `not_found`. */
    async markRead(actor: Actor, threadId: string, seq: number): Promise<void> {
      const { row } = await access(actor, threadId);
      if (row.status === 'active') await see(actor.id, row, Math.min(seq, row.lastSeq));
    },

    /**
     * Begins a thread in a community; the same `clientId` again answers the thread it made.
     * Throws `not_found`, `forbidden`, `invalid`, `conflict`, `too_many`.
     */
    async start(actor: Actor, slug: string, input: unknown): Promise<{ threadId: string }> {
      const { view: community, may } = await communities.find(actor, slug);
      if (!may.write) throw problem('forbidden');
      const { kind, title, body, clientId } = parse(StartThread, input);
      const before = await written(actor, clientId, body);
      if (before) return { threadId: before.threadId };
      await startsPerDay.take(actor.id);
      const called = await calledBy(community.id, body);
      const html = rendered(body, called.handles);
      const [threadId, at, excerpt] = [newId(), clock(), excerptOf(body)];
      const started = await commit(async (tx, tell) => {
        await communities.holdMembership(tx, community.id, actor.id);
        const added = await tx
          .insert(threads)
          .values({ id: threadId, communityId: community.id, authorId: actor.id, kind, title, excerpt, clientId, lastSeq: 1, lastAuthorId: actor.id, lastActivityAt: at, createdAt: at })
          .onConflictDoNothing({ target: [threads.authorId, threads.clientId] })
          .returning({ id: threads.id });
        if (added.length === 0) return false;
        await tx.insert(posts).values({ id: newId(), threadId, seq: 1, authorId: actor.id, body, html, renderer, mentions: called.handles, clientId, createdAt: at });
        await remember(tx, actor.id, threadId, 1);
        await endDraft(tx, actor.id, clientId);
        await spread(tx, tell, { communityId: community.id, threadId, seq: 1, actorId: actor.id, at, called: called.ids });
        const thread: Omit<ThreadLine, 'unread'> = {
          id: threadId,
          kind,
          title,
          excerpt,
          author: personView(actor),
          community: { slug: community.slug, name: community.name },
          replyCount: 0,
          lastAuthorName: actor.name,
          startedAt: at.toISOString(),
          lastActivityAt: at.toISOString(),
        };
        tell({ room: room.community(community.id), event: 'thread:started', data: { communityId: community.id, authorHandle: actor.handle, thread } });
        return true;
      });
      if (started) return { threadId };
      const first = await written(actor, clientId, body);
      if (!first) throw problem('conflict');
      return { threadId: first.threadId };
    },

    /**
     * Adds a reply to a thread; the same `clientId` again answers the reply it made.
     * Throws `not_found`, `forbidden`, `invalid`, `conflict`, `too_many`.
     */
    async replyTo(actor: Actor, threadId: string, input: unknown): Promise<PostView> {
      const { row, may } = await access(actor, threadId);
      if (!may.write) throw problem('forbidden');
      const { body, clientId } = parse(Reply, input);
      const before = await written(actor, clientId, body);
      if (before) return sameThread(before, threadId);
      await repliesPerMinute.take(actor.id);
      const called = await calledBy(row.communityId, body);
      const html = rendered(body, called.handles);
      const post = await commit(async (tx, tell) => {
        await communities.holdMembership(tx, row.communityId, actor.id);
        // The row's lock gives each reply the next sequence, in the order in which they commit.
        const [thread] = await tx.select({ lastSeq: threads.lastSeq }).from(threads).where(eq(threads.id, threadId)).for('update');
        if (!thread) throw problem('not_found');
        const [seq, at] = [thread.lastSeq + 1, clock()];
        const added = await tx
          .insert(posts)
          .values({ id: newId(), threadId, seq, authorId: actor.id, body, html, renderer, mentions: called.handles, clientId, createdAt: at })
          .onConflictDoNothing({ target: [posts.authorId, posts.clientId] })
          .returning({ id: posts.id });
        if (!added[0]) return null;
        await endDraft(tx, actor.id, clientId);
        await tx.update(threads).set({ lastSeq: seq, lastAuthorId: actor.id, lastActivityAt: at }).where(eq(threads.id, threadId));
        // A writer who had read everything has read their own words too.
        await tx
          .update(threadReads)
          .set({ seq, readAt: at })
          .where(and(eq(threadReads.personId, actor.id), eq(threadReads.threadId, threadId), eq(threadReads.seq, seq - 1)));
        await spread(tx, tell, { communityId: row.communityId, threadId, seq, actorId: actor.id, at, called: called.ids });
        const view: PostView = { seq, author: personView(actor), html, at: at.toISOString(), clientId };
        if (row.role && row.role !== 'member') view.role = row.role;
        tell({ room: room.thread(threadId), event: 'reply:created', data: { threadId, post: view } });
        tell({
          room: room.community(row.communityId),
          event: 'thread:moved',
          data: { communityId: row.communityId, threadId, replyCount: seq - 1, lastAuthorName: actor.name, authorHandle: actor.handle, lastActivityAt: view.at },
        });
        return view;
      });
      if (post) return post;
      const first = await written(actor, clientId, body);
      if (!first) throw problem('conflict');
      return sameThread(first, threadId);
    },

    /** Renders stored posts again after the renderer changed, in small steps. Answers how many. */
    async renderAgain(): Promise<number> {
      let done = 0;
      for (;;) {
        const stale = await db.select({ id: posts.id, body: posts.body, mentions: posts.mentions }).from(posts).where(sql`${posts.renderer} <> ${renderer}`).limit(200);
        for (const post of stale) {
          await db.update(posts).set({ html: render(post.body, post.mentions), renderer }).where(eq(posts.id, post.id));
        }
        done += stale.length;
        if (stale.length === 0) return done;
      }
    },
  };
}

function sameThread(found: { threadId: string; post: PostView }, threadId: string): PostView {
  if (found.threadId !== threadId) throw problem('conflict');
  return found.post;
}

/** Posts of one author share one object: the answer then holds each person once. */
function withOneViewOfEach(shown: PostView[]): PostView[] {
  const authors = new Map<string, PostView['author']>();
  for (const post of shown) {
    const known = authors.get(post.author.handle);
    if (known) post.author = known;
    else authors.set(post.author.handle, post.author);
  }
  return shown;
}

function peopleIn(shown: PostView[]) {
  return [...new Set(shown.map((post) => post.author))];
}

