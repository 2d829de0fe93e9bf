import { Trans } from '@lingui/react/macro';
import { useFetcher, useRouteLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import type { Problem } from '../../contract/problems';
import type { PostView } from '../../contract/threads';
import type { loader as rootLoader } from '../../root';
import { Avatar } from '../../ui/avatar';
import type { Outgoing } from './use-thread';

type Answer = { post: PostView } | { problem: Problem };

/** A reply that is not stored yet. They go one after the other, so that they stand in the order of writing. */
export function SendingReply({
  item,
  isStored,
  isNext,
  retry,
  settle,
}: {
  item: Outgoing;
  /** A post is heard under its client id: its own, before the answer, or one with other words that was sent elsewhere. */
  isStored: boolean;
  isNext: boolean;
  retry: (clientId: string) => void;
  settle: (item: Outgoing, answer: Answer) => void;
}) {
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  const fetcher = useFetcher<Answer>();
  const { clientId, body, problem } = item;
  // Once for each try, and once more when a lost answer was heard as a post.
  const turn = isNext && (problem === null ? 1 : isStored && 2);

  useEffect(() => {
    if (turn) fetcher.submit({ clientId, body, stay: '1' }, { method: 'post' });
    // Sent once for each time that it becomes its turn; the fetcher changes while it works.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [turn]);
  // Tries again by itself: those behind it wait for it.
  const wait = isNext && problem && (problem.retryAfter ?? (problem.code === 'unavailable' && 30));
  useEffect(() => {
    if (!wait) return;
    const timer = setTimeout(() => retry(clientId), wait * 1000);
    return () => clearTimeout(timer);
  }, [wait, problem, clientId, retry]);
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data) settle(item, fetcher.data);
    // Each answer is told once, whatever else of the item has changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fetcher.state, fetcher.data, clientId, settle]);

  // Shown once, as stored. Only its answer tells whether the post says the same.
  if (isStored && !problem) return null;
  return (
    <article className={problem ? 'reply reply--failed' : 'reply reply--sending'}>
      {me && <Avatar name={me.name} tint={me.tint} photo={me.photo} size="sm" />}
      <p className="reply-head">
        <b>{me?.name}</b>
        {!problem && (
          <span className="muted small">
            <Trans>Sending</Trans>
          </span>
        )}
      </p>
      <div className="prose">
        <p>{body}</p>
      </div>
      {problem && (
        <div className="reply-foot" role="alert">
          <Reason problem={problem} />
          <button type="button" className="button button--small" onClick={() => retry(clientId)}>
            <Trans>Try again</Trans>
          </button>
        </div>
      )}
    </article>
  );
}

function Reason({ problem }: { problem: Problem }) {
  if (problem.says?.body) return <span>{problem.says.body}</span>;
  if (problem.code === 'too_many') return <span><Trans>Your reply was not sent yet: that was many in a short while. Your words are safe.</Trans></span>;
  if (problem.code === 'forbidden') return <span><Trans>Your reply was not sent. You are not a member here any more. You can still copy your words.</Trans></span>;
  return <span><Trans>Your reply was not sent. The connection dropped. Your words are safe.</Trans></span>;
}
