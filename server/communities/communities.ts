import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { room } from '../../app/contract/events';
import type { CommunityLine, CommunityView, OpenCommunity } from '../../app/contract/communities';
import type { CommunityType, Privacy, Role, Tint } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { threadReads, threads } from '../../db/schema/threads';
import type { Clock } from '../clock';
import { newId } from '../ids';
import type { Actor } from '../people/actor';
import type { Commit, Tell } from '../tell';
import { buildMembers } from './members';
import { permissions, type Permissions } from './policy';

export interface NewCommunity {
  slug: string;
  name: string;
  type: CommunityType;
  privacy: Privacy;
  tint: Tint;
  tagline?: string | null;
  purpose?: string | null;
  welcome?: string | null;
  agreements?: string[];
  learningAgenda?: string[];
}

export type Communities = ReturnType<typeof buildCommunities>;

/** SQL that is true where a thread holds something its reader has not seen: `memberships` is the reader's own. */
export const isUnread = sql<boolean>`(${memberships.status} = 'active' and ${memberships.role} <> 'coordinator'
  and ${threads.lastSeq} > coalesce(${threadReads.seq}, 0)
  and (${threadReads.seq} is not null or ${threads.lastActivityAt} > ${memberships.joinedAt}))`;

/** Builds the verbs of communities. */
export function buildCommunities(given: { db: Database; clock: Clock; commit: Commit }) {
  const { db, clock, commit } = given;
  const others = alias(memberships, 'others');
  const memberCount = db
    .select({ n: count() })
    .from(others)
    .where(and(eq(others.communityId, communities.id), eq(others.status, 'active')));

  const lines = db
    .select({
      id: communities.id,
      slug: communities.slug,
      name: communities.name,
      tint: communities.tint,
      memberCount: sql<number>`(${memberCount})`.mapWith(Number),
      unread: sql<number>`(select count(*) from ${threads} left join ${threadReads}
        on ${threadReads.threadId} = ${threads.id} and ${threadReads.personId} = ${memberships.personId}
        where ${threads.communityId} = ${communities.id} and ${isUnread})`.mapWith(Number),
    })
    .from(memberships)
    .innerJoin(communities, eq(communities.id, memberships.communityId))
    .where(and(eq(memberships.personId, sql.placeholder('personId')), eq(memberships.status, 'active')))
    .orderBy(communities.name)
    .prepare('communities_of_person');

  const bySlug = db
    .select({
      community: communities,
      role: memberships.role,
      status: memberships.status,
      memberCount: sql<number>`(${memberCount})`.mapWith(Number),
      welcomeFrom: sql<string | null>`(select ${people.name} from ${memberships} m join ${people} on ${people.id} = m.person_id
        where m.community_id = ${communities.id} and m.role = 'facilitator' and m.status = 'active' order by m.joined_at limit 1)`,
    })
    .from(communities)
    .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, sql.placeholder('personId'))))
    .where(eq(communities.slug, sql.placeholder('slug')))
    .prepare('community_by_slug');

  /** The one way to a community's row: its view and what the actor may do there. Throws `not_found`. */
  async function find(actor: Actor, slug: string): Promise<{ view: CommunityView; may: Permissions }> {
    const [row] = await bySlug.execute({ personId: actor.id, slug });
    if (!row) throw problem('not_found');
    const { community, status } = row;
    const may = permissions({ privacy: community.privacy, role: row.role, status });
    if (!may.see) throw problem('not_found');
    const active = status === 'active';
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
        createdAt: community.createdAt.toISOString(),
        role: active ? row.role : null,
        may,
      },
    };
  }

  /** Takes a person in, inside the transaction of whoever decided it. Somebody who was removed stays out. */
  async function admit(tx: Transaction, tell: Tell, communityId: string, personId: string, role: Role): Promise<void> {
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

  /** Ends a membership and, in the same step, everything live that hung on it. */
  async function end(communityId: string, personId: string, status: 'left' | 'removed'): Promise<void> {
    await commit(async (tx, tell) => {
      // All facilitators' rows are locked: of two who go at once, the second sees that they are the last.
      const facilitators = await tx
        .select({ personId: memberships.personId })
        .from(memberships)
        .where(
          and(
            eq(memberships.communityId, communityId),
            eq(memberships.status, 'active'),
            inArray(memberships.role, ['facilitator', 'co-facilitator']),
          ),
        )
        .orderBy(memberships.personId)
        .for('update');
      if (facilitators.length === 1 && facilitators[0]!.personId === personId) throw problem('conflict');
      await tx
        .update(memberships)
        .set({ status, leftAt: clock() })
        .where(
          and(eq(memberships.communityId, communityId), eq(memberships.personId, personId), eq(memberships.status, 'active')),
        );
      tell({ change: 'left', personId, communityId });
      tell({ room: room.person(personId), event: 'membership:ended', data: { communityId } });
    });
  }

  return {
    find,
    admit,
    ...buildMembers(db, find),

    /**
     * Holds a membership still until the transaction ends: a removal that commits first is seen, one that comes later
     * waits. Throws `forbidden` for a person who may not write there any more.
     */
    async holdMembership(tx: Transaction, communityId: string, personId: string): Promise<void> {
      const [held] = await tx
        .select({ role: memberships.role, status: memberships.status, privacy: communities.privacy })
        .from(memberships)
        .innerJoin(communities, eq(communities.id, memberships.communityId))
        .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, personId)))
        .for('share', { of: memberships });
      if (!held || !permissions(held).write) throw problem('forbidden');
    },

    /** The communities that the actor belongs to, with what is new in each. */
    async mine(actor: Actor): Promise<CommunityLine[]> {
      return lines.execute({ personId: actor.id });
    },

    /** The ids of the communities whose news reaches the actor live: those whose writing they share as a member. */
    async shared(actor: Actor): Promise<string[]> {
      const rows = await db
        .select({ id: memberships.communityId, role: memberships.role })
        .from(memberships)
        .where(and(eq(memberships.personId, actor.id), eq(memberships.status, 'active')));
      return rows.filter((row) => row.role !== 'coordinator').map((row) => row.id);
    },

    /** Communities that anyone signed in may join and the actor has not joined. */
    async open(actor: Actor): Promise<OpenCommunity[]> {
      return db
        .select({
          slug: communities.slug,
          name: communities.name,
          tagline: communities.tagline,
          tint: communities.tint,
          memberCount: sql<number>`(${memberCount})`.mapWith(Number),
        })
        .from(communities)
        .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, actor.id)))
        .where(and(eq(communities.privacy, 'open'), sql`coalesce(${memberships.status}, 'left') not in ('active', 'removed')`))
        .orderBy(communities.name)
        .limit(50);
    },

    /** Begins a community with the actor as its facilitator. Throws `conflict` when the address is taken. */
    async found(actor: Actor, community: NewCommunity): Promise<string> {
      const id = newId();
      await commit(async (tx, tell) => {
        const added = await tx
          .insert(communities)
          .values({ ...community, id, createdAt: clock() })
          .onConflictDoNothing()
          .returning({ id: communities.id });
        if (added.length === 0) throw problem('conflict');
        await admit(tx, tell, id, actor.id, 'facilitator');
      });
      return id;
    },

    /** Makes the actor a member of an open community. Throws `not_found`, `forbidden`; joining twice changes nothing. */
    async join(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (view.role) return;
      if (!may.join) throw problem('forbidden');
      await commit((tx, tell) => admit(tx, tell, view.id, actor.id, 'member'));
    },

    /** Lets a facilitator take a person in with a role. Throws `not_found`, `forbidden`. */
    async takeIn(actor: Actor, slug: string, personId: string, role: Role): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      await commit((tx, tell) => admit(tx, tell, view.id, personId, role));
    },

    /** Ends the actor's own membership. Throws `not_found`, and `conflict` for the last facilitator. */
    async leave(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.leave) throw problem('forbidden');
      await end(view.id, actor.id, 'left');
    },

    /** Lets a facilitator end another's membership at once. Throws `not_found`, `forbidden`, `conflict`. */
    async remove(actor: Actor, slug: string, handle: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      const [person] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle));
      if (!person) throw problem('not_found');
      await end(view.id, person.id, 'removed');
    },
  };
}
