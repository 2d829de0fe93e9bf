import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { Icon } from './icon';

/** Asks /search, by an address that can be kept. */
export function SearchBox({ id = 'q', value, within, big }: { id?: string; value?: string; /** The `in` of the search. */ within?: string; big?: boolean }) {
  const { t } = useLingui();
  return (
    <Form className={big ? 'search-field search-field--big' : 'search-field'} role="search" action="/search">
      <Icon name="search" />
      <label className="visually-hidden" htmlFor={id}>
        <Trans>Search</Trans>
      </label>
      <input id={id} name="q" type="search" defaultValue={value} placeholder={t`Search people, posts, strategies`} autoComplete="off" enterKeyHint="search" />
      {within && <input type="hidden" name="in" value={within} />}
      {/* Enter sends a form of one field by itself. */}
      {big && (
        <button className="button button--primary">
          <Trans>Search</Trans>
        </button>
      )}
    </Form>
  );
}
