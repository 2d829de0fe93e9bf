import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show } from '../../answer.server';
import { shortName, type CommunityView } from '../../contract/communities';
import { oneOf, type Show } from '../../contract/names';
import { title } from '../../i18n.server';
import type { loader as rootLoader } from '../../root';
import { Avatar, Tile } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { CommunityTabs } from '../../ui/community-tabs';
import { EmptyState } from '../../ui/empty-state';
import { FormError } from '../../ui/form-error';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { ThreadList } from '../../ui/thread-list';
import { monthAndYear, useClockface } from '../../ui/time';
import { privacyWords } from '../../ui/words';
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
    const { communities, threads } = context.services;
    // Both at once: the list asks the access rule itself.
    const [{ view }, page] = await Promise.all([communities.find(me.actor, slug), threads.ofCommunity(me.actor, slug, wanted, query.get('before'))]);
    return { title: title(context, shortName(view.name)), bar: { title: shortName(view.name), back: '/', community: view.slug }, community: view, show: wanted, page };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const me = reader(context, request);
  return act(context, request, async ({ intent }) => {
    const slug = params.community!;
    if (intent === 'leave') {
      await context.services.communities.leave(me.actor, slug);
      return redirect('/communities');
    }
    await context.services.communities.join(me.actor, slug);
    return redirect(`/c/${slug}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Community() {
  const { community, show, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <main className="page" id="main">
      <Head community={community} />
      <div className="main">
        <CommunityTabs community={community} here="posts" />
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
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
              shows={shows}
              belongs={(id) => id === community.id}
              empty={
                <EmptyState>{show === 'newest' ? <Trans>Nobody has written yet. A question that you have today is a good beginning.</Trans> : <Trans>Nothing here at the moment.</Trans>}</EmptyState>
              }
            />
          </>
        ) : (
          <EmptyState>
            {community.role ? <Trans>What members write here is between them. You see when they meet, not what they say.</Trans> : <Trans>Members of this community read and write here.</Trans>}
          </EmptyState>
        )}
      </div>
      <CommunityAside community={community} />
    </main>
  );
}

function Head({ community }: { community: CommunityView }) {
  const { i18n } = useLingui();
  const face = useClockface();
  const since = monthAndYear(new Date(community.createdAt), face);
  return (
    <header className="community-head">
      <Tile name={community.name} tint={community.tint} large />
      <div>
        <h1>{shortName(community.name)}</h1>
        <p className="meta dotted">
          <span>
            <Icon name="people" small />
            <Plural value={community.memberCount} one="# member" other="# members" />
          </span>
          <span>{i18n._(privacyWords[community.privacy])}</span>
          <span suppressHydrationWarning>
            <Trans>Since {since}</Trans>
          </span>
        </p>
      </div>
      <div className="actions community-tools">
        {community.may.join && (
          <Form method="post">
            <input type="hidden" name="intent" value="join" />
            <Button variant="primary">
              <Trans>Join</Trans>
            </Button>
          </Form>
        )}
        {community.may.leave && (
          <Menu
            quiet
            button={
              <>
                <Icon name="more" />
                <span className="visually-hidden">
                  <Trans>More for this community</Trans>
                </span>
              </>
            }
          >
            <Form method="post">
              <input type="hidden" name="intent" value="leave" />
              <Button variant="quiet" wide icon="sign-out">
                <Trans>Leave this community</Trans>
              </Button>
            </Form>
          </Menu>
        )}
      </div>
      {community.tagline && <p className="lede">{community.tagline}</p>}
    </header>
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
