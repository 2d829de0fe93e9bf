import type demo from './demo.json';

export type DemoSeries = (typeof demo.series)[number];
export type DemoSession = DemoSeries['sessions'][number];

const day = 24 * 60 * 60 * 1000;

export const dateOf = (zero: Date, days: number) => new Date(zero.getTime() + days * day).toISOString().slice(0, 10);
export const daysUntil = (zero: Date, date: string) => Math.round((new Date(date).getTime() - zero.getTime()) / day);

const makesUp = ({ sessions }: DemoSeries, one: DemoSession) => sessions.find((other) => 'rescheduled_to_days_from_now' in other && other.rescheduled_to_days_from_now === one.days_from_now);

const isComing = ({ days_from_now }: DemoSession) => days_from_now > 0;
const anchorOf = ({ sessions }: DemoSeries, zero: Date) => new Date(dateOf(zero, sessions.find(isComing)!.days_from_now));
const nthOf = (date: Date) => Math.ceil(date.getUTCDate() / 7);

/** The nth weekday of the month in which a day lies, so many months before; the fifth is the last. */
function sameOfMonth(of: Date, months: number): Date {
  const n = nthOf(of);
  const first = new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() - months, 1));
  const days = [...Array(31).keys()].map((offset) => new Date(first.getTime() + offset * day)).filter((one) => one.getUTCMonth() === first.getUTCMonth() && one.getUTCDay() === of.getUTCDay());
  return n === 5 ? days.at(-1)! : days[n - 1]!;
}

/**
 * The day of each session. The file counts them from its day 0, and a month has no fixed number of days: so the monthly
 * circle meets on the weekday of the month on which its next one falls, which is never more than a week off.
 */
export function datesOf(series: DemoSeries, zero: Date): Map<DemoSession, string> {
  if (!series.cadence.rrule.includes('MONTHLY')) return new Map(series.sessions.map((session) => [session, dateOf(zero, session.days_from_now)]));
  const slots = series.sessions.filter((one) => !makesUp(series, one));
  const next = slots.findIndex(isComing);
  const anchor = anchorOf(series, zero);
  const dates = new Map(slots.map((session, index) => [session, sameOfMonth(anchor, next - index).toISOString().slice(0, 10)]));
  for (const session of series.sessions.filter((one) => !dates.has(one))) {
    const missed = makesUp(series, session)!;
    dates.set(session, dateOf(new Date(dates.get(missed)!), session.days_from_now - missed.days_from_now));
  }
  return dates;
}

/** The rule that gives a series these days. */
export function ruleOf(series: DemoSeries, zero: Date): string {
  const { rrule } = series.cadence;
  if (!rrule.includes('MONTHLY')) return rrule;
  // Of the month of the next one, as its days are: the last of a month may be its fourth in the month of the first.
  const n = nthOf(anchorOf(series, zero));
  return rrule.replace('2TH', `${n === 5 ? -1 : n}TH`);
}
