import { Plural, Trans } from '@lingui/react/macro';

import { shortName, type CommunityLine } from '../contract/communities';
import { Tile } from './avatar';
import { Icon } from './icon';

/** The reader's communities, a row each, with what is new. */
export function CommunityRows({ communities }: { communities: CommunityLine[] }) {
  return (
    <ul className="plain">
      {communities.map((community) => (
        <li key={community.id}>
          <a href={`/c/${community.slug}`}>
            <Tile name={community.name} tint={community.tint} />
            <span className="grow">
              <b>{shortName(community.name)}</b>
              <span className="muted">
                <Plural value={community.memberCount} one="# member" other="# members" />
              </span>
            </span>
            {community.unread > 0 && (
              <span className="new-word">
                <Trans>{community.unread} new</Trans>
              </span>
            )}
            <Icon name="chevron-right" />
          </a>
        </li>
      ))}
    </ul>
  );
}
