import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { shortName } from '../../contract/communities';
import type { MyInvitation } from '../../contract/invitations';
import { Tile } from '../../ui/avatar';
import { Button } from '../../ui/button';

/** Invitations that wait for their reader: yes with one click. */
export function Invited({ invitations }: { invitations: MyInvitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <section className="home-communities" aria-labelledby="invited">
      <h2 id="invited">
        <Trans>You are invited</Trans>
      </h2>
      <ul className="plain invite-list">
        {invitations.map(({ id, name, tint, tagline, from }) => (
          <li key={id}>
            <Tile name={name} tint={tint} />
            <div className="grow">
              <b>{shortName(name)}</b>
              <p className="muted small">
                {from && <Trans>{from} invites you.</Trans>} {tagline}
              </p>
            </div>
            <Form className="actions" method="post" action="/invitations">
              <input type="hidden" name="invitation" value={id} />
              <Button small variant="primary" name="answer" value="yes">
                <Trans>
                  Join<span className="visually-hidden"> {shortName(name)}</span>
                </Trans>
              </Button>
              <Button small variant="quiet" name="answer" value="no">
                <Trans>
                  No, thanks<span className="visually-hidden">: {shortName(name)}</span>
                </Trans>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
