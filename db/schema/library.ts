import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { StrategyContent } from '../../app/contract/library';
import { languages } from '../../app/contract/names';
import { ageBands, domains, evidenceLevels, licenses, settings, topics } from '../../app/contract/taxonomy';
import { communities } from './communities';
import { id, instant, oneOfWords, onlyWords } from './columns';
import { people } from './people';
import { findable, tsvector } from './searching';

export const strategies = pgTable(
  'strategies',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    /** Whose members may read it; null for everybody who is signed in. */
    communityId: text('community_id').references(() => communities.id, { onDelete: 'cascade' }),
    authorId: text('author_id').notNull().references(() => people.id),
    /** The strategy that this one says again in another language. */
    translationOf: text('translation_of').references((): AnyPgColumn => strategies.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    language: text('language', { enum: languages }).notNull(),
    ages: text('ages', { enum: ageBands }).array().notNull(),
    settings: text('settings', { enum: settings }).array().notNull(),
    domains: text('domains', { enum: domains }).array().notNull(),
    topics: text('topics', { enum: topics }).array().notNull(),
    evidence: text('evidence', { enum: evidenceLevels }).notNull(),
    prepMinutes: integer('prep_minutes'),
    useMinutes: integer('use_minutes'),
    license: text('license', { enum: licenses }).notNull(),
    content: jsonb('content').$type<StrategyContent>().notNull(),
    /** All the words of `content` in a row, for search. */
    words: text('words').notNull(),
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(sql.raw(`setweight(${findable('"title"')}, 'A') || setweight(${findable('"summary"')}, 'B') || ${findable('"words"')}`)),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('strategies_search').using('gin', t.search),
    index('strategies_newest').on(t.createdAt.desc(), t.id.desc()),
    index('strategies_community').on(t.communityId),
    index('strategies_author').on(t.authorId),
    index('strategies_translations').on(t.translationOf),
    check('strategies_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('strategies_language', oneOfWords(t.language, languages)),
    check('strategies_evidence', oneOfWords(t.evidence, evidenceLevels)),
    check('strategies_license', oneOfWords(t.license, licenses)),
    check('strategies_ages', onlyWords(t.ages, ageBands)),
    check('strategies_settings', onlyWords(t.settings, settings)),
    check('strategies_domains', onlyWords(t.domains, domains)),
    check('strategies_topics', onlyWords(t.topics, topics)),
    check('strategies_minutes', sql`${t.prepMinutes} >= 0 and ${t.useMinutes} >= 0`),
  ],
);
