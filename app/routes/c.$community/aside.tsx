import { Trans } from '@lingui/react/macro';
import type { CommunityView } from '../../contract/communities';

/** What the group agreed and what it works on. */
export function CommunityAside({ community }: { community: CommunityView }) {
  const { agreements, learningAgenda } = community;
  if (agreements.length === 0 && learningAgenda.length === 0) return null;
  return (
    <aside className="aside">
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
