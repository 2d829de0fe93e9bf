import { Trans, useLingui } from '@lingui/react/macro';
import type { DirectoryFilter } from '../../contract/directory';
import { limits } from '../../contract/limits';
import { Button } from '../../ui/button';
import { Select } from '../../ui/field';
import { Icon } from '../../ui/icon';

type Name = 'role' | 'does' | 'setting' | 'speaks' | 'ask';
type Choices = Record<Name, { value: string; name: string }[]>;

/** Words and choices in one form, which goes to the page's own address. */
export function SearchPeople({ filter, choices, isWhole }: { filter: DirectoryFilter; choices: Choices; isWhole: boolean }) {
  const { t } = useLingui();
  const labels = { role: <Trans>Role here</Trans>, does: <Trans>What they do</Trans>, setting: <Trans>Kind of place</Trans>, speaks: <Trans>Language</Trans>, ask: <Trans>Ask me about</Trans> };
  const names = (Object.keys(labels) as Name[]).filter((name) => choices[name].length > 0);
  const isOpen = names.some((name) => filter[name] !== null);
  return (
    // Drawn anew for another search: a link may have changed it.
    <form className="stack people-search" role="search" aria-label={t`Search people here`} key={JSON.stringify(filter)}>
      <div className="field">
        <label htmlFor="q">{isWhole ? <Trans>Who has handled this?</Trans> : <Trans>Name or role</Trans>}</label>
        <div className="search-field search-field--big">
          <Icon name="search" />
          <input id="q" name="q" type="search" defaultValue={filter.q} placeholder={isWhole ? t`biting, goodbyes, a name` : t`a name`} maxLength={limits.query} autoComplete="off" enterKeyHint="search" />
          <Button variant="primary">
            <Trans>Search</Trans>
          </Button>
        </div>
        {isWhole && (
          <p className="hint">
            <Trans>Looks at names and roles, at what people can be asked about, and at what they wrote here.</Trans>
          </p>
        )}
      </div>
      <details open={isOpen}>
        <summary className="button button--quiet">
          <Icon name="filter" small />
          <Trans>Narrow by role, place or language</Trans>
        </summary>
        <div className="field-row gap-top">
          {names.map((name) => (
            <Select key={name} name={name} label={labels[name]} problem={undefined} defaultValue={filter[name] ?? ''}>
              <option value="">{t`Any`}</option>
              {choices[name].map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.name}
                </option>
              ))}
            </Select>
          ))}
        </div>
        <div className="actions gap-top">
          <Button>
            <Trans>Show people</Trans>
          </Button>
        </div>
      </details>
    </form>
  );
}
