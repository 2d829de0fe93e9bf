import { Trans, useLingui } from '@lingui/react/macro';
import { shortName } from '../../contract/communities';
import type { StrategyView } from '../../contract/library';
import type { License } from '../../contract/taxonomy';
import { licenseWords } from '../../ui/library-words';

const deeds: Partial<Record<License, string>> = {
  'cc-by-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'cc-by-nc-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
};

/** What a strategy rests on, who is to be named, and how it may be shared. Stays on paper, too. */
export function Credit({ strategy }: { strategy: StrategyView }) {
  const { i18n } = useLingui();
  const { author, community, license } = strategy;
  const deed = deeds[license];
  const words = i18n._(licenseWords[license]);
  return (
    <section className="credit">
      <h2>
        <Trans>Sources and credit</Trans>
      </h2>
      {strategy.content.sources.length > 0 && (
        <ul className="prose">
          {strategy.content.sources.map(({ citation, url }) => (
            <li key={citation}>
              {url ? (
                <a href={url} rel="nofollow ugc noopener">
                  {citation}
                </a>
              ) : (
                citation
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="hint gap-top">
        {community ? (
          <Trans>
            Credit {author.name}, {shortName(community.name)}.
          </Trans>
        ) : (
          <Trans>Credit {author.name}.</Trans>
        )}{' '}
        {deed ? (
          <a href={deed} rel="license noopener">
            {words}
          </a>
        ) : (
          words
        )}
      </p>
    </section>
  );
}
