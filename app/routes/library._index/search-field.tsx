import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { limits } from '../../contract/limits';
import { Icon } from '../../ui/icon';

/** The large search field of a page. Its form goes to the page's own address. */
export function SearchField({ id, q, label, example }: { id: string; q: string; label: MessageDescriptor; example: MessageDescriptor }) {
  const { i18n } = useLingui();
  return (
    <form id={id} role="search">
      <div className="search-field search-field--big">
        <Icon name="search" />
        <label className="visually-hidden" htmlFor={`${id}-q`}>
          {i18n._(label)}
        </label>
        {/* Drawn anew for another search: a link may have changed it. */}
        <input key={q} id={`${id}-q`} name="q" type="search" defaultValue={q} placeholder={i18n._(example)} maxLength={limits.query} autoComplete="off" enterKeyHint="search" />
        <button className="button button--primary">
          <Trans>Search</Trans>
        </button>
      </div>
    </form>
  );
}
