import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import type { loader as rootLoader } from '../root';
import { shortName, type OpenCommunity } from '../contract/communities';
import { Tile } from '../ui/avatar';
import { Button, LinkButton } from '../ui/button';
import { CommunityRows } from '../ui/community-rows';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Communities`),
    bar: { title: i18nOf(context.language)._(msg`Communities`) },
    open: await context.services.communities.open(me.actor),
  }));
}

export default function Communities() {
  const { open } = useLoaderData<typeof loader>();
  const mine = useRouteLoaderData<typeof rootLoader>('root')?.communities ?? [];
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1 className="bar-says">
          <Trans>Communities</Trans>
        </h1>
      </div>
      <div className="main">
        {mine.length > 0 && (
          <section className="home-communities" aria-labelledby="mine">
            <h2 id="mine">
              <Trans>Yours</Trans>
            </h2>
            <CommunityRows communities={mine} />
          </section>
        )}
        <section className="home-communities" aria-labelledby="open">
          <h2 id="open">
            <Trans>Open to you</Trans>
          </h2>
          {open.length === 0 ? (
            <p className="hint">
              <Trans>There is no other open community at the moment. Private ones are joined by invitation.</Trans>
            </p>
          ) : (
            <ul className="plain">
              {open.map((community) => (
                <li key={community.slug} className="open-community">
                  <Tile name={community.name} tint={community.tint} />
                  <span className="grow">
                    <a href={`/c/${community.slug}`}>
                      <b>{shortName(community.name)}</b>
                    </a>
                    {community.tagline && <span className="about">{community.tagline}</span>}
                    <span className="muted">
                      <Plural value={community.memberCount} one="# member" other="# members" />
                    </span>
                  </span>
                  <WayIn community={community} />
                </li>
              ))}
            </ul>
          )}
        </section>
        {/* What one comes for once stands after the lists. */}
        <p className="actions">
          <LinkButton icon="plus" href="/communities/new">
            <Trans>Start a community</Trans>
          </LinkButton>
          <LinkButton href="/join">
            <Trans>I have a code</Trans>
          </LinkButton>
        </p>
      </div>
    </main>
  );
}

function WayIn({ community: { slug, name, way } }: { community: OpenCommunity }) {
  const short = shortName(name);
  if (way === 'ask') {
    return (
      <p>
        <LinkButton small href={`/c/${slug}`}>
          <Trans>Ask to join<span className="visually-hidden"> {short}</span></Trans>
        </LinkButton>
      </p>
    );
  }
  return (
    <Form method="post" action={`/c/${slug}`}>
      <input type="hidden" name="intent" value={way} />
      <Button small>{way === 'resume' ? <Trans>Come back<span className="visually-hidden"> {short}</span></Trans> : <Trans>Join<span className="visually-hidden"> {short}</span></Trans>}</Button>
    </Form>
  );
}
