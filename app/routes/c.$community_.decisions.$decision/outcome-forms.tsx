import { Form, useNavigation } from '@remix-run/react';
import { Trans } from '@lingui/react/macro';
import type { Refusal } from '../../answer.server';
import type { DecisionView } from '../../contract/decisions';
import { Button } from '../../ui/button';
import { Field, Textarea } from '../../ui/field';
import { FormError } from '../../ui/form-error';

/** For facilitators: close before the time, and record what came of it. */
export function OutcomeForms({ decision, refused }: { decision: DecisionView; refused: Refusal | undefined }) {
  const isBusy = useNavigation().state !== 'idle';
  const problem = refused?.problem;
  if (!decision.isClosed) {
    return (
      <section className="panel">
        <h2>
          <Trans>For facilitators</Trans>
        </h2>
        <Form className="stack" method="post">
          <FormError problem={problem} requestId={refused?.requestId} />
          <input type="hidden" name="intent" value="close" />
          <p>
            <Trans>It closes by itself at its time. Once it is closed nobody can answer any more, and you record the outcome.</Trans>
          </p>
          <div className="actions">
            <Button busy={isBusy}>
              <Trans>Close it now</Trans>
            </Button>
          </div>
        </Form>
      </section>
    );
  }
  const form = (
    <Form className="stack" key={decision.decidedAt} method="post">
      <FormError problem={problem} requestId={refused?.requestId} />
      <input type="hidden" name="intent" value="record" />
      <input type="hidden" name="seen" value={decision.decidedAt ?? ''} />
      <Textarea name="outcome" label={<Trans>What was decided</Trans>} rows={4} problem={problem} defaultValue={refused?.values.outcome ?? decision.outcome ?? ''} required />
      <Field
        name="reviewOn"
        type="date"
        label={<Trans>Look again on (optional)</Trans>}
        hint={<Trans>On that day it is at the top of the decisions by itself.</Trans>}
        problem={problem}
        defaultValue={refused?.values.reviewOn ?? decision.reviewOn ?? ''}
      />
      <div className="actions">
        <Button variant={decision.outcome ? undefined : 'primary'} busy={isBusy}>
          <Trans>Record the outcome</Trans>
        </Button>
      </div>
    </Form>
  );
  if (!decision.outcome) {
    return (
      <section className="panel">
        <h2>
          <Trans>Record the outcome</Trans>
        </h2>
        {form}
      </section>
    );
  }
  return (
    // Drawn anew with another outcome, so that it is closed again.
    <details className="panel" key={decision.decidedAt} open={refused ? true : undefined}>
      <summary className="button">
        <Trans>Correct the outcome</Trans>
      </summary>
      <div className="gap-top">{form}</div>
    </details>
  );
}
