import { Trans, useLingui } from '@lingui/react/macro';
import { useSubmit } from '@remix-run/react';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { addressOf, facetNames, type Facet, type LibraryFilter } from '../../contract/library-filter';
import { Icon } from '../../ui/icon';
import { choiceInWords, facetWords } from '../../ui/library-words';

/** Facets that stand open though nothing in them is chosen. */
const open = ['age', 'setting'];

/** The facets beside the results, as checkboxes of the search field's form. On a phone they are a step of their own. */
export function Facets({ filter, facets, isOpen }: { filter: LibraryFilter; facets: Facet[]; isOpen: boolean }) {
  const { i18n, t } = useLingui();
  const submit = useSubmit();
  const box = useRef<HTMLDivElement>(null);
  // As the page came: afterwards opening and closing is the reader's, and taking the last choice away closes nothing.
  const [opened] = useState(() => facetNames.filter((name) => open.includes(name) || filter.chosen[name].length > 0));
  const address = addressOf(filter);
  const n = facetNames.reduce((sum, name) => sum + filter.chosen[name].length, 0);

  // A choice that a link took away is not to stay ticked.
  useEffect(() => {
    for (const input of box.current?.querySelectorAll('input') ?? []) input.checked = input.defaultChecked;
  }, [address]);

  const narrow = ({ target }: ChangeEvent<HTMLInputElement>) => {
    // Where results stand beside the facets a choice shows at once; on a phone one chooses several, then looks.
    if (target.form && matchMedia('(min-width: 1024px)').matches) submit(target.form, { replace: true, preventScrollReset: true });
  };

  return (
    <>
      <p className="actions filter-open">
        <a className="button" href={isOpen ? address : `${address}${address === '?' ? '' : '&'}filters=open`} aria-expanded={isOpen} data-keep-scroll>
          <Icon name="filter" small />
          {isOpen ? <Trans>Close filters</Trans> : n > 0 ? <Trans>Filters ({n})</Trans> : <Trans>Filters</Trans>}
        </a>
        {/* Within reach of every choice; at the end it would be a long way off. */}
        {isOpen && (
          <button className="button button--primary" form="filter">
            <Trans>Show results</Trans>
          </button>
        )}
      </p>
      <div className="facets" role="group" aria-label={t`Narrow the results`} data-open={isOpen || undefined} ref={box}>
        {facets.map(({ name, choices }) =>
          choices.length === 0 ? null : (
            <details key={name} className="facet" open={opened.includes(name)}>
              <summary>
                {i18n._(facetWords[name])}
                <Icon name="chevron-down" small />
              </summary>
              {choices.map((choice) => {
                return (
                  <label key={choice.value} className="choice">
                    <input type="checkbox" form="filter" name={name} value={choice.value} defaultChecked={choice.isChosen} onChange={narrow} />
                    <span>{choiceInWords(i18n, name, choice)}</span>
                    <span className="n">
                      <span className="visually-hidden">, </span>
                      {choice.n}
                    </span>
                  </label>
                );
              })}
            </details>
          ),
        )}
        <button className="button facets-end" form="filter">
          <Trans>Show results</Trans>
        </button>
      </div>
    </>
  );
}
