import type { AppLoadContext } from '@remix-run/node';
import { msg, plural } from '@lingui/core/macro';
import type { TimesPreview } from '../server/series/schedule';
import type { CommunityType, Language, SeriesModel } from './contract/names';
import { dayField, fieldsOf, nthField, nths, presets, weekdays, type CadencePlan } from './contract/recurrence';
import type { SeriesView } from './contract/series';
import { domains, topics } from './contract/taxonomy';
import { wallAt } from './cadence-words.server';
import { i18nOf } from './i18n.server';
import { allHourKinds, allModels, cadenceOf } from './series-words.server';
import { hoursWords, readerOf } from './session-words.server';
import { slotWords } from './slot-words.server';
import { topicWord } from './topic-words.server';

type Form = Record<string, string>;

const ticked = (form: Form, group: string) => Object.keys(form).flatMap((name) => (name.startsWith(`${group}-`) ? [name.slice(group.length + 1)] : []));

/** A sent form of a series as its verbs take it: boxes of one group have a name each, so that a refused form can tick them again. */
export function seriesInput(form: Form): Record<string, unknown> {
  const expected = form.expectedOne ? [form.expectedOne] : [];
  return { ...withDays(form), topics: ticked(form, 'topics'), expected: [...new Set([...ticked(form, 'expected'), ...expected])], coFacilitators: ticked(form, 'co') };
}

/** Whoever ticks no day means the day of the first date. */
export function withDays(form: Form): Form {
  const first = form.firstDay ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(first) || Number.isNaN(Date.parse(`${first}T00:00Z`))) return form;
  const [usual] = presets(first);
  const given = { ...form };
  if (!weekdays.some((day) => given[dayField(day)])) for (const day of usual!.days) given[dayField(day)] = 'on';
  if (!nths.some((nth) => given[nthField(nth)])) for (const nth of usual!.nths) given[nthField(nth)] = 'on';
  if (!given.monthDay) given.monthDay = String(usual!.monthDay);
  return given;
}

/** The next dates of a form in words, before anything is made. */
export function previewWords(context: AppLoadContext, { recurrence, minutes, dates }: TimesPreview) {
  const { language } = context;
  const i18n = i18nOf(language);
  const { timeZone } = readerOf(context);
  const n = dates.length;
  const hours = hoursWords(language, Math.round((n * minutes) / 6) / 10);
  return {
    cadence: cadenceOf(language, recurrence, minutes),
    dates: dates.map((date) => ({ ...slotWords(language, date, minutes, recurrence.zone, timeZone), isHoliday: date.holiday !== null })),
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
    weekdays: weekdays.map((day, n) => ({ field: dayField(day), name: capital(new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'long' }).format(new Date(Date.UTC(2026, 0, 5 + n)))) })),
    zones: [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone])].sort(),
  };
}

export type SeriesChoices = ReturnType<typeof seriesChoices>;

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
  const firstDay = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
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
