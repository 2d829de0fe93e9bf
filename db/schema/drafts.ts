import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import { instant } from './columns';
import { people } from './people';

/** Words that a person has not sent yet: one row for each person and place, read by nobody else. */
export const drafts = pgTable(
  'drafts',
  {
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    /** Where they would go: `thread:ID`, `new:COMMUNITYID`, or `form:ROUNDID`, whose fields lie in `body` as JSON. */
    place: text('place').notNull(),
    /** What they will be sent under. A post with this client id says that they were. */
    clientId: text('client_id').notNull(),
    kind: text('kind').notNull().default(''),
    title: text('title').notNull().default(''),
    body: text('body').notNull().default(''),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.place] }),
    index('drafts_updated').on(t.updatedAt),
    check('drafts_length', sql`char_length(${t.title}) <= ${sql.raw(String(limits.title.max))} and char_length(${t.body}) <= ${sql.raw(String(limits.post.max))}`),
  ],
);
