import { Trans } from '@lingui/react/macro';
import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { loader as rootLoader } from '../root';
import { AccountPane } from './account-pane';
import { LinkButton } from './button';

/** What is said of a link from a mail that does not open, whatever the reason; `to` is where one goes on, in the words `go`. */
export function LinkGone({ to, go, children }: { to?: string; go?: ReactNode; children: ReactNode }) {
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  return (
    <AccountPane foot={<a href="/">{me ? <Trans>Go to your home page</Trans> : <Trans>Go to the start page</Trans>}</a>}>
      <div>
        <h1>
          <Trans>This link no longer works</Trans>
        </h1>
        <p className="lede">{children}</p>
      </div>
      {to && (
        <LinkButton variant="primary" wide href={to}>
          {go ?? <Trans>Ask for a new link</Trans>}
        </LinkButton>
      )}
    </AccountPane>
  );
}
