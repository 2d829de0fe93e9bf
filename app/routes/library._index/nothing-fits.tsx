import { Trans } from '@lingui/react/macro';
import type { LibraryFilter } from '../../contract/library-filter';

/** What to do where no strategy fits. */
export function NothingFits({ filter: { q }, hasFacets }: { filter: LibraryFilter; hasFacets: boolean }) {
  const everywhere = `/search?${new URLSearchParams({ q }).toString()}`;
  return (
    <div className="empty-state">
      {q || hasFacets ? (
        <>
          <p>
            {hasFacets ? (
              <Trans>Nothing fits all of this. Take one choice away, or use fewer words.</Trans>
            ) : (
              <Trans>No strategy has these words. Try fewer, or only the beginning of one.</Trans>
            )}
          </p>
          <p className="actions">
            {hasFacets && (
              <a className="button" href={q ? `?${new URLSearchParams({ q }).toString()}` : '?'}>
                <Trans>Clear all choices</Trans>
              </a>
            )}
            {q && (
              <a className="button" href={everywhere}>
                <Trans>Search everywhere</Trans>
              </a>
            )}
            <a className="button" href="/communities">
              <Trans>Ask your community</Trans>
            </a>
          </p>
        </>
      ) : (
        <p>
          <Trans>There is no strategy here yet. What members share in your communities will be here.</Trans>
        </p>
      )}
    </div>
  );
}
