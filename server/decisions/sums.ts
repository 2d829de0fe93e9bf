import type { ResultsView, SumView } from '../../app/contract/decisions';
import { consentChoices, slotAnswers, type DecisionKind } from '../../app/contract/names';
import type { StoredAnswer, StoredOption } from '../../db/schema/decisions';

/** What the answers to a decision come to, option by option in the order of asking, and which stand first. */
export function sumsOf(kind: DecisionKind, options: StoredOption[], answers: StoredAnswer[]): Pick<ResultsView, 'sums' | 'first'> {
  const sums = kind === 'consent' ? consent(answers) : options.map((option) => ({ id: option.id, text: option.text ?? '', startsAt: option.startsAt ?? null, counts: countsOf(kind, option.id, answers) }));
  return { sums, first: kind === 'consent' ? [] : firstOf(sums) };
}

function consent(answers: StoredAnswer[]): SumView[] {
  return consentChoices.map((choice) => ({ id: choice, text: '', startsAt: null, counts: [answers.filter((answer) => answer.choice === choice).length] }));
}

function countsOf(kind: DecisionKind, id: string, answers: StoredAnswer[]): number[] {
  if (kind === 'dots') return [answers.reduce((sum, answer) => sum + (answer.dots?.[id] ?? 0), 0)];
  return slotAnswers.map((word) => answers.filter((answer) => answer.slots?.[id] === word).length);
}

/** Of dots those with most. Of times those when fewest cannot come, and of these those when most can without need. */
function firstOf(sums: SumView[]): string[] {
  const weight = ({ counts: [yes = 0, maybe = 0] }: SumView) => (yes + maybe) * 1_000 + yes;
  const most = Math.max(0, ...sums.map(weight));
  return most === 0 ? [] : sums.filter((sum) => weight(sum) === most).map((sum) => sum.id);
}
