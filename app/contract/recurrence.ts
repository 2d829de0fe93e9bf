import { limits } from './limits';
import type { Faults } from './problems';

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

/** The federal holidays of the United States. */
export const holidays = ['new_year', 'king', 'presidents', 'memorial', 'juneteenth', 'independence', 'labor', 'columbus', 'veterans', 'thanksgiving', 'christmas'] as const;
export type Holiday = (typeof holidays)[number];

/** How often a group meets: the first question of the form. `weekday` and `date` are of each month. */
export const repeats = ['once', 'weekly', 'fortnightly', 'weeks', 'weekday', 'date', 'custom'] as const;
export type Repeat = (typeof repeats)[number];
export const endings = ['never', 'on', 'after'] as const;
export type Ending = (typeof endings)[number];
/** Which weekday of a month; -1 is the last. */
export const nths = [1, 2, 3, 4, 5, -1] as const;
export type Nth = (typeof nths)[number];

/** The five plain questions of the form, answered. A number that cannot be read is NaN. */
export interface CadencePlan {
  repeats: Repeat;
  /** Sessions come on the first day from here on that the answers name. */
  firstDay: string;
  /** Such as 18:30. */
  startTime: string;
  minutes: number;
  timeZone: string;
  /** Of weeks, and of monthly weekdays. */
  days: Weekday[];
  nths: Nth[];
  /** Of monthly dates; -1 is the last day. */
  monthDay: number;
  /** Every so many weeks or months. */
  every: number;
  /** A recurrence rule without its end, for what the other answers cannot say. */
  customRule: string;
  ends: Ending;
  endsOn: string;
  endsAfter: number;
}

/** The fields of the form: each day and each nth is a box of its own. */
export const dayField = (day: Weekday) => `day${day}`;
export const nthField = (nth: Nth) => (nth === -1 ? 'nthLast' : `nth${nth}`);
export const cadenceFields = ['repeats', 'firstDay', 'startTime', 'minutes', 'timeZone', 'monthDay', 'every', 'customRule', 'ends', 'endsOn', 'endsAfter', ...weekdays.map(dayField), ...nths.map(nthField)];

const one = <T extends string>(all: readonly T[], text: string | undefined, otherwise: T) => all.find((it) => it === text) ?? otherwise;
const wholeNumber = (text: string | undefined, whenEmpty: number) => (text === undefined || text.trim() === '' ? whenEmpty : /^-?\d{1,4}$/.test(text.trim()) ? Number(text) : NaN);

/** Reads the answers of a form as it was sent. What is wrong with them, `planFaults` says. */
export function planFrom(form: Record<string, string | undefined>): CadencePlan {
  return {
    repeats: one(repeats, form.repeats, 'weekly'),
    firstDay: form.firstDay ?? '',
    startTime: form.startTime ?? '',
    minutes: wholeNumber(form.minutes, NaN),
    timeZone: form.timeZone ?? '',
    days: weekdays.filter((day) => form[dayField(day)]),
    nths: nths.filter((nth) => form[nthField(nth)]),
    monthDay: wholeNumber(form.monthDay, NaN),
    every: wholeNumber(form.every, 1),
    customRule: (form.customRule ?? '').trim().toUpperCase().replace(/^RRULE:/, ''),
    ends: one(endings, form.ends, 'never'),
    endsOn: form.endsOn ?? '',
    endsAfter: wholeNumber(form.endsAfter, NaN),
  };
}

/** The fields of a form that shows these answers. */
export function fieldsOf(plan: CadencePlan): Record<string, string> {
  const text = (value: number) => (Number.isNaN(value) ? '' : String(value));
  const { days, nths: which, minutes, monthDay, every, endsAfter, ...rest } = plan;
  return {
    ...rest,
    minutes: text(minutes),
    monthDay: text(monthDay),
    every: text(every),
    endsAfter: text(endsAfter),
    ...Object.fromEntries([...days.map(dayField), ...which.map(nthField)].map((field) => [field, 'on'])),
  };
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text).getTime()) && utc(text).toISOString().startsWith(text);
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text !== '';
  } catch {
    return false;
  }
}

/** What is wrong with each answer. Of a custom rule only whether there is one: the server reads it. */
export function planFaults(plan: CadencePlan): Faults {
  const found: Faults = {};
  const within = (field: string, value: number, least: number, most: number) => {
    if (!(value >= least && value <= most)) found[field] = 'wrong';
  };
  const { series } = limits;
  if (!plan.firstDay) found.firstDay = 'required';
  else if (!isDay(plan.firstDay)) found.firstDay = 'wrong';
  if (!plan.startTime) found.startTime = 'required';
  else if (!isTime(plan.startTime)) found.startTime = 'wrong';
  within('minutes', plan.minutes, series.minutes.min, series.minutes.max);
  if (!isZone(plan.timeZone)) found.timeZone = 'wrong';
  const { repeats: often } = plan;
  if (often === 'weeks') within('every', plan.every, 1, series.every.weeks);
  if (often === 'weekday' || often === 'date') within('every', plan.every, 1, series.every.months);
  if (often === 'weekday' && plan.nths.length === 0) found.nths = 'required';
  if ((often === 'weekday' || often === 'weeks' || often === 'weekly' || often === 'fortnightly') && plan.days.length === 0) found.days = 'required';
  if (often === 'date' && !(plan.monthDay === -1 || (plan.monthDay >= 1 && plan.monthDay <= 31))) found.monthDay = 'wrong';
  if (often === 'custom' && !plan.customRule) found.customRule = 'required';
  // An end inside the rule would stand against the one that is asked for.
  if (often === 'custom' && /\b(COUNT|UNTIL)=/.test(plan.customRule)) found.customRule = 'rule_end';
  if (often !== 'once' && plan.ends === 'on') {
    if (!plan.endsOn) found.endsOn = 'required';
    else if (!isDay(plan.endsOn)) found.endsOn = 'wrong';
    else if (plan.endsOn < plan.firstDay) found.endsOn = 'ends_before';
  }
  if (often !== 'once' && plan.ends === 'after') within('endsAfter', plan.endsAfter, 1, series.sessions);
  return found;
}

const dayName = (day: string) => weekdays[(utc(day).getUTCDay() + 6) % 7]!;
const inOrder = (days: readonly Weekday[]) => weekdays.filter((day) => days.includes(day));

function pattern(plan: CadencePlan): string {
  const days = inOrder(plan.days);
  const every = { once: 1, weekly: 1, fortnightly: 2, weeks: plan.every, weekday: plan.every, date: plan.every, custom: 1 }[plan.repeats];
  const interval = every > 1 ? `;INTERVAL=${every}` : '';
  switch (plan.repeats) {
    case 'weekday':
      return `FREQ=MONTHLY${interval};BYDAY=${plan.nths.flatMap((nth) => days.map((day) => `${nth}${day}`)).join(',')}`;
    case 'date':
      return `FREQ=MONTHLY${interval};BYMONTHDAY=${plan.monthDay}`;
    case 'custom':
      return plan.customRule;
    default:
      // With several days every other week it matters where a week begins: here on Sunday.
      return `FREQ=WEEKLY${interval};BYDAY=${days.join(',')}${every > 1 && days.length > 1 ? ';WKST=SU' : ''}`;
  }
}

/** The rule of answers without faults; null for a single session. */
export function ruleOf(plan: CadencePlan): string | null {
  if (plan.repeats === 'once') return null;
  const end = plan.ends === 'on' ? `;UNTIL=${plan.endsOn.replaceAll('-', '')}` : plan.ends === 'after' ? `;COUNT=${plan.endsAfter}` : '';
  return pattern(plan) + end;
}

/** The day, in a zone, on which a rule's end falls. */
function endDay(until: string, timeZone: string): string {
  if (until.length === 10) return until;
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(until));
}

/** The answers that a rule comes from, so that a series can be changed with the form that made it. */
export function planOf(rule: Rule | null, rrule: string | null, first: { dtstartLocal: string; zone: string; minutes: number }): CadencePlan {
  const firstDay = first.dtstartLocal.slice(0, 10);
  const day = dayName(firstDay);
  const blank = presets(firstDay)[0]!;
  const plan: CadencePlan = {
    ...blank,
    firstDay,
    startTime: first.dtstartLocal.slice(11),
    minutes: first.minutes,
    timeZone: first.zone,
    customRule: '',
    ends: 'never',
    endsOn: '',
    endsAfter: NaN,
  };
  if (!rule) return { ...plan, repeats: 'once' };
  if (rule.until !== null) Object.assign(plan, { ends: 'on', endsOn: endDay(rule.until, first.zone) });
  if (rule.count !== null) Object.assign(plan, { ends: 'after', endsAfter: rule.count });

  const { freq, interval, byDay, byMonthDay, bySetPos } = rule;
  const days = inOrder(byDay.map((it) => it.day));
  const which = nths.filter((nth) => byDay.some((it) => it.nth === nth));
  if (freq === 'WEEKLY' && bySetPos.length === 0) {
    const often = interval === 1 ? 'weekly' : interval === 2 ? 'fortnightly' : 'weeks';
    return { ...plan, repeats: often, every: interval, days: days.length > 0 ? days : [day] };
  }
  // Only where each of the days comes at each of the places: "1st Monday and 3rd Friday" is a rule of its own.
  if (freq === 'MONTHLY' && bySetPos.length === 0 && byMonthDay.length === 0 && days.length > 0 && byDay.length === days.length * which.length && byDay.every((it) => nths.some((nth) => nth === it.nth))) {
    return { ...plan, repeats: 'weekday', every: interval, days, nths: which };
  }
  const [date] = byMonthDay.length > 0 ? byMonthDay : [Number(firstDay.slice(8))];
  if (freq === 'MONTHLY' && bySetPos.length === 0 && byDay.length === 0 && byMonthDay.length <= 1 && (date === -1 || date! > 0)) {
    return { ...plan, repeats: 'date', every: interval, monthDay: date! };
  }
  const custom = (rrule ?? '').split(';').filter((part) => !part.startsWith('COUNT=') && !part.startsWith('UNTIL='));
  return { ...plan, repeats: 'custom', customRule: custom.join(';') };
}

export type Preset = Pick<CadencePlan, 'repeats' | 'days' | 'nths' | 'every' | 'monthDay'>;

/** What is offered for a first day, the most usual first: weekly, every two weeks, its weekday of each month, the last one. */
export function presets(firstDay: string): Preset[] {
  const days = [dayName(firstDay)];
  const date = Number(firstDay.slice(8));
  const nth = Math.ceil(date / 7) as Nth;
  const preset = { days, nths: [nth], every: 1, monthDay: date };
  return [
    { ...preset, repeats: 'weekly' },
    { ...preset, repeats: 'fortnightly', every: 2 },
    // A fifth Thursday comes four times a year: whoever means it chooses it.
    ...(nth === 5 ? [] : [{ ...preset, repeats: 'weekday' as const }]),
    { ...preset, repeats: 'weekday', nths: [-1] },
  ];
}
