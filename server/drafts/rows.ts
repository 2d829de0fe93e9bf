import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { DraftView } from '../../app/contract/drafts';
import type { Transaction } from '../../db/connect';
import { drafts } from '../../db/schema/drafts';
import { posts } from '../../db/schema/threads';

export const placeOfThread = (threadId: string) => `thread:${threadId}`;
export const placeOfForm = (roundId: string) => `form:${roundId}`;
export const placeOfNewPost = (communityId: string) => `new:${communityId}`;

/** Whether the words of a draft were never posted: one that is kept a moment too late must not come back. */
export const unsent: SQL<boolean> = sql`not exists (select 1 from ${posts} as sent where sent.author_id = ${drafts.personId} and sent.client_id = ${drafts.clientId})`;

/** The columns of a draft that its owner gets back. */
export const draftColumns = {
  clientId: drafts.clientId,
  kind: drafts.kind,
  title: drafts.title,
  body: drafts.body,
  updatedAt: drafts.updatedAt,
};

/** A stored draft as its owner sees it. */
export function draftView({ updatedAt, ...draft }: Omit<DraftView, 'updatedAt'> & { updatedAt: Date }): DraftView {
  return { ...draft, updatedAt: updatedAt.toISOString() };
}

/** Ends the draft of words that are being posted, in the same transaction. What was begun meanwhile stays. */
export async function endDraft(tx: Transaction, personId: string, clientId: string): Promise<void> {
  await tx.delete(drafts).where(and(eq(drafts.personId, personId), eq(drafts.clientId, clientId)));
}
