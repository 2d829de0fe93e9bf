import { eq } from 'drizzle-orm';
import { Consent, Dots, Reason } from '../../app/contract/decisions';
import { slotAnswers } from '../../app/contract/names';
import { problem, type Faults } from '../../app/contract/problems';
import type { Transaction } from '../../db/connect';
import { decisionAnswers, decisionVoters, type decisions, type StoredAnswer } from '../../db/schema/decisions';
import { newId } from '../ids';
import { parse } from '../parse';

type Decision = typeof decisions.$inferSelect;
export interface Given {
  answer: StoredAnswer;
  reason: string | null;
}

/** Whether an answer may say why: where the asker wished it, and to a proposal always. */
export const takesReason = ({ kind, asksReason }: Pick<Decision, 'kind' | 'asksReason'>): boolean => asksReason || kind === 'consent';

/**
 * Reads an answer: `choice` of a proposal, `dots-ID` of options, `slot-ID` of times, and `reason`. An objection is one by
 * its reason: without what stands against it, a proposal can be neither mended nor dropped. Throws `invalid`; dots beyond
 * the budget are a fault of `dots`.
 */
export function readAnswer({ kind, options, dots: budget, asksReason }: Pick<Decision, 'kind' | 'options' | 'dots' | 'asksReason'>, form: Record<string, unknown>): Given {
  const reason = takesReason({ kind, asksReason }) ? parse(Reason, form).reason : null;
  if (kind === 'consent') {
    const { choice } = parse(Consent, form);
    if (choice === 'object' && !reason) throw problem('invalid', { fields: { reason: 'unreasoned' } });
    return { answer: { choice }, reason };
  }
  const faults: Faults = {};
  if (kind === 'dots') {
    const dots: Record<string, number> = {};
    for (const { id } of options) {
      const read = Dots.safeParse(form[`dots-${id}`]);
      if (!read.success) faults[`dots-${id}`] = 'wrong';
      else if (read.data > 0) dots[id] = read.data;
    }
    const sum = Object.values(dots).reduce((all, n) => all + n, 0);
    if (Object.keys(faults).length === 0 && sum === 0) faults.dots = 'required';
    if (sum > budget!) faults.dots = 'too_many_items';
    if (Object.keys(faults).length > 0) throw problem('invalid', { fields: faults });
    return { answer: { dots }, reason };
  }
  const slots: Record<string, string> = {};
  for (const { id } of options) {
    const word = slotAnswers.find((one) => one === form[`slot-${id}`]);
    if (word) slots[id] = word;
    else faults[`slot-${id}`] = 'required';
  }
  if (Object.keys(faults).length > 0) throw problem('invalid', { fields: faults });
  return { answer: { slots }, reason };
}

/** Keeps a named answer; one that was given before is changed. */
export async function keepNamed(tx: Transaction, decisionId: string, personId: string, { answer, reason }: Given): Promise<void> {
  await tx
    .insert(decisionAnswers)
    .values({ id: newId(), decisionId, personId, anonymous: false, answer, reason })
    .onConflictDoUpdate({ target: [decisionAnswers.decisionId, decisionAnswers.personId], set: { answer, reason } });
}

/**
 * Keeps an anonymous answer among the others. All of them are written anew, in a new order under new ids, and so is who
 * has answered: the database marks each row with the transaction that wrote it and with its place, by which the newest
 * answer would be known for that of the newest voter, and the order of the voters for that of the answers in two copies of
 * the database. The caller holds the decision's row.
 */
export async function keepAnonymous(tx: Transaction, decisionId: string, given: Given): Promise<void> {
  const voters = await tx.delete(decisionVoters).where(eq(decisionVoters.decisionId, decisionId)).returning();
  const drawn = voters.map((voter) => ({ voter, lot: newId() })).sort((one, other) => (one.lot < other.lot ? -1 : 1));
  await tx.insert(decisionVoters).values(drawn.map(({ voter }) => voter));
  const others = await tx.delete(decisionAnswers).where(eq(decisionAnswers.decisionId, decisionId)).returning({ answer: decisionAnswers.answer, reason: decisionAnswers.reason });
  const all = [...others, given].map(({ answer, reason }) => ({ id: newId(), decisionId, personId: null, anonymous: true, answer, reason }));
  await tx.insert(decisionAnswers).values(all.sort((one, other) => (one.id < other.id ? -1 : 1)));
}
