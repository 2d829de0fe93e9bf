import { Trans } from '@lingui/react/macro';
import type { CommunityView } from '../../contract/communities';

/** When the group meets next, what it agreed and what it works on. */
export function CommunityAside({ community, next }: { community: CommunityView; next: { id: string; title: string; when: string } | null }) {
  const { agreements, learningAgenda } = community;
  if (!next && agreements.length === 0 && learningAgenda.length === 0) return null;
  return (
    <aside className="aside">
      {next && (
        <section className="aside-block">
          <h2>
            <Trans>Next session</Trans>
          </h2>
          <p>
            <a href={`/sessions/${next.id}`}>{next.title}</a>
          </p>
          <p>{next.when}</p>
        </section>
      )}
      {agreements.length > 0 && (
        <section className="aside-block">
          <h2>
            <Trans>We agreed</Trans>
          </h2>
          <ol className="agreements">
            {agreements.slice(0, 3).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {agreements.length > 3 && (
            <details>
              <summary>
                <Trans>All {agreements.length} agreements</Trans>
              </summary>
              <ol className="agreements" start={4}>
                {agreements.slice(3).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
            </details>
          )}
        </section>
      )}
      {learningAgenda.length > 0 && (
        <section className="aside-block">
          <h2>
            <Trans>Working on this year</Trans>
          </h2>
          <ul className="chips">
            {learningAgenda.map((topic) => (
              <li key={topic} className="chip chip--line">
                {topic}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
