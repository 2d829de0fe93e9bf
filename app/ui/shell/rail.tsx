import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@remix-run/react';
import { shortName, type CommunityLine } from '../../contract/communities';
import type { MeView } from '../../contract/people';
import { useUnreadCommunities } from '../../live';
import { Avatar, Tile } from '../avatar';
import { Icon } from '../icon';
import { Brand } from '../brand';
import { places } from './places';

/** The main navigation of a desk or a tablet. */
export function Rail({ me, communities, here }: { me: MeView; communities: CommunityLine[]; here: string | undefined }) {
  const { t, i18n } = useLingui();
  const unread = useUnreadCommunities(communities);
  const { pathname } = useLocation();
  // One is at one place: a session is among sessions, and what else lies in one's own community is there.
  const at = places.find(({ icon, holds }) => holds.test(pathname) && !(icon === 'people' && communities.some(({ slug }) => slug === here)));
  return (
    <nav className="rail" aria-label={t`Main`}>
      <Brand />
      <ul className="rail-nav">
        {places.map((place) => (
          <li key={place.href}>
            <a href={place.href} aria-current={place === at ? (pathname === place.href ? 'page' : 'true') : undefined}>
              <Icon name={place.icon} />
              <span className="name">{i18n._(place.words)}</span>
            </a>
          </li>
        ))}
      </ul>
      {communities.length > 0 && (
        <div>
          <h2 className="rail-title">
            <Trans>Your communities</Trans>
          </h2>
          <ul className="rail-nav">
            {communities.map((community) => (
              <li key={community.id}>
                <a href={`/c/${community.slug}`} aria-current={community.slug === here && !at ? 'page' : undefined} data-unread={unread.has(community.id) || undefined}>
                  <Tile name={community.name} tint={community.tint} />
                  <span className="name">{shortName(community.name)}</span>
                  {unread.has(community.id) && (
                    <span className="dot-unread">
                      <span className="visually-hidden">
                        <Trans>something new</Trans>
                      </span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <a className="rail-me" href="/settings" aria-current={/^\/(settings|admin)(\/|$)/.test(pathname) ? 'true' : undefined}>
        <Avatar name={me.name} tint={me.tint} photo={me.photo} size="sm" />
        <span>
          <b>{me.name}</b>
          {me.place && (
            <>
              <br />
              <span className="muted">{me.place}</span>
            </>
          )}
        </span>
        <span className="visually-hidden">
          <Trans>Your account</Trans>
        </span>
        <Icon name="settings" />
      </a>
    </nav>
  );
}
