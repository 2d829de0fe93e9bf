import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/connect';
import { threadReads } from '../../db/schema/threads';
import type { Clock } from '../clock';
import { seen } from '../notices/spread';
import type { Commit } from '../tell';

/** Builds what keeps in mind how far people have read. */
export function buildReading({ db, clock, commit }: { db: Database; clock: Clock; commit: Commit }) {
  /** Remembers how far a person has read; never moves back. */
  async function remember(on: Database | Transaction, personId: string, threadId: string, seq: number): Promise<void> {
    await on
      .insert(threadReads)
      .values({ personId, threadId, seq, readAt: clock() })
      .onConflictDoUpdate({
        target: [threadReads.personId, threadReads.threadId],
        set: { seq: sql`greatest(${threadReads.seq}, excluded.seq)`, readAt: sql`excluded.read_at` },
      });
  }

  return {
    remember,

    /**
     * Remembers that a person saw the posts up to a sequence: all of them or, past a gap, those after another, which
     * moves no mark. Where they had a notice of one, the bells of their other pages are told.
     */
    async see(personId: string, thread: { id: string; firstNotice: number | null }, upTo: number, { gapBefore }: { gapBefore?: number } = {}): Promise<void> {
      const isWhole = gapBefore === undefined;
      // No transaction, and no question, where there is nothing to tell.
      if (thread.firstNotice === null || thread.firstNotice > upTo) return isWhole ? remember(db, personId, thread.id, upTo) : undefined;
      await commit(async (tx, tell) => {
        if (isWhole) await remember(tx, personId, thread.id, upTo);
        await seen(tx, tell, { personId, threadId: thread.id, after: gapBefore ?? 0, upTo, at: clock() });
      });
    },
  };
}
