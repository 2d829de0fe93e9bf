import { Trans } from '@lingui/react/macro';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Refusal } from '../answer.server';
import { AccountFields } from './account-fields';
import { AccountPane } from './account-pane';
import { Button } from './button';
import { FormError } from './form-error';

/** Makes the first administrator of a site. */
export function SetUpForm({ children }: { children: ReactNode }) {
  const refused = useActionData<Refusal>();
  const busy = useNavigation().state !== 'idle';
  return (
    <AccountPane>
      {children}
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <AccountFields refused={refused} />
        <Button variant="primary" wide busy={busy}>
          <Trans>Start the site</Trans>
        </Button>
      </Form>
    </AccountPane>
  );
}
