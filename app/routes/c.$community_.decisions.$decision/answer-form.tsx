import { Form, useNavigation } from '@remix-run/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Refusal } from '../../answer.server';
import type { DecisionView } from '../../contract/decisions';
import { limits } from '../../contract/limits';
import { consentChoices, slotAnswers } from '../../contract/names';
import { Button } from '../../ui/button';
import { Choice, Choices } from '../../ui/choice';
import { choiceWords, optionWords, slotWords } from '../../ui/decision-words';
import { described, Field, FieldError, Textarea } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { Notice } from '../../ui/notice';
import { useClockface } from '../../ui/time';

/** Where the reader answers, in the way that the question asks. */
export function AnswerForm({ decision, refused }: { decision: DecisionView; refused: Refusal | undefined }) {
  const { i18n } = useLingui();
  const face = useClockface();
  const isBusy = useNavigation().state !== 'idle';
  const { kind, options, mine } = decision;
  const problem = refused?.problem;
  const typed = refused?.values ?? {};
  return (
    <Form className="form-card decision-answer" method="post">
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
        <fieldset className="field" {...described('dots', problem, true)}>
          <legend>
            <Plural value={decision.dots!} one="You have one dot" other="You have # dots" />
          </legend>
          <p className="hint" id="dots-hint">
            <Trans>Put several on one option, or spread them.</Trans>
          </p>
          {options.map((option) => (
            <Field
              key={option.id}
              name={`dots-${option.id}`}
              type="number"
              inputMode="numeric"
              min={0}
              max={decision.dots!}
              label={option.text}
              problem={problem}
              defaultValue={typed[`dots-${option.id}`] ?? mine?.dots[option.id] ?? 0}
            />
          ))}
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
          maxLength={limits.decision.reason}
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
