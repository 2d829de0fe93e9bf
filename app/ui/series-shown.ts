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
  return { problem: besideFields(back?.problem), text: (name) => values[name] ?? '', ticked: (name) => name in values };
}

/** The time as a whole is asked for by day and hour: what is wrong with it stands beside the day. */
function besideFields(problem: Problem | undefined): Problem | undefined {
  const { fields, says } = problem ?? {};
  if (!fields?.startsAt || fields.firstDay) return problem;
  return { ...problem!, fields: { ...fields, firstDay: fields.startsAt }, says: { ...says, firstDay: says?.startsAt ?? '' } };
}
