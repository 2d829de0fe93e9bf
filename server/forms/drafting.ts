import { and, eq } from 'drizzle-orm';
import { problem } from '../../app/contract/problems';
import type { Transaction } from '../../db/connect';
import { formAsked, formRounds } from '../../db/schema/forms';
import type { Actor } from '../people/actor';

/**
 * Whether the actor may keep a draft of answers; answers the form's community, whose own rule comes before it. Holds the
 * round: answers that are being sent at this moment must not leave a draft behind. Throws `not_found`, `forbidden`.
 */
export async function holdForDraft(tx: Transaction, actor: Actor, roundId: string): Promise<string> {
  const [round] = await tx.select({ communityId: formRounds.communityId, closedAt: formRounds.closedAt }).from(formRounds).where(eq(formRounds.id, roundId)).for('share');
  const [asked] = await tx.select({ hasAnswered: formAsked.hasAnswered }).from(formAsked).where(and(eq(formAsked.roundId, roundId), eq(formAsked.personId, actor.id)));
  if (!round || !asked) throw problem('not_found');
  if (asked.hasAnswered || round.closedAt) throw problem('forbidden');
  return round.communityId;
}
