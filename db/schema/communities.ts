import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { communityTypes, membershipStatuses, privacies, roles, tints } from '../../app/contract/names';
import { id, instant, oneOfWords } from './columns';
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
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('communities_search').using('gin', findableIn(t.name, t.tagline, t.purpose)),
    check('communities_type', oneOfWords(t.type, communityTypes)),
    check('communities_privacy', oneOfWords(t.privacy, privacies)),
    check('communities_tint', oneOfWords(t.tint, tints)),
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
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.personId] }),
    index('memberships_person').on(t.personId, t.status),
    check('memberships_role', oneOfWords(t.role, roles)),
    check('memberships_status', oneOfWords(t.status, membershipStatuses)),
    check('memberships_left', sql`(${t.status} in ('left', 'removed')) = (${t.leftAt} is not null)`),
  ],
);
