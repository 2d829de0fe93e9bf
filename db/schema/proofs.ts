import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { languages } from '../../app/contract/names';
import { id, instant } from './columns';
import { people } from './people';

/** What somebody is to prove by a link that was mailed to them. The tokens themselves are nowhere: SHA-256. */
const tokenHash = () => text('token_hash').notNull().unique();

export const passwordResets = pgTable(
  'password_resets',
  {
    id: id(),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    tokenHash: tokenHash(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('password_resets_person').on(t.personId), index('password_resets_expires').on(t.expiresAt)],
);

/** Accounts that wait for their owner to open the link. */
export const signUps = pgTable(
  'sign_ups',
  {
    id: id(),
    /** In small letters: the address as it was typed lies in `typed`. */
    email: text('email').notNull(),
    typed: text('typed').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    language: text('language', { enum: languages }).notNull(),
    timeZone: text('time_zone').notNull(),
    /** A path of this site to go on to. */
    next: text('next').notNull(),
    mailedAt: instant('mailed_at'),
    tokenHash: tokenHash(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sign_ups_email').on(t.email), index('sign_ups_expires').on(t.expiresAt)],
);

/** The address that a person wants to have: one at a time. */
export const addressChanges = pgTable(
  'address_changes',
  {
    personId: text('person_id').primaryKey().references(() => people.id, { onDelete: 'cascade' }),
    /** Names this wish: another one makes its link void. */
    id: text('id').notNull(),
    email: text('email').notNull(),
    mailedAt: instant('mailed_at'),
    tokenHash: tokenHash(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('address_changes_expires').on(t.expiresAt)],
);
