import type { AppLoadContext } from '@remix-run/node';
import { msg, plural } from '@lingui/core/macro';
import { betweenWords, timeWords, wallAt, zoneWords } from './cadence-words.server';
import { shortName } from './contract/communities';
import { type Language, locales, type Rsvp, type Tint } from './contract/names';
import type { AnswerCounts, SessionRow } from './contract/sessions';
import { i18nOf } from './i18n.server';

/** A session as a line of a list, in the reader's words, so that no browser has to find them. */
export interface SessionLine {
  id: string;
  startsAt: string;
  title: string;
  /** Of the series, where the session has a title of its own. */
  seriesTitle: string | null;
  community: { slug: string; name: string; tint: Tint };
  /** "Tomorrow, 6:30–8:00 PM", in the reader's zone. */
  when: string;
  /** The day alone, and the hours alone: "Thursday, March 12" and "6:30–8:00 PM". */
  day: string;
  hours: string;
  /** Today or tomorrow: there the day is said even beside its tile. */
  isNear: boolean;
  /** What the clocks of the series say, where they differ: "7:30–9:00 PM Eastern". */
  there: string | null;
  facts: string[];
  leadName: string | null;
  /** What is not as usual: cancelled, moved, one more. */
  state: string | null;
  isOff: boolean;
  /** "8 coming, 1 maybe", until it is over. */
  coming: string | null;
  /** Null where no answer is taken. */
  answer: { rsvp: Rsvp | null; waiting: string | null } | null;
  /** That they were there. */
  was: string | null;
  /** What they had answered, once no answer is taken any more, unless they were there. */
  said: string | null;
}

export interface Reader {
  language: Language;
  timeZone: string;
  now: Date;
}

/** Who reads, and when. */
export const readerOf = ({ language, me, now }: Pick<AppLoadContext, 'language' | 'me' | 'now'>): Reader => ({ language, now, timeZone: me?.actor.timeZone ?? 'UTC' });

const days = new Map<string, Intl.DateTimeFormat>();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A day in words, the weekday first; the year where it is another: "Thursday, March 12". */
export function dayWords(language: Language, day: string, now: string): string {
  const isThisYear = day.slice(0, 4) === now.slice(0, 4);
  const key = `${language} ${isThisYear}`;
  if (!days.has(key)) days.set(key, new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric', ...(!isThisYear && { year: 'numeric' }) }));
  return capital(days.get(key)!.format(new Date(`${day}T00:00:00Z`)));
}

/** The same in the middle of a sentence: in Spanish days begin small there, and without a comma. */
export function dayWithin(language: Language, day: string, now: string): string {
  const words = dayWords(language, day, now);
  return language === 'es' ? words.charAt(0).toLowerCase() + words.slice(1).replace(', ', ' ') : words;
}

/** When something is, in the reader's zone: its day and hours, and what the clocks of another zone say where they differ. */
export function timesOf({ language, timeZone, now }: Reader, startsAt: string, endsAt: string, zone: string) {
  const i18n = i18nOf(language);
  const begin = wallAt(new Date(startsAt), timeZone);
  const today = wallAt(now, timeZone).slice(0, 10);
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const on = begin.slice(0, 10);
  const day = on === today ? i18n._(msg`Today`) : on === tomorrow ? i18n._(msg`Tomorrow`) : dayWords(language, on, today);
  const span = betweenWords(language, begin, wallAt(new Date(endsAt), timeZone));
  const beginThere = wallAt(new Date(startsAt), zone);
  const differs = beginThere !== begin;
  const hours = differs ? i18n._(msg`${span} your time`) : span;
  const spanThere = differs ? betweenWords(language, beginThere, wallAt(new Date(endsAt), zone)) : '';
  const isOtherDay = beginThere.slice(0, 10) !== on;
  const there = !differs ? null : isOtherDay ? `${dayWords(language, beginThere.slice(0, 10), today)}, ${spanThere} ${zoneWords(language, zone)}` : `${spanThere} ${zoneWords(language, zone)}`;
  return { on, day, hours, isNear: on === today || on === tomorrow, when: `${day}, ${hours}`, there };
}

/** An instant in the reader's zone: "Thursday, March 12, 6:30 PM". */
export function momentWords({ language, timeZone, now }: Reader, at: string, ofDay = dayWords): string {
  const wall = wallAt(new Date(at), timeZone);
  return `${ofDay(language, wall.slice(0, 10), wallAt(now, timeZone))}, ${timeWords(language, wall)}`;
}

/** The same in the middle of a sentence. */
export const momentWithin = (reader: Reader, at: string) => momentWords(reader, at, dayWithin);

/** Who comes, in numbers: "8 coming, 1 maybe". Null where nobody said anything. */
export function comingWords(language: Language, counts: AnswerCounts | null): string | null {
  if (!counts) return null;
  const i18n = i18nOf(language);
  const { yes, maybe, waiting } = counts;
  const parts = [
    ...(yes > 0 ? [i18n._(msg`${plural(yes, { one: '# coming', other: '# coming' })}`)] : []),
    ...(maybe > 0 ? [i18n._(msg`${plural(maybe, { one: '# maybe', other: '# maybe' })}`)] : []),
    ...(waiting > 0 ? [i18n._(msg`${plural(waiting, { one: '# waiting', other: '# waiting' })}`)] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

/** Hours that a session counts: "1.5 hours", "45 minutes". */
export function hoursWords(language: Language, hours: number): string {
  const minutes = Math.round(hours * 60);
  if (hours > 0 && hours < 1) return i18nOf(language)._(msg`${plural(minutes, { one: '# minute', other: '# minutes' })}`);
  const said = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(hours);
  return hours === 1 ? i18nOf(language)._(msg`1 hour`) : i18nOf(language)._(msg`${said} hours`);
}

/** What is not as usual about a session, in a sentence. */
function stateOf(reader: Reader, row: SessionRow): string | null {
  const i18n = i18nOf(reader.language);
  const because = row.reason ? ` ${row.reason}` : '';
  if (row.status === 'cancelled') return i18n._(msg`Called off.`) + because;
  if (row.status === 'break') return i18n._(msg`In a planned break.`);
  if (row.movedFrom) {
    return i18n._(msg`Moved from ${momentWithin(reader, row.movedFrom)}.`) + because;
  }
  return row.isExtra ? i18n._(msg`Added beside the usual dates.`) : null;
}

/** Where it takes place, in a word or two. */
export function placeWords(language: Language, { place, videoLink }: Pick<SessionRow, 'place' | 'videoLink'>): string | null {
  return place ?? (videoLink ? i18nOf(language)._(msg`Online`) : null);
}

function answerOf(language: Language, { mine, mayAnswer, capacity }: SessionRow): SessionLine['answer'] {
  if (!mayAnswer) return null;
  const i18n = i18nOf(language);
  const [position, places] = [mine?.position ?? 0, capacity ?? 0];
  const taken = i18n._(msg`${plural(places, { one: 'The one place is taken.', other: 'All # places are taken.' })}`);
  const waiting = mine?.isWaiting ? `${taken} ${i18n._(msg`You are number ${position} of those who wait; we tell you when a place is free.`)}` : null;
  return { rsvp: mine?.answer ?? null, waiting };
}

function saidWords(language: Language, { mine, mayAnswer }: SessionRow): string | null {
  if (mayAnswer || !mine) return null;
  const words: Record<Rsvp, string> = { yes: i18nOf(language)._(msg`You said yes`), maybe: i18nOf(language)._(msg`You said maybe`), no: i18nOf(language)._(msg`You said that you could not come`) };
  return words[mine.answer];
}

/** A session in the reader's words. */
export function sessionLine(reader: Reader, row: SessionRow): SessionLine {
  const { language } = reader;
  const { day, hours, isNear, when, there } = timesOf(reader, row.startsAt, row.endsAt, row.zone);
  const place = placeWords(language, row);
  const name = row.lead?.name;
  const isOff = row.status === 'cancelled' || row.status === 'break';
  const isOver = new Date(row.endsAt) <= reader.now;
  const was = row.attended === 'present' || row.attended === 'partial' ? i18nOf(language)._(msg`You were there.`) : null;
  return {
    id: row.id,
    startsAt: row.startsAt,
    title: row.title ?? row.seriesTitle,
    seriesTitle: row.title ? row.seriesTitle : null,
    community: { slug: row.community.slug, name: shortName(row.community.name), tint: row.community.tint },
    when,
    day,
    hours,
    isNear,
    there,
    facts: [place, name ? i18nOf(language)._(msg`with ${name}`) : null].filter((fact) => fact !== null),
    leadName: name ?? null,
    state: stateOf(reader, row),
    isOff,
    coming: isOff || isOver ? null : comingWords(language, row.counts),
    answer: answerOf(language, row),
    was,
    said: was ? null : saidWords(language, row),
  };
}
