import { and, asc, eq, isNull } from 'drizzle-orm';
import { Asking, Decision, JoinQuestion, type RequestView } from '../../app/contract/invitations';
import { problem } from '../../app/contract/problems';
import { communities } from '../../db/schema/communities';
import { joinRequests } from '../../db/schema/invitations';
import { people } from '../../db/schema/people';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';
import type { Given } from './given';
import { newcomerOf, roleFor } from './standing';

/** Builds the verbs of asking to be let in. */
export function buildRequests({ db, clock, commit, communities: found, limiting, audit, mail }: Given) {
  const asks = limiting.lasting({ name: 'join-asks', points: 10, per: 24 * 60 * 60 });

  return {
    /** The question of a community to those who ask, and what the actor sent who waits for an answer. Throws `not_found`, `forbidden` where one does not ask. */
    async asking(actor: Actor, slug: string): Promise<{ name: string; question: string | null; waiting: { at: string; answer: string } | null }> {
      const { view, may } = await found.find(actor, slug);
      if (!may.ask) throw problem('forbidden');
      const [row] = await db
        .select({ question: communities.joinQuestion, at: joinRequests.createdAt, answer: joinRequests.answer })
        .from(communities)
        .leftJoin(joinRequests, and(eq(joinRequests.communityId, communities.id), eq(joinRequests.personId, actor.id), isNull(joinRequests.decidedAt)))
        .where(eq(communities.id, view.id));
      return { name: view.name, question: row?.question ?? null, waiting: row?.at ? { at: row.at.toISOString(), answer: row.answer ?? '' } : null };
    },

    /** Asks to be let in. Asking again while one waits changes nothing. Throws `not_found`, `forbidden`, `invalid`, `too_many`. */
    async ask(actor: Actor, slug: string, input: unknown): Promise<void> {
      const { view, may } = await found.find(actor, slug);
      if (!may.ask) throw problem('forbidden');
      const { answer } = parse(Asking, input);
      await asks.take(actor.id);
      await commit(async (tx) => {
        // A removal that commits in between is seen here.
        const { status } = await newcomerOf(tx, view.id, actor.id);
        if (status === 'removed') throw problem('forbidden');
        await tx.insert(joinRequests).values({ id: newId(), communityId: view.id, personId: actor.id, answer, createdAt: clock() }).onConflictDoNothing();
      });
    },

    /** Those who wait, the first one first. For whom the caller has found to be allowed. */
    async waiting(communityId: string): Promise<RequestView[]> {
      const rows = await db
        .select({ id: joinRequests.id, answer: joinRequests.answer, at: joinRequests.createdAt, person: personColumns(people) })
        .from(joinRequests)
        .innerJoin(people, eq(people.id, joinRequests.personId))
        .where(and(eq(joinRequests.communityId, communityId), isNull(joinRequests.decidedAt), isNull(people.suspendedAt)))
        .orderBy(asc(joinRequests.createdAt))
        .limit(100);
      // Reader and person share no community yet: neither photo nor profile.
      return rows.map(({ person, at, ...row }) => ({ ...row, at: at.toISOString(), person: { ...person, photo: null, noProfile: true } }));
    },

    /**
     * Lets a facilitator answer a request; somebody who is taken in is a member. Throws `not_found`, `forbidden`,
     * `invalid`, and `conflict` where another has answered.
     */
    async decide(actor: Actor, slug: string, input: unknown): Promise<void> {
      const { view, may } = await found.find(actor, slug);
      if (!may.invite) throw problem('forbidden');
      const { request: id, decision } = parse(Decision, input);
      await commit(async (tx, tell) => {
        const [request] = await tx
          .select()
          .from(joinRequests)
          .where(and(eq(joinRequests.id, id), eq(joinRequests.communityId, view.id)))
          .for('update');
        if (!request) throw problem('not_found');
        if (request.decidedAt) throw problem('conflict');
        if (decision === 'accepted') {
          const newcomer = await newcomerOf(tx, view.id, request.personId);
          if (newcomer.status === 'removed') throw problem('conflict');
          await found.admit(tx, tell, view.id, request.personId, roleFor(newcomer, 'member'));
        }
        await tx.update(joinRequests).set({ decidedAt: clock(), decision, decidedBy: actor.id }).where(eq(joinRequests.id, id));
        const told = { personId: request.personId };
        if (decision === 'accepted') await mail.send(tx, told, 'request-accepted', { community: view.name, slug: view.slug });
        else await mail.send(tx, told, 'request-declined', { community: view.name });
        await audit.record(tx, { actorId: actor.id, act: `join-request-${decision}`, communityId: view.id, subject: `person:${request.personId}` });
      });
    },

    /** Keeps what a community asks of those who want to join; an empty question is none. Throws `not_found`, `forbidden`, `invalid`. */
    async askQuestion(actor: Actor, slug: string, input: unknown): Promise<void> {
      const { view, may } = await found.find(actor, slug);
      if (!may.invite) throw problem('forbidden');
      const { question } = parse(JoinQuestion, input);
      await commit(async (tx) => {
        await tx.update(communities).set({ joinQuestion: question || null }).where(eq(communities.id, view.id));
        await audit.record(tx, { actorId: actor.id, act: 'join-question-changed', communityId: view.id });
      });
    },
  };
}
