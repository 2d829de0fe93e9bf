import { Trans } from '@lingui/react/macro';
import { useLocation } from '@remix-run/react';
import { Icon } from '../icon';

/** The session ended while somebody wrote: where to go, and that the words will be there afterwards. */
export function SignedOut() {
  const { pathname, search } = useLocation();
  const next = `${pathname}${search}#write`;
  return (
    <div className="notice notice--berry form-error" role="alert">
      <Icon name="warning" />
      <p>
        <Trans>
          You are signed out. Your words are safe on this device: <a href={`/sign-in?${new URLSearchParams({ next }).toString()}`}>sign in</a>, and they will be waiting here.
        </Trans>
      </p>
    </div>
  );
}
