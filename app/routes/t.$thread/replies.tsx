import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Fragment, memo } from 'react';
import type { PostView, ThreadView } from '../../contract/threads';
import { Avatar } from '../../ui/avatar';
import { PersonName } from '../../ui/person-name';
import { Time, type Clockface } from '../../ui/time';
import { roleWords } from '../../ui/words';
import { PostMenu, PostWords, type Says } from './post';
import { SendingReply } from './sending-reply';
import type { useThread } from './use-thread';

type Talk = Pick<ReturnType<typeof useThread>, 'replies' | 'later' | 'waiting' | 'outbox' | 'retry' | 'settle'>;

/** The replies of a page, where the new ones begin, and what the reader is just sending. */
export function Replies({ thread, replies, later, waiting, outbox, retry, settle, face, says }: Talk & { thread: ThreadView; face: Clockface; says: Says }) {
  const firstNew = thread.readSeq > 0 ? replies.find((post) => post.seq > thread.readSeq && post.seq <= thread.lastSeq)?.seq : undefined;
  const stored = new Set(replies.map((post) => post.clientId));
  return (
    <>
      {thread.earlier !== null && (
        <p>
          <a className="button" href={`?before=${thread.earlier}`} data-keep-scroll>
            <Trans>Earlier replies</Trans>
          </a>
        </p>
      )}
      <div className="reply-list" role="log" aria-relevant="additions" aria-labelledby="replies">
        {replies.map((post) => {
          const reply = <Reply key={post.seq} threadId={thread.id} post={post} face={face} isMember={thread.may.reply} isBlocked={thread.blocked.includes(post.author.handle)} says={says} />;
          if (post.seq !== firstNew) return reply;
          return (
            <Fragment key="new">
              <p className="divider divider--new" id="new">
                <Trans>New</Trans>
              </p>
              {reply}
            </Fragment>
          );
        })}
        {outbox.map((item, index) => (
          <SendingReply key={item.clientId} item={item} isStored={stored.has(item.clientId)} isNext={outbox.slice(0, index).every(({ clientId }) => stored.has(clientId))} retry={retry} settle={settle} />
        ))}
      </div>
      {later !== null && (
        <p className="gap-top">
          <a className="button" href={`?after=${later}`}>
            <Trans>Later replies</Trans>
          </a>
        </p>
      )}
      {waiting > 0 && (
        <a className="new-pill" href={`?after=${Math.max(1, thread.lastSeq - 1)}`}>
          <Plural value={waiting} one="# new reply" other="# new replies" />
        </a>
      )}
    </>
  );
}

/** One reply. Its HTML was rendered by the server from Markdown without raw HTML. */
const Reply = memo(function Reply({ threadId, post, face, isMember, isBlocked, says }: { threadId: string; post: PostView; face: Clockface; isMember: boolean; isBlocked: boolean; says: Says }) {
  const { i18n } = useLingui();
  return (
    <article className="reply" id={`r${post.seq}`} data-seq={post.seq}>
      <Avatar name={post.author.name} tint={post.author.tint} photo={isMember ? post.author.photo : null} size="sm" />
      <p className="reply-head">
        <b>
          <PersonName person={post.author} linked={isMember} />
        </b>
        {post.role && <span className="chip">{i18n._(roleWords[post.role])}</span>}
        <Time at={post.at} face={face} className="muted small" />
        {post.edited && <span className="muted small">{says.edited}</span>}
      </p>
      <PostMenu threadId={threadId} post={post} says={says} />
      <PostWords post={post} says={says} isBlocked={isBlocked} />
    </article>
  );
});
