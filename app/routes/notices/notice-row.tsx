import { Plural, Trans } from '@lingui/react/macro';
import { shortName } from '../../contract/communities';
import type { NoticeLine, ThreadNotice } from '../../contract/notices';
import { Avatar } from '../../ui/avatar';
import { Time, useClockface } from '../../ui/time';
import { NoticeWhat } from './notice-what';

/** What there is to know of one thread, as one link to the first post that it is about. */
export function NoticeRow({ group }: { group: ThreadNotice }) {
  const face = useClockface();
  const { thread, mention, reply, unread, seq } = group;
  const who = (mention ?? reply)?.latest;
  return (
    <li className="notice-row">
      <a href={seq === 1 ? `/t/${thread.id}` : `/t/${thread.id}?after=${Math.max(1, seq - 3)}#r${seq}`}>
        {who && <Avatar name={who.name} tint={who.tint} photo={who.photo} />}
        <span className="notice-words">
          <NoticeWhat unread={unread}>
            {mention ? <Mentioned line={mention} title={thread.title} /> : reply && <Replied line={reply} title={thread.title} />}
          </NoticeWhat>
          <span className="meta dotted">
            {mention && reply && (
              <span>
                <AlsoReplied line={reply} />
              </span>
            )}
            <span>{shortName(group.communityName)}</span>
            <span>
              <Time at={group.at} face={face} />
            </span>
          </span>
        </span>
        {unread && <span className="dot-unread" aria-hidden="true" />}
      </a>
    </li>
  );
}

function Mentioned({ line, title }: { line: NoticeLine; title: string }) {
  const { name } = line.latest;
  if (line.others === 0) return <Trans><b>{name}</b> mentioned you in <b>{title}</b></Trans>;
  return <Trans><b>{name}</b> and <Plural value={line.others} one="# other" other="# others" /> mentioned you in <b>{title}</b></Trans>;
}

function Replied({ line, title }: { line: NoticeLine; title: string }) {
  const { name } = line.latest;
  if (line.others === 0) return <Trans><b>{name}</b> replied in <b>{title}</b></Trans>;
  return <Trans><b>{name}</b> and <Plural value={line.others} one="# other" other="# others" /> replied in <b>{title}</b></Trans>;
}

function AlsoReplied({ line }: { line: NoticeLine }) {
  const { name } = line.latest;
  if (line.others === 0) return <Trans>{name} replied, too</Trans>;
  return <Trans>{name} and <Plural value={line.others} one="# other" other="# others" /> replied, too</Trans>;
}
