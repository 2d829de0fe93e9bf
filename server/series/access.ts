import { and, desc, eq, exists, inArray, ne, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Role, SeriesNeed } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series, seriesPeople, seriesRota } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import { isVisitedBy } from '../communities/access';
import { holdingRoles, isMuted, permissions, type Permissions } from '../communities/policy';
import type { Actor } from '../people/actor';
import { rscCredentials } from './models';
import { seriesPermissions, type SeriesPermissions } from './policy';

type Select = Pick<Database, 'select'>;
export type StoredSeries = typeof series.$inferSelect;
export type StoredSession = typeof seriesSessions.$inferSelect;

export interface FoundSeries {
  row: StoredSeries;
  community: { id: string; slug: string; name: string; tint: (typeof communities.$inferSelect)['tint'] };
  /** What the actor may do in the community, and their role there. */
  inCommunity: Permissions;
  role: Role | null;
  may: SeriesPermissions;
  needs: SeriesNeed[];
}

export interface FoundSession extends FoundSeries {
  session: StoredSession;
}

const one = { one: sql`1` };

/** SQL: whether a person leads the series of the row, or co-facilitates it. */
export function leadsIt(db: Select, personId: SQLWrapper | string): SQL<boolean> {
  const part = db.select(one).from(seriesPeople).where(and(eq(seriesPeople.seriesId, series.id), eq(seriesPeople.personId, personId), eq(seriesPeople.part, 'co-facilitator')));
  // Of a series without a lead the comparison is unknown, which a column of truth must not be.
  return sql<boolean>`(coalesce(${series.leadId} = ${personId}, false) or ${exists(part)})`;
}

/** SQL: whether a person was chosen for the series of the row, or takes turns at leading it. */
export function isChosenFor(db: Select, personId: SQLWrapper | string): SQL<boolean> {
  const part = db.select(one).from(seriesPeople).where(and(eq(seriesPeople.seriesId, series.id), eq(seriesPeople.personId, personId), eq(seriesPeople.part, 'expected')));
  const turn = db.select(one).from(seriesRota).where(and(eq(seriesRota.seriesId, series.id), eq(seriesRota.personId, personId)));
  return sql<boolean>`(${exists(part)} or ${exists(turn)})`;
}

/**
 * The rule `seriesPermissions(...).answer` as SQL, for lists over communities: the series whose circle an active member
 * is in. The row has `memberships` as the person's own. A test holds the two against each other.
 */
export function isInCircle(db: Select, personId: SQLWrapper | string): SQL {
  return and(
    eq(memberships.status, 'active'),
    ne(memberships.role, 'coordinator'),
    or(eq(series.expects, 'all'), leadsIt(db, personId), isChosenFor(db, personId)),
  )!;
}

/**
 * SQL: what the lead of the series of the row is to it now: whether an active member, and whether one who may lead
 * reflective supervision. The columns of the series are named in full: drizzle would leave the table's name out.
 */
function leadColumns(now: SQLWrapper) {
  const kinds = sql.raw(rscCredentials.map((kind) => `'${kind}'`).join(', '));
  const today = sql`(${now}::timestamptz at time zone lp.time_zone)::date`;
  const member = sql`from memberships lm join people lp on lp.id = lm.person_id
    where lm.community_id = "series"."community_id" and lm.person_id = "series"."lead_id" and lm.status = 'active' and lm.role <> 'coordinator' and lp.suspended_at is null`;
  return {
    leadIsActive: sql<boolean>`exists (select 1 ${member})`,
    leadQualifies: sql<boolean>`exists (select 1 ${member} and lm.role <> 'member' and exists (select 1 from credentials c
      where c.person_id = lp.id and c.kind in (${kinds}) and c.state = 'verified'
      and (c.issued_on is null or c.issued_on <= ${today}) and (c.expires_on is null or c.expires_on >= ${today})))`,
  };
}

function needsOf({ status, model }: StoredSeries, { leadIsActive, leadQualifies }: { leadIsActive: boolean; leadQualifies: boolean }): SeriesNeed[] {
  if (status === 'ended') return [];
  if (!leadIsActive) return ['successor'];
  return model === 'rsc' && !leadQualifies ? ['qualified-lead'] : [];
}

/**
 * Nobody lets themselves into the confidence of others: who plans a confidential series without being of its circle
 * names other people for it. Throws `forbidden`.
 */
export function mayBeNamed({ row, may }: Pick<FoundSeries, 'row' | 'may'>, actor: Actor, named: (string | null)[]): void {
  if (row.confidentiality === 'confidential' && !may.answer && named.includes(actor.handle)) throw problem('forbidden');
}

/** Builds the one way to somebody's series or session. */
export function buildSeriesAccess(given: { db: Database; clock: Clock }) {
  const { db, clock } = given;
  const me = sql.placeholder('personId') as unknown as SQL;
  const standing = {
    community: { id: communities.id, slug: communities.slug, name: communities.name, tint: communities.tint },
    privacy: communities.privacy,
    role: memberships.role,
    status: memberships.status,
    mutedUntil: memberships.mutedUntil,
    isVisiting: isVisitedBy(db, me),
    leads: leadsIt(db, me),
    isChosen: isChosenFor(db, me),
    ...leadColumns(sql.placeholder('now') as unknown as SQL),
  };
  const mine = and(eq(memberships.communityId, communities.id), eq(memberships.personId, me));
  const bySeries = db
    .select({ row: series, ...standing })
    .from(series)
    .innerJoin(communities, eq(communities.id, series.communityId))
    .leftJoin(memberships, mine)
    .where(eq(series.id, sql.placeholder('id')))
    .prepare('series_by_id');
  const bySession = db
    .select({ session: seriesSessions, row: series, ...standing })
    .from(seriesSessions)
    .innerJoin(series, eq(series.id, seriesSessions.seriesId))
    .innerJoin(communities, eq(communities.id, series.communityId))
    .leftJoin(memberships, mine)
    // What a change of the pattern left over is no session any more.
    .where(and(eq(seriesSessions.id, sql.placeholder('id')), ne(seriesSessions.status, 'removed')))
    .prepare('session_by_id');

  type Standing = Awaited<ReturnType<typeof bySeries.execute>>[number];

  function found(actor: Actor, standing: Standing): FoundSeries {
    const { row, community, privacy, status, mutedUntil, isVisiting, leads, isChosen } = standing;
    const inCommunity = permissions({ privacy, role: standing.role, status, isAdministrator: actor.isAdministrator, isVisiting, isMuted: isMuted(mutedUntil, clock()) });
    const role = status === 'active' ? standing.role : null;
    const may = seriesPermissions({ may: inCommunity, role, expects: row.expects, confidentiality: row.confidentiality, leads, isChosen });
    return { row, community, inCommunity, role, may, needs: needsOf(row, standing) };
  }

  return {
    /** A series and what the actor may do with it. Throws `not_found` for one that they may not know of. */
    async series(actor: Actor, id: string): Promise<FoundSeries> {
      const [row] = await bySeries.execute({ personId: actor.id, id, now: clock().toISOString() });
      const it = row && found(actor, row);
      if (!it?.may.sight) throw problem('not_found');
      return it;
    },

    /**
     * A session and what the actor may do with it. Who leads this one alone, by a turn or in place of another, sees it
     * whole and may plan it. Throws `not_found`.
     */
    async session(actor: Actor, id: string): Promise<FoundSession> {
      const [row] = await bySession.execute({ personId: actor.id, id, now: clock().toISOString() });
      if (!row) throw problem('not_found');
      const it = found(actor, row);
      const leadsThis = row.session.leadId === actor.id && it.role !== null && it.role !== 'coordinator';
      const may = leadsThis ? { sight: 'whole' as const, answer: true, add: it.inCommunity.write, plan: it.inCommunity.write, attendance: true, reasons: it.inCommunity.write } : it.may;
      if (!may.sight) throw problem('not_found');
      return { ...it, may, session: row.session };
    },

    /** Every series of a community with what the actor may do, for those they may know of; `may` and `role` as `communities.find` said. */
    async seriesIn(actor: Actor, communityId: string, may: Permissions, role: Role | null): Promise<{ row: StoredSeries; leadName: string | null; may: SeriesPermissions; needs: SeriesNeed[] }[]> {
      const rows = await db
        .select({ row: series, leadName: people.name, leads: leadsIt(db, actor.id), isChosen: isChosenFor(db, actor.id), ...leadColumns(sql`${clock().toISOString()}`) })
        .from(series)
        .leftJoin(people, eq(people.id, series.leadId))
        .where(eq(series.communityId, communityId))
        .orderBy(series.createdAt, series.id);
      return rows
        .map(({ row, leadName, leads, isChosen, ...lead }) => ({ row, leadName, needs: needsOf(row, lead), may: seriesPermissions({ may, role, expects: row.expects, confidentiality: row.confidentiality, leads, isChosen }) }))
        .filter((it) => it.may.sight !== null);
    },
  };
}

export type SeriesAccess = ReturnType<typeof buildSeriesAccess>;

/** Locks a series until the transaction ends: its times are changed by one at a time. Throws `not_found`. */
export async function holdSeries(tx: Transaction, id: string): Promise<StoredSeries> {
  const [row] = await tx.select().from(series).where(eq(series.id, id)).for('update');
  if (!row) throw problem('not_found');
  return row;
}

/** Locks a session: answers and changes come one after the other. Throws `not_found`. */
export async function holdSession(tx: Transaction, id: string): Promise<StoredSession> {
  const [row] = await tx.select().from(seriesSessions).where(eq(seriesSessions.id, id)).for('update');
  if (!row || row.status === 'removed') throw problem('not_found');
  return row;
}

export interface Member {
  id: string;
  role: Role;
}

/** Holds whoever is named for a series: they are members still, until it is written down. Throws `invalid` beside a field. */
export async function holdNamed(tx: Transaction, communityId: string, actorId: string, personIds: string[], field: string): Promise<void> {
  const held = await holdMembers(tx, communityId, [actorId, ...personIds]);
  if (personIds.some((id) => !held.has(id))) throw problem('invalid', { fields: { [field]: 'not_a_member' } });
}

/** Keeps a series as it is until the transaction ends, beside others who do: who answers finds its circle and its places. Throws `not_found`. */
export async function keepSeries(tx: Transaction, id: string): Promise<StoredSeries> {
  const [row] = await tx.select().from(series).where(eq(series.id, id)).for('share');
  if (!row) throw problem('not_found');
  return row;
}

/**
 * Locks every series of a community, in the order in which everybody holds several: whoever changes sessions of more
 * than one, or more than one session, holds their series first.
 */
export async function holdAllSeries(tx: Transaction, communityId: string): Promise<StoredSeries[]> {
  return tx.select().from(series).where(eq(series.communityId, communityId)).orderBy(series.id).for('update');
}

/**
 * Which of some people are active members who share in a community, held until the transaction ends. In the order in
 * which roles are given: those who hold the community first.
 */
export async function holdMembers(tx: Transaction, communityId: string, personIds: string[]): Promise<Map<string, Member>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: memberships.personId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), inArray(memberships.personId, personIds), eq(memberships.status, 'active'), ne(memberships.role, 'coordinator')))
    .orderBy(desc(inArray(memberships.role, [...holdingRoles])), memberships.personId)
    .for('share');
  return new Map(rows.map((row) => [row.id, row]));
}
