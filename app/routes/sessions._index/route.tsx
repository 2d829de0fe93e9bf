import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { reader, show } from '../../answer.server';
import { wallAt } from '../../cadence-words.server';
import { shortName } from '../../contract/communities';
import { i18nOf, title } from '../../i18n.server';
import { grouped, monthTable } from '../../my-sessions.server';
import { readerOf } from '../../session-words.server';
import { LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { News } from '../../ui/news';
import { SessionList } from '../../ui/session-row';
import { Tabs } from '../../ui/tabs';
import { Month } from './month';

const day = 86_400_000;
/** How far the list looks ahead, and how far back in one page. */
const reach = 92 * day;
const farthest = 3660 * day;

/** A day of an address, or null. */
const dayOf = (text: string | null) => (text && /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : null);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const { communities, sessions } = context.services;
    const as = readerOf(context);
    const inSlug = query.get('in');
    const asked = query.get('show');
    const only = ({ community }: { community: { slug: string } }) => !inSlug || community.slug === inSlug;
    const words = i18nOf(context.language)._(msg`Sessions`);
    const page = async () => {
      if (asked === 'month') return { kind: 'month' as const, table: monthTable(as, await sessions.month(actor, query.get('month') ?? wallAt(as.now, as.timeZone).slice(0, 7)), only) };
      const now = as.now.getTime();
      if (asked === 'past') {
        const before = dayOf(query.get('before'));
        const until = before && before < as.now ? before : as.now;
        const from = new Date(until.getTime() - reach);
        const rows = (await sessions.mySessions(actor, { from, until })).filter((row) => only(row) && row.endsAt < as.now.toISOString() && row.startsAt < until.toISOString());
        const older = from.getTime() > now - farthest ? from.toISOString().slice(0, 10) : null;
        return { kind: 'past' as const, isLatest: until === as.now, groups: grouped(as, rows.reverse()), older };
      }
      const rows = await sessions.mySessions(actor, { from: as.now, until: new Date(now + reach) });
      return { kind: 'coming' as const, groups: grouped(as, rows.filter(only)) };
    };
    const [found, mine] = await Promise.all([page(), communities.mine(actor)]);
    return {
      title: title(context, words),
      bar: { title: words },
      found,
      in: mine.find(({ slug }) => slug === inSlug)?.slug ?? null,
      communities: mine.map(({ slug, name }) => ({ slug, name: shortName(name) })),
    };
  });
}

export default function Sessions() {
  const { t } = useLingui();
  const { found, in: inSlug, communities } = useLoaderData<typeof loader>();
  const here = (more: { show?: string; in?: string | null }) => {
    const query = new URLSearchParams();
    const show = more.show ?? (found.kind === 'coming' ? '' : found.kind);
    const slug = more.in === undefined ? inSlug : more.in;
    if (show) query.set('show', show);
    if (slug) query.set('in', slug);
    return `/sessions${query.size > 0 ? `?${query.toString()}` : ''}`;
  };
  return (
    <main className="page page--wide sessions-page" id="main">
      <div className="page-head">
        <h1 className="bar-says">
          <Trans>Sessions</Trans>
        </h1>
        <p className="lede">
          <Trans>When you meet, and whether you will be there. Times are in your time zone.</Trans>
        </p>
        <p>
          <a href="/settings/calendar">
            <Trans>See them in your own calendar</Trans>
          </a>
        </p>
      </div>
      <div className="main">
        {/* Whoever hears of it may be expected there. */}
        <News event="session:changed" concerns={() => true} />
        <Tabs
          label={t`Sessions`}
          tabs={[
            { href: here({ show: '' }), words: t`Coming`, isHere: found.kind === 'coming' },
            { href: here({ show: 'month' }), words: t`Month`, isHere: found.kind === 'month' },
            { href: here({ show: 'past' }), words: t`Past`, isHere: found.kind === 'past' },
          ]}
        />
        {communities.length > 1 && (
          <Tabs
            look="filters"
            label={t`Communities`}
            tabs={[{ href: here({ in: null }), words: t({ message: 'All', context: 'communities' }), isHere: inSlug === null }, ...communities.map(({ slug, name }) => ({ href: here({ in: slug }), words: name, isHere: slug === inSlug }))]}
          />
        )}
        {found.kind === 'month' && <Month table={found.table} href={(month) => `${here({ show: 'month' })}&month=${month}`} />}
        {found.kind === 'past' &&
          (found.groups.length === 0 ? (
            <EmptyState>{found.isLatest ? <Trans>Nothing in the last three months.</Trans> : <Trans>Nothing in these three months.</Trans>}</EmptyState>
          ) : (
            found.groups.map((group) => <SessionsOf key={group.title} title={group.title} lines={group.lines} />)
          ))}
        {found.kind === 'past' && found.older && (
          <p className="actions gap-top">
            <LinkButton href={`${here({ show: 'past' })}&before=${found.older}`} icon="arrow-left">
              <Trans>Older</Trans>
            </LinkButton>
          </p>
        )}
        {found.kind === 'coming' &&
          (found.groups.length === 0 ? (
            <EmptyState
              title={<Trans>Nothing planned in the next three months</Trans>}
              action={
                <LinkButton href="/communities">
                  <Trans>Look at communities</Trans>
                </LinkButton>
              }
            >
              <Trans>Sessions of your communities appear here, such as a practice circle on the second Thursday of each month. Facilitators plan them.</Trans>
            </EmptyState>
          ) : (
            found.groups.map((group) => <SessionsOf key={group.title} title={group.title} lines={group.lines} />)
          ))}
      </div>
    </main>
  );
}

function SessionsOf({ title, lines }: { title: React.ReactNode; lines: Parameters<typeof SessionList>[0]['lines'] }) {
  return (
    <section className="session-group">
      <h2>{title}</h2>
      <SessionList lines={lines} withCommunity />
    </section>
  );
}
