import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import type { SessionPage } from '../../session-page.server';
import { Button } from '../../ui/button';
import { Textarea } from '../../ui/field';
import { LockLine } from '../../ui/notice';

/** A question to oneself, kept until the next session that one comes to. */
export function ReturnQuestion({ page, clientId, refused }: { page: SessionPage; clientId: string; refused: Refusal | undefined }) {
  return (
    <section className="preparations" id="return-question" aria-labelledby="return-title">
      <h2 id="return-title">
        <Trans>A question to come back to</Trans>
      </h2>
      <LockLine>
        <Trans>Only you can see this.</Trans>
      </LockLine>
      {page.returnQuestions.length > 0 && (
        <>
          <p className="small">{page.isOver ? <Trans>You wanted to be asked here:</Trans> : <Trans>You want to be asked here:</Trans>}</p>
          <ol className="plain">
            {page.returnQuestions.map((question) => (
              <li key={question.id}>
                <blockquote className="said">{question.words}</blockquote>
                {!page.isOver && (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value="settle-question" />
                    <button className="button button--quiet button--small" name="question" value={question.id}>
                      <Trans>Put away</Trans>
                      <span className="visually-hidden">: {question.words}</span>
                    </button>
                  </Form>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <Form className="stack" method="post" preventScrollReset key={clientId}>
        <input type="hidden" name="intent" value="leave-question" />
        <input type="hidden" name="series" value={page.seriesId} />
        <input type="hidden" name="clientId" value={refused?.values.clientId ?? clientId} />
        <Textarea
          id="return-words"
          name="words"
          label={<Trans>What do you want to be asked at the next session you come to?</Trans>}
          hint={<Trans>For example: did I wait longer before stepping in?</Trans>}
          rows={2}
          problem={refused?.problem}
          defaultValue={refused?.values.words}
          required
        />
        <div className="actions">
          <Button small>
            <Trans>Keep it for me</Trans>
          </Button>
        </div>
      </Form>
    </section>
  );
}
