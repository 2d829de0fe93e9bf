import type { AppLoadContext } from '@remix-run/node';
import { msg, plural } from '@lingui/core/macro';
import { wallAt } from './cadence-words.server';
import { shortName } from './contract/communities';
import type { Language } from './contract/names';
import type { SeriesRow, SeriesView } from './contract/series';
import type { SessionRow } from './contract/sessions';
import { i18nOf } from './i18n.server';
import { cadenceOf, hourWord, modelAbout, modelWord, needWord } from './series-words.server';
import { dayWithin, hoursWords, momentWithin, placeWords, readerOf, sessionLine, type Reader } from './session-words.server';
import { topicWord } from './topic-words.server';

/** A day of the calendar within a sentence, the same in every zone: "Thursday, March 12". */
const calendarDay = ({ language, timeZone, now }: Reader, on: string) => dayWithin(language, on, wallAt(now, timeZone));

/** From which day to which, within a sentence: one day alone is said once. */
function spanOfDays(reader: Reader, from: string, until: string): string {
  if (from === until) return calendarDay(reader, from);
  return i18nOf(reader.language)._(msg`${calendarDay(reader, from)} to ${calendarDay(reader, until)}`);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A line of what was: when, what, and what became of it. */
function pastLine(reader: Reader, row: SeriesView['past'][number]) {
  const line = sessionLine(reader, row);
  const i18n = i18nOf(reader.language);
  const came = row.came && { ...row.came, words: i18n._(msg`${row.came.n} of ${row.came.of} came`) };
  return { id: row.id, title: line.title, day: line.day, came, became: [line.state, line.was, line.said].filter((part) => part !== null), isOff: line.isOff };
}

/** Lines in their order, each that is the first of another year with that year. */
function byYear(reader: Reader, rows: SessionRow[], before: SessionRow | undefined) {
  const yearOf = (at: Date) => wallAt(at, reader.timeZone).slice(0, 4);
  let year = yearOf(before ? new Date(before.startsAt) : reader.now);
  return rows.map((row) => {
    const its = yearOf(new Date(row.startsAt));
    const newYear = its === year ? null : its;
    year = its;
    return { ...sessionLine(reader, row), newYear };
  });
}

/** A series' page in the reader's words. */
export function seriesPage(context: AppLoadContext, view: SeriesView) {
  const { language } = context;
  const as = readerOf(context);
  const i18n = i18nOf(language);
  const shown = view.upcoming.filter((row) => row.status !== 'break');
  const next = shown.find((row) => row.status !== 'cancelled');
  const held = view.heldCount;
  const until = view.endsOn && calendarDay(as, view.endsOn);
  return {
    id: view.id,
    title: view.title,
    community: { slug: view.community.slug, name: shortName(view.community.name), tint: view.community.tint },
    cadence: cadenceOf(language, view.recurrence, view.minutes),
    place: placeWords(language, view),
    videoLink: view.videoLink,
    model: modelWord(language, view.model),
    modelAbout: modelAbout(language, view.model),
    purpose: view.purpose,
    isOneOff: view.isOneOff,
    isRsc: view.model === 'rsc',
    counted: i18n._(msg`Each session counts ${hoursWords(language, view.hours)} of ${hourWord(language, view.hourKind)}.`),
    topics: view.topics.map((topic) => topicWord(language, topic)),
    expected: view.expects === 'chosen' ? view.expected : null,
    isConfidential: view.confidentiality === 'confidential',
    commitment: view.commitment,
    capacity: view.capacity === null ? null : i18n._(msg`${plural(view.capacity, { one: '# place', other: '# places' })} at each session; others wait and move up.`),
    goal: view.goal,
    goalMet: view.goalMetAt && momentWithin(as, view.goalMetAt),
    until,
    lead: view.lead,
    coFacilitators: view.coFacilitators,
    rota: view.rota?.map(({ next: turn, awayFrom, awayUntil, ...person }) => ({
      ...person,
      turn: turn && { id: turn.sessionId, words: momentWithin(as, turn.startsAt) },
      away: awayFrom && awayUntil ? spanOfDays(as, awayFrom, awayUntil) : null,
      awayFrom,
      awayUntil,
    })) ?? null,
    breaks: view.breaks.map(({ id, fromDay, untilDay, label }) => ({ id, label, words: capital(spanOfDays(as, fromDay, untilDay)), isOver: untilDay < wallAt(as.now, view.recurrence.zone).slice(0, 10) })),
    needs: view.needs.map((need) => ({ need, words: needWord(language, need) })),
    handOverNote: view.handOverNote,
    ended: view.status === 'ended' ? (view.endedAt ? momentWithin(as, view.endedAt) : '') : null,
    next: next ? sessionLine(as, next) : null,
    upcoming: byYear(as, shown.filter((row) => row !== next), next),
    past: view.past.map((row) => pastLine(as, row)),
    held: held > 0 ? i18n._(msg`${plural(held, { one: '# session held', other: '# sessions held' })}`) : null,
    sight: view.sight,
    may: view.may,
  };
}

export type SeriesPage = ReturnType<typeof seriesPage>;

/** A series as a line of a list, in words. */
export function seriesLine(language: Language, row: SeriesRow) {
  const name = row.leadName;
  return {
    id: row.id,
    title: row.title,
    model: modelWord(language, row.model),
    cadence: cadenceOf(language, row.recurrence, row.minutes),
    lead: name && i18nOf(language)._(msg`with ${name}`),
    needs: row.needs.map((need) => needWord(language, need)),
    isEnded: row.status === 'ended',
    isOneOff: row.recurrence.rrule === null,
  };
}
