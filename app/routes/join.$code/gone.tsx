import { Trans } from '@lingui/react/macro';
import { AccountPane } from '../../ui/account-pane';
import { CodeForm } from '../../ui/code-form';

/** What is said of every code and link that does not open, whatever the reason. */
export function Gone({ typed }: { typed: string }) {
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
          <Trans>This code did not open anything</Trans>
        </h1>
        <p className="lede">
          <Trans>Check it for a slip. A code or link works for a while, or for a number of people: if it is right, ask whoever gave it to you for a new one.</Trans>
        </p>
      </div>
      {/* A link's long token says nothing to anybody. */}
      <CodeForm typed={typed.length > 12 ? undefined : typed} />
    </AccountPane>
  );
}
