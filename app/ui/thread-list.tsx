import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRevalidator, useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { shortName } from '../contract/communities';
import type { Show } from '../contract/names';
import type { ThreadLine, ThreadPage } from '../contract/threads';
import type { EmptyWords } from '../thread-words.server';
import { useFact, useLive, useReconnect } from '../live';
import { Avatar } from './avatar';
import { LinkButton } from './button';
import { EmptyState } from './empty-state';
import { Tabs } from './tabs';
import { begun, moved } from './thread-lines';
import { Time, useClockface } from './time';
import { kindWords, showWords } from './words';

/** The lines of a page of threads, moving as the talk goes on. */
function useLines(page: ThreadPage, isNewest: boolean, belongs: (communityId: string) => boolean): ThreadLine[] {
  const { handle } = useLive();
  const { revalidate } = useRevalidator();
  const [heard, setHeard] = useState<{ page: ThreadPage; lines: ThreadLine[] }>({ page, lines: page.lines });
  const lines = heard.page === page ? heard.lines : page.lines;
  useFact('thread:moved', (fact) => {
    if (!isNewest || !belongs(fact.communityId)) return;
    setHeard((before) => {
      const now = before.page === page ? before.lines : page.lines;
      return { page, lines: moved(now, fact, handle) ?? now };
    });
    // A thread from further down the list: only the database knows its line.
    if (!lines.some(({ id }) => id === fact.threadId)) revalidate();
  });
  useFact('thread:started', (fact) => {
    if (!isNewest || !belongs(fact.communityId)) return;
    setHeard((before) => ({ page, lines: begun(before.page === page ? before.lines : page.lines, fact, handle) }));
  });
  useReconnect(() => {
    if (isNewest) revalidate();
  });
  return lines;
}

/** Posts, newest activity first, with links for another selection and for older ones. */
export function ThreadList({
  page,
  show,
  shows,
  belongs,
  withCommunity,
  empty,
}: {
  page: ThreadPage;
  show: Show;
  shows: readonly Show[];
  belongs: (communityId: string) => boolean;
  withCommunity?: boolean;
  empty: EmptyWords | null;
}) {
  const { t, i18n } = useLingui();
  const face = useClockface();
  const [params] = useSearchParams();
  const lines = useLines(page, show === 'newest' && !params.has('before'), belongs);
  return (
    <>
      <Tabs
        look="filters"
        label={t`Filter posts`}
        tabs={shows.map((name) => ({ href: name === 'newest' ? '?' : `?show=${name}`, words: i18n._(showWords[name]), isHere: name === show }))}
      />
      {lines.length === 0 && empty && (
        <EmptyState action={empty.newest && <LinkButton href="?">{empty.newest}</LinkButton>}>{empty.words}</EmptyState>
      )}
      <div className="feed">
        {lines.map((line) => (
          <article key={line.id} className={line.unread ? 'post-card post-card--unread' : 'post-card'} data-thread={line.id}>
            <Avatar name={line.author.name} tint={line.author.tint} photo={line.author.photo} />
            <div className="post-main">
              <p className="post-head">
                <span className="meta dotted">
                  <span>
                    {line.unread && (
                      <span className="new-word">
                        <Trans>New</Trans>
                      </span>
                    )}{' '}
                    <b>{line.author.name}</b>
                  </span>
                  {withCommunity && <span>{shortName(line.community.name)}</span>}
                  <span>
                    <Time at={line.startedAt} face={face} />
                  </span>
                </span>
                <span className="chip">{i18n._(kindWords[line.kind])}</span>
              </p>
              <h3 className="post-title">
                <a href={`/t/${line.id}`}>{line.title}</a>
              </h3>
            </div>
            <p className="post-text">{line.excerpt}</p>
            <div className="post-foot">
              <a className="replies" href={`/t/${line.id}`}>
                {line.replyCount === 0 ? <Trans>No reply yet</Trans> : <ReplyFacts count={line.replyCount} last={line.lastAuthorName} />}
              </a>
              {line.replyCount > 0 && (
                <span className="end">
                  <Time at={line.lastActivityAt} face={face} />
                </span>
              )}
            </div>
          </article>
        ))}
      </div>
      {page.older && (
        <p className="gap-top">
          <LinkButton href={`?${new URLSearchParams({ ...(show === 'newest' ? {} : { show }), before: page.older }).toString()}`}>
            <Trans>Older posts</Trans>
          </LinkButton>
        </p>
      )}
    </>
  );
}

function ReplyFacts({ count, last }: { count: number; last: string }) {
  const name = last.split(' ')[0];
  return (
    <Trans>
      <Plural value={count} one="# reply" other="# replies" />, last from {name}
    </Trans>
  );
}
