import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AnswerView, DecisionView, ResultsView } from '../../contract/decisions';
import { consentChoices, slotAnswers } from '../../contract/names';
import { choiceWords, optionWords, slotWords } from '../../ui/decision-words';
import { Meter } from '../../ui/meter';
import { PersonName } from '../../ui/person-name';
import { Table } from '../../ui/table';
import { useClockface } from '../../ui/time';

/** What the answers come to: a sentence, a bar for each option, and for named ones who said what. */
export function Results({ decision, results }: { decision: DecisionView; results: ResultsView }) {
  const { i18n } = useLingui();
  const face = useClockface();
  const { kind } = decision;
  const { sums, named, reasons } = results;
  const labels = sums.map((sum) => (kind === 'consent' ? i18n._(choiceWords[consentChoices.find((choice) => choice === sum.id)!]) : optionWords(sum, face)));
  const most = kind === 'dots' ? sums.reduce((all, sum) => all + sum.counts[0]!, 0) : decision.answerCount;
  const cell = (answer: AnswerView, id: string) => (kind === 'dots' ? (answer.dots[id] ?? 0) : answer.slots[id] ? i18n._(slotWords[answer.slots[id]]) : '');
  return (
    <div className="stack">
      <p className="decision-words" suppressHydrationWarning>
        <InWords kind={kind} results={results} labels={labels} />
      </p>
      {sums.map((sum, n) => (
        <Meter key={sum.id} value={sum.counts[0]!} max={most} asksLook={sum.id === 'concern' || sum.id === 'object'}>
          <span suppressHydrationWarning>{labels[n]}</span>: <Counts kind={kind} counts={sum.counts} />
        </Meter>
      ))}
      {named.length > 0 ? (
        <Table
          caption={<Trans>Answers</Trans>}
          head={
            <tr>
              <th scope="col">
                <Trans>Name</Trans>
              </th>
              {kind === 'consent' ? (
                <th scope="col">
                  <Trans context="what somebody said">Answer</Trans>
                </th>
              ) : (
                sums.map((sum, n) => (
                  <th key={sum.id} scope="col" suppressHydrationWarning>
                    {labels[n]}
                  </th>
                ))
              )}
              {decision.takesReason && (
                <th scope="col">
                  <Trans>Reason</Trans>
                </th>
              )}
            </tr>
          }
        >
          {named.map((answer) => (
            <tr key={answer.person.handle}>
              <th scope="row">
                <PersonName person={answer.person} />
              </th>
              {kind === 'consent' ? <td>{answer.choice && i18n._(choiceWords[answer.choice])}</td> : sums.map((sum) => <td key={sum.id}>{cell(answer, sum.id)}</td>)}
              {decision.takesReason && <td className="decision-reason">{answer.reason}</td>}
            </tr>
          ))}
        </Table>
      ) : (
        <Table
          caption={<Trans>Answers</Trans>}
          head={
            <tr>
              <th scope="col">
                <Trans>Option</Trans>
              </th>
              {kind === 'time' ? (
                slotAnswers.map((word) => (
                  <th key={word} scope="col" className="number">
                    {i18n._(slotWords[word])}
                  </th>
                ))
              ) : (
                <th scope="col" className="number">
                  {kind === 'dots' ? <Trans>Dots</Trans> : <Trans>Answers</Trans>}
                </th>
              )}
            </tr>
          }
        >
          {sums.map((sum, n) => (
            <tr key={sum.id}>
              <th scope="row" suppressHydrationWarning>
                {labels[n]}
              </th>
              {sum.counts.map((count, column) => (
                <td key={column} className="number">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      )}
      {reasons.length > 0 && (
        <>
          <h3>
            <Trans>Reasons</Trans>
          </h3>
          <ul className="decision-reasons">
            {reasons.map(({ choice, reason }, n) => (
              <li key={n}>
                {choice && <strong>{i18n._(choiceWords[choice])}: </strong>}
                <span className="decision-reason">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Counts({ kind, counts }: { kind: DecisionView['kind']; counts: number[] }) {
  const [yes = 0, maybe = 0, no = 0] = counts;
  if (kind === 'dots') return <Plural value={yes} one="# dot" other="# dots" />;
  if (kind === 'consent') return <>{yes}</>;
  return (
    <Trans>
      {yes} yes, {maybe} if need be, {no} no
    </Trans>
  );
}

function InWords({ kind, results: { sums, first }, labels }: { kind: DecisionView['kind']; results: ResultsView; labels: string[] }) {
  if (kind === 'consent') {
    const [agree = 0, concern = 0, object = 0] = sums.map((sum) => sum.counts[0]!);
    if (object > 0) return <Plural value={object} one="One of us objects." other="# of us object." />;
    if (concern > 0) return <Plural value={concern} one="Nobody objects. One of us has a concern." other="Nobody objects. # of us have a concern." />;
    return <Plural value={agree} one="The one who answered agrees." other="All # who answered agree." />;
  }
  const ahead = labels.filter((_, n) => first.includes(sums[n]!.id)).join('; ');
  if (first.length === 0) return kind === 'time' ? <Trans>At none of these times can anybody come.</Trans> : <Trans>No option has a dot.</Trans>;
  if (kind === 'dots') return first.length === 1 ? <Trans>Most dots: {ahead}.</Trans> : <Trans>Most dots, as many for each: {ahead}.</Trans>;
  return first.length === 1 ? <Trans>Best time: {ahead}.</Trans> : <Trans>Best times, each as good: {ahead}.</Trans>;
}
