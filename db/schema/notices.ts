import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { followLevels, noticeKinds, seriesNoticeKinds } from '../../app/contract/names';
import { id, instant, oneOfWords } from './columns';
import { people } from './people';
import { series } from './series';
import { seriesSessions } from './series-sessions';
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

/**
 * That a session or its series changed, one for each person, thing and kind: said again, it is new again. Only a hint;
 * what is so now, and who may know of it, is asked each time.
 */
export const seriesNotices = pgTable(
  'series_notices',
  {
    id: id(),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    /** Null for what is so of the whole series. */
    sessionId: text('session_id').references(() => seriesSessions.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: seriesNoticeKinds }).notNull(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [
    uniqueIndex('series_notices_one').on(t.personId, t.seriesId, sql`coalesce(${t.sessionId}, '')`, t.kind),
    index('series_notices_newest').on(t.personId, t.at),
    index('series_notices_unread').on(t.personId).where(sql`${t.readAt} is null`),
    index('series_notices_session').on(t.sessionId),
    check('series_notices_kind', oneOfWords(t.kind, seriesNoticeKinds)),
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
