import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { communityTypes, membershipStatuses, privacies, roles, tints } from '../../app/contract/names';
import { ageBands, domains, settings } from '../../app/contract/taxonomy';
import { id, instant, oneOfWords, onlyWords } from './columns';
import { people } from './people';
import { findableIn } from './searching';

export const communities = pgTable(
  'communities',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    type: text('type', { enum: communityTypes }).notNull(),
    tagline: text('tagline'),
    purpose: text('purpose'),
    privacy: text('privacy', { enum: privacies }).notNull(),
    tint: text('tint', { enum: tints }).notNull(),
    welcome: text('welcome'),
    agreements: text('agreements').array().notNull().default(sql`'{}'`),
    learningAgenda: text('learning_agenda').array().notNull().default(sql`'{}'`),
    /** Wenger's domain: what the group cares about. The interface calls it its focus. */
    focus: text('focus'),
    communityStatement: text('community_statement'),
    practiceStatement: text('practice_statement'),
    ages: text('ages').array().notNull().default(sql`'{}'`),
    settings: text('settings').array().notNull().default(sql`'{}'`),
    domains: text('domains').array().notNull().default(sql`'{}'`),
    /** How many active members it wants at most, coordinators aside; null for any number. */
    maxMembers: integer('max_members'),
    /** When a facilitator put the first steps away. */
    firstStepsHiddenAt: instant('first_steps_hidden_at'),
    joinQuestion: text('join_question'),
    /** IANA zone in which its sessions and closing times are meant. */
    timeZone: text('time_zone').notNull().default('UTC'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('communities_search').using('gin', findableIn(t.name, t.tagline, t.purpose)),
    check('communities_type', oneOfWords(t.type, communityTypes)),
    check('communities_privacy', oneOfWords(t.privacy, privacies)),
    check('communities_tint', oneOfWords(t.tint, tints)),
    check('communities_ages', onlyWords(t.ages, ageBands)),
    check('communities_settings', onlyWords(t.settings, settings)),
    check('communities_domains', onlyWords(t.domains, domains)),
    check('communities_max_members', sql`${t.maxMembers} between 2 and 500`),
    check('communities_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

export const memberships = pgTable(
  'memberships',
  {
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    status: text('status', { enum: membershipStatuses }).notNull(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
    /** Until then the member reads and does not write. Stays when they leave: coming back does not undo it. */
    mutedUntil: instant('muted_until'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.personId] }),
    index('memberships_person').on(t.personId, t.status),
    check('memberships_role', oneOfWords(t.role, roles)),
    check('memberships_status', oneOfWords(t.status, membershipStatuses)),
    check('memberships_left', sql`(${t.status} in ('left', 'removed')) = (${t.leftAt} is not null)`),
  ],
);

/** Addresses that a community gave up: nobody else gets them, so that an old link never leads to another group. */
export const formerSlugs = pgTable('former_slugs', {
  slug: text('slug').primaryKey(),
  communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
});

/** An administrator who came in without being a member, and why. The database's own clock counts the hour. */
export const communityVisits = pgTable(
  'community_visits',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    reason: text('reason').notNull(),
    beganAt: instant('began_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [
    index('community_visits_person').on(t.personId, t.communityId, t.endsAt),
    index('community_visits_community').on(t.communityId, t.beganAt),
    check('community_visits_reason', sql`char_length(${t.reason}) between 20 and 500`),
    check('community_visits_order', sql`${t.endsAt} > ${t.beganAt}`),
  ],
);
