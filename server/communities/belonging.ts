import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RollLine } from '../../app/contract/communities';
import { room } from '../../app/contract/events';
import type { MembershipStatus, Role } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { GiveRole, HandOver } from '../../app/contract/shaping';
import type { Database, Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';
import type { Departing } from '../series/leaving';
import type { Commit, Tell } from '../tell';
import type { Find } from './members';
import { holdingRoles, isHolding } from './policy';

interface Held {
  personId: string;
  role: Role;
  status: MembershipStatus;
}

/** Builds the verbs of roles, pauses and endings. Whatever they do, somebody goes on holding the community. */
export function buildBelonging(given: { db: Database; clock: Clock; commit: Commit; audit: Audit; departing: Departing; find: Find }) {
  const { db, clock, commit, audit, departing, find } = given;

  /** Locks all who hold the community, always in the same order: of two changes at once, the second sees the first. */
  const lockHolders = (tx: Transaction, communityId: string): Promise<Held[]> =>
    tx
      .select({ personId: memberships.personId, role: memberships.role, status: memberships.status })
      .from(memberships)
      .where(and(eq(memberships.communityId, communityId), eq(memberships.status, 'active'), inArray(memberships.role, [...holdingRoles])))
      .orderBy(memberships.personId)
      .for('update');

  /** The same for one who changes something of another: who lost the right meanwhile is refused. */
  async function lockAsHolder(tx: Transaction, actor: Actor, communityId: string): Promise<Held[]> {
    const holders = await lockHolders(tx, communityId);
    if (!actor.isAdministrator && !holders.some((one) => one.personId === actor.id)) throw problem('forbidden');
    return holders;
  }

  const isLast = (holders: Held[], personId: string) => holders.length === 1 && holders[0]!.personId === personId;

  async function lockMember(tx: Transaction, communityId: string, personId: string): Promise<Held> {
    const [held] = await tx
      .select({ personId: memberships.personId, role: memberships.role, status: memberships.status })
      .from(memberships)
      .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, personId), inArray(memberships.status, ['active', 'paused'])))
      .for('update');
    if (!held) throw problem('not_found');
    return held;
  }

  async function idOf(handle: string): Promise<string> {
    const [person] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle));
    if (!person) throw problem('not_found');
    return person.id;
  }

  const row = (communityId: string, personId: string) => and(eq(memberships.communityId, communityId), eq(memberships.personId, personId));

  /** Puts out, in the same step, everything live that hung on a membership. */
  function putOut(tell: Tell, communityId: string, personId: string): void {
    tell({ change: 'left', personId, communityId });
    tell({ room: room.person(personId), event: 'membership:ended', data: { communityId } });
  }

  async function setRole(tx: Transaction, tell: Tell, actor: Actor, communityId: string, held: Held, role: Role): Promise<void> {
    if (held.role === role) return;
    await tx.update(memberships).set({ role }).where(row(communityId, held.personId));
    // A coordinator leads no sessions, and is expected at none.
    if (role === 'coordinator') await departing.depart(tx, tell, communityId, held.personId);
    await audit.record(tx, { actorId: actor.id, act: 'role-changed', communityId, subject: `person:${held.personId}`, details: { from: held.role, to: role } });
    if (held.status !== 'active') return;
    // A coordinator hears nothing of what members write.
    if (role === 'coordinator') putOut(tell, communityId, held.personId);
    else if (held.role === 'coordinator') tell({ change: 'joined', personId: held.personId, communityId });
  }

  async function end(tx: Transaction, tell: Tell, actor: Actor, communityId: string, held: Held, status: 'left' | 'removed'): Promise<void> {
    await tx.update(memberships).set({ status, leftAt: clock() }).where(row(communityId, held.personId));
    await departing.depart(tx, tell, communityId, held.personId);
    await audit.record(tx, { actorId: actor.id, act: 'membership-ended', communityId, subject: `person:${held.personId}`, details: { how: status, role: held.role } });
    putOut(tell, communityId, held.personId);
  }

  return {
    /**
     * Gives a member a role. Throws `not_found`, `forbidden`, `invalid`, and `conflict` where nobody would hold the
     * community any more.
     */
    async giveRole(actor: Actor, slug: string, handle: string, input: unknown): Promise<{ from: Role }> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      const { role } = parse(GiveRole, input);
      const personId = await idOf(handle);
      return commit(async (tx, tell) => {
        const holders = await lockAsHolder(tx, actor, view.id);
        const held = await lockMember(tx, view.id, personId);
        if (isLast(holders, personId) && !isHolding(role)) throw problem('conflict');
        await setRole(tx, tell, actor, view.id, held, role);
        return { from: held.role };
      });
    },

    /**
     * Makes another member facilitator; the actor becomes what they choose, or goes, in the same step. Throws
     * `not_found`, `forbidden`, `invalid`.
     */
    async handOver(actor: Actor, slug: string, input: unknown): Promise<void> {
      const { view } = await find(actor, slug);
      if (!isHolding(view.role)) throw problem('forbidden');
      const { to, become } = parse(HandOver, input);
      const personId = await idOf(to);
      if (personId === actor.id) throw problem('invalid', { fields: { to: 'wrong' } });
      await commit(async (tx, tell) => {
        const mine = (await lockHolders(tx, view.id)).find((one) => one.personId === actor.id);
        if (!mine) throw problem('forbidden');
        const theirs = await lockMember(tx, view.id, personId);
        if (theirs.status !== 'active') throw problem('invalid', { fields: { to: 'wrong' } });
        await setRole(tx, tell, actor, view.id, theirs, 'facilitator');
        if (become === 'gone') await end(tx, tell, actor, view.id, mine, 'left');
        else await setRole(tx, tell, actor, view.id, mine, become);
      });
    },

    /** Rests the actor's own membership; what they wrote and their role stay. Throws `not_found`, `forbidden`, `conflict` for the last facilitator. */
    async pause(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.leave) throw problem('forbidden');
      await commit(async (tx, tell) => {
        if (isLast(await lockHolders(tx, view.id), actor.id)) throw problem('conflict');
        const held = await lockMember(tx, view.id, actor.id);
        if (held.status === 'paused') return;
        await tx.update(memberships).set({ status: 'paused' }).where(row(view.id, actor.id));
        await departing.rest(tx, tell, view.id, actor.id);
        await audit.record(tx, { actorId: actor.id, act: 'membership-paused', communityId: view.id, subject: `person:${actor.id}` });
        putOut(tell, view.id, actor.id);
      });
    },

    /** Takes the actor's own membership up again after a pause, with the role it had. Throws `not_found`, `forbidden`. */
    async resume(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.resume) throw problem('forbidden');
      await commit(async (tx, tell) => {
        const held = await lockMember(tx, view.id, actor.id);
        if (held.status === 'active') return;
        await tx.update(memberships).set({ status: 'active' }).where(row(view.id, actor.id));
        await audit.record(tx, { actorId: actor.id, act: 'membership-resumed', communityId: view.id, subject: `person:${actor.id}` });
        if (held.role !== 'coordinator') tell({ change: 'joined', personId: actor.id, communityId: view.id });
      });
    },

    /** Ends the actor's own membership. Throws `not_found`, and `conflict` for the last facilitator. */
    async leave(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.leave) throw problem('forbidden');
      await commit(async (tx, tell) => {
        if (isLast(await lockHolders(tx, view.id), actor.id)) throw problem('conflict');
        await end(tx, tell, actor, view.id, await lockMember(tx, view.id, actor.id), 'left');
      });
    },

    /** Lets a facilitator or an administrator end another's membership at once. Throws `not_found`, `forbidden`, `conflict` for the last facilitator. */
    async remove(actor: Actor, slug: string, handle: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      const personId = await idOf(handle);
      // Who is removed does not come back by themselves: going oneself is another verb.
      if (personId === actor.id) throw problem('forbidden');
      await commit(async (tx, tell) => {
        const holders = await lockAsHolder(tx, actor, view.id);
        if (isLast(holders, personId)) throw problem('conflict');
        await end(tx, tell, actor, view.id, await lockMember(tx, view.id, personId), 'removed');
      });
    },

    /** Who belongs to a community, those who hold it first, for those who give roles. Throws `not_found`, `forbidden`. */
    async roll(actor: Actor, slug: string): Promise<RollLine[]> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      const rows = await db
        .select({ ...personColumns(people), role: memberships.role, status: memberships.status, joinedAt: memberships.joinedAt })
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(and(eq(memberships.communityId, view.id), inArray(memberships.status, ['active', 'paused'])))
        .orderBy(sql`${inArray(memberships.role, [...holdingRoles])} desc`, people.name);
      return rows.map(({ joinedAt, status, ...line }) => ({ ...line, isPaused: status === 'paused', joinedAt: joinedAt.toISOString() }));
    },
  };
}
