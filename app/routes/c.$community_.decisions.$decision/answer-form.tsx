import { Form, useNavigation } from '@remix-run/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Refusal } from '../../answer.server';
import type { DecisionView } from '../../contract/decisions';
import { consentChoices, slotAnswers } from '../../contract/names';
import { Button } from '../../ui/button';
import { Choice, Choices } from '../../ui/choice';
import { choiceWords, optionWords, slotWords } from '../../ui/decision-words';
import { described, Field, FieldError, Textarea } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { Notice } from '../../ui/notice';
import { useClockface } from '../../ui/time';

/** More dots than this are typed. */
const mostChips = 5;

const dotsIn = (fields: HTMLElement) => [...fields.querySelectorAll('input')].reduce((sum, input) => sum + (input.type === 'radio' && !input.checked ? 0 : Number(input.value)), 0);

/** Where the reader answers, in the way that the question asks. */
export function AnswerForm({ decision, refused }: { decision: DecisionView; refused: Refusal | undefined }) {
  const { i18n } = useLingui();
  const face = useClockface();
  const isBusy = useNavigation().state !== 'idle';
  const { kind, options, mine } = decision;
  const problem = refused?.problem;
  const typed = refused?.values ?? {};
  // Counted once something is chosen: without scripts it would be wrong.
  const [left, setLeft] = useState<number | null>(null);
  return (
    <Form className="card stack decision-answer" method="post">
      <h2>{mine ? <Trans>Your answer</Trans> : <Trans>Answer</Trans>}</h2>
      <FormError problem={problem} requestId={refused?.requestId} />
      <input type="hidden" name="intent" value="answer" />
      {kind === 'consent' && (
        <Choices name="choice" legend={<Trans>What do you say to this?</Trans>} problem={problem}>
          {consentChoices.map((choice) => (
            <Choice key={choice} type="radio" name="choice" value={choice} label={i18n._(choiceWords[choice])} defaultChecked={(typed.choice ?? mine?.choice) === choice} required />
          ))}
        </Choices>
      )}
      {kind === 'dots' && (
        <fieldset className="field" {...described('dots', problem, true)} onChange={(event) => setLeft(decision.dots! - dotsIn(event.currentTarget))}>
          <legend>
            <Plural value={decision.dots!} one="You have one dot" other="You have # dots" />
          </legend>
          <p className="hint" id="dots-hint">
            <Trans>Put several on one option, or spread them.</Trans>
          </p>
          {options.map((option) => {
            const name = `dots-${option.id}`;
            const given = typed[name] ?? mine?.dots[option.id] ?? 0;
            return decision.dots! > mostChips ? (
              <Field key={name} name={name} type="number" inputMode="numeric" min={0} max={decision.dots!} label={option.text} problem={problem} defaultValue={given} />
            ) : (
              <Choices key={name} name={name} look="chips" legend={option.text} problem={problem}>
                {Array.from({ length: decision.dots! + 1 }, (_, count) => (
                  <Choice key={count} type="radio" name={name} value={count} label={count} defaultChecked={Number(given) === count} />
                ))}
              </Choices>
            );
          })}
          <p className="hint" role="status">
            {left !== null && (left < 0 ? <Plural value={-left} one="# dot too many" other="# dots too many" /> : <Plural value={left} _0="No dots left" one="# dot left" other="# dots left" />)}
          </p>
          <FieldError id="dots-error" field="dots" problem={problem} />
        </fieldset>
      )}
      {kind === 'time' &&
        options.map((option) => (
          <Choices key={option.id} name={`slot-${option.id}`} look="chips" legend={<span suppressHydrationWarning>{optionWords(option, face)}</span>} problem={problem}>
            {slotAnswers.map((word) => (
              <Choice key={word} type="radio" name={`slot-${option.id}`} value={word} label={i18n._(slotWords[word])} defaultChecked={(typed[`slot-${option.id}`] ?? mine?.slots[option.id]) === word} required />
            ))}
          </Choices>
        ))}
      {decision.takesReason && (
        <Textarea
          name="reason"
          label={decision.asksReason ? <Trans>Your reason</Trans> : <Trans>Your reason, if you object</Trans>}
          hint={kind === 'consent' ? <Trans>An objection needs its reason: say what would have to change.</Trans> : undefined}
          rows={3}
          problem={problem}
          defaultValue={typed.reason ?? mine?.reason ?? ''}
        />
      )}
      {decision.anonymous && (
        <Notice tone="plain">
          <Trans>Your answer is kept without your name. Nobody can find out that it is yours, so you cannot change it later. What you write may still sound like you.</Trans>
        </Notice>
      )}
      <div className="actions">
        <Button variant="primary" busy={isBusy}>
          {mine ? <Trans>Change my answer</Trans> : <Trans>Send my answer</Trans>}
        </Button>
      </div>
    </Form>
  );
}
