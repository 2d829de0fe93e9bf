import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { Icon } from './icon';

interface Props {
  /** What tells it from another search on the same page. */
  label?: string;
  id?: string;
  value?: string;
  /** The `in` of the search. */
  within?: string;
  big?: boolean;
  /** The key that leads here. */
  hint?: string | false;
}

/** Asks /search, by an address that can be kept. The small one is sent by its glass, the big one by a button in words. */
export function SearchBox({ label, id = 'q', value, within, big, hint }: Props) {
  const { t } = useLingui();
  return (
    <Form className={big ? 'search-field search-field--big' : 'search-field'} role="search" aria-label={label} action="/search">
      {big && <Icon name="search" />}
      <label className="visually-hidden" htmlFor={id}>
        {label ?? <Trans>Search</Trans>}
      </label>
      <input id={id} name="q" type="search" defaultValue={value} placeholder={t`Search people, posts, strategies`} autoComplete="off" enterKeyHint="search" />
      {within && <input type="hidden" name="in" value={within} />}
      <button className={big ? 'button button--primary' : 'icon-button'}>
        {!big && <Icon name="search" />}
        <span className={big ? undefined : 'visually-hidden'}>
          <Trans>Search</Trans>
        </span>
      </button>
      {hint && <kbd aria-hidden>{hint}</kbd>}
    </Form>
  );
}
