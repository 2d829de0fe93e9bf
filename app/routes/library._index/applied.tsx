import { Trans, useLingui } from '@lingui/react/macro';
import { addressOf, without, type Facet, type LibraryFilter } from '../../contract/library-filter';
import { Icon } from '../../ui/icon';
import { choiceInWords } from '../../ui/library-words';

/** What is chosen, each a link that takes it away again. */
export function Applied({ filter, facets }: { filter: LibraryFilter; facets: Facet[] }) {
  const { i18n } = useLingui();
  const chosen = facets.flatMap(({ name, choices }) => choices.filter(({ isChosen }) => isChosen).map((choice) => ({ facet: name, choice })));
  if (chosen.length === 0) return null;
  return (
    <p className="applied">
      {chosen.map(({ facet, choice }) => (
        <a key={`${facet} ${choice.value}`} className="chip chip--soil" href={addressOf(without(filter, facet, choice.value))} data-keep-scroll>
          {choiceInWords(i18n, facet, choice)}
          <Icon name="close" small />
          <span className="visually-hidden">
            <Trans>remove</Trans>
          </span>
        </a>
      ))}
      <a className="small" href={filter.q ? `?${new URLSearchParams({ q: filter.q }).toString()}` : '?'} data-keep-scroll>
        <Trans>Clear all</Trans>
      </a>
    </p>
  );
}
