import type { AppLoadContext } from '@remix-run/node';
import { msg, plural } from '@lingui/core/macro';
import { wallAt } from './cadence-words.server';
import { shortName } from './contract/communities';
import type { AttendanceStatus } from './contract/names';
import type { AttendanceView, SessionView } from './contract/sessions';
import { i18nOf } from './i18n.server';
import { hourWord, modelWord } from './series-words.server';
import { dayWithin, hoursWords, momentWithin, readerOf, sessionLine } from './session-words.server';

/** A session's page in the reader's words. */
export function sessionPage(context: AppLoadContext, view: SessionView) {
  const { language } = context;
  const i18n = i18nOf(language);
  const as = readerOf(context);
  const { id, seriesId, seriesTitle, community, place, videoLink, confidentiality, purpose, hasBegun, isOver, lead, shadow, coming, unanswered, toNote, agenda, questions, materials, returnQuestions, attendance, may, status, mine, sight } = view;
  const link = (to: { id: string; startsAt: string } | null) => to && { id: to.id, words: dayWithin(language, wallAt(new Date(to.startsAt), as.timeZone).slice(0, 10), wallAt(as.now, as.timeZone)) };
  const counted = i18n._(msg`${hoursWords(language, view.hours)} of ${hourWord(language, view.hourKind)}`);
  const present = attendance?.filter(({ minutes }) => minutes > 0).length ?? 0;
  const expected = attendance?.filter((one) => one.status !== 'not-expected').length ?? 0;
  return {
    line: sessionLine(as, view),
    id,
    seriesId,
    seriesTitle,
    community: { slug: community.slug, name: shortName(community.name), tint: community.tint },
    model: modelWord(language, view.model),
    counted,
    place,
    videoLink,
    purpose,
    isConfidential: confidentiality === 'confidential',
    isOneOff: view.isOneOff,
    hasBegun,
    isOver,
    status,
    lead,
    shadow,
    mine,
    sight,
    coming,
    unanswered,
    toNote,
    minutes: view.minutes,
    agenda,
    questions,
    materials,
    returnQuestions: returnQuestions.map(({ id: questionId, words }) => ({ id: questionId, words })),
    attendance: attendance?.map(({ person, status: came, minutes }) => ({ person, status: came, words: attendanceWord(context, came), minutes })) ?? null,
    // Who looks after it sees how many came; a member sees their own line alone, which is no sum.
    yours: attendance && !may.attendance && attendance[0] ? yoursWords(context, attendance[0]) : null,
    sum: attendance && may.attendance ? i18n._(msg`${present} of ${expected} came`) : null,
    makesUp: link(view.makesUp),
    madeUpBy: link(view.madeUpBy),
    before: link(view.before),
    after: link(view.after),
    promoted: mine?.promotedAt && mine.answer === 'yes' ? momentWithin(as, mine.promotedAt) : null,
    may,
  };
}

export type SessionPage = ReturnType<typeof sessionPage>;

/** How somebody was there, in a word. */
export function attendanceWord({ language }: Pick<AppLoadContext, 'language'>, status: AttendanceStatus): string {
  const i18n = i18nOf(language);
  const words: Record<AttendanceStatus, string> = {
    present: i18n._(msg`Came`),
    partial: i18n._(msg`Came for a part`),
    apology: i18n._(msg`Told us ahead`),
    absent: i18n._(msg`Away`),
    'not-expected': i18n._(msg`Not expected`),
  };
  return words[status];
}

/** How the reader themselves was there, in a sentence. */
function yoursWords({ language }: Pick<AppLoadContext, 'language'>, { status, minutes }: AttendanceView): string {
  const i18n = i18nOf(language);
  const words: Record<AttendanceStatus, string> = {
    present: i18n._(msg`You were there, for ${plural(minutes, { one: '# minute', other: '# minutes' })}.`),
    partial: i18n._(msg`You were there for a part: ${plural(minutes, { one: '# minute', other: '# minutes' })}.`),
    apology: i18n._(msg`You told us ahead that you could not come.`),
    absent: i18n._(msg`You were away.`),
    'not-expected': i18n._(msg`You were not expected yet.`),
  };
  return words[status];
}
