import { createHash } from 'node:crypto';
import { asc, desc, eq, gt } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/connect';
import { auditEntries, auditHead } from '../../db/schema/audit';
import type { Clock } from '../clock';

/** What is written down of an act. Never what a person wrote about children, families or themselves. */
export interface Act {
  /** Null for what the site does by itself. */
  actorId: string | null;
  /** A fact in a few words with hyphens: "role-changed", "post-hidden". */
  act: string;
  communityId?: string | null;
  /** What it was done to: "person:ID". */
  subject?: string | null;
  details?: Record<string, unknown>;
}

export type Entry = typeof auditEntries.$inferSelect;
export type Audit = ReturnType<typeof buildAudit>;

/** Builds the log of acts: entries are added inside the transaction of the act itself, and never changed. */
export function buildAudit(given: { db: Database; clock: Clock }) {
  const { db, clock } = given;
  return {
    /** Adds an entry; it stands when the act's transaction commits. */
    async record(tx: Transaction, { actorId, act, communityId = null, subject = null, details = {} }: Act): Promise<void> {
      await tx.insert(auditHead).values({ seq: 0, hash: '' }).onConflictDoNothing();
      const [head] = await tx.select({ seq: auditHead.seq, hash: auditHead.hash }).from(auditHead).for('update');
      const entry = { seq: head!.seq + 1, at: clock(), actorId, act, communityId, subject, details };
      const hash = seal(head!.hash, entry);
      await tx.insert(auditEntries).values({ ...entry, hash });
      await tx.update(auditHead).set({ seq: entry.seq, hash });
    },

    /** The latest acts in a community, newest first. For those whom the caller has found to be allowed. */
    async ofCommunity(communityId: string, limit = 100): Promise<Entry[]> {
      return db.select().from(auditEntries).where(eq(auditEntries.communityId, communityId)).orderBy(desc(auditEntries.seq)).limit(limit);
    },

    /** Walks the whole chain. Answers how many entries hold, and the first that does not: changed, missing or cut off. */
    async verify(): Promise<{ entries: number; brokenAt: number | null }> {
      let [seq, hash] = [0, ''];
      for (;;) {
        const page = await db.select().from(auditEntries).where(gt(auditEntries.seq, seq)).orderBy(asc(auditEntries.seq)).limit(1_000);
        for (const entry of page) {
          if (entry.seq !== seq + 1 || entry.hash !== seal(hash, entry)) return { entries: seq, brokenAt: seq + 1 };
          [seq, hash] = [entry.seq, entry.hash];
        }
        if (page.length === 0) break;
      }
      const [head] = await db.select().from(auditHead);
      const isWhole = (head?.seq ?? 0) === seq && (head?.hash ?? '') === hash;
      return { entries: seq, brokenAt: isWhole ? null : seq + 1 };
    },
  };
}

function seal(before: string, { seq, at, actorId, act, communityId, subject, details }: Omit<Entry, 'hash'>): string {
  const written = JSON.stringify([seq, at.toISOString(), actorId, act, communityId, subject, sorted(details)]);
  return createHash('sha256').update(before).update(written).digest('hex');
}

/** The database keeps the keys of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
