import { and, count, eq, isNull } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import { LeaveReturnQuestion, Prepare } from '../../app/contract/sessions';
import type { Database } from '../../db/connect';
import { returnQuestions, sessionPreparations } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { holdMembers, holdSession, type SeriesAccess } from './access';
import { tellChanged } from './news';

/** Builds the verbs with which members lay things ready for a session. */
export function buildPreparing(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; communities: Communities; access: SeriesAccess }) {
  const { db, clock, commit, communities, access } = given;
  const prepares = given.limiting.passing({ name: 'session-preparations', points: 30, per: 60 });

  return {
    /**
     * Adds an agenda item, a question or a link to a session; questions and agenda until it is over. Throws `not_found`,
     * `forbidden`, `invalid`, `too_many`, `conflict`.
     */
    async prepare(actor: Actor, id: string, input: unknown): Promise<{ id: string }> {
      const { row, may } = await access.session(actor, id);
      if (!may.add) throw problem('forbidden');
      const form = parse(Prepare, input);
      await prepares.take(actor.id);
      return commit(async (tx, tell) => {
        await communities.holdMembership(tx, row.communityId, actor.id);
        const session = await holdSession(tx, id);
        const [same] = await tx.select({ id: sessionPreparations.id }).from(sessionPreparations).where(and(eq(sessionPreparations.personId, actor.id), eq(sessionPreparations.clientId, form.clientId)));
        if (same) return same;
        const now = clock();
        if (form.kind !== 'material' && session.endsAt <= now) throw problem('conflict');
        const [all] = await tx.select({ n: count() }).from(sessionPreparations).where(eq(sessionPreparations.sessionId, id));
        if (all!.n >= limits.session.prepared) throw problem('invalid', { fields: { words: 'too_many_items' } });
        const made = { id: newId() };
        const kept = await tx.insert(sessionPreparations).values({ ...made, ...form, sessionId: id, personId: actor.id, createdAt: now }).onConflictDoNothing().returning({ id: sessionPreparations.id });
        if (kept.length === 0) throw problem('conflict');
        await tellChanged(tx, tell, row, id, 'prepared');
        return made;
      });
    },

    /** Takes one of these away: one's own, or any for those who plan the session and see it whole. Throws `not_found`. */
    async removePreparation(actor: Actor, id: string, preparationId: string): Promise<void> {
      const { row, may } = await access.session(actor, id);
      if (may.sight !== 'whole') throw problem('not_found');
      const mine = may.plan ? undefined : eq(sessionPreparations.personId, actor.id);
      await commit(async (tx, tell) => {
        const gone = await tx
          .delete(sessionPreparations)
          .where(and(eq(sessionPreparations.id, preparationId), eq(sessionPreparations.sessionId, id), mine))
          .returning({ id: sessionPreparations.id });
        if (gone.length === 0) throw problem('not_found');
        await tellChanged(tx, tell, row, id, 'prepared');
      });
    },

    /**
     * Leaves a question that the actor wants to be asked at the next session of a series that they attend. Nobody else
     * reads it, and nobody is told. Throws `not_found`, `forbidden`, `invalid`, `too_many`.
     */
    async leaveReturnQuestion(actor: Actor, seriesId: string, input: unknown): Promise<{ id: string }> {
      const { row, may } = await access.series(actor, seriesId);
      if (!may.answer) throw problem('forbidden');
      if (row.status === 'ended') throw problem('conflict');
      const form = parse(LeaveReturnQuestion, input);
      await prepares.take(actor.id);
      return commit(async (tx) => {
        // Who goes at this moment leaves none.
        if (!(await holdMembers(tx, row.communityId, [actor.id])).has(actor.id)) throw problem('forbidden');
        const own = eq(returnQuestions.personId, actor.id);
        const [same] = await tx.select({ id: returnQuestions.id }).from(returnQuestions).where(and(own, eq(returnQuestions.clientId, form.clientId)));
        if (same) return same;
        const [open] = await tx.select({ n: count() }).from(returnQuestions).where(and(own, eq(returnQuestions.seriesId, seriesId), isNull(returnQuestions.doneAt)));
        if (open!.n >= limits.session.returnQuestions) throw problem('invalid', { fields: { words: 'too_many_items' } });
        const made = { id: newId() };
        const kept = await tx.insert(returnQuestions).values({ ...made, ...form, seriesId, personId: actor.id, createdAt: clock() }).onConflictDoNothing().returning({ id: returnQuestions.id });
        if (kept.length > 0) return made;
        // Sent twice at once: the other one was faster.
        const [other] = await tx.select({ id: returnQuestions.id }).from(returnQuestions).where(and(own, eq(returnQuestions.clientId, form.clientId)));
        return other!;
      });
    },

    /** Puts one of the actor's own questions away. Throws `not_found` for another's as for none. */
    async settleReturnQuestion(actor: Actor, id: string): Promise<void> {
      const done = await db
        .update(returnQuestions)
        .set({ doneAt: clock() })
        .where(and(eq(returnQuestions.id, id), eq(returnQuestions.personId, actor.id), isNull(returnQuestions.doneAt)))
        .returning({ id: returnQuestions.id });
      if (done.length === 0) throw problem('not_found');
    },
  };
}
