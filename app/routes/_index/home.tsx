import { Plural, Trans } from '@lingui/react/macro';
import { useRouteLoaderData } from '@remix-run/react';
import { shows, type Show } from '../../contract/names';
import type { MyInvitation } from '../../contract/invitations';
import type { ThreadPage } from '../../contract/threads';
import type { loader as rootLoader } from '../../root';
import { Avatar } from '../../ui/avatar';
import { LinkButton } from '../../ui/button';
import { CommunityRows } from '../../ui/community-rows';
import { EmptyState } from '../../ui/empty-state';
import { ThreadList } from '../../ui/thread-list';
import { hourOf, todayInWords, useClockface } from '../../ui/time';
import type { EmptyWords } from '../../thread-words.server';
import type { TodayWords } from '../../today.server';
import { Invited } from './invited';
import { AfterThat, Today } from './today';

/** A member's home: their communities, and what was said in them. */
export function Home({ show, page, empty, invitations, today }: { show: Show; page: ThreadPage; empty: EmptyWords | null; invitations: MyInvitation[]; today: TodayWords }) {
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const face = useClockface();
  const communities = root?.communities ?? [];
  const firstName = root?.me?.name.split(' ')[0];
  const waiting = page.lines.filter((line) => line.replyCount === 0 && line.author.handle !== root?.me?.handle).slice(0, 3);
  const unread = communities.reduce((sum, community) => sum + community.unread, 0);
  return (
    <main className="page home" id="main">
      <div className="page-head">
        <h1>{greeting(hourOf(face), firstName)}</h1>
        <p className="lede">
          <span suppressHydrationWarning>{todayInWords(face)}.</span> {today.meets}{' '}
          {unread > 0 && <Plural value={unread} one="There is # conversation with something new." other="There are # conversations with something new." />}
        </p>
      </div>
      <Today today={today} />
      <AfterThat later={today.later} />
      {communities.length > 0 && (
        <section className="home-communities" aria-labelledby="your-communities">
          <h2 id="your-communities">
            <Trans>Your communities</Trans>
          </h2>
          <CommunityRows communities={communities} />
        </section>
      )}
      <div className="main">
        <Invited invitations={invitations} />
        {communities.length === 0 ? (
          <EmptyState
            title={<Trans>Find your people</Trans>}
            action={
              <LinkButton variant="primary" href="/communities">
                <Trans>Look at communities</Trans>
              </LinkButton>
            }
          >
            <Trans>A community is a small group that meets and writes in between. Join one to read what colleagues have tried, and to ask what you wonder about.</Trans>
          </EmptyState>
        ) : (
          <>
            <h2 className="visually-hidden">
              <Trans>Posts</Trans>
            </h2>
            <ThreadList
              page={page}
              show={show}
              shows={shows}
              belongs={(id) => communities.some((community) => community.id === id)}
              withCommunity
              empty={empty}
            />
          </>
        )}
      </div>
      {waiting.length > 0 && (
        <aside className="aside">
          <section className="aside-block">
            <h2>
              <Trans>Waiting for a reply</Trans>
            </h2>
            <ul className="aside-list">
              {waiting.map((line) => (
                <li key={line.id}>
                  <a href={`/t/${line.id}`}>
                    <Avatar name={line.author.name} tint={line.author.tint} photo={line.author.photo} size="sm" />
                    <span>{line.title}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </aside>
      )}
    </main>
  );
}

function greeting(hour: number, name: string | undefined) {
  if (hour < 12) return <Trans>Good morning, {name}</Trans>;
  if (hour < 18) return <Trans>Good afternoon, {name}</Trans>;
  return <Trans>Good evening, {name}</Trans>;
}
