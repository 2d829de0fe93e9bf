import { msg, plural, selectOrdinal } from '@lingui/core/macro';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { type Language, locales } from './contract/names';
import type { Rule, RuleDay, Weekday } from './contract/recurrence';
import { weekdays } from './contract/recurrence';
import { i18nOf } from './i18n.server';

export interface Cadence {
  /** Null for a single session. */
  rule: Rule | null;
  /** Wall time of the first session, such as 2026-03-12T18:30. */
  first: string;
  minutes: number;
  timeZone: string;
}

const asUtc = (wall: string) => new Date(wall.length === 10 ? `${wall}T00:00:00Z` : `${wall}:00Z`);
const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs more than a hundred uses of it. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, options)));
  return found;
}

const written = (language: Language, at: Date, options: Intl.DateTimeFormatOptions) => formatOf(locales[language], { timeZone: 'UTC', ...options }).format(at);
const listed = (language: Language, words: string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "Thursday": 2026-01-05 is a Monday. */
const dayName = (language: Language, day: Weekday) => written(language, new Date(Date.UTC(2026, 0, 5 + weekdays.indexOf(day))), { weekday: 'long' });

/** "los sábados": Spanish puts days that come again into the plural. */
function dayNames(language: Language, day: Weekday): string {
  const name = dayName(language, day);
  return language === 'es' && !name.endsWith('s') ? `${name}s` : name;
}

const placeWords: Record<number, MessageDescriptor> = {
  1: msg`1st`,
  2: msg`2nd`,
  3: msg`3rd`,
  4: msg`4th`,
  5: msg`5th`,
  [-1]: msg({ message: 'last', context: 'place' }),
  [-2]: msg`2nd to last`,
  [-3]: msg`3rd to last`,
};

/** Which of several: "2nd", "last". */
function place(i18n: I18n, n: number): string {
  const known = placeWords[n];
  if (known) return i18n._(known);
  const from = Math.abs(n);
  const counted = i18n._(msg({ message: selectOrdinal(from, { one: '#st', two: '#nd', few: '#rd', other: '#th' }), context: 'place' }));
  return n > 0 ? counted : i18n._(msg`${counted} to last`);
}

/** Which day of a month: "15th", "last day". */
function date(i18n: I18n, n: number): string {
  if (n === -1) return i18n._(msg`last day`);
  if (n < 0) return i18n._(msg`${place(i18n, n)} day`);
  return i18n._(msg({ message: selectOrdinal(n, { one: '#st', two: '#nd', few: '#rd', other: '#th' }), context: 'day of the month' }));
}

const isMondayToFriday = (days: readonly Weekday[]) => days.length === 5 && !days.includes('SA') && !days.includes('SU');
const distinct = (byDay: readonly RuleDay[]) => weekdays.filter((day) => byDay.some((it) => it.day === day));

/** "1st and 3rd Thursday", "1st Monday and last Friday", "every Thursday". */
function monthDays(language: Language, byDay: readonly RuleDay[]): string {
  const i18n = i18nOf(language);
  const days = distinct(byDay);
  const nths = [...new Set(byDay.map((it) => it.nth))];
  const together = byDay.length === days.length * nths.length && !nths.includes(null);
  const named = (nth: number | null, day: string) => (nth === null ? i18n._(msg`every ${day}`) : i18n._(msg`${place(i18n, nth)} ${day}`));
  if (!together) return listed(language, byDay.map((it) => named(it.nth, dayName(language, it.day))));
  const places = listed(language, nths.map((nth) => place(i18n, nth!)));
  const names = listed(language, days.map((day) => dayName(language, day)));
  return i18n._(msg`${places} ${names}`);
}

/** On which days of a week: "Thursday", "Monday and Wednesday". */
function everyWeek(language: Language, days: readonly Weekday[]): string {
  const i18n = i18nOf(language);
  if (days.length === 7) return i18n._(msg`every day`);
  if (isMondayToFriday(days)) return i18n._(msg`every weekday`);
  return i18n._(msg`every ${listed(language, days.map((day) => dayName(language, day)))}`);
}

function weekly(language: Language, rule: Rule, days: readonly Weekday[]): string {
  const i18n = i18nOf(language);
  const { interval } = rule;
  // Each of the days is chosen, or each week has one alone: places say nothing then.
  if (rule.bySetPos.length === 0 || days.length === 1) {
    if (interval === 1) return everyWeek(language, days);
    const names = listed(language, days.map((day) => dayNames(language, day)));
    return interval === 2 ? i18n._(msg`every two weeks on ${names}`) : i18n._(msg`every ${interval} weeks on ${names}`);
  }
  const places = listed(language, rule.bySetPos.map((nth) => place(i18n, nth)));
  const names = listed(language, days.map((day) => dayName(language, day)));
  return interval === 1 ? i18n._(msg`${places} of these days each week: ${names}`) : i18n._(msg`${places} of these days every ${interval} weeks: ${names}`);
}

function monthly(language: Language, rule: Rule, firstDay: number): string {
  const i18n = i18nOf(language);
  const { byDay, byMonthDay, bySetPos, interval } = rule;
  const ofMonths = (what: string) => (interval === 1 ? i18n._(msg`${what} of each month`) : i18n._(msg`${what} every ${interval} months`));
  const dates = listed(language, (byMonthDay.length > 0 ? byMonthDay : [firstDay]).map((n) => date(i18n, n)));
  const plain = byDay.every((it) => it.nth === null);
  const days = distinct(byDay);
  if (bySetPos.length > 0) {
    const places = listed(language, bySetPos.map((nth) => place(i18n, nth)));
    if (byMonthDay.length === 0 && plain && days.length === 1) return ofMonths(i18n._(msg`${places} ${dayName(language, days[0]!)}`));
    if (byMonthDay.length === 0 && plain && isMondayToFriday(days)) return ofMonths(i18n._(msg`${places} weekday`));
    const all = monthly(language, { ...rule, bySetPos: [] }, firstDay);
    return i18n._(msg`${places} of these days: ${all}`);
  }
  if (byDay.length === 0) return ofMonths(dates);
  if (byMonthDay.length === 0) return ofMonths(monthDays(language, byDay));
  return i18n._(msg`${ofMonths(dates)}, when it is ${plain ? listed(language, days.map((day) => dayName(language, day))) : monthDays(language, byDay)}`);
}

function daily(language: Language, rule: Rule, firstDay: number): string {
  const i18n = i18nOf(language);
  const { byDay, byMonthDay, interval } = rule;
  const days = distinct(byDay);
  const all: Rule = { ...rule, bySetPos: [] };
  if (interval === 1 && byMonthDay.length > 0) return monthly(language, all, firstDay);
  if (interval === 1) return weekly(language, all, days.length > 0 ? days : weekdays);
  let words = i18n._(msg`every ${interval} days`);
  if (byMonthDay.length > 0) words = i18n._(msg`${words}, when it is the ${listed(language, byMonthDay.map((n) => date(i18n, n)))} of the month`);
  if (days.length > 0) words = i18n._(msg`${words}, when it is ${listed(language, days.map((day) => dayName(language, day)))}`);
  return words;
}

/** When a series meets, without its time and end: "2nd Thursday of each month". */
export function patternWords(language: Language, rule: Rule | null, first: string): string {
  const at = asUtc(first);
  if (!rule) return capital(written(language, at, { dateStyle: 'full' }));
  const days = distinct(rule.byDay);
  const own = weekdays[(at.getUTCDay() + 6) % 7]!;
  if (rule.freq === 'WEEKLY') return capital(weekly(language, rule, days.length > 0 ? days : [own]));
  if (rule.freq === 'MONTHLY') return capital(monthly(language, rule, at.getUTCDate()));
  return capital(daily(language, rule, at.getUTCDate()));
}

/** The time of day that a wall time says: "6:30 PM". No line ends inside it. */
export const timeWords = (language: Language, wall: string) => written(language, asUtc(wall), { hour: 'numeric', minute: '2-digit' }).replace(/\s/g, '\u00a0');

/** From one wall time to another: "6:30–8:00 PM". A line ends before the "a" of Spanish, as a narrow card needs it, and nowhere else. */
export function betweenWords(language: Language, begin: string, end: string): string {
  const to = timeWords(language, end);
  const begins = timeWords(language, begin);
  const half = /\s(?:[AP]M|[ap]\.\s?m\.)$/.exec(to)?.[0];
  const from = half && begins.endsWith(half) ? begins.slice(0, -half.length) : begins;
  return i18nOf(language)._(msg`${from}–${to}`).replace(/ /g, '\u00a0').replace('\u00a0a\u00a0', ' a\u00a0').replace('–', '–\u2060');
}

/** From when to when, for so many minutes. */
export function spanWords(language: Language, first: string, minutes: number): string {
  return betweenWords(language, first, new Date(asUtc(first).getTime() + minutes * 60_000).toISOString().slice(0, 16));
}

// Where nobody changes the clocks, people call their time by the place.
const ownTimes: Record<string, MessageDescriptor> = {
  'America/Phoenix': msg`Arizona`,
  'Pacific/Honolulu': msg`Hawaii`,
  'America/Puerto_Rico': msg`Puerto Rico`,
  UTC: msg`UTC`,
};

/** Zones had other names when computers began to count. */
const thisCentury = new Date('2026-01-01T00:00:00Z');

/** What the clocks of a zone say at an instant, such as 2026-03-12T18:30. */
export function wallAt(at: Date, timeZone: string): string {
  return formatOf('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');
}

/** A zone as people say it after a time: "Central". */
export function zoneWords(language: Language, timeZone: string): string {
  const own = ownTimes[timeZone];
  if (own) return i18nOf(language)._(own);
  const parts = formatOf(locales[language], { timeZone, timeZoneName: 'longGeneric' }).formatToParts(thisCentury);
  return parts.find((part) => part.type === 'timeZoneName')!.value.replace(/ Time$/, '').replace('oriental', 'del Este');
}

/** The cadence of a series in a line: "2nd Thursday of each month, 6:30–8:00 PM Central, until June 11, 2027". */
export function cadenceWords(language: Language, { rule, first, minutes, timeZone }: Cadence): string {
  const i18n = i18nOf(language);
  const when = i18n._(msg`${patternWords(language, rule, first)}, ${spanWords(language, first, minutes)} ${zoneWords(language, timeZone)}`);
  if (rule?.count) return i18n._(msg`${when}, ${plural(rule.count, { one: '# session', other: '# sessions' })}`);
  if (!rule?.until) return when;
  const until = rule.until.length === 10 ? written(language, asUtc(rule.until), { dateStyle: 'long' }) : written(language, new Date(rule.until), { dateStyle: 'long', timeZone });
  return i18n._(msg`${when}, until ${until}`);
}
