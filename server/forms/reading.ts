import type { LineResult, NamedAnswers, TrendPoint } from '../../app/contract/forms';
import type { FormItem } from '../../app/contract/forms';

/** A line as it was counted when its round was closed. */
export interface Counted {
  item: string;
  answers: number;
  mean: number;
  wanted: number | null;
  spread: number | null;
  low: number | null;
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const gapOf = (line: Counted | undefined) => (line && line.wanted !== null ? tenth(line.wanted - line.mean) : null);

/**
 * The lines of a round against those of an earlier one, or of none. Lines with a gap stand by it, widest first; others in
 * the order of the form. A change is of the gap where there is one, else of the mean.
 */
export function readLines(order: readonly string[], now: readonly Counted[], before: readonly Counted[] | null): LineResult[] {
  const lines = now.map((line): LineResult => {
    const earlier = before?.find((one) => one.item === line.item);
    const gap = gapOf(line);
    const was = gap === null ? earlier?.mean : gapOf(earlier);
    return { ...line, gap, change: was === undefined || was === null ? null : tenth((gap ?? line.mean) - was) };
  });
  return lines.sort((one, other) => (other.gap ?? 0) - (one.gap ?? 0) || order.indexOf(one.item) - order.indexOf(other.item));
}

/** The mean of lines that belong together, by how many answered each; of all lines where the form has no groups. */
export function readGroups(items: readonly FormItem[], counted: readonly Counted[], groups: readonly string[]): TrendPoint['means'] {
  const means: TrendPoint['means'] = {};
  for (const group of groups.length > 0 ? groups : ['all']) {
    const ids = new Set(items.filter((item) => group === 'all' || item.group === group).map((item) => item.id));
    const lines = counted.filter((line) => ids.has(line.item));
    const answers = lines.reduce((sum, line) => sum + line.answers, 0);
    if (answers > 0) means[group] = tenth(lines.reduce((sum, line) => sum + line.mean * line.answers, 0) / answers);
  }
  return means;
}

/** Points for each choice: three for a first, two for a second, one for a third. Most first. */
export function readRanks(rows: readonly { item: string; value: number | null }[], rankItem: string): { item: string; points: number }[] {
  const points = new Map<string, number>();
  for (const { item, value } of rows) {
    const [of, choice] = item.split(':');
    if (of === rankItem && choice && value !== null) points.set(choice, (points.get(choice) ?? 0) + value);
  }
  return [...points].map(([item, sum]) => ({ item, points: sum })).sort((one, other) => other.points - one.points || one.item.localeCompare(other.item));
}

/** Named answers by person, in the order of their names. */
export function readNamed(rows: readonly { name: string; personId: string; item: string; value: number | null; words: string | null }[], viewpoint: string): NamedAnswers[] {
  const people = new Map<string, NamedAnswers>();
  for (const { personId, name, item, value, words } of rows) {
    const one = people.get(personId) ?? { name, isLeader: null, answers: [] };
    if (item === viewpoint) one.isLeader = value === 1;
    else one.answers.push({ item, value, words });
    people.set(personId, one);
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
}
