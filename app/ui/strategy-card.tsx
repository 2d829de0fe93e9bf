import { Trans, useLingui } from '@lingui/react/macro';
import { shortName } from '../contract/communities';
import type { StrategyLine } from '../contract/library';
import { useFrame } from './frame';
import { Icon } from './icon';
import { ageWords, evidenceWords, languageNames } from './library-words';
import { Marked } from './marked';

/** A strategy as a result: what it is for, for whom, how long, whose. */
export function StrategyCard({ line, words }: { line: StrategyLine; words: readonly string[] }) {
  const { i18n } = useLingui();
  const { language } = useFrame();
  const isForeign = line.language !== language;
  const lang = isForeign ? line.language : undefined;
  return (
    <article className="result-card">
      <h3 lang={lang}>
        <a href={`/library/${line.slug}`}>
          <Marked text={line.title} words={words} />
        </a>
      </h3>
      <p className="what" lang={lang}>
        <Marked text={line.summary} words={words} />
      </p>
      <p className="chips">
        <span className="chip">{ageList(line.ages.map((age) => i18n._(ageWords[age])))}</span>
        {line.useMinutes !== null && (
          <span className="chip">
            <Icon name="clock" small />
            <Trans>{line.useMinutes} min</Trans>
          </span>
        )}
        <span className="chip">{i18n._(evidenceWords[line.evidence])}</span>
        {isForeign && (
          <span className="chip chip--line" lang={line.language}>
            {languageNames[line.language]}
          </span>
        )}
      </p>
      <p className="meta dotted">
        <span>{line.authorName}</span>
        {line.community && <span>{shortName(line.community.name)}</span>}
      </p>
    </article>
  );
}

/** Small letters after the first: one list, not so many headings. */
const ageList = ([first, ...more]: string[]) => [first, ...more.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join(', ');
