import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { languages, tints } from '../../app/contract/names';
import { id, instant, oneOfWords } from './columns';

export const people = pgTable(
  'people',
  {
    id: id(),
    handle: text('handle').notNull().unique(),
    name: text('name').notNull(),
    /** As typed; compared without regard to case. Null for demo people, who cannot sign in with one. */
    email: text('email'),
    passwordHash: text('password_hash'),
    roleTitle: text('role_title'),
    place: text('place'),
    language: text('language', { enum: languages }).notNull().default('en'),
    timeZone: text('time_zone').notNull(),
    tint: text('tint', { enum: tints }).notNull(),
    isAdministrator: boolean('is_administrator').notNull().default(false),
    isDemo: boolean('is_demo').notNull().default(false),
    suspendedAt: instant('suspended_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('people_email_key').on(sql`lower(${t.email})`),
    check('people_language', oneOfWords(t.language, languages)),
    check('people_tint', oneOfWords(t.tint, tints)),
    check('people_name_length', sql`char_length(${t.name}) between 1 and 80`),
    check('people_can_sign_in', sql`${t.isDemo} or (${t.email} is not null and ${t.passwordHash} is not null)`),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the cookie's value: a copy of the database signs nobody in. */
    idHash: text('id_hash').primaryKey(),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [index('sessions_person').on(t.personId)],
);
