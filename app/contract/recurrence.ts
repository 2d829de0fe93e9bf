export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** A day of a rule: every one of its name, or the nth of the month, counted from its end when negative. */
export interface RuleDay {
  nth: number | null;
  day: Weekday;
}

/** A recurrence rule of RFC 5545 in the shape that is accepted here, read. */
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  interval: number;
  byDay: RuleDay[];
  byMonthDay: number[];
  bySetPos: number[];
  wkst: Weekday;
  count: number | null;
  /** The last day, as 2027-06-11, or the last instant, as 2027-06-11T23:00:00Z. */
  until: string | null;
}
