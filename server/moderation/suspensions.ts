import { and, asc, eq, ilike, isNotNull, or, sql } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import { WithReason, type AdminPerson } from '../../app/contract/moderation';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Sessions } from '../people/sessions';
import { personColumns } from '../people/views';
import type { Departing } from '../series/leaving';
import type { Commit, Tell } from '../tell';

export type Suspensions = ReturnType<typeof buildSuspensions>;

/** Builds the verbs with which administrators keep somebody out of the whole network. */
export function buildSuspensions(given: { db: Database; clock: Clock; commit: Commit; audit: Audit; sessions: Sessions; departing: Departing }) {
  const { db, clock, commit, audit } = given;

  function mayDecide(actor: Actor): void {
    if (!actor.isAdministrator) throw problem('not_found');
  }

  async function idOf(handle: string): Promise<string> {
    const [found] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle));
    if (!found) throw problem('not_found');
    return found.id;
  }

  /** Suspends inside another decision's transaction: sessions and sockets end with it. */
  async function suspendIn(tx: Transaction, tell: Tell, actor: Actor, personId: string, reason: string): Promise<void> {
    if (!reason) throw problem('invalid', { fields: { note: 'required' } });
    if (personId === actor.id) throw problem('forbidden');
    // All administrators' rows are locked: of two who suspend each other at once, the second is one no more. No keys
    // are: somebody who writes at this moment, with a row of theirs that points here, need not be waited for.
    const held = await tx
      .select({ id: people.id, suspendedAt: people.suspendedAt, isAdministrator: people.isAdministrator })
      .from(people)
      .where(or(people.isAdministrator, eq(people.id, personId)))
      .orderBy(asc(people.id))
      .for('no key update');
    const [me, them] = [held.find(({ id }) => id === actor.id), held.find(({ id }) => id === personId)];
    if (!me?.isAdministrator || me.suspendedAt || !them) throw problem('not_found');
    if (them.suspendedAt) throw problem('conflict');
    await tx.update(people).set({ suspendedAt: clock() }).where(eq(people.id, personId));
    await given.sessions.endOthers(tx, personId, '');
    tell({ change: 'signed-out-elsewhere', personId, keep: null });
    const belongs = await tx.select({ id: memberships.communityId }).from(memberships).where(and(eq(memberships.personId, personId), eq(memberships.status, 'active'))).orderBy(memberships.communityId).for('update');
    for (const { id } of belongs) await given.departing.depart(tx, tell, id, personId);
    await audit.record(tx, { actorId: actor.id, act: 'person-suspended', subject: `person:${personId}`, details: { reason } });
  }

  return {
    mayDecide,
    suspendIn,

    /** Keeps a person out: sign-in is refused, and what was open ends at once. Throws `not_found`, `forbidden` for oneself, `conflict`, `invalid`. */
    async suspend(actor: Actor, handle: string, input: unknown): Promise<void> {
      mayDecide(actor);
      const { reason } = parse(WithReason, input);
      const personId = await idOf(handle);
      await commit((tx, tell) => suspendIn(tx, tell, actor, personId, reason));
    },

    /** Lets a suspended person sign in again. Throws `not_found`, `conflict`, `invalid`. */
    async letBack(actor: Actor, handle: string, input: unknown): Promise<void> {
      mayDecide(actor);
      const { reason } = parse(WithReason, input);
      const personId = await idOf(handle);
      await commit(async (tx) => {
        const done = await tx.update(people).set({ suspendedAt: null }).where(and(eq(people.id, personId), isNotNull(people.suspendedAt))).returning({ id: people.id });
        if (done.length === 0) throw problem('conflict');
        await audit.record(tx, { actorId: actor.id, act: 'person-restored', subject: `person:${personId}`, details: { reason } });
      });
    },

    /** People of the network by a part of their name or handle, or those who are suspended: for administrators, by name, 50 at most. Throws `not_found`. */
    async people(actor: Actor, wanted: { q: string; suspended: boolean }): Promise<{ people: AdminPerson[]; more: boolean }> {
      mayDecide(actor);
      const like = `%${wanted.q.trim().slice(0, limits.query).replace(/[\\%_]/g, '\\$&')}%`;
      const rows = await db
        .select({ ...personColumns(people), isAdministrator: people.isAdministrator, suspendedAt: people.suspendedAt, since: people.createdAt })
        .from(people)
        .where(and(or(ilike(people.name, like), ilike(people.handle, like)), wanted.suspended ? isNotNull(people.suspendedAt) : sql`true`))
        .orderBy(people.name, people.id)
        .limit(limits.pageOfActs + 1);
      const shown = rows.slice(0, limits.pageOfActs).map((row) => ({ ...row, suspendedAt: row.suspendedAt?.toISOString() ?? null, since: row.since.toISOString() }));
      return { people: shown, more: rows.length > shown.length };
    },

    /** One person, for the page that suspends. Throws `not_found`. */
    async person(actor: Actor, handle: string): Promise<AdminPerson> {
      mayDecide(actor);
      const [row] = await db
        .select({ ...personColumns(people), isAdministrator: people.isAdministrator, suspendedAt: people.suspendedAt, since: people.createdAt })
        .from(people)
        .where(eq(people.handle, handle));
      if (!row) throw problem('not_found');
      return { ...row, suspendedAt: row.suspendedAt?.toISOString() ?? null, since: row.since.toISOString() };
    },
  };
}
