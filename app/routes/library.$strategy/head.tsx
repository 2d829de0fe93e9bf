import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { StrategyView } from '../../contract/library';
import { Icon } from '../../ui/icon';
import { ageWords, evidenceWords, languageNames, listed, settingWords } from '../../ui/library-words';

/** Name, promise and facts of a strategy, and what one can do with it. */
export function StrategyHead({ strategy, lang }: { strategy: StrategyView; lang: string | undefined }) {
  const { i18n } = useLingui();
  const { prepMinutes, useMinutes } = strategy;
  return (
    <header className="strategy-head">
      {strategy.also.length > 0 && (
        <p className="chips">
          {strategy.also.map(({ slug, title, language }) => (
            <a key={slug} className="chip chip--line" href={`/library/${slug}`} hrefLang={language} lang={language}>
              <Icon name="translate" small />
              {languageNames[language]}: {title}
            </a>
          ))}
        </p>
      )}
      <h1 lang={lang}>{strategy.title}</h1>
      <p className="lede" lang={lang}>
        {strategy.summary}
      </p>
      <dl className="facts">
        <div>
          <dt>
            <Trans>For</Trans>
          </dt>
          <dd>{listed(i18n, ageWords, strategy.ages)}</dd>
        </div>
        {useMinutes !== null && (
          <div>
            <dt>
              <Trans>Takes</Trans>
            </dt>
            <dd>
              <Plural value={useMinutes} one="# minute" other="# minutes" />
            </dd>
          </div>
        )}
        {prepMinutes !== null && (
          <div>
            <dt>
              <Trans>To prepare</Trans>
            </dt>
            <dd>
              <Plural value={prepMinutes} _0="Nothing" one="# minute" other="# minutes" />
            </dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>Evidence</Trans>
          </dt>
          <dd>{i18n._(evidenceWords[strategy.evidence])}</dd>
        </div>
        <div>
          <dt>
            <Trans>Where</Trans>
          </dt>
          <dd>{listed(i18n, settingWords, strategy.settings)}</dd>
        </div>
      </dl>
      <p className="actions needs-script">
        <button type="button" className="button" onClick={() => print()}>
          <Icon name="print" small />
          <Trans>Print</Trans>
        </button>
      </p>
    </header>
  );
}
