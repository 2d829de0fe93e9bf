import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { AccountPane } from './account-pane';
import { LinkButton } from './button';

/** What is said of a link from a mail that does not open, whatever the reason; `again` is where another one comes from, or what `words` say. */
export function LinkGone({ again, words, children }: { again?: string; words?: ReactNode; children: ReactNode }) {
  return (
    <AccountPane
      foot={
        <a href="/">
          <Trans>Go to your home page</Trans>
        </a>
      }
    >
      <div>
        <h1>
          <Trans>This link is not valid any more</Trans>
        </h1>
        <p className="lede">{children}</p>
      </div>
      {again && (
        <LinkButton variant="primary" wide href={again}>
          {words ?? <Trans>Ask for a new link</Trans>}
        </LinkButton>
      )}
    </AccountPane>
  );
}
