import { and, desc, eq } from 'drizzle-orm';
import type { PostToChange } from '../../app/contract/moderation';
import { problem } from '../../app/contract/problems';
import { EditPost, EditOpening } from '../../app/contract/threads';
import type { Database } from '../../db/connect';
import { postEdits } from '../../db/schema/moderation';
import { people } from '../../db/schema/people';
import { posts, threads } from '../../db/schema/threads';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { erase, heldPost, tellChange, wordsOf } from '../moderation/hiding';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';
import type { Commit } from '../tell';
import { excerptOf, renderer } from './markdown';
import { rendered } from './preview';
import type { Threads } from './threads';

export type Posts = ReturnType<typeof buildPosts>;

/** Builds the verbs of single posts: what their authors change about them. */
export function buildPosts(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; communities: Pick<Communities, 'holdMembership'>; threads: Threads }) {
  const { db, clock, commit, audit, threads: talk } = given;
  const editsPerHour = given.limiting.passing({ name: 'post-edits', points: 60, per: 60 * 60 });

  return {
    /**
     * A post with its words and what it said before, for its author and those who moderate there. A hidden one has its
     * words for them, too; one that was removed has none. Throws `not_found`.
     */
    async read(actor: Actor, threadId: string, seq: number): Promise<PostToChange> {
      const { row, may } = await talk.access(actor, threadId);
      const [found] = await db
        .select({ post: posts, author: personColumns(people) })
        .from(posts)
        .innerJoin(people, eq(people.id, posts.authorId))
        .where(and(eq(posts.threadId, threadId), eq(posts.seq, seq)));
      if (!found) throw problem('not_found');
      const { post, author } = found;
      const isMine = post.authorId === actor.id;
      if (!isMine && !may.moderate) throw problem('not_found');
      const words = post.removedAt ? null : await wordsOf(db, post);
      const edits = await db.select({ title: postEdits.title, body: postEdits.body, at: postEdits.at }).from(postEdits).where(eq(postEdits.postId, post.id)).orderBy(desc(postEdits.at)).limit(50);
      return {
        seq,
        author,
        communitySlug: row.slug,
        isMine,
        title: words?.title ?? null,
        body: words?.body ?? '',
        unseen: post.removedAt ? 'removed' : post.hiddenAt ? 'hidden' : null,
        reason: post.hiddenReason,
        edits: edits.map((edit) => ({ ...edit, at: edit.at.toISOString() })),
      };
    },

    /**
     * Lets an author change what a post says, at any time; what it said before is kept, for them and those who moderate.
     * Nobody is told of whom it calls now. Throws `not_found`, `forbidden` for another's, `conflict` for one that is
     * hidden or removed, `invalid`, `too_many`.
     */
    async edit(actor: Actor, threadId: string, seq: number, input: unknown): Promise<void> {
      const { row, may } = await talk.access(actor, threadId);
      if (!may.write) throw problem('forbidden');
      const { body, title } = seq === 1 ? parse(EditOpening, input) : { ...parse(EditPost, input), title: null };
      const called = await talk.calledBy(row.communityId, body);
      const html = rendered(body, called.handles);
      await editsPerHour.take(actor.id);
      await commit(async (tx, tell) => {
        await given.communities.holdMembership(tx, row.communityId, actor.id);
        const post = await heldPost(tx, threadId, seq);
        if (post.authorId !== actor.id) throw problem('forbidden');
        if (post.hiddenAt || post.removedAt) throw problem('conflict');
        const before = (await wordsOf(tx, post))!;
        if (before.body === body && before.title === title) return;
        const at = clock();
        await tx.insert(postEdits).values({ id: newId(), postId: post.id, ...before, by: actor.id, at });
        await tx.update(posts).set({ body, html, renderer, mentions: called.handles, editedAt: at, changedAt: at }).where(eq(posts.id, post.id));
        if (title !== null) await tx.update(threads).set({ title, excerpt: excerptOf(body) }).where(eq(threads.id, threadId));
        await audit.record(tx, { actorId: actor.id, act: 'post-edited', communityId: row.communityId, subject: `post:${post.id}` });
        tellChange(tell, post);
      });
    },

    /** Lets an author take a post's words away for good; "removed by its author" stays in its place. Throws `not_found`, `forbidden`, `conflict`. */
    async remove(actor: Actor, threadId: string, seq: number): Promise<void> {
      const { row } = await talk.access(actor, threadId);
      await commit(async (tx, tell) => {
        const post = await heldPost(tx, threadId, seq);
        if (post.authorId !== actor.id) throw problem('forbidden');
        await erase(tx, tell, post, clock());
        await audit.record(tx, { actorId: actor.id, act: 'post-removed', communityId: row.communityId, subject: `post:${post.id}` });
      });
    },
  };
}
