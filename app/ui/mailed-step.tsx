import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Problem } from '../contract/problems';
import { AccountPane } from './account-pane';
import { Button } from './button';
import { FormError } from './form-error';

/** What a link in a mail leads to. Programs open such links, too: only the button, in the words `act`, does it. */
export function MailedStep({ title, act, refused, children }: { title: ReactNode; act: ReactNode; refused: { problem: Problem; requestId?: string | undefined } | undefined; children: ReactNode }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <AccountPane>
      <div>
        <h1>{title}</h1>
        <p className="lede">{children}</p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Button variant="primary" wide busy={busy}>
          {act}
        </Button>
      </Form>
    </AccountPane>
  );
}
