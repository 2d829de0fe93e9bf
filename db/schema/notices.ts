import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { followLevels, noticeKinds } from '../../app/contract/names';
import { instant, oneOfWords } from './columns';
import { people } from './people';
import { posts, threads } from './threads';

/**
 * That somebody wrote something which another may want to see: one for each person and post. Only a hint, without a
 * word of the post; who may read it is asked each time.
 */
export const notices = pgTable(
  'notices',
  {
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    threadId: text('thread_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    /** Who wrote. */
    actorId: text('actor_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.threadId, t.seq] }),
    foreignKey({ name: 'notices_post', columns: [t.threadId, t.seq], foreignColumns: [posts.threadId, posts.seq] }).onDelete('cascade'),
    index('notices_unread').on(t.personId, t.threadId, t.seq).where(sql`${t.readAt} is null`),
    index('notices_of_post').on(t.threadId, t.seq),
    index('notices_actor').on(t.actorId),
    check('notices_kind', oneOfWords(t.kind, noticeKinds)),
  ],
);

/** Who hears of the replies in a thread. Whoever writes in it follows it, unless they muted it. */
export const threadFollows = pgTable(
  'thread_follows',
  {
    threadId: text('thread_id').notNull().references(() => threads.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    level: text('level', { enum: followLevels }).notNull(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.personId] }), index('thread_follows_person').on(t.personId), check('thread_follows_level', oneOfWords(t.level, followLevels))],
);
