import { weekdays } from '../../app/contract/recurrence';
import type { Rule, RuleDay, Weekday } from '../../app/contract/recurrence';
import { limits } from '../../app/contract/limits';
import { problem, type Fault } from '../../app/contract/problems';

/** How far a rule may go: what it costs to expand is bounded by these alone. */
const most = {
  interval: { DAILY: limits.series.every.days, WEEKLY: limits.series.every.weeks, MONTHLY: limits.series.every.months },
  byDay: 14,
  byMonthDay: 31,
  bySetPos: 7,
} as const;

const parts = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYSETPOS', 'WKST', 'COUNT', 'UNTIL'];

const refused = (fault: Fault) => problem('invalid', { fields: { rrule: fault } });
const wrong = () => refused('rule_value');
const isWeekday = (text: string): text is Weekday => (weekdays as readonly string[]).includes(text);

function numberIn(text: string, from: number, to: number): number {
  if (!/^[+-]?\d{1,4}$/.test(text)) throw wrong();
  const read = Number(text);
  if (read < from || read > to) throw wrong();
  return read;
}

function listOf<T>(text: string | undefined, atMost: number, read: (item: string) => T): T[] {
  if (text === undefined) return [];
  const items = text.split(',');
  if (items.length > atMost) throw wrong();
  return items.map(read);
}

function signed(to: number) {
  return (text: string) => numberIn(text, -to, to) || fail();
}

function fail(): never {
  throw wrong();
}

function dayOf(text: string): RuleDay {
  const [, nth, day] = /^([+-]?\d)?([A-Z]{2})$/.exec(text) ?? [];
  if (!day || !isWeekday(day)) throw wrong();
  return { nth: nth === undefined ? null : signed(5)(nth), day };
}

function untilOf(text: string): string {
  const [, y, mo, d, time, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)Z)?$/.exec(text) ?? [];
  const read = new Date(`${y}-${mo}-${d}T${h ?? '00'}:${mi ?? '00'}:${s ?? '00'}Z`);
  if (!y || Number.isNaN(read.getTime()) || read.getUTCDate() !== Number(d)) throw wrong();
  const iso = read.toISOString();
  return time ? `${iso.slice(0, 19)}Z` : iso.slice(0, 10);
}

/** Whether no week or month at all has a day that the rule names. What depends on where a series begins is not seen here. */
function neverMatches(rule: Rule): boolean {
  const positions = rule.bySetPos.map(Math.abs);
  if (rule.bySetPos.length === 0) return rule.freq === 'MONTHLY' && !monthHas(rule, 1);
  const fewest = Math.min(...positions);
  if (rule.freq === 'DAILY') return fewest > 1;
  if (rule.freq === 'WEEKLY') return fewest > new Set(rule.byDay.map(({ day }) => day)).size;
  return !monthHas(rule, fewest);
}

/** Whether some month, whatever its length and the day it begins on, has at least so many of a rule's days. */
function monthHas(rule: Rule, least: number): boolean {
  for (const length of [28, 29, 30, 31]) {
    for (let first = 0; first < 7; first++) {
      let found = 0;
      for (let day = 1; day <= length; day++) {
        const fromEnd = day - length - 1;
        const onDate = rule.byMonthDay.length === 0 || rule.byMonthDay.includes(day) || rule.byMonthDay.includes(fromEnd);
        const name = weekdays[(first + day - 1) % 7];
        const onDay =
          rule.byDay.length === 0 ||
          rule.byDay.some((it) => it.day === name && (it.nth === null || it.nth === Math.ceil(day / 7) || it.nth === -Math.ceil((length - day + 1) / 7)));
        if (onDate && onDay) found++;
      }
      if (found >= least) return true;
    }
  }
  return false;
}

/** Reads a rule; a problem that says what is wrong with it for whatever is not of the accepted shape, or can never happen. */
export function readRule(rrule: string): Rule {
  if (rrule.length > limits.series.rule) throw refused('too_long');
  const given = new Map<string, string>();
  for (const part of rrule.split(';')) {
    // Each value is read strictly below, by what it is the value of.
    const [, name, value] = /^([A-Z]+)=([^;]*)$/.exec(part) ?? [];
    if (!name || value === undefined || given.has(name)) throw refused('not_a_rule');
    given.set(name, value);
  }
  const freq = given.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY') throw refused('rule_frequency');
  if ([...given.keys()].some((name) => !parts.includes(name))) throw refused('rule_part');
  const wkst = given.get('WKST') ?? 'MO';
  if (!isWeekday(wkst)) throw wrong();
  const count = given.get('COUNT');
  const until = given.get('UNTIL');
  const rule: Rule = {
    freq,
    interval: numberIn(given.get('INTERVAL') ?? '1', 1, most.interval[freq]),
    byDay: listOf(given.get('BYDAY'), most.byDay, dayOf),
    byMonthDay: listOf(given.get('BYMONTHDAY'), most.byMonthDay, signed(31)),
    bySetPos: listOf(given.get('BYSETPOS'), most.bySetPos, signed(31)),
    wkst,
    count: count === undefined ? null : numberIn(count, 1, limits.series.sessions),
    until: until === undefined ? null : untilOf(until),
  };
  if (rule.count !== null && rule.until !== null) throw refused('rule_end');
  if (freq !== 'MONTHLY' && rule.byDay.some(({ nth }) => nth !== null)) throw refused('rule_mix');
  if (freq === 'WEEKLY' && rule.byMonthDay.length > 0) throw refused('rule_mix');
  if (rule.bySetPos.length > 0 && rule.byDay.length + rule.byMonthDay.length === 0) throw refused('rule_mix');
  if (neverMatches(rule)) throw refused('never_happens');
  return rule;
}
