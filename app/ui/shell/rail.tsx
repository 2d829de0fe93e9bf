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
  const isMine = communities.some(({ slug }) => slug === here);
  return (
    <nav className="rail" aria-label={t`Main`}>
      <Brand />
      <ul className="rail-nav">
        {places.map(({ href, icon, words, holds }) => (
          <li key={href}>
            {/* One's own community below says already where one is. */}
            <a href={href} aria-current={holds.test(pathname) && !(isMine && icon === 'people') ? (pathname === href ? 'page' : 'true') : undefined}>
              <Icon name={icon} />
              <span className="name">{i18n._(words)}</span>
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
                <a href={`/c/${community.slug}`} aria-current={community.slug === here ? 'page' : undefined} data-unread={unread.has(community.id) || undefined}>
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
      <a className="rail-me" href="/settings" aria-current={pathname.startsWith('/settings') ? 'true' : undefined}>
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
