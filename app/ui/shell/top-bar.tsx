import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { shortName, type CommunityLine } from '../../contract/communities';
import { Count } from '../count';
import { Icon } from '../icon';
import { Menu } from '../menu';
import { SearchBox } from '../search-box';
import { Tile } from '../avatar';
import { useLook } from '../look';
import type { Bar } from './shell';

/** The bar at the top: on a desk search, what one can begin, and the bell; on a phone the page's name and the way back. */
export function TopBar({ bar, communities, unread, hasShortcuts }: { bar: Bar | undefined; communities: CommunityLine[]; unread: number; hasShortcuts: boolean }) {
  const { t } = useLingui();
  const { name } = useLook();
  return (
    <header className="topbar">
      {bar?.back && (
        <a className="icon-button phone-only" href={bar.back} aria-label={t`Back`}>
          <Icon name="arrow-left" />
        </a>
      )}
      <span className="topbar-title phone-only">{bar?.title ?? name}</span>
      {!bar?.searches && <SearchBox id="search-site" label={t`Search the site`} hint={hasShortcuts && '/'} />}
      <span className="spacer desktop-only" />
      <a className="icon-button phone-only" href="/search" aria-label={t`Search`}>
        <Icon name="search" />
      </a>
      {communities.length > 0 && <NewMenu communities={communities} here={bar?.community} />}
      <a className="icon-button" href="/notices">
        <Icon name="bell" />
        <span className="visually-hidden">
          <Trans>Notices</Trans>{' '}
        </span>
        <Count value={unread}>
          <Plural value={unread} one="# new" other="# new" />
        </Count>
      </a>
    </header>
  );
}

/** What one can begin, the community that one looks at first. */
function NewMenu({ communities, here }: { communities: CommunityLine[]; here: string | undefined }) {
  const sorted = [...communities].sort((one, other) => Number(other.slug === here) - Number(one.slug === here));
  return (
    <div className="desktop-only">
      <Menu
        small
        button={
          <>
            <Icon name="plus" small />
            <Trans>New</Trans>
          </>
        }
      >
        <p className="menu-title">
          <Trans>Write a post in</Trans>
        </p>
        <ul className="rail-nav">
          {sorted.map((community) => (
            <li key={community.id}>
              <a href={`/c/${community.slug}/new`}>
                <Tile name={community.name} tint={community.tint} />
                <span className="name">{shortName(community.name)}</span>
              </a>
            </li>
          ))}
        </ul>
      </Menu>
    </div>
  );
}
