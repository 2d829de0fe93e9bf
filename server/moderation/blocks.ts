import { and, eq, isNull } from 'drizzle-orm';
import { room } from '../../app/contract/events';
import type { PersonView } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { blocks } from '../../db/schema/moderation';
import { notices } from '../../db/schema/notices';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Actor } from '../people/actor';
import { knowsEachOther } from '../people/profiles';
import { personColumns } from '../people/views';
import type { Commit } from '../tell';

/** Builds the verbs of blocks between people. Whoever is blocked is never told. */
export function buildBlocks(given: { db: Database; clock: Clock; commit: Commit; audit: Audit }) {
  const { db, clock, commit, audit } = given;

  return {
    /**
     * Folds away what a person writes, stops their notices, and shows the two no more of each other's profile than the
     * name. Blocking twice changes nothing. Throws `not_found` for somebody whom the actor does not know, `forbidden` for oneself.
     */
    async block(actor: Actor, handle: string): Promise<void> {
      const [person] = await db.select({ id: people.id }).from(people).where(and(eq(people.handle, handle), knowsEachOther(db, actor)));
      if (!person) throw problem('not_found');
      if (person.id === actor.id) throw problem('forbidden');
      await commit(async (tx, tell) => {
        const added = await tx.insert(blocks).values({ blockerId: actor.id, blockedId: person.id, at: clock() }).onConflictDoNothing().returning({ at: blocks.at });
        if (added.length === 0) return;
        const { rowCount } = await tx.update(notices).set({ readAt: clock() }).where(and(eq(notices.personId, actor.id), eq(notices.actorId, person.id), isNull(notices.readAt)));
        if (rowCount) tell({ room: room.person(actor.id), event: 'notices:changed', data: {} });
        await audit.record(tx, { actorId: actor.id, act: 'person-blocked', subject: `person:${person.id}` });
      });
    },

    /** Takes a block back. One that is gone already is no problem, nor is nobody: the answer tells no stranger's handle. */
    async unblock(actor: Actor, handle: string): Promise<void> {
      const [person] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle));
      if (!person) return;
      await commit(async (tx) => {
        const gone = await tx.delete(blocks).where(and(eq(blocks.blockerId, actor.id), eq(blocks.blockedId, person.id))).returning({ at: blocks.at });
        if (gone.length > 0) await audit.record(tx, { actorId: actor.id, act: 'person-unblocked', subject: `person:${person.id}` });
      });
    },

    /** Those whom the actor has blocked, by name. */
    async blocked(actor: Actor): Promise<PersonView[]> {
      return db.select(personColumns(people)).from(blocks).innerJoin(people, eq(people.id, blocks.blockedId)).where(eq(blocks.blockerId, actor.id)).orderBy(people.name);
    },
  };
}
