import { Trans } from '@lingui/react/macro';
import { AccountPane } from '../../ui/account-pane';
import { CodeForm } from '../../ui/code-form';

/** What is said of every code and link that does not open, whatever the reason. */
export function Gone() {
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
          <Trans>This is not valid any more</Trans>
        </h1>
        <p className="lede">
          <Trans>A code or link works for a while, or for a number of people. Ask whoever gave it to you for a new one, or check what you typed.</Trans>
        </p>
      </div>
      <CodeForm />
    </AccountPane>
  );
}
