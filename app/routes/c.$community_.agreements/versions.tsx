import { Trans } from '@lingui/react/macro';
import type { AgreementsChange } from '../../contract/agreements';
import { Time, type Clockface } from '../../ui/time';

/** The versions, newest first: when, and what changed in words. */
export function Versions({ versions, face }: { versions: AgreementsChange[]; face: Clockface }) {
  return (
    <section className="agreement-part">
      <h2>
        <Trans>How they came to be</Trans>
      </h2>
      <ol className="agreement-versions plain">
        {versions.map(({ version, at, added, removed, changed }) => (
          <li key={version}>
            <h3>
              <Trans>
                Version {version}, <Time at={at} face={face} long />
              </Trans>
            </h3>
            {version === 1 ? (
              <p>
                <Trans>The first agreements.</Trans>
              </p>
            ) : (
              <ul>
                {added.map((text) => (
                  <li key={`+${text}`}>
                    <Trans>New: {text}</Trans>
                  </li>
                ))}
                {changed.map(({ from, to }) => (
                  <li key={`~${from}`}>
                    <Trans>
                      “{from}” became “{to}”
                    </Trans>
                  </li>
                ))}
                {removed.map((text) => (
                  <li key={`-${text}`}>
                    <Trans>Taken away: {text}</Trans>
                  </li>
                ))}
                {added.length + changed.length + removed.length === 0 && (
                  <li>
                    <Trans>Another order.</Trans>
                  </li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
