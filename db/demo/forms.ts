import type { InstrumentId } from '../../app/contract/form-names';
import demo from './demo.json';

/** A form that was answered in the demo's year, with answers that come to the file's means. */
export interface DemoForm {
  community: string;
  instrument: InstrumentId;
  /** The day it was closed, counted from day 0. */
  day: number;
  practice: string;
  /** One for each person who answered. */
  answers: Record<string, string>[];
}

const items: Record<string, string[]> = {
  'psych-safety': ['ps1', 'ps2', 'ps3', 'ps4', 'ps5', 'ps6'],
  'self-efficacy': ['se1', 'se2', 'se3', 'se4', 'se5', 'se6'],
  facilitator: ['tr1', 'tr2', 'tr3'],
  peers: ['tr4', 'tr5'],
};
/** Marked the other way round: agreeing is not good. */
const reversed = ['re5', 'ps4'];

/** Whole marks whose mean is the one wanted, as near as so many can come to it; not all the same, where there is room. */
function marks(total: number, n: number, turn: number): number[] {
  const list = Array.from({ length: n }, (_, index) => Math.floor(total / n) + (index < total % n ? 1 : 0));
  for (let pair = 0; pair + 1 < n; pair += 3) {
    if (list[pair]! < 5 && list[n - 1 - pair]! > 1 && pair < n - 1 - pair) {
      list[pair]! += 1;
      list[n - 1 - pair]! -= 1;
    }
  }
  return list.map((_, index) => list[(index + turn) % n]!);
}

/** Answers of `n` people: for each field the mean that it shall come to. */
function answersOf(n: number, means: readonly (readonly [field: string, mean: number])[]): Record<string, string>[] {
  const people = Array.from({ length: n }, (): Record<string, string> => ({}));
  means.forEach(([field, mean], index) => {
    const isReversed = reversed.includes(field);
    marks(Math.round(mean * n), n, index * 2).forEach((mark, who) => (people[who]![field] = String(isReversed ? 6 - mark : mark)));
  });
  return people;
}

/** The same mean over several lines: what one line cannot hold in whole marks the next takes up. */
function over(lines: readonly string[], mean: number, n: number): [string, number][] {
  const total = Math.round(mean * n * lines.length);
  return lines.map((line, index) => [line, (Math.floor(total / lines.length) + (index < total % lines.length ? 1 : 0)) / n]);
}

/** The forms of the demo's file, as they were answered. */
export function demoForms(): DemoForm[] {
  return demo.survey_results.flatMap((survey) => {
    const of = { community: survey.community_id, instrument: survey.instrument_id as InstrumentId, practice: survey.focus_practice ?? '' };
    if (survey.results) {
      const means = survey.results.flatMap((line): [string, number][] =>
        'want' in line ? [[`${line.item}.now`, line.now!], [`${line.item}.want`, line.want!]] : [[line.item, (line as { mean?: number; mean_reversed?: number }).mean ?? (line as { mean_reversed: number }).mean_reversed]],
      );
      return [{ ...of, day: survey.days_from_now, answers: answersOf(survey.n, means) }];
    }
    return survey.points.map((point) => {
      const { days_from_now: day, n, ...means } = point as { days_from_now: number; n: number } & Record<string, number>;
      const lines = Object.entries(means).flatMap(([name, mean]) => (name === 'mean' ? over(items[of.instrument]!, mean!, n!) : items[name] ? over(items[name], mean!, n!) : [[name, mean!] as [string, number]]));
      return { ...of, day: day!, answers: answersOf(n!, lines) };
    });
  });
}
