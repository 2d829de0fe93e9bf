import { WithReason } from '../../app/contract/moderation';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { buildActs } from '../audit/acts';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Sessions } from '../people/sessions';
import type { Departing } from '../series/leaving';
import type { Commit } from '../tell';
import type { Threads } from '../threads/threads';
import { buildBlocks } from './blocks';
import { conceal, heldPost, reveal } from './hiding';
import { buildMutes } from './mutes';
import { buildReports } from './reports';
import { buildSuspensions } from './suspensions';

export type Moderation = ReturnType<typeof buildModeration>;

/** Builds the verbs that keep talk safe. */
export function buildModeration(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; sessions: Sessions; communities: Communities; threads: Threads; departing: Departing }) {
  const { clock, commit, audit, threads } = given;
  const suspensions = buildSuspensions(given);

  return {
    ...suspensions,
    ...buildReports({ ...given, suspensions }),
    ...buildMutes(given),
    ...buildBlocks(given),
    ...buildActs(given),

    /** Takes a post's words out of sight, for a reason that its author reads. Throws `not_found`, `forbidden`, `conflict`, `invalid`. */
    async hide(actor: Actor, threadId: string, seq: number, input: unknown): Promise<void> {
      const { row, may } = await threads.access(actor, threadId);
      if (!may.moderate) throw problem('forbidden');
      const { reason } = parse(WithReason, input);
      await commit(async (tx, tell) => {
        const post = await heldPost(tx, threadId, seq);
        await conceal(tx, tell, post, { by: actor.id, reason, at: clock() });
        await audit.record(tx, { actorId: actor.id, act: 'post-hidden', communityId: row.communityId, subject: `post:${post.id}`, details: { reason } });
      });
    },

    /** Puts a hidden post's words back. Throws `not_found`, `forbidden`, `conflict`, `invalid`. */
    async restore(actor: Actor, threadId: string, seq: number, input: unknown): Promise<void> {
      const { row, may } = await threads.access(actor, threadId);
      if (!may.moderate) throw problem('forbidden');
      const { reason } = parse(WithReason, input);
      await commit(async (tx, tell) => {
        const post = await heldPost(tx, threadId, seq);
        await reveal(tx, tell, post, clock());
        await audit.record(tx, { actorId: actor.id, act: 'post-restored', communityId: row.communityId, subject: `post:${post.id}`, details: { reason } });
      });
    },
  };
}
