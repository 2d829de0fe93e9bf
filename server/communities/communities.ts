import { and, count, eq, exists, ne, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CommunityLine, CommunityView, OpenCommunity } from '../../app/contract/communities';
import type { Role } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { asJson } from '../../db/as-json';
import type { Database, Transaction } from '../../db/connect';
import { communities, formerSlugs, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { threadReads, threads } from '../../db/schema/threads';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Limiting } from '../limiting';
import type { Actor } from '../people/actor';
import type { Departing } from '../series/leaving';
import type { Commit, Tell } from '../tell';
import { isVisitedBy } from './access';
import { buildBelonging } from './belonging';
import { buildMembers } from './members';
import { isMuted, permissions, type Permissions } from './policy';
import { buildShaping } from './shaping';
import { buildVisits } from './visits';

export type Communities = ReturnType<typeof buildCommunities>;

/** SQL that is true where a thread holds something its reader has not seen: `memberships` is the reader's own. */
export const isUnread = sql<boolean>`(${memberships.status} = 'active' and ${memberships.role} <> 'coordinator'
  and ${threads.lastSeq} > coalesce(${threadReads.seq}, 0)
  and (${threadReads.seq} is not null or ${threads.lastActivityAt} > ${memberships.joinedAt}))`;

/** The communities that a person belongs to, with what is new to them in each, by name. */
export function linesOf(db: Database) {
  const unread = sql<number>`(select count(*) from ${threads} left join ${threadReads}
    on ${threadReads.threadId} = ${threads.id} and ${threadReads.personId} = ${memberships.personId}
    where ${threads.communityId} = ${communities.id} and ${isUnread})`;
  const line = asJson<CommunityLine>({ id: communities.id, slug: communities.slug, name: communities.name, tint: communities.tint, memberCount: sql`(${memberCountOf(db)})`, unread });
  return db
    .select({ line: line.as('line') })
    .from(memberships)
    .innerJoin(communities, eq(communities.id, memberships.communityId))
    .where(and(eq(memberships.personId, sql.placeholder('personId')), eq(memberships.status, 'active')))
    .orderBy(communities.name);
}

function memberCountOf(db: Database) {
  const others = alias(memberships, 'others');
  return db
    .select({ n: count() })
    .from(others)
    .where(and(eq(others.communityId, communities.id), eq(others.status, 'active')));
}

/** Builds the verbs of communities. */
export function buildCommunities(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; departing: Departing }) {
  const { db, clock, commit } = given;
  const memberCount = memberCountOf(db);
  const lines = linesOf(db).prepare('communities_of_person');

  const bySlug = db
    .select({
      community: communities,
      role: memberships.role,
      status: memberships.status,
      mutedUntil: memberships.mutedUntil,
      memberCount: sql<number>`(${memberCount})`.mapWith(Number),
      isVisiting: isVisitedBy(db, sql.placeholder('personId') as unknown as SQL),
      hasSeries: exists(db.select({ one: sql`1` }).from(series).where(eq(series.communityId, communities.id))) as SQL<boolean>,
      welcomeFrom: sql<string | null>`(select ${people.name} from ${memberships} m join ${people} on ${people.id} = m.person_id
        where m.community_id = ${communities.id} and m.role = 'facilitator' and m.status = 'active' order by m.joined_at limit 1)`,
    })
    .from(communities)
    .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, sql.placeholder('personId'))))
    // By the address that it has, else by one that it gave up.
    .where(
      sql`${communities.id} = coalesce(
        (select now.id from ${communities} now where now.slug = ${sql.placeholder('slug')}),
        (select ${formerSlugs.communityId} from ${formerSlugs} where ${formerSlugs.slug} = ${sql.placeholder('slug')}))`,
    )
    .prepare('community_by_slug');

  /** The one way to a community's row: its view and what the actor may do there. Throws `not_found`. */
  async function find(actor: Actor, slug: string): Promise<{ view: CommunityView; may: Permissions }> {
    const [row] = await bySlug.execute({ personId: actor.id, slug });
    if (!row) throw problem('not_found');
    const { community, status } = row;
    const isAdministrator = actor.isAdministrator;
    const may = permissions({ privacy: community.privacy, role: row.role, status, isAdministrator, isVisiting: row.isVisiting, isMuted: isMuted(row.mutedUntil, clock()) });
    if (!may.see) throw problem('not_found');
    const active = status === 'active';
    // An address that was given up leads its members on; to others it says nothing.
    if (community.slug !== slug && !active && status !== 'paused') throw problem('not_found');
    const firstSteps = { purpose: community.purpose !== null, agreements: community.agreements.length > 0, invite: row.memberCount > 1, series: row.hasSeries };
    const isBeginning = may.invite && community.firstStepsHiddenAt === null && Object.values(firstSteps).includes(false);
    return {
      may,
      view: {
        id: community.id,
        slug: community.slug,
        name: community.name,
        type: community.type,
        tagline: community.tagline,
        purpose: community.purpose,
        privacy: community.privacy,
        tint: community.tint,
        welcome: may.read ? community.welcome : null,
        welcomeFrom: may.read ? row.welcomeFrom : null,
        agreements: community.agreements,
        learningAgenda: community.learningAgenda,
        memberCount: row.memberCount,
        timeZone: community.timeZone,
        createdAt: community.createdAt.toISOString(),
        firstSteps: isBeginning ? firstSteps : null,
        isVisiting: isAdministrator && row.isVisiting && !active,
        role: active ? row.role : null,
        may,
      },
    };
  }

  /**
   * Takes a person in, inside the transaction of whoever decided it. Somebody who was removed stays out. Throws `full`
   * where the community has as many members as it wants; a coordinator is none of them.
   */
  async function admit(tx: Transaction, tell: Tell, communityId: string, personId: string, role: Role): Promise<void> {
    if (role !== 'coordinator') await refuseBeyondFull(tx, communityId, personId);
    const joinedAt = clock();
    const entered = await tx
      .insert(memberships)
      .values({ communityId, personId, role, status: 'active', joinedAt })
      .onConflictDoUpdate({
        target: [memberships.communityId, memberships.personId],
        set: { role, status: 'active', joinedAt, leftAt: null },
        // A removal that commits between the access check and this write stands.
        setWhere: sql`${memberships.status} in ('left', 'paused')`,
      })
      .returning({ personId: memberships.personId });
    // A coordinator hears nothing of what members write.
    if (entered.length > 0 && role !== 'coordinator') tell({ change: 'joined', personId, communityId });
  }

  async function refuseBeyondFull(tx: Transaction, communityId: string, personId: string): Promise<void> {
    // Held until the end: of two who take the last place at once, the second sees the first.
    const [limit] = await tx.select({ maxMembers: communities.maxMembers }).from(communities).where(eq(communities.id, communityId)).for('no key update');
    if (!limit?.maxMembers) return;
    const [others] = await tx
      .select({ n: count() })
      .from(memberships)
      .where(and(eq(memberships.communityId, communityId), eq(memberships.status, 'active'), ne(memberships.role, 'coordinator'), ne(memberships.personId, personId)));
    if (others!.n >= limit.maxMembers) throw problem('full');
  }

  return {
    find,
    admit,
    ...buildMembers(db, clock, find),
    ...buildShaping({ ...given, find, admit }),
    ...buildBelonging({ ...given, find }),
    ...buildVisits({ ...given, find }),

    /**
     * Holds a membership still until the transaction ends: a removal that commits first is seen, one that comes later
     * waits. Throws `forbidden` for a person who may not write there any more.
     */
    async holdMembership(tx: Transaction, communityId: string, personId: string): Promise<void> {
      const [held] = await tx
        .select({ role: memberships.role, status: memberships.status, privacy: communities.privacy, mutedUntil: memberships.mutedUntil })
        .from(memberships)
        .innerJoin(communities, eq(communities.id, memberships.communityId))
        .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, personId)))
        .for('share', { of: memberships });
      if (!held || !permissions({ ...held, isMuted: isMuted(held.mutedUntil, clock()) }).write) throw problem('forbidden');
    },

    /** The communities that the actor belongs to, with what is new in each. */
    async mine(actor: Actor): Promise<CommunityLine[]> {
      return (await lines.execute({ personId: actor.id })).map(({ line }) => line);
    },

    /** The ids of the communities whose news reaches the actor live: those whose writing they share as a member. */
    async shared(actor: Actor): Promise<string[]> {
      const rows = await db
        .select({ id: memberships.communityId, role: memberships.role })
        .from(memberships)
        .where(and(eq(memberships.personId, actor.id), eq(memberships.status, 'active')));
      return rows.filter((row) => row.role !== 'coordinator').map((row) => row.id);
    },

    /** Communities of which the actor is no member, and how each is entered: those to come back to first. */
    async open(actor: Actor): Promise<OpenCommunity[]> {
      const way = sql<OpenCommunity['way']>`case when ${memberships.status} = 'paused' then 'resume' when ${communities.privacy} = 'open' then 'join' else 'ask' end`;
      return db
        .select({
          slug: communities.slug,
          name: communities.name,
          tagline: communities.tagline,
          tint: communities.tint,
          memberCount: sql<number>`(${memberCount})`.mapWith(Number),
          way,
        })
        .from(communities)
        .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, actor.id)))
        .where(or(eq(memberships.status, 'paused'), and(ne(communities.privacy, 'private'), sql`coalesce(${memberships.status}, 'left') = 'left'`)))
        .orderBy(sql`${way} desc`, communities.name)
        .limit(50);
    },

    /** Makes the actor a member of an open community. Throws `not_found`, `forbidden`; joining twice changes nothing. */
    async join(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (view.role) return;
      if (!may.join) throw problem('forbidden');
      await commit(async (tx, tell) => {
        // A community that is being closed at this moment lets nobody slip in behind it.
        const [now] = await tx.select({ privacy: communities.privacy }).from(communities).where(eq(communities.id, view.id)).for('no key update');
        if (now?.privacy !== 'open') throw problem('forbidden');
        await admit(tx, tell, view.id, actor.id, 'member');
      });
    },

    /** Lets a facilitator take a person in with a role. Throws `not_found`, `forbidden`. */
    async takeIn(actor: Actor, slug: string, personId: string, role: Role): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      await commit((tx, tell) => admit(tx, tell, view.id, personId, role));
    },
  };
}
