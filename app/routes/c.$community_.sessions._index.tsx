import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { i18nOf, title } from '../i18n.server';
import { grouped } from '../my-sessions.server';
import { seriesLine } from '../series-page.server';
import { readerOf, sessionLine } from '../session-words.server';
import { LinkButton } from '../ui/button';
import { CommunityHead } from '../ui/community-head';
import { CommunityTabs } from '../ui/community-tabs';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { News } from '../ui/news';
import { Notice } from '../ui/notice';
import { SessionList } from '../ui/session-row';

const day = 86_400_000;
const ahead = 92 * day;
const before = 61 * day;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { communities, series } = context.services;
    const { view } = await communities.find(actor, params.community!);
    const now = context.now.getTime();
    const found = await series.inCommunity(actor, view.slug, { from: new Date(now - before), until: new Date(now + ahead) });
    const as = readerOf(context);
    const isPast = (endsAt: string) => endsAt <= context.now.toISOString();
    const name = shortName(view.name);
    const shown = new Set(found.sessions.map(({ seriesId }) => seriesId));
    return {
      title: title(context, `${i18nOf(context.language)._(msg`Sessions`)} · ${name}`),
      bar: { title: name, back: `/c/${view.slug}`, community: view.slug },
      name,
      community: view,
      mayPlan: found.may.plan,
      hasAny: found.series.length > 0,
      isMember: view.role !== null || view.isVisiting,
      // A single session that is in the list below is not a series to its readers, unless it needs something.
      series: found.series.map((row) => seriesLine(context.language, row)).filter((one) => !one.isOneOff || one.isEnded || one.needs.length > 0 || !shown.has(one.id)),
      groups: grouped(as, found.sessions.filter(({ endsAt }) => !isPast(endsAt))),
      past: found.sessions.filter(({ endsAt }) => isPast(endsAt)).reverse().map((row) => ({ ...sessionLine(as, row), answer: null })),
    };
  });
}

export default function CommunitySessions() {
  const { name, community, mayPlan, hasAny, isMember, series, groups, past } = useLoaderData<typeof loader>();
  const running = series.filter(({ isEnded }) => !isEnded);
  const ended = series.filter(({ isEnded }) => isEnded);
  const plan = mayPlan && (
    <LinkButton variant={hasAny ? undefined : 'primary'} icon="plus" href={`/c/${community.slug}/sessions/new`}>
      <Trans>Start a series</Trans>
    </LinkButton>
  );
  return (
    <main className="page" id="main">
      <CommunityHead community={community} />
      <CommunityTabs community={community} here="sessions" />
      <div className="main">
        <News event="session:changed" concerns={({ communityId }) => communityId === community.id} />
        {!isMember && (
          <Notice tone="plain" icon="info">
            <Trans>
              You can see when {name} meets. <a href={`/c/${community.slug}/about`}>Join to come along.</a>
            </Trans>
          </Notice>
        )}
        {!hasAny ? (
          <EmptyState title={<Trans>No sessions yet</Trans>} action={plan}>
            <Trans>Regular meetings over time are where trust and learning grow. For example: a practice circle on the second Thursday of each month.</Trans>
          </EmptyState>
        ) : (
          plan && <p>{plan}</p>
        )}
        {groups.map((group) => (
          <section className="session-group" key={group.title}>
            <h2>{group.title}</h2>
            <SessionList lines={group.lines} />
          </section>
        ))}
        {running.length > 0 && (
          <section className="session-group">
            <h2>
              <Trans>Our series</Trans>
            </h2>
            <SeriesLines series={running} />
          </section>
        )}
        {past.length > 0 && (
          <section className="session-group">
            <h2>
              <Trans>In the last two months</Trans>
            </h2>
            <SessionList lines={past} />
          </section>
        )}
        {hasAny && (
          <p>
            <a className="button button--quiet" href={`/settings/calendar?of=community:${community.slug}`}>
              <Icon name="sessions" />
              <Trans>See these in your own calendar</Trans>
            </a>
          </p>
        )}
        {ended.length > 0 && (
          <section className="session-group">
            <h2>
              <Trans>Ended</Trans>
            </h2>
            <SeriesLines series={ended} />
          </section>
        )}
      </div>
    </main>
  );
}

function SeriesLines({ series }: { series: ReturnType<typeof seriesLine>[] }) {
  return (
    <ul className="plain series-list">
      {series.map((one) => (
        <li key={one.id}>
          <h3>
            <a href={`/series/${one.id}`}>{one.title}</a>
          </h3>
          <p>{one.cadence}</p>
          <p className="meta dotted">
            <span>{one.model}</span>
            {one.lead && <span>{one.lead}</span>}
            {one.needs.map((need) => (
              <span key={need}>
                <span className="chip chip--wheat">{need}</span>
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
