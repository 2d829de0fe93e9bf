import { Trans, useLingui } from '@lingui/react/macro';
import { Icon } from './icon';
import { pageNumbers } from './pages';

/** Links to the pages of a list; nothing where there is one page. */
export function Pager({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const { t } = useLingui();
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={t`Pages`}>
      {page > 1 && (
        <a className="button button--quiet" href={href(page - 1)} rel="prev">
          <Icon name="arrow-left" small />
          <Trans>Before</Trans>
        </a>
      )}
      <span className="phone-only">
        <Trans>
          {page} of {pages}
        </Trans>
      </span>
      <ol className="desktop-only">
        {pageNumbers(page, pages).map((number, index) => (
          <li key={number ?? -index}>
            {number === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a href={href(number)} aria-current={number === page ? 'page' : undefined}>
                <span className="visually-hidden">
                  <Trans>Page</Trans>{' '}
                </span>
                {number}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <a className="button button--quiet" href={href(page + 1)} rel="next">
          <Trans>Next</Trans>
          <Icon name="chevron-right" small />
        </a>
      )}
    </nav>
  );
}
