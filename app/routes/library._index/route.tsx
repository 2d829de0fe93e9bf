import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { reader, show } from '../../answer.server';
import { addressOf, facetNames, readFilter } from '../../contract/library-filter';
import { i18nOf, title } from '../../i18n.server';
import { topicWord } from '../../topic-words.server';
import { Pager } from '../../ui/pager';
import { StrategyCard } from '../../ui/strategy-card';
import { Applied } from './applied';
import { Facets } from './facets';
import { NothingFits } from './nothing-fits';
import { SearchField } from './search-field';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const filter = readFilter(query);
    const found = await context.services.library.browse(me.actor, filter);
    const named = found.facets.map(({ name, choices }) => ({
      name,
      choices: name === 'topic' ? choices.map((choice) => ({ ...choice, name: topicWord(context.language, choice.value) })) : choices,
    }));
    return {
      title: title(context, msg`Library`),
      bar: { title: i18nOf(context.language)._(msg`Library`) },
      filter,
      /** On a phone the facets are a step of their own. */
      isNarrowing: query.get('filters') === 'open',
      ...found,
      facets: named,
    };
  });
}

export default function Library() {
  const { filter, isNarrowing, lines, total, pages, facets, words } = useLoaderData<typeof loader>();
  const hasFacets = facetNames.some((name) => filter.chosen[name].length > 0);
  return (
    <main className="page page--wide" id="main">
      <div className="library">
        <div className="library-search">
          <h1>
            <Trans>Library</Trans>
          </h1>
          <SearchField id="filter" q={filter.q} label={msg`Search strategies`} example={msg`goodbyes at drop-off`} />
        </div>
        <Facets filter={filter} facets={facets} isOpen={isNarrowing} />
        <section aria-labelledby="results" className={isNarrowing ? 'results results--behind' : 'results'}>
          <Applied filter={filter} facets={facets} />
          <div className="result-head">
            <h2 id="results">
              {total === 0 && (filter.q || hasFacets) ? <Trans>Nothing found</Trans> : <Plural value={total} _0="No strategies" one="# strategy" other="# strategies" />}
            </h2>
          </div>
          {total === 0 && <NothingFits filter={filter} hasFacets={hasFacets} />}
          <div className="result-list">
            {lines.map((line) => (
              <StrategyCard key={line.slug} line={line} words={words} />
            ))}
          </div>
          <Pager page={filter.page} pages={pages} href={(page) => addressOf({ ...filter, page })} />
        </section>
      </div>
    </main>
  );
}
