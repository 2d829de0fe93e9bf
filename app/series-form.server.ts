import type { AppLoadContext } from '@remix-run/node';
import { msg, plural } from '@lingui/core/macro';
import type { Actor } from '../server/people/actor';
import type { TimesPreview } from '../server/series/schedule';
import { type CommunityType, type Language, locales, type SeriesModel } from './contract/names';
import { dayField, fieldsOf, nthField, nths, planOf, presets, weekdays, type CadencePlan, type Nth } from './contract/recurrence';
import { problemOf } from './contract/problems';
import type { SeriesView } from './contract/series';
import { domains, topics } from './contract/taxonomy';
import { wallAt, zoneWords } from './cadence-words.server';
import { i18nOf } from './i18n.server';
import { allHourKinds, allModels, cadenceOf } from './series-words.server';
import { hoursWords, readerOf } from './session-words.server';
import { holidayNote, slotWords } from './slot-words.server';
import { topicWord } from './topic-words.server';

type Form = Record<string, string>;

const ticked = (form: Form, group: string) => Object.keys(form).flatMap((name) => (name.startsWith(`${group}-`) ? [name.slice(group.length + 1)] : []));

/** A sent form of a series as its verbs take it: boxes of one group have a name each, so that a refused form can tick them again. */
export function seriesInput(form: Form): Record<string, unknown> {
  return { ...withDays(form), topics: ticked(form, 'topics'), expected: ticked(form, 'expected'), coFacilitators: ticked(form, 'co'), breaks: breaksIn(form) };
}

/** The names of the fields of a break that is known when a series is planned, as its faults name them. */
export const breakFields = { fromDay: 'breaks.0.fromDay', untilDay: 'breaks.0.untilDay', label: 'breaks.0.label' };

/** The break that somebody wrote, first, for its faults; then the holidays that were ticked. */
function breaksIn(form: Form) {
  const [fromDay, untilDay, label] = [form[breakFields.fromDay] ?? '', form[breakFields.untilDay] ?? '', form[breakFields.label] ?? ''];
  const written = fromDay || untilDay || label ? [{ fromDay, untilDay: untilDay || fromDay, label }] : [];
  return [...written, ...ticked(form, 'skip').map((day) => ({ fromDay: day, untilDay: day, label: form[`label-${day}`] ?? '' }))];
}

/**
 * The answers about new times of one session, as `reshape` takes them. Who leaves its day and names others means the same
 * week, or month: the pattern begins there as early as it can, and not after it.
 */
export function timesInput(form: Form, session: { local: string; today: string }): Record<string, unknown> {
  const days = withDays(form);
  const { firstDay = '', repeats: often = '' } = form;
  if (!/^\d{4}-\d\d-\d\d$/.test(firstDay) || firstDay !== session.local.slice(0, 10) || often === 'once' || often === 'custom') return days;
  const at = new Date(`${firstDay}T00:00:00Z`);
  const date = at.getUTCDate();
  const isItsDay = Boolean(days[dayField(weekdays[(at.getUTCDay() + 6) % 7]!)]);
  const isLast = new Date(at.getTime() + 7 * 86_400_000).getUTCMonth() !== at.getUTCMonth();
  const isItsPlace = Boolean(days[nthField(Math.ceil(date / 7) as Nth)]) || (isLast && Boolean(days[nthField(-1)]));
  if (often === 'date' ? Number(days.monthDay) === date : isItsDay && (often !== 'weekday' || isItsPlace)) return days;
  const isMonthly = often === 'date' || often === 'weekday';
  const begin = isMonthly ? `${firstDay.slice(0, 8)}01` : new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  return { ...days, firstDay: begin > session.today ? begin : session.today < firstDay ? dayAfter(session.today) : firstDay };
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Whoever ticks no day means the day of the first date. */
export function withDays(form: Form): Form {
  const first = form.firstDay ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(first) || Number.isNaN(Date.parse(`${first}T00:00Z`))) return form;
  const [usual] = presets(first);
  const given = { ...form };
  if (!weekdays.some((day) => given[dayField(day)])) for (const day of usual!.days) given[dayField(day)] = 'on';
  // A fifth Thursday comes four times a year: a first date that is one means the last.
  if (!nths.some((nth) => given[nthField(nth)])) for (const nth of usual!.nths) given[nthField(nth === 5 ? -1 : nth)] = 'on';
  if (!given.monthDay) given.monthDay = String(usual!.monthDay);
  return given;
}

/** The next dates of a form in words, before anything is made; `skipped` are the days that are to be left out. */
export function previewWords(context: AppLoadContext, { recurrence, minutes, dates }: TimesPreview, skipped: ReadonlySet<string> = new Set()) {
  const { language } = context;
  const i18n = i18nOf(language);
  const { timeZone } = readerOf(context);
  const meets = dates.filter(({ local }) => !skipped.has(local.slice(0, 10)));
  const n = meets.length;
  const hours = hoursWords(language, Math.round((n * minutes) / 6) / 10);
  return {
    cadence: cadenceOf(language, recurrence, minutes),
    dates: dates.map((date) => ({
      ...slotWords(language, date, minutes, recurrence.zone, timeZone),
      on: date.local.slice(0, 10),
      holiday: date.holiday ? holidayNote(language, date.holiday) : null,
      // Which of them it is; null for one that is left out.
      n: meets.includes(date) ? meets.indexOf(date) + 1 : null,
    })),
    sum: recurrence.rrule === null ? null : i18n._(msg`${plural(n, { one: '# session', other: '# sessions' })}, ${hours} together. A steady series usually beats a long one.`),
    isOneOff: recurrence.rrule === null,
  };
}

export type PreviewView = ReturnType<typeof previewWords>;

/** What can be chosen in the form, in the reader's words. */
export function seriesChoices(language: Language, timeZone: string) {
  return {
    models: allModels(language),
    hourKinds: allHourKinds(language),
    topics: domains.map((domain) => ({ id: domain, name: topicWord(language, domain), topics: topics.filter((topic) => topic.startsWith(`${domain}.`)).map((id) => ({ id, name: topicWord(language, id) })) })),
    weekdays: weekdays.map((day, n) => ({ field: dayField(day), name: capital(new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', weekday: 'long' }).format(new Date(Date.UTC(2026, 0, 5 + n)))) })),
    usualZones: usualZones.map((zone) => ({ zone, name: zoneName(language, zone) })),
    zones: [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone])].filter((zone) => !usualZones.includes(zone)).sort(),
  };
}

export type SeriesChoices = ReturnType<typeof seriesChoices>;

/** Where most readers are, from east to west. */
const usualZones = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'];

/** "Central (Chicago)". */
const zoneName = (language: Language, zone: string) => `${capital(zoneWords(language, zone))} (${zone.split('/').at(-1)!.replaceAll('_', ' ')})`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const usual: Record<CommunityType, { repeats: CadencePlan['repeats']; minutes: number; model: SeriesModel }> = {
  cop: { repeats: 'weekday', minutes: 90, model: 'peer' },
  plc: { repeats: 'weekly', minutes: 50, model: 'peer' },
  reflective: { repeats: 'fortnightly', minutes: 90, model: 'rsc' },
  'coaching-group': { repeats: 'fortnightly', minutes: 45, model: 'coaching' },
  cohort: { repeats: 'weekday', minutes: 120, model: 'peer' },
};

/** What a new series begins with, as groups of its kind usually meet: a week from today, in the reader's zone. */
export function newSeries(context: AppLoadContext, type: CommunityType): Form {
  const { timeZone, now } = readerOf(context);
  const today = wallAt(now, timeZone).slice(0, 10);
  const inAWeek = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000);
  // Few groups meet on a weekend: from there on, the Monday after.
  const toMonday = { 6: 2, 0: 1 }[inAWeek.getUTCDay()] ?? 0;
  const firstDay = new Date(inAWeek.getTime() + toMonday * 86_400_000).toISOString().slice(0, 10);
  const { repeats, minutes, model } = usual[type];
  const plan = fieldsOf({ ...presets(firstDay)[0]!, repeats, firstDay, startTime: '16:00', minutes, timeZone, every: repeats === 'fortnightly' ? 2 : 1, customRule: '', ends: 'never', endsOn: '', endsAfter: NaN });
  // Days are ticked by whoever wants others than that of the first date.
  const days = new Set([...weekdays.map(dayField), ...nths.map(nthField), 'monthDay']);
  return { ...Object.fromEntries(Object.entries(plan).filter(([field]) => !days.has(field))), model, expects: 'all', lead: context.me!.actor.handle };
}

/** The form of a series as it is, without its times. */
export function formOf(series: SeriesView): Form {
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  const { model, title, purpose, place, videoLink, hours, hourKind, expects, confidentiality, commitment, capacity, goal, focusLevel, endsOn } = series;
  return {
    model, title, expects, confidentiality, hourKind,
    purpose: text(purpose),
    place: text(place),
    videoLink: text(videoLink),
    hours: text(hours),
    commitment: text(commitment),
    capacity: text(capacity),
    goal: text(goal),
    focusLevel: text(focusLevel),
    endsOn: text(endsOn),
    ...Object.fromEntries([...series.topics.map((topic) => `topics-${topic}`), ...series.expected.map(({ handle }) => `expected-${handle}`), ...series.coFacilitators.map(({ handle }) => `co-${handle}`)].map((name) => [name, 'on'])),
  };
}

/** The plain questions as a series answers them now, about one of its sessions. */
export function timesOf(series: SeriesView, session: { local: string; minutes: number }): Form {
  const { rule, rrule, zone } = series.recurrence;
  return { ...fieldsOf(planOf(rule, rrule, { dtstartLocal: session.local, zone, minutes: session.minutes })), reach: 'later' };
}

/**
 * Looks something up for a form that is being filled in. What a script asks for after each change may well be half an
 * answer: that is no fault, and nothing to complain of in a browser.
 */
export async function lookedUp<Found>(form: Form, look: () => Found | Promise<Found>) {
  try {
    return { preview: await look(), values: form };
  } catch (caught) {
    if ('stay' in form && problemOf(caught)?.code === 'invalid') return { unsure: true as const };
    throw caught;
  }
}

/** The next dates of a form, as it stands. Throws `invalid`. */
export function previewOf(context: AppLoadContext, actor: Actor, form: Form): PreviewView {
  return previewWords(context, context.services.series.preview(actor, seriesInput(form)), new Set(ticked(form, 'skip')));
}
