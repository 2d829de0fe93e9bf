import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connect';
import { agreementAcceptances, agreementProposals, agreementStrains, agreementVersions } from '../../db/schema/agreements';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';

const communityId = sql.placeholder('communityId');
const personId = sql.placeholder('personId');
const version = sql.placeholder('version');

/** How many others must feel a strain before it is told. */
const fewest = 2;
export const isTold = (others: number): boolean => others >= fewest;

/** The reads of agreements. None of them joins a strain with a person's name, and none counts strains aloud. */
export function prepareAgreementRows(db: Database) {
  return {
    latest: db
      .select()
      .from(agreementVersions)
      .where(eq(agreementVersions.communityId, communityId))
      .orderBy(desc(agreementVersions.version))
      .limit(1)
      .prepare('agreements_latest'),

    /** All versions, newest first. */
    versions: db
      .select()
      .from(agreementVersions)
      .where(eq(agreementVersions.communityId, communityId))
      .orderBy(desc(agreementVersions.version))
      .limit(51)
      .prepare('agreements_versions'),

    /** The highest version that a person accepted, 0 for none. */
    accepted: db
      .select({ version: sql<number>`coalesce(max(${agreementAcceptances.version}), 0)`.mapWith(Number) })
      .from(agreementAcceptances)
      .where(and(eq(agreementAcceptances.communityId, communityId), eq(agreementAcceptances.personId, personId)))
      .prepare('agreements_accepted'),

    /** The lines that a person marked themselves. */
    ownStrains: db
      .select({ lineId: agreementStrains.lineId })
      .from(agreementStrains)
      .where(and(eq(agreementStrains.communityId, communityId), eq(agreementStrains.personId, personId)))
      .prepare('agreements_own_strains'),

    /**
     * The lines that at least two people other than the reader marked. With their own mark counted, a facilitator could
     * mark a line and learn that a single colleague had.
     */
    strained: db
      .select({ lineId: agreementStrains.lineId })
      .from(agreementStrains)
      .where(and(eq(agreementStrains.communityId, communityId), sql`${agreementStrains.personId} <> ${personId}`))
      .groupBy(agreementStrains.lineId)
      .having(sql`count(*) >= ${sql.raw(String(fewest))}`)
      .prepare('agreements_strained'),

    proposals: db
      .select({
        id: agreementProposals.id,
        lineId: agreementProposals.lineId,
        text: agreementProposals.text,
        at: agreementProposals.at,
        name: people.name,
        isOwn: sql<boolean>`${agreementProposals.personId} = ${personId}`,
      })
      .from(agreementProposals)
      .innerJoin(people, eq(people.id, agreementProposals.personId))
      .where(and(eq(agreementProposals.communityId, communityId), eq(agreementProposals.state, 'open')))
      .orderBy(asc(agreementProposals.at), asc(agreementProposals.id))
      .prepare('agreements_proposals'),

    /** Of those who write there now: how many, and how many accepted a version. */
    acceptance: db
      .select({
        members: sql<number>`count(*)`.mapWith(Number),
        accepted: sql<number>`count(${agreementAcceptances.personId})`.mapWith(Number),
      })
      .from(memberships)
      .leftJoin(
        agreementAcceptances,
        and(
          eq(agreementAcceptances.communityId, memberships.communityId),
          eq(agreementAcceptances.personId, memberships.personId),
          eq(agreementAcceptances.version, version),
        ),
      )
      .where(and(eq(memberships.communityId, communityId), eq(memberships.status, 'active'), sql`${memberships.role} <> 'coordinator'`))
      .prepare('agreements_acceptance'),
  };
}
