import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Anonymity, Beginning, Dimension, InstrumentView, LineResult, Reason, ResultsView } from './contract/forms';
import { type Language, locales } from './contract/names';
import { i18nOf } from './i18n.server';

/** What stands on the pages of forms, in words that no browser needs before it is shown. */

const anonymityWords: Record<Anonymity, MessageDescriptor> = {
  anonymous: msg`Without your name: once they are sent, no page, list or log leads from your answers to you. The group sees it counted together, once enough have answered.`,
  confidential_aggregate: msg`Kept together, without your name. The group sees it counted together, once enough have answered.`,
  named_to_facilitators: msg`With your name, for the facilitators. The others see it counted together, once enough have answered.`,
  named_in_group: msg`With your name, for everybody who is asked. It is meant to be talked about.`,
};
const smallWords = msg`Your group is small, so only averages are shown, and no words are asked for.`;

/** Who reads what is answered. */
export function privacyWords(language: Language, anonymity: Anonymity, isSmall = false): string {
  const i18n = i18nOf(language);
  return isSmall ? `${i18n._(anonymityWords[anonymity])} ${i18n._(smallWords)}` : i18n._(anonymityWords[anonymity]);
}

const dimensionWords: Record<Dimension, MessageDescriptor> = {
  need: msg`many do not see the need yet`,
  benefit: msg`many are not sure that it would be good for children and families`,
  commitment: msg`many do not want it for themselves yet`,
  efficacy: msg`many are not sure that they can do it`,
  capacity: msg`people have too much on their plates`,
  support: msg`many do not expect the leaders of their programs to back them`,
  trust: msg`trust in the group is still thin`,
};

function reasonWords(language: Language, reason: Reason, capacity: InstrumentView): string {
  const i18n = i18nOf(language);
  switch (reason.why) {
    case 'dimension':
      return i18n._(dimensionWords[reason.dimension]);
    case 'missing': {
      const line = capacity.items.find((item) => item.id === reason.item)!.text.replace(/\.$/, '');
      return i18n._(msg`this is not in place: “${line}”`);
    }
    case 'no-say':
      return i18n._(msg`people feel they had too little say in the focus, so talk again before you settle`);
    case 'little-in-place':
      return i18n._(msg`less than half of what the programs can offer is in place`);
    case 'dim-vision':
      return i18n._(msg`the vision is not clear yet, or does not matter enough to people`);
    case 'unknown':
      return reason.instrument === 'readiness'
        ? i18n._(msg`nobody knows yet whether people are ready: ask with “Are we ready?”`)
        : i18n._(msg`nobody knows yet what the programs can offer: ask with “What our programs can offer”`);
  }
}

const verdictWords: Record<Beginning['verdict'], MessageDescriptor> = { start: msg`Start`, smaller: msg`Start smaller`, 'not-yet': msg`Not yet` };

/** Start, start smaller, or not yet, and why: one sentence, its verdict apart. */
export function beginningWords(language: Language, { verdict, reasons, focus }: Beginning, capacity: InstrumentView, needs: InstrumentView): { verdict: string; why: string; focus: string | null } {
  const i18n = i18nOf(language);
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(reasons.map((reason) => reasonWords(language, reason, capacity)));
  const line = focus && needs.items.find((item) => item.id === focus)?.text.replace(/\.$/, '');
  return {
    verdict: i18n._(verdictWords[verdict]),
    why: verdict === 'start' ? i18n._(msg`people are ready, and their programs can carry it.`) : i18n._(msg`because ${list}.`),
    focus: line ? i18n._(msg`When you begin, begin where the gap is widest: “${line}”.`) : null,
  };
}

const bands = [
  { from: 3.8, words: msg`Strong` },
  { from: 3, words: msg`Mixed` },
  { from: 0, words: msg`Needs attention` },
];

/** A mean of five in a word. The cut points are practical ones of this product. */
export const bandWord = (language: Language, mean: number): string => i18nOf(language)._(bands.find((band) => mean >= band.from)!.words);

/** How far apart the answers to a line lie. */
function spreadWord(language: Language, spread: number): string {
  return i18nOf(language)._(spread < 0.8 ? msg`answers are close` : spread < 1.3 ? msg`answers differ a little` : msg`answers differ widely`);
}

/** A line of the results as its page shows it. */
export function lineWords(language: Language, line: LineResult, form: InstrumentView, practice: string | null) {
  const item = form.items.find((one) => one.id === line.item)!;
  const decimal = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  return {
    item: line.item,
    text: textOf(item.text, practice),
    isReversed: item.isReversed,
    answers: line.answers,
    mean: line.mean,
    inWords: { mean: decimal.format(line.mean), wanted: line.wanted === null ? null : decimal.format(line.wanted), gap: line.gap === null ? null : decimal.format(line.gap), change: line.change === null ? null : signed.format(line.change) },
    band: form.top === 5 && line.gap === null ? bandWord(language, line.mean) : null,
    spread: line.spread === null ? null : spreadWord(language, line.spread),
    low: form.id === 'psych-safety' ? line.low : null,
  };
}

/** "What is changing" asks about the group's own practice. */
export const textOf = (text: string, practice: string | null): string => text.replace('{focus_practice}', practice ?? '…');

/** What the results say, before the numbers. */
export function headline(language: Language, { lines, trend, minimum, round }: ResultsView, form: InstrumentView): string {
  const i18n = i18nOf(language);
  const text = (line: LineResult) => textOf(form.items.find((item) => item.id === line.item)!.text, round.practice).replace(/\.$/, '');
  if (lines.length === 0) return form.anonymity === 'named_in_group' ? i18n._(msg`Too few marked a line to show an average. It takes ${minimum}.`) : i18n._(msg`Too few answered to show anything without showing who said what. It takes ${minimum}.`);
  if (form.id === 'needs-assessment') {
    const widest = text(lines[0]!);
    return i18n._(msg`The widest gap between how it is and how much it matters: “${widest}”.`);
  }
  const sorted = lines.toSorted((one, other) => one.mean - other.mean);
  if (form.id === 'readiness') {
    const weak = sorted.filter((line) => line.mean < 3).map((line) => `“${text(line)}”`);
    const list = new Intl.ListFormat(language).format(weak);
    return weak.length === 0 ? i18n._(msg`Nothing is under 3. Nothing stands in the way of a first work session.`) : i18n._(msg`Talk about this before the first work session: ${list}.`);
  }
  if (form.id === 'practice-change') return i18n._(practiceWords(lines));
  const low = sorted.filter(({ mean }) => mean === sorted[0]!.mean);
  const lowest = new Intl.ListFormat(language).format(low.map((line) => `“${text(line)}”`));
  const where = low.length === lines.length ? i18n._(msg`All lines are close.`) : low.length === 1 ? i18n._(msg`The lowest line is ${lowest}.`) : i18n._(msg`The lowest lines are ${lowest}.`);
  const all = trend.at(-1)?.means.all;
  if (all === undefined) return where;
  const word = bandWord(language, all).toLocaleLowerCase(language);
  return i18n._(msg`Taken together: ${word}. ${where}`);
}

/** How often a practice is done as described, and how often it is changed, read together. */
function practiceWords(lines: readonly LineResult[]): MessageDescriptor {
  const mean = (item: string) => lines.find((line) => line.item === item)?.mean;
  const [asDescribed, changed] = [mean('pc2'), mean('pc3')];
  if (asDescribed === undefined || changed === undefined) return msg`Look at how often the practice is done, and how that moves.`;
  if (asDescribed >= 3 && changed >= 3) return msg`Done as you described it, and changed to suit a child: this is thoughtful adaptation.`;
  if (changed >= 3) return msg`Often changed, seldom done as you described it: this may be drift. Look at it together.`;
  return asDescribed >= 3 ? msg`Done as you described it, and seldom changed to suit a child.` : msg`It is not done often yet. Ask what stands in the way.`;
}
