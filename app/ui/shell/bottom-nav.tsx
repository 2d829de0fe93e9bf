import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@remix-run/react';
import { Icon } from '../icon';
import { places } from './places';

/** The main navigation of a phone, each place with its word. The bell is in the bar at the top. */
export function BottomNav() {
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
      <a href="/settings" data-discover="true" aria-current={current(/^\/(settings|admin)(\/|$)/)}>
        <Icon name="person" />
        <Trans>Me</Trans>
      </a>
    </nav>
  );
}
