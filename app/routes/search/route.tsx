import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { reader, show } from '../../answer.server';
import { readKind, searchKinds, type SearchKind } from '../../contract/search';
import { typed } from '../../contract/words';
import { i18nOf, title } from '../../i18n.server';
import { withTitles } from '../../thread-words.server';
import { Pager } from '../../ui/pager';
import { SearchBox } from '../../ui/search-box';
import { StrategyCard } from '../../ui/strategy-card';
import { CommunityHits, PeopleHits, PostHits } from './hits';

const kindNames = { people: msg`People`, posts: msg`Posts`, strategies: msg`Strategies`, communities: msg`Communities` };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const q = typed(query.get('q'));
    const kind = readKind(query.get('in'));
    const page = Number(query.get('page'));
    const found = await context.services.search.find(me.actor, { q, in: kind, page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1 });
    withTitles(context, found.posts?.hits ?? []);
    return {
      title: title(context, q || msg`Search`),
      bar: { title: i18nOf(context.language)._(msg`Search`), back: '/', searches: true as const },
      q,
      kind,
      found,
    };
  });
}

export default function Search() {
  const { q, kind, found } = useLoaderData<typeof loader>();
  const { i18n, t } = useLingui();
  const { words } = found;
  const address = (to: SearchKind | null, page = 1) => `?${new URLSearchParams({ q, ...(to ? { in: to } : {}), ...(page > 1 ? { page: String(page) } : {}) }).toString()}`;
  const total = searchKinds.reduce((sum, one) => sum + (found[one]?.total ?? 0), 0);
  const group = (of: SearchKind, more: ReactNode, list: ReactNode) => {
    const hits = found[of];
    if (!hits || hits.total === 0) return null;
    return (
      <section className="search-group" aria-labelledby={of}>
        <h2 id={of}>
          {i18n._(kindNames[of])} <span className="n">{hits.total}</span>
        </h2>
        {list}
        {!kind && hits.total > hits.hits.length && (
          <p>
            <a className="button" href={address(of)}>
              {more}
            </a>
          </p>
        )}
      </section>
    );
  };
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head library-search">
        <h1>
          <Trans>Search</Trans>
        </h1>
        {/* Drawn anew for another search: a link may have changed it. */}
        <SearchBox key={q} id="search-q" big value={q} within={kind ?? undefined} />
      </div>
      <div className="main">
        {words.length > 0 && (
          <nav className="filters" aria-label={t`What to search`}>
            {[null, ...searchKinds].map((one) => (
              <a key={one} href={address(one)} aria-current={one === kind || undefined}>
                {one ? i18n._(kindNames[one]) : <Trans>Everything</Trans>}
              </a>
            ))}
          </nav>
        )}
        <p role="status" className={total > 0 ? 'visually-hidden' : undefined}>
          {total > 0 && <Plural value={total} one="# result" other="# results" />}
        </p>
        {group(
          'people',
          <Trans>
            All <Plural value={found.people?.total ?? 0} one="# person" other="# people" />
          </Trans>,
          <PeopleHits hits={found.people?.hits ?? []} words={words} />,
        )}
        {group(
          'posts',
          <Trans>
            All <Plural value={found.posts?.total ?? 0} one="# post" other="# posts" />
          </Trans>,
          <PostHits hits={found.posts?.hits ?? []} words={words} />,
        )}
        {group(
          'strategies',
          <Trans>
            All <Plural value={found.strategies?.total ?? 0} one="# strategy" other="# strategies" />
          </Trans>,
          <div className="result-list">
            {found.strategies?.hits.map((line) => (
              <StrategyCard key={line.slug} line={line} words={words} />
            ))}
          </div>,
        )}
        {group(
          'communities',
          <Trans>
            All <Plural value={found.communities?.total ?? 0} one="# community" other="# communities" />
          </Trans>,
          <CommunityHits hits={found.communities?.hits ?? []} words={words} />,
        )}
        {total === 0 && (
          <div className="empty-state">
            {words.length === 0 ? (
              <p>
                <Trans>Type a word or its beginning. Accents do not matter, and nobody sees what you look for.</Trans>
              </p>
            ) : (
              <>
                <p>
                  {kind ? (
                    <Trans>Nothing here has all these words. Look in everything, or try fewer words.</Trans>
                  ) : (
                    <Trans>Nothing that you can read has all these words. Try fewer, or only the beginning of one.</Trans>
                  )}
                </p>
                <p className="actions">
                  {kind && (
                    <a className="button" href={address(null)}>
                      <Trans>Look in everything</Trans>
                    </a>
                  )}
                  <a className="button" href="/library">
                    <Trans>Look through the library</Trans>
                  </a>
                </p>
              </>
            )}
          </div>
        )}
        {kind && <Pager page={found.page} pages={found.pages} href={(page) => address(kind, page)} />}
      </div>
    </main>
  );
}
