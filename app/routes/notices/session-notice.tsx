import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { shortName } from '../../contract/communities';
import type { SeriesNotice } from '../../contract/notices';
import { DateTile } from '../../ui/date-tile';
import { Icon } from '../../ui/icon';
import { Time, useClockface } from '../../ui/time';
import { NoticeWhat } from './notice-what';

/** What became of a session or its series, as one link to its page. */
export function SessionNotice({ notice, when }: { notice: SeriesNotice; when: string | null }) {
  const face = useClockface();
  const { session, series, unread } = notice;
  return (
    <li className="notice-row">
      <a href={session ? `/sessions/${session.id}` : `/series/${series.id}`}>
        {session ? (
          <DateTile small at={session.startsAt} face={face} />
        ) : (
          <span className="notice-sign">
            <Icon name="sessions" />
          </span>
        )}
        <span className="notice-words">
          <NoticeWhat unread={unread}>
            <Said notice={notice} />
          </NoticeWhat>
          <span className="meta dotted">
            {when && <span>{when}</span>}
            <span>{shortName(notice.communityName)}</span>
            <span>
              <Time at={notice.at} face={face} />
            </span>
          </span>
        </span>
        {unread && <span className="dot-unread" aria-hidden="true" />}
      </a>
    </li>
  );
}

/** Said of the session by its own title, or by that of its series. */
function Said({ notice: { kind, series, session } }: { notice: SeriesNotice }): ReactNode {
  const name = session?.title ?? series.title;
  switch (kind) {
    case 'moved':
      return <Trans><b>{name}</b> has moved</Trans>;
    case 'relocated':
      return <Trans><b>{name}</b> meets at another place</Trans>;
    case 'cancelled':
      return <Trans><b>{name}</b> does not take place</Trans>;
    case 'restored':
      return <Trans><b>{name}</b> takes place after all</Trans>;
    case 'added':
      return <Trans>One more session: <b>{name}</b></Trans>;
    case 'place-free':
      return <Trans>You have a place: <b>{name}</b></Trans>;
    case 'planned':
      return <Trans>Dates are set: <b>{name}</b></Trans>;
    case 'changed':
      return <Trans>The dates or the place of <b>{name}</b> have changed</Trans>;
    case 'ended':
      return <Trans><b>{name}</b> has ended</Trans>;
    case 'lead-wanted':
      return <Trans><b>{name}</b> asks for somebody to lead it</Trans>;
    case 'lead-given':
      return <Trans>You lead <b>{name}</b> now</Trans>;
  }
}
