import { Form } from '@remix-run/react';
import { Trans } from '@lingui/react/macro';
import type { Refusal } from '../../answer.server';
import type { AgreementLine } from '../../contract/agreements';
import { Button } from '../../ui/button';
import { Field, Textarea } from '../../ui/field';

interface Props {
  lines: AgreementLine[];
  version: number;
  nextReview: string | null;
  refused: Refusal | undefined;
  isBusy: boolean;
}

/** All agreements in one form: a row each, so that adding and taking away need no script. */
export function WriteAgain({ lines, version, nextReview, refused, isBusy }: Props) {
  const problem = refused?.problem;
  const values = refused?.values;
  const roomAt = lines.findIndex((line) => line.staysInRoom);
  const others = lines.filter((line) => !line.staysInRoom).map((line) => line.text);
  return (
    <details className="agreement-write" open={refused || lines.length === 0 ? true : undefined}>
      <summary className="button">{lines.length === 0 ? <Trans>Write the agreements</Trans> : <Trans>Change the agreements</Trans>}</summary>
      <Form className="stack gap-top" method="post">
        <input type="hidden" name="intent" value="publish" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="roomAt" value={roomAt === -1 ? lines.length : roomAt} />
        <Textarea
          name="room"
          rows={2}
          label={<Trans>What stays in the room</Trans>}
          hint={<Trans>What may be told outside, what may not, and the limits of that. One sentence or two.</Trans>}
          problem={problem}
          defaultValue={values ? values.room : lines[roomAt]?.text}
        />
        <Textarea
          name="lines"
          rows={10}
          label={<Trans>The others</Trans>}
          hint={<Trans>One to a line. A line that you take away is gone; a new one is put where you write it.</Trans>}
          problem={problem}
          defaultValue={values ? values.lines : others.join('\n')}
        />
        <Field name="reviewOn" type="date" label={<Trans>Look at them again on</Trans>} problem={problem} defaultValue={(values ? values.reviewOn : nextReview) ?? ''} />
        <p className="hint">
          <Trans>When words change, this becomes a new version and everybody is asked to agree again. With the same words, only the day is saved.</Trans>
        </p>
        <div className="actions">
          <Button variant="primary" busy={isBusy}>
            <Trans>Publish</Trans>
          </Button>
        </div>
      </Form>
    </details>
  );
}
