import { msg } from '@lingui/core/macro';
import { type Language, locales, type Tint } from './contract/names';
import type { MonthView, SessionRow } from './contract/sessions';
import { i18nOf } from './i18n.server';
import { timeWords, wallAt } from './cadence-words.server';
import { dayWords, sessionLine, type Reader, type SessionLine } from './session-words.server';

export interface SessionGroup {
  title: string;
  lines: SessionLine[];
}

const day = 86_400_000;
const asUtc = (on: string) => new Date(`${on}T00:00:00Z`);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const written = (language: Language, on: string, options: Intl.DateTimeFormatOptions) => capital(new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options }).format(asUtc(on)));

/** A month as people say it: "March 2026". */
export const monthWords = (language: Language, month: string) => written(language, `${month}-01`, { month: 'long', year: 'numeric' });

/** The Sunday on or before a day: with it a week begins here. */
const sundayOf = (on: string) => dayOf(asUtc(on).getTime() - asUtc(on).getUTCDay() * day);

/** Sessions under the weeks and months that they lie in, in the order in which they come. */
export function grouped(reader: Reader, rows: SessionRow[]): SessionGroup[] {
  const { language, timeZone, now } = reader;
  const i18n = i18nOf(language);
  const thisWeek = sundayOf(wallAt(now, timeZone).slice(0, 10));
  const nextWeek = dayOf(asUtc(thisWeek).getTime() + 7 * day);
  const groups = new Map<string, SessionLine[]>();
  for (const row of rows) {
    const on = wallAt(new Date(row.startsAt), timeZone).slice(0, 10);
    const week = sundayOf(on);
    const title = week === thisWeek ? i18n._(msg`This week`) : week === nextWeek ? i18n._(msg`Next week`) : monthWords(language, on.slice(0, 7));
    groups.set(title, [...(groups.get(title) ?? []), sessionLine(reader, row)]);
  }
  return [...groups].map(([title, lines]) => ({ title, lines }));
}

export interface MonthDay {
  day: string;
  number: number;
  /** "Thursday, March 12". */
  words: string;
  /** Of another month, whose sessions are not here. */
  isOther: boolean;
  isToday: boolean;
  sessions: { id: string; time: string; title: string; tint: Tint; isOff: boolean; off: string | null }[];
}

export interface MonthTable {
  title: string;
  before: { month: string; words: string };
  after: { month: string; words: string };
  weekdays: { short: string; long: string }[];
  weeks: MonthDay[][];
}

/** A month as a table of weeks, for the reader's own zone. */
export function monthTable({ language, timeZone, now }: Reader, view: MonthView, only: (row: SessionRow) => boolean): MonthTable {
  const i18n = i18nOf(language);
  const first = `${view.month}-01`;
  const today = wallAt(now, timeZone).slice(0, 10);
  const start = asUtc(sundayOf(first)).getTime();
  const end = asUtc(`${view.after}-01`).getTime();
  const found = new Map(view.days.map((one) => [one.day, one.sessions.filter(only)]));
  const weeks: MonthDay[][] = [];
  for (let week = start; week < end; week += 7 * day) {
    weeks.push(
      Array.from({ length: 7 }, (_, n): MonthDay => {
        const on = dayOf(week + n * day);
        const isOff = (row: SessionRow) => row.status === 'cancelled' || row.status === 'break';
        return {
          day: on,
          number: Number(on.slice(8)),
          words: dayWords(language, on, today),
          isOther: !on.startsWith(view.month),
          isToday: on === today,
          sessions: (found.get(on) ?? []).map((row) => ({
            id: row.id,
            time: timeWords(language, wallAt(new Date(row.startsAt), timeZone)),
            title: row.title ?? row.seriesTitle,
            tint: row.community.tint,
            isOff: isOff(row),
            off: isOff(row) ? i18n._(msg`called off`) : null,
          })),
        };
      }),
    );
  }
  const link = (month: string) => ({ month, words: monthWords(language, month) });
  const weekdays = weeks[0]!.map(({ day: on }) => ({ short: written(language, on, { weekday: 'short' }), long: written(language, on, { weekday: 'long' }) }));
  return { title: monthWords(language, view.month), before: link(view.before), after: link(view.after), weekdays, weeks };
}
