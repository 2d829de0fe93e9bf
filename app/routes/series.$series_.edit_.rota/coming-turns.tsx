import { Trans } from '@lingui/react/macro';
import type { SeriesPage } from '../../series-page.server';

const few = 8;

/** Whose turn the coming sessions are, with the page where one of them is skipped or swapped. */
export function ComingTurns({ page }: { page: SeriesPage }) {
  const lines = [...(page.next ? [page.next] : []), ...page.upcoming].filter(({ isOff }) => !isOff).slice(0, few);
  return (
    <section>
      <h2>
        <Trans>Whose turn it is</Trans>
      </h2>
      <ul className="plain act-rows">
        {lines.map((line) => (
          <li key={line.id}>
            <span>
              <strong>{line.leadName ?? <Trans>Nobody yet</Trans>}</strong>
              <small>{line.when}</small>
            </span>
            {page.may.plan && (
              <a className="button button--small" href={`/sessions/${line.id}/change#lead`}>
                <Trans>Skip or swap</Trans>
                <span className="visually-hidden">: {line.day}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
