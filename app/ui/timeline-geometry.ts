const day = 86_400_000;
/** Room for half a date at both ends, in percent of the width. */
const edge = 4;

export interface Gap {
  /** Where its words stand, in percent. */
  x: number;
  days: number;
  isLongest: boolean;
  /** Whether words fit between the dots. */
  fits: boolean;
}

export interface Drawn {
  /** Where each instant stands, in percent of the width. */
  dots: number[];
  gaps: Gap[];
  band: { x: number; width: number } | null;
}

/**
 * Places instants (ISO, in order) on a line of 0 to 100, with the days between them. The band is a span of time, such as
 * the one in which the next meeting is due; the line reaches as far as it does. Days are full days, rounded: a change of
 * the clocks moves no date.
 */
export function drawTimeline(instants: readonly string[], band?: { from: string; to: string } | null): Drawn {
  const times = instants.map((at) => Date.parse(at));
  const span = band ? [Date.parse(band.from), Date.parse(band.to)] : [];
  const first = Math.min(...times, ...span);
  const length = Math.max(...times, ...span) - first;
  // A single instant stands in the middle.
  const x = (time: number) => round(length > 0 ? edge + ((100 - 2 * edge) * (time - first)) / length : 50);
  const days = times.slice(1).map((time, index) => Math.round((time - times[index]!) / day));
  const longest = Math.max(0, ...days);
  // When all are alike, none is the longest.
  const isUneven = days.some((count) => count < longest);
  const gaps = days.map((count, index) => {
    const [from, to] = [x(times[index]!), x(times[index + 1]!)];
    return { x: round((from + to) / 2), days: count, isLongest: isUneven && count === longest, fits: to - from >= 5 };
  });
  return { dots: times.map(x), gaps, band: band ? { x: x(span[0]!), width: round(x(span[1]!) - x(span[0]!)) } : null };
}

const round = (number: number) => Math.round(number * 100) / 100;
