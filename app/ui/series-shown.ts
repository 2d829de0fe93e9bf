import type { Problem } from '../contract/problems';

/** What a form of a series shows: what was typed when it came back, else what it began with. */
export interface SeriesShown {
  problem: Problem | undefined;
  text(name: string): string;
  ticked(name: string): boolean;
}

export function seriesShown(back: { values: Record<string, string>; problem?: Problem } | undefined, kept: Record<string, string>): SeriesShown {
  // A form that comes back without a word in it lost its connection: the browser still shows what was typed.
  const values = back && Object.keys(back.values).length > 0 ? back.values : kept;
  return { problem: back?.problem, text: (name) => values[name] ?? '', ticked: (name) => name in values };
}
