import { describe, expect, it } from 'vitest';
import demo from '../../db/demo/demo.json';
import { dateOf, datesOf, daysUntil, ruleOf } from '../../db/demo/meeting-days';
import { slots } from '../../server/series/recurrence';

const week = 7 * 24 * 60 * 60 * 1000;
const firstThursday = Date.UTC(2026, 0, 1);
/** Day 0 of each week of two years and a half, among them the clocks' changes, year ends and a leap day. */
const weeks = Array.from({ length: 130 }, (_, n) => new Date(firstThursday + n * week));

describe.each(demo.series)('the days of $name', (of) => {
  const breaks = of.planned_breaks as { from_days: number; to_days: number }[];

  it('are all that its rule gives, whenever the demo is begun', () => {
    for (const zero of weeks) {
      const dates = datesOf(of, zero);
      const inRule = of.sessions.filter((one) => !of.sessions.some((other) => 'rescheduled_to_days_from_now' in other && other.rescheduled_to_days_from_now === one.days_from_now)).map((one) => dates.get(one)!);
      const first = inRule[0]!;
      const given = slots({ rrule: ruleOf(of, zero), dtstartLocal: `${first}T12:00`, zone: of.timezone }, { until: `${inRule.at(-1)!}T23:59`, limit: Infinity })
        .map(({ originalLocal }) => originalLocal.slice(0, 10))
        .filter((on) => !breaks.some(({ from_days, to_days }) => on >= dateOf(zero, from_days) && on <= dateOf(zero, to_days)));
      expect(given, zero.toISOString()).toEqual(inRule);
    }
  });

  it('are never more than a week off, in order, and on the right side of day 0', () => {
    for (const zero of weeks) {
      const days = of.sessions.map((one) => ({ wanted: one.days_from_now, got: daysUntil(zero, datesOf(of, zero).get(one)!) }));
      for (const { wanted, got } of days) {
        expect(Math.abs(got - wanted), zero.toISOString()).toBeLessThanOrEqual(of.cadence.rrule.includes('MONTHLY') ? 7 : 0);
        expect(Math.sign(got), zero.toISOString()).toBe(Math.sign(wanted));
        expect(Math.abs(got - wanted) % 7, zero.toISOString()).toBe(0);
      }
      expect(days.map(({ got }) => got), zero.toISOString()).toEqual(days.map(({ got }) => got).sort((a, b) => a - b));
    }
  });
});
