import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@remix-run/react';
import { Count } from '../count';
import { Icon } from '../icon';
import { places } from './places';

/** The main navigation of a phone: five places, each with its word. */
export function BottomNav({ unread }: { unread: number }) {
  const { t, i18n } = useLingui();
  const { pathname } = useLocation();
  const current = (holds: RegExp) => (holds.test(pathname) ? ('page' as const) : undefined);
  return (
    <nav className="bottom-nav" aria-label={t`Main, phone`}>
      {places.map(({ href, icon, words, holds }) => (
        <a key={href} href={href} data-discover="true" aria-current={current(holds)}>
          <Icon name={icon} />
          {i18n._(words)}
        </a>
      ))}
      <a href="/notices" data-discover="true" aria-current={current(/^\/notices(\/|$)/)}>
        <span className="with-count">
          <Icon name="bell" />
          <Count value={unread}>
            <Plural value={unread} one="# new" other="# new" />
          </Count>
        </span>
        <Trans>Notices</Trans>
      </a>
      <a href="/settings" data-discover="true" aria-current={current(/^\/settings(\/|$)/)}>
        <Icon name="person" />
        <Trans>Me</Trans>
      </a>
    </nav>
  );
}
