import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { RequestView } from '../../contract/invitations';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Time, useClockface } from '../../ui/time';

/** Who waits for an answer. */
export function RequestsPart({ requests, question }: { requests: RequestView[]; question: string | null }) {
  const face = useClockface();
  return (
    <section className="stack invite-part" aria-labelledby="requests">
      <h2 id="requests">
        <Trans>Waiting for your answer</Trans>
      </h2>
      <ul className="plain invite-list">
        {requests.map(({ id, person, answer, at }) => (
          <li key={id}>
            <Avatar name={person.name} tint={person.tint} photo={person.photo} />
            <div>
              <b>{person.name}</b>
              <p className="meta">
                <Trans>
                  Asked <Time at={at} face={face} />
                </Trans>
              </p>
              {answer && (
                <div className="gap-top">
                  {question && <p className="hint">{question}</p>}
                  <p className="as-typed">{answer}</p>
                </div>
              )}
            </div>
            <Form className="actions" method="post">
              <input type="hidden" name="intent" value="decide" />
              <input type="hidden" name="request" value={id} />
              <Button variant="primary" name="decision" value="accepted">
                <Trans>
                  Let in<span className="visually-hidden"> {person.name}</span>
                </Trans>
              </Button>
              <Button variant="quiet" name="decision" value="declined">
                <Trans>
                  Decline<span className="visually-hidden"> {person.name}</span>
                </Trans>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
