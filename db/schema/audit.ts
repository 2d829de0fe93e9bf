import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/**
 * What was done with people, roles, settings and content, and by whom: never what was said. Each entry seals the one
 * before it. No foreign keys: an entry outlives what it is about.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    /** Counted up without a gap. */
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    /** Null for what the site does by itself. */
    actorId: text('actor_id'),
    act: text('act').notNull(),
    communityId: text('community_id'),
    /** What it was done to: "person:ID", "post:ID". */
    subject: text('subject'),
    /** Facts of the act, such as the role before and after, or the reason given. */
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    /** SHA-256 over the hash before and this entry. */
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_entries_community').on(t.communityId, t.seq),
    check('audit_entries_seq', sql`${t.seq} >= 1`),
  ],
);

/** The end of the chain: one row, whose lock gives entries their order, and without which the last ones could vanish unseen. */
export const auditHead = pgTable(
  'audit_head',
  {
    only: boolean('only').primaryKey().default(true),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [check('audit_head_only_one', sql`${t.only}`)],
);
