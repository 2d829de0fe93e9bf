import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { proposalStates, type AgreementLine } from '../../app/contract/agreements';
import { communities } from './communities';
import { id, instant, oneOfWords } from './columns';
import { people } from './people';

const communityId = () => text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' });
const personId = () => text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' });

export const agreementVersions = pgTable(
  'agreement_versions',
  {
    communityId: communityId(),
    version: integer('version').notNull(),
    lines: jsonb('lines').$type<AgreementLine[]>().notNull(),
    publishedBy: text('published_by').references(() => people.id, { onDelete: 'set null' }),
    at: instant('at').notNull(),
    reviewOn: date('review_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.version] }),
    index('agreement_versions_publisher').on(t.publishedBy),
    check('agreement_versions_version', sql`${t.version} > 0`),
    check('agreement_versions_lines', sql`jsonb_typeof(${t.lines}) = 'array'`),
    check('agreement_versions_room', sql`jsonb_array_length(jsonb_path_query_array(${t.lines}, '$[*] ? (@.staysInRoom == true)')) <= 1`),
  ],
);

export const agreementAcceptances = pgTable(
  'agreement_acceptances',
  {
    communityId: text('community_id').notNull(),
    version: integer('version').notNull(),
    personId: personId(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.version, t.personId] }),
    foreignKey({
      name: 'agreement_acceptances_version',
      columns: [t.communityId, t.version],
      foreignColumns: [agreementVersions.communityId, agreementVersions.version],
    }).onDelete('cascade'),
    index('agreement_acceptances_person').on(t.personId),
  ],
);

/** That a person feels an agreement as strained: read only for themselves, and as "two or more" for facilitators. */
export const agreementStrains = pgTable(
  'agreement_strains',
  {
    communityId: communityId(),
    lineId: text('line_id').notNull(),
    personId: personId(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.lineId, t.personId] }), index('agreement_strains_person').on(t.personId)],
);

export const agreementProposals = pgTable(
  'agreement_proposals',
  {
    id: id(),
    communityId: communityId(),
    personId: personId(),
    /** The line that would change; null for a new one. */
    lineId: text('line_id'),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    state: text('state', { enum: proposalStates }).notNull(),
  },
  (t) => [
    index('agreement_proposals_open').on(t.communityId, t.at).where(sql`${t.state} = 'open'`),
    index('agreement_proposals_person').on(t.personId),
    check('agreement_proposals_state', oneOfWords(t.state, proposalStates)),
  ],
);
