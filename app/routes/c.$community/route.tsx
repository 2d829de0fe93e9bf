import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { shortName, type CommunityView } from '../../contract/communities';
import { oneOf, type Show } from '../../contract/names';
import { problemOf } from '../../contract/problems';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { atItsAddress } from '../../moved.server';
import { readerOf, timesOf } from '../../session-words.server';
import { emptyWords, withTitles } from '../../thread-words.server';
import type { loader as rootLoader } from '../../root';
import { Avatar } from '../../ui/avatar';
import { LinkButton } from '../../ui/button';
import { AgreementsCard } from '../../ui/agreements-card';
import { CommunityHead } from '../../ui/community-head';
import { CommunityTabs } from '../../ui/community-tabs';
import { EmptyState } from '../../ui/empty-state';
import { FirstSteps } from '../../ui/first-steps';
import { FormError } from '../../ui/form-error';
import { Icon } from '../../ui/icon';
import { ThreadList } from '../../ui/thread-list';
import { CommunityAside } from './aside';

const shows: readonly Show[] = ['newest', 'unread', 'questions', 'dilemmas', 'needs-reply'];

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const wanted = oneOf(shows, query.get('show'));
    const slug = params.community!;
    const { agreements, communities, series, threads } = context.services;
    // Both at once: the list asks the access rule itself.
    const [found, page] = await Promise.all([communities.find(me.actor, slug), threads.ofCommunity(me.actor, slug, wanted, query.get('before'))]);
    const { view, may } = found;
    atItsAddress(view.slug, slug, request);
    withTitles(context, page.lines);
    const [asks, next] = await Promise.all([agreements.asks(me.actor, view), may.read || may.attendance ? series.nextOf(me.actor, found) : null]);
    const { when, there } = next ? timesOf(readerOf(context), next.startsAt, next.endsAt, next.zone) : { when: '', there: null };
    return { title: title(context, shortName(view.name)), bar: { title: shortName(view.name), back: '/', community: view.slug }, community: view, show: wanted, page, asks, next: next && { id: next.id, title: next.title, when: there ? `${when} (${there})` : when }, empty: page.lines.length === 0 ? emptyWords(context.language, wanted) : null };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async ({ intent }) => {
    const me = writer(context);
    const slug = params.community!;
    const { communities } = context.services;
    if (intent === 'leave' || intent === 'pause') {
      // The last facilitator hands over first.
      const isLast = await communities[intent](me.actor, slug).then(() => false, ifLast);
      if (isLast) return redirect(`/c/${slug}/hand-over`);
      return redirect('/communities', { headers: flash(context, i18nOf(context.language)._(intent === 'leave' ? msg`You have left. What you wrote stays.` : msg`Your membership rests. Come back whenever you like.`)) });
    }
    if (intent === 'resume') await communities.resume(me.actor, slug);
    else if (intent === 'hide-first-steps') await communities.hideFirstSteps(me.actor, slug);
    else await communities.join(me.actor, slug);
    return redirect(`/c/${slug}`);
  });
}

function ifLast(caught: unknown): true {
  if (problemOf(caught)?.code === 'conflict') return true;
  throw caught;
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Community() {
  const { community, show, page, asks, next, empty } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <main className="page" id="main">
      <CommunityHead community={community} />
      <CommunityTabs community={community} here="posts" />
      <div className="main">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        {community.firstSteps && <FirstSteps slug={community.slug} steps={community.firstSteps} />}
        <AgreementsCard asks={asks} />
        {community.may.read ? (
          <>
            {community.welcome && <StartHere community={community} />}
            {community.may.write && <WriteRow slug={community.slug} />}
            <h2 className="visually-hidden">
              <Trans>Posts</Trans>
            </h2>
            <ThreadList
              page={page}
              show={show}
              shows={community.role ? shows : shows.filter((name) => name !== 'unread')}
              belongs={(id) => id === community.id}
              empty={empty}
            />
          </>
        ) : (
          <Closed community={community} />
        )}
      </div>
      <CommunityAside community={community} next={next} />
    </main>
  );
}

/** Why the reader sees no posts, and what they may do about it. */
function Closed({ community }: { community: CommunityView }) {
  if (community.role) {
    return (
      <EmptyState>
        <Trans>What members write here is between them. You see when they meet, not what they say.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      {community.purpose && <p className="lede">{community.purpose}</p>}
      <p className="muted gap-top">
        <Trans>Members of this community read and write here.</Trans>
      </p>
      <div className="actions gap-top">
        {community.may.ask && (
          <LinkButton variant="primary" href={`/c/${community.slug}/ask`}>
            <Trans>Ask to join</Trans>
          </LinkButton>
        )}
        {community.may.visit && (
          <LinkButton href={`/c/${community.slug}/visit`} icon="lock">
            <Trans>Read for one hour</Trans>
          </LinkButton>
        )}
      </div>
    </>
  );
}

function StartHere({ community }: { community: CommunityView }) {
  const from = community.welcomeFrom?.split(' ')[0];
  return (
    <details className="pinned" open>
      <summary>
        <Icon name="pin" />
        {from ? <Trans>Start here, from {from}</Trans> : <Trans>Start here</Trans>}
        <Icon name="chevron-down" />
      </summary>
      <p>{community.welcome}</p>
    </details>
  );
}

function WriteRow({ slug }: { slug: string }) {
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  return (
    <a className="write-row" href={`/c/${slug}/new`}>
      {me && <Avatar name={me.name} tint={me.tint} photo={me.photo} size="sm" />}
      <span className="grow">
        <Trans>Share something with the circle</Trans>
      </span>
      <span className="button button--primary button--small">
        <Icon name="pencil" small />
        <Trans>Write</Trans>
      </span>
    </a>
  );
}
