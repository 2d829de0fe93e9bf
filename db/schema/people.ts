import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { fieldRoles, languages, textSizes, themes, tints, workSettings } from '../../app/contract/names';
import { bytea, id, instant, oneOfWords } from './columns';
import { findableIn } from './searching';

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
    fieldRole: text('field_role', { enum: fieldRoles }),
    place: text('place'),
    setting: text('setting', { enum: workSettings }),
    pronouns: text('pronouns'),
    about: text('about'),
    askMeAbout: text('ask_me_about').array().notNull().default(sql`'{}'`),
    /** Codes of the languages that the person speaks; `language` is the one in which they read the site. */
    spoken: text('spoken').array().notNull().default(sql`'{}'`),
    /** Changes with every photo and names it in addresses; null without one. */
    photoVersion: text('photo_version'),
    language: text('language', { enum: languages }).notNull().default('en'),
    timeZone: text('time_zone').notNull(),
    tint: text('tint', { enum: tints }).notNull(),
    isAdministrator: boolean('is_administrator').notNull().default(false),
    isDemo: boolean('is_demo').notNull().default(false),
    theme: text('theme', { enum: themes }).notNull().default('system'),
    textSize: text('text_size', { enum: textSizes }).notNull().default('normal'),
    easyFont: boolean('easy_font').notNull().default(false),
    shortcuts: boolean('shortcuts').notNull().default(true),
    suspendedAt: instant('suspended_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('people_email_key').on(sql`lower(${t.email})`),
    index('people_search').using('gin', findableIn(t.name, t.handle, t.roleTitle, t.place)),
    check('people_language', oneOfWords(t.language, languages)),
    check('people_tint', oneOfWords(t.tint, tints)),
    check('people_field_role', oneOfWords(t.fieldRole, fieldRoles)),
    check('people_setting', oneOfWords(t.setting, workSettings)),
    check('people_theme', oneOfWords(t.theme, themes)),
    check('people_text_size', oneOfWords(t.textSize, textSizes)),
    check('people_about_length', sql`char_length(${t.about}) <= 280`),
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
    /** What signed in, in the words of its maker: "Firefox", "Windows". */
    browser: text('browser'),
    system: text('system'),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [index('sessions_person').on(t.personId)],
);

/** Photos as they are served, re-encoded by us: two squares of WebP. */
export const photos = pgTable('photos', {
  personId: text('person_id').primaryKey().references(() => people.id, { onDelete: 'cascade' }),
  small: bytea('small').notNull(),
  large: bytea('large').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Handles that somebody gave up: nobody else gets them, so that an old mention never means another person. */
export const formerHandles = pgTable('former_handles', {
  handle: text('handle').primaryKey(),
  personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
});
