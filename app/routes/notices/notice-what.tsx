import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** What a notice says, marked in words while it has not been read. */
export function NoticeWhat({ unread, children }: { unread: boolean; children: ReactNode }) {
  if (!unread) return <span className="notice-what">{children}</span>;
  return (
    <span className="notice-what notice-what--unread">
      <span className="new-word">
        <Trans>New</Trans>
      </span>{' '}
      {children}
    </span>
  );
}
