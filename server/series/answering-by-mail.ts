import type { Rsvp } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { AnsweringView, SessionView } from '../../app/contract/sessions';
import type { Database } from '../../db/connect';
import { answeringOf } from '../mail/links';
import type { Actor } from '../people/actor';
import { actorById } from '../people/actor-by-id';

/** Builds the verbs behind the links of a mail: whoever holds one answers for the person whose mail it was, without signing in. */
export function buildAnsweringByMail(given: {
  db: Database;
  secret: string;
  read: (actor: Actor, id: string) => Promise<SessionView>;
  answer: (actor: Actor, id: string, input: unknown) => Promise<{ answer: Rsvp; isWaiting: boolean }>;
}) {
  const { db } = given;

  /** Whom a link speaks for. Throws `not_found` for one that the site did not make, and for a person who is gone. */
  async function behind(token: string): Promise<{ actor: Actor; sessionId: string; answer: Rsvp }> {
    const found = answeringOf(given.secret, token);
    if (!found) throw problem('not_found');
    const actor = await actorById(db, found.personId);
    if (!actor) throw problem('not_found');
    return { actor, sessionId: found.sessionId, answer: found.answer };
  }

  return {
    /**
     * What a link in a mail would answer, and whether it still can. It says which session and when, in the zone of whose
     * mail it was, and nothing that was prepared. Throws `not_found`.
     */
    async answering(token: string): Promise<AnsweringView> {
      const { actor, sessionId, answer } = await behind(token);
      const { title, seriesTitle, startsAt, endsAt, zone, confidentiality, status, mayAnswer, mine, community } = await given.read(actor, sessionId);
      return {
        answer,
        sessionId,
        title: confidentiality === 'confidential' ? seriesTitle : (title ?? seriesTitle),
        community: community.name,
        ...{ startsAt, endsAt, zone, timeZone: actor.timeZone },
        isCancelled: status === 'cancelled' || status === 'break',
        mayAnswer,
        before: mine && { answer: mine.answer, isWaiting: mine.isWaiting },
      };
    },

    /** Answers as a link in a mail says, or otherwise, as the other links of the same mail would. Throws `not_found`, `forbidden`, `too_many`, and `conflict` when the session has begun or is cancelled. */
    async answerByMail(token: string, instead?: Rsvp): Promise<{ answer: Rsvp; isWaiting: boolean }> {
      const { actor, sessionId, answer } = await behind(token);
      return given.answer(actor, sessionId, { rsvp: instead ?? answer });
    },
  };
}
