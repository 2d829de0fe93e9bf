import { Form } from '@remix-run/react';
import { Trans } from '@lingui/react/macro';
import type { Refusal } from '../../answer.server';
import type { AgreementLine } from '../../contract/agreements';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Textarea } from '../../ui/field';
import { LockLine } from '../../ui/notice';

/** One agreement, with what a member can do about it. */
export function Line({ line, n, isStrained, proposals, mayAct, refused }: { line: AgreementLine; n: number; isStrained: boolean; proposals: number; mayAct: boolean; refused: Refusal | undefined }) {
  return (
    <li className="agreement-line">
      <p className="agreement-words">{line.text}</p>
      {line.staysInRoom && (
        <p>
          <Chip tone="soil" icon="lock">
            <Trans>What stays in the room</Trans>
          </Chip>
        </p>
      )}
      {isStrained && (
        <div className="stack">
          <p>
            <b>
              <Trans>You marked this as strained.</Trans>
            </b>
          </p>
          <OnlyYou />
          <Mark lineId={line.id} intent="unstrain" n={n} />
        </div>
      )}
      {mayAct && (
        // Another wording, mark or proposal: what was opened for it closes.
        <details key={`${line.text} ${isStrained} ${proposals}`} open={refused ? true : undefined}>
          <summary className="button button--quiet button--small nowrap">
            <Trans>
              Suggest a change <span className="visually-hidden">Agreement {n}</span>
            </Trans>
          </summary>
          <div className="stack">
            {!isStrained && (
              <div className="stack">
                <OnlyYou />
                <Mark lineId={line.id} intent="strain" n={n} />
              </div>
            )}
            <Form className="stack" method="post">
              <input type="hidden" name="intent" value="propose" />
              <input type="hidden" name="lineId" value={line.id} />
              <Textarea
                name="text"
                id={`text-${line.id}`}
                rows={2}
                label={<Trans>Other words for it</Trans>}
                hint={<Trans>A proposal has your name on it.</Trans>}
                problem={refused?.problem}
                defaultValue={refused?.values.text ?? line.text}
                required
              />
              <div className="actions">
                <Button>
                  <Trans>Propose these words</Trans>
                </Button>
              </div>
            </Form>
          </div>
        </details>
      )}
    </li>
  );
}

function OnlyYou() {
  return (
    <LockLine>
      <span>
        <Trans>Only you can see this. Your facilitators learn of it without a name once two people feel it.</Trans>
      </span>
    </LockLine>
  );
}

function Mark({ lineId, intent, n }: { lineId: string; intent: 'strain' | 'unstrain'; n: number }) {
  return (
    <Form method="post">
      <input type="hidden" name="line" value={lineId} />
      <Button name="intent" value={intent}>
        {intent === 'strain' ? <Trans>Mark as strained</Trans> : <Trans>Take the mark back</Trans>}
        <span className="visually-hidden">
          <Trans>Agreement {n}</Trans>
        </span>
      </Button>
    </Form>
  );
}
