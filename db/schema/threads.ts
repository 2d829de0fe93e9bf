import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { threadKinds } from '../../app/contract/names';
import { communities } from './communities';
import { id, instant, oneOfWords } from './columns';
import { people } from './people';
import { findable, findableIn, tsvector } from './searching';

export const threads = pgTable(
  'threads',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    authorId: text('author_id').notNull().references(() => people.id),
    kind: text('kind', { enum: threadKinds }).notNull(),
    title: text('title').notNull(),
    /** The opening post's first words as plain text, for lists. */
    excerpt: text('excerpt').notNull(),
    clientId: text('client_id').notNull(),
    /** Counted up under the row's lock by every post: the stream has no gap and no reorder. */
    lastSeq: integer('last_seq').notNull(),
    lastAuthorId: text('last_author_id').notNull().references(() => people.id),
    lastActivityAt: instant('last_activity_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('threads_client_id').on(t.authorId, t.clientId),
    index('threads_title_search').using('gin', findableIn(t.title)),
    index('threads_by_activity').on(t.communityId, t.lastActivityAt.desc(), t.id.desc()),
    check('threads_kind', oneOfWords(t.kind, threadKinds)),
    check('threads_last_seq', sql`${t.lastSeq} >= 1`),
  ],
);

export const posts = pgTable(
  'posts',
  {
    id: id(),
    threadId: text('thread_id').notNull().references(() => threads.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    authorId: text('author_id').notNull().references(() => people.id),
    body: text('body').notNull(),
    /** Rendered once, when written. Rendered again when `renderer` is not the current version. */
    html: text('html').notNull(),
    renderer: integer('renderer').notNull(),
    /** Handles of those whom the text called, as they were when it was written: rendering again asks nobody. */
    mentions: text('mentions').array().notNull().default(sql`'{}'`),
    clientId: text('client_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it was last edited, hidden, restored or removed: who was away asks again. */
    changedAt: instant('changed_at'),
    editedAt: instant('edited_at'),
    /** Hidden by a facilitator: its words lie in `hidden_words`, where no list, search or page comes by chance. */
    hiddenAt: instant('hidden_at'),
    hiddenBy: text('hidden_by').references(() => people.id),
    hiddenReason: text('hidden_reason'),
    /** Removed by its author: the sequence keeps its place, the words are gone. */
    removedAt: instant('removed_at'),
    search: tsvector('search').notNull().generatedAlwaysAs(sql.raw(findable('"body"'))),
  },
  (t) => [
    index('posts_search').using('gin', t.search),
    unique('posts_seq').on(t.threadId, t.seq),
    unique('posts_client_id').on(t.authorId, t.clientId),
    index('posts_by_renderer').on(t.renderer),
    index('posts_changed').on(t.threadId, t.seq).where(sql`${t.changedAt} is not null`),
    check('posts_hidden', sql`(${t.hiddenAt} is null) = (${t.hiddenReason} is null) and (${t.hiddenAt} is null) = (${t.hiddenBy} is null)`),
    check('posts_unseen', sql`(${t.hiddenAt} is null and ${t.removedAt} is null) or (${t.body} = '' and ${t.html} = '')`),
    check('posts_seq_positive', sql`${t.seq} >= 1`),
  ],
);

/** How far each person has read each thread. */
export const threadReads = pgTable(
  'thread_reads',
  {
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    threadId: text('thread_id').notNull().references(() => threads.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.threadId] }), index('thread_reads_thread').on(t.threadId)],
);
