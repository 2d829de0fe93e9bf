import { and, eq, isNull } from 'drizzle-orm';
import { room } from '../../app/contract/events';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { hiddenWords, postEdits, reports } from '../../db/schema/moderation';
import { posts, threads } from '../../db/schema/threads';
import type { Tell } from '../tell';
import { excerptOf, renderer } from '../threads/markdown';
import { rendered } from '../threads/preview';

export type PostRow = typeof posts.$inferSelect;

/** A post by its place, held until the transaction ends. Throws `not_found`. */
export async function heldPost(tx: Transaction, threadId: string, seq: number): Promise<PostRow> {
  const [post] = await tx.select().from(posts).where(and(eq(posts.threadId, threadId), eq(posts.seq, seq))).for('update');
  if (!post) throw problem('not_found');
  return post;
}

/** The words of a post: its own, or those that are kept out of sight. Null where they are gone. */
export async function wordsOf(on: Pick<Database, 'select'>, post: Pick<PostRow, 'id' | 'threadId' | 'seq' | 'body' | 'hiddenAt' | 'removedAt'>): Promise<{ title: string | null; body: string } | null> {
  if (post.hiddenAt || post.removedAt) {
    const [kept] = await on.select({ title: hiddenWords.title, body: hiddenWords.body }).from(hiddenWords).where(eq(hiddenWords.postId, post.id));
    return kept ?? null;
  }
  if (post.seq > 1) return { title: null, body: post.body };
  const [thread] = await on.select({ title: threads.title }).from(threads).where(eq(threads.id, post.threadId));
  return { title: thread!.title, body: post.body };
}

/**
 * Takes a post's words out of sight: out of the row that pages, lists and search read, and out of its thread's title and
 * first words. What looks for them there finds nothing, whoever wrote it.
 */
export async function conceal(tx: Transaction, tell: Tell, post: PostRow, act: { by: string; reason: string; at: Date }): Promise<void> {
  if (post.hiddenAt || post.removedAt) throw problem('conflict');
  const words = (await wordsOf(tx, post))!;
  await tx.insert(hiddenWords).values({ postId: post.id, ...words });
  await tx.update(posts).set({ body: '', html: '', hiddenAt: act.at, hiddenBy: act.by, hiddenReason: act.reason, changedAt: act.at }).where(eq(posts.id, post.id));
  if (post.seq === 1) await tx.update(threads).set({ title: '', excerpt: '' }).where(eq(threads.id, post.threadId));
  tellChange(tell, post);
}

/** Puts a hidden post's words back where they were. Throws `conflict` for one that is not hidden. */
export async function reveal(tx: Transaction, tell: Tell, post: PostRow, at: Date): Promise<void> {
  if (!post.hiddenAt) throw problem('conflict');
  const words = (await wordsOf(tx, post))!;
  await tx.delete(hiddenWords).where(eq(hiddenWords.postId, post.id));
  await tx
    .update(posts)
    .set({ body: words.body, html: rendered(words.body, post.mentions), renderer, hiddenAt: null, hiddenBy: null, hiddenReason: null, changedAt: at })
    .where(eq(posts.id, post.id));
  if (post.seq === 1) await tx.update(threads).set({ title: words.title!, excerpt: excerptOf(words.body) }).where(eq(threads.id, post.threadId));
  tellChange(tell, post);
}

/** Removes a post's words for good; its place stays. While somebody waits for an answer about them, those who decide keep them. */
export async function erase(tx: Transaction, tell: Tell, post: PostRow, at: Date): Promise<void> {
  if (post.removedAt) throw problem('conflict');
  const words = (await wordsOf(tx, post))!;
  const waiting = await tx.$count(reports, and(eq(reports.kind, 'post'), eq(reports.subjectId, post.id), isNull(reports.decidedAt)));
  await tx.delete(hiddenWords).where(eq(hiddenWords.postId, post.id));
  if (waiting > 0) await tx.insert(hiddenWords).values({ postId: post.id, ...words });
  await tx.delete(postEdits).where(eq(postEdits.postId, post.id));
  await tx
    .update(posts)
    .set({ body: '', html: '', mentions: [], hiddenAt: null, hiddenBy: null, hiddenReason: null, removedAt: at, changedAt: at })
    .where(eq(posts.id, post.id));
  if (post.seq === 1) await tx.update(threads).set({ title: '', excerpt: '' }).where(eq(threads.id, post.threadId));
  tellChange(tell, post);
}

/** Carries no words: each reader asks what they may see. */
export function tellChange(tell: Tell, { threadId, seq }: Pick<PostRow, 'threadId' | 'seq'>): void {
  tell({ room: room.thread(threadId), event: 'post:changed', data: { threadId, seq } });
}
