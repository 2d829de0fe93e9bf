import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { roles } from '../../app/contract/names';
import { limits } from '../../app/contract/limits';
import { communities } from './communities';
import { id, instant, oneOfWords } from './columns';
import { people } from './people';

/** Codes that let people into a community. Kept as they are, so that the poster can be printed again. */
export const joinCodes = pgTable(
  'join_codes',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    /** Without its dash. */
    code: text('code').notNull().unique(),
    /** Null for one that stays. */
    expiresAt: instant('expires_at'),
    /** How many people may use it; null for any number. */
    useLimit: integer('use_limit'),
    uses: integer('uses').notNull().default(0),
    /** Whether it lets people ask, and does not let them in. */
    needsApproval: boolean('needs_approval').notNull().default(false),
    madeBy: text('made_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    // One poster on the wall, one code that works.
    uniqueIndex('join_codes_standing').on(t.communityId).where(sql`${t.revokedAt} is null`),
    check('join_codes_code', sql`${t.code} ~ '^[2-9A-HJKMNP-Z]{8}$'`),
    check('join_codes_uses', sql`${t.uses} >= 0 and (${t.useLimit} is null or ${t.uses} <= ${t.useLimit})`),
  ],
);

/** Invitations by mail address. The token itself is nowhere. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    /** In small letters. */
    email: text('email').notNull(),
    role: text('role', { enum: roles }).notNull(),
    /** SHA-256. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Counts the links that were made for it: only the last one works. */
    issue: integer('issue').notNull().default(1),
    madeBy: text('made_by').references(() => people.id, { onDelete: 'set null' }),
    /** When its last link was made. */
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: text('accepted_by').references(() => people.id, { onDelete: 'set null' }),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('invitations_open').on(t.communityId, t.email).where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    index('invitations_email').on(t.email),
    check('invitations_role', oneOfWords(t.role, roles)),
    check('invitations_email_folded', sql`${t.email} = lower(${t.email})`),
    check('invitations_one_end', sql`${t.acceptedAt} is null or ${t.revokedAt} is null`),
  ],
);

export const joinRequests = pgTable(
  'join_requests',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    /** What the person answered to the question of the community. */
    answer: text('answer').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    decision: text('decision', { enum: ['accepted', 'declined'] }),
    decidedBy: text('decided_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('join_requests_waiting').on(t.communityId, t.personId).where(sql`${t.decidedAt} is null`),
    index('join_requests_person').on(t.personId),
    check('join_requests_decision', sql`${t.decision} in ('accepted', 'declined')`),
    check('join_requests_decided', sql`(${t.decidedAt} is null) = (${t.decision} is null)`),
    check('join_requests_answer_length', sql`char_length(${t.answer}) <= ${sql.raw(String(limits.joinAnswer))}`),
  ],
);
