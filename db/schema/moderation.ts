import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import { reportDecisions, reportKinds, reportReasons } from '../../app/contract/names';
import { communities } from './communities';
import { id, instant, oneOfWords } from './columns';
import { people } from './people';
import { posts } from './threads';

/** That somebody asked for a look at something. */
export const reports = pgTable(
  'reports',
  {
    id: id(),
    /** Where it belongs; null for what belongs to no community. */
    communityId: text('community_id').references(() => communities.id, { onDelete: 'cascade' }),
    /** For the administrators alone: of no community, or sent past its facilitators. */
    toNetwork: boolean('to_network').notNull(),
    kind: text('kind', { enum: reportKinds }).notNull(),
    /** Id of the post, person or strategy. Without a foreign key: more kinds come. */
    subjectId: text('subject_id').notNull(),
    /** Whose it is: they never see or decide it. */
    aboutId: text('about_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    reporterId: text('reporter_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    reason: text('reason', { enum: reportReasons }).notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull(),
    decision: text('decision', { enum: reportDecisions }),
    note: text('note'),
    decidedBy: text('decided_by').references(() => people.id),
    /** Null while it is open. */
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('reports_open').on(t.reporterId, t.kind, t.subjectId).where(sql`${t.decidedAt} is null`),
    index('reports_queue').on(t.communityId, t.toNetwork, t.at),
    index('reports_subject').on(t.kind, t.subjectId),
    check('reports_kind', oneOfWords(t.kind, reportKinds)),
    check('reports_reason', oneOfWords(t.reason, reportReasons)),
    check('reports_decision', oneOfWords(t.decision, reportDecisions)),
    check('reports_decided', sql`(${t.decidedAt} is null) = (${t.decision} is null) and (${t.decidedAt} is null) = (${t.decidedBy} is null)`),
    check('reports_network', sql`${t.toNetwork} or ${t.communityId} is not null`),
    check('reports_words', sql`char_length(${t.words}) <= ${sql.raw(String(limits.report))}`),
  ],
);

/** The words of posts that are hidden, or that were removed while a report was open. Nothing else looks here. */
export const hiddenWords = pgTable('hidden_words', {
  postId: text('post_id').primaryKey().references(() => posts.id, { onDelete: 'cascade' }),
  /** Of the thread, where the post opens one. */
  title: text('title'),
  body: text('body').notNull(),
});

/** What a post said before each edit. */
export const postEdits = pgTable(
  'post_edits',
  {
    id: id(),
    postId: text('post_id').notNull().references(() => posts.id, { onDelete: 'cascade' }),
    title: text('title'),
    body: text('body').notNull(),
    by: text('by').notNull().references(() => people.id),
    at: instant('at').notNull(),
  },
  (t) => [index('post_edits_post').on(t.postId, t.at)],
);

/** Who wants no contact with whom. Never shown to the one who is blocked. */
export const blocks = pgTable(
  'blocks',
  {
    blockerId: text('blocker_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    blockedId: text('blocked_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.blockerId, t.blockedId] }), index('blocks_blocked').on(t.blockedId), check('blocks_other', sql`${t.blockerId} <> ${t.blockedId}`)],
);
