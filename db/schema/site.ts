import { sql } from 'drizzle-orm';
import { bigint, boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';

/** The site itself: one row. */
export const site = pgTable(
  'site',
  {
    only: boolean('only').primaryKey().default(true),
    name: text('name').notNull().default('Tilth'),
    /** Hex of the accent in the light theme; null is soil. */
    accent: text('accent'),
    logo: bytea('logo'),
    logoVersion: text('logo_version'),
    isDemo: boolean('is_demo').notNull().default(false),
    /** SHA-256 of the single-use token that lets the first administrator in; null once it was used. */
    setupTokenHash: text('setup_token_hash'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('site_only_one', sql`${t.only}`), check('site_accent', sql`${t.accent} ~ '^#[0-9a-f]{6}$'`), check('site_logo', sql`(${t.logo} is null) = (${t.logoVersion} is null)`)],
);

/** Counters that must survive a restart: wrong passwords, sign-ups. Written by rate-limiter-flexible. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
