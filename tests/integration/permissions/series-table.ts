import type { Actor } from '../../../server/people/actor';
import type { Services } from '../../../server/services';
import { weekly } from '../meeting';
import { fresh } from '../site';
import type { SeriesKind, SeriesPlace } from './series-world';

/**
 * Who may do what with a series and its sessions. Each column is a standing of `seriesStandings`, in its order. `w` sees it
 * whole, `a` who comes and when, `d` its dates; `+` does it, `0` finds nothing of it, `x` is forbidden, `-` is not found, `=` is a conflict.
 */
// member, facilitator, consultant, coordinator; muted, paused, removed, left; elsewhere, boss, visitor, member boss;
// lead, second, chosen, turn, guest; of an open community elsewhere, removed; of one that is asked elsewhere
export const needs = {
  // A series or a session, at its address.
  see: {
    all:                    'w w w a   w - - -   - a w w   w w w w w   d d -',
    chosen:                 'd a d a   w - - -   - a a a   w w w w d   - - -',
    'all in confidence':    'w w w a   w - - -   - a a w   w w w w w   - - -',
    'chosen in confidence': '- a - a   w - - -   - a a a   w w w w -   - - -',
  },
  // The session that `guest` leads.
  seeOne: {
    all:                    'w w w a   w - - -   - a w w   w w w w w   d d -',
    chosen:                 'd a d a   w - - -   - a a a   w w w w w   - - -',
    'all in confidence':    'w w w a   w - - -   - a a w   w w w w w   - - -',
    'chosen in confidence': '- a - a   w - - -   - a a a   w w w w w   - - -',
  },
  // Among its community's.
  list: {
    all:                    'w w w a   w - - -   - a w w   w w w w w   d d -',
    chosen:                 'd a d a   w - - -   - a a a   w w w w d   0 0 -',
    'all in confidence':    'w w w a   w - - -   - a a w   w w w w w   0 0 -',
    'chosen in confidence': '0 a 0 a   w - - -   - a a a   w w w w 0   0 0 -',
  },
  know: {
    all:                    '+ + + +   + - - -   - + + +   + + + + +   + + -',
    chosen:                 '+ + + +   + - - -   - + + +   + + + + +   - - -',
    'all in confidence':    '+ + + +   + - - -   - + + +   + + + + +   - - -',
    'chosen in confidence': '- + - +   + - - -   - + + +   + + + + -   - - -',
  },
  knowOne: {
    all:                    '+ + + +   + - - -   - + + +   + + + + +   + + -',
    chosen:                 '+ + + +   + - - -   - + + +   + + + + +   - - -',
    'all in confidence':    '+ + + +   + - - -   - + + +   + + + + +   - - -',
    'chosen in confidence': '- + - +   + - - -   - + + +   + + + + +   - - -',
  },
  // Among the sessions that are one's own.
  mine: {
    all:                    'w w w 0   w 0 0 0   0 0 0 w   w w w w w   0 0 0',
    chosen:                 '0 0 0 0   w 0 0 0   0 0 0 0   w w w w w   0 0 0',
    'all in confidence':    'w w w 0   w 0 0 0   0 0 0 w   w w w w w   0 0 0',
    'chosen in confidence': '0 0 0 0   w 0 0 0   0 0 0 0   w w w w w   0 0 0',
  },
  reminded: {
    all:                    '+ + + 0   + 0 0 0   0 0 0 +   + + + + +   0 0 0',
    chosen:                 '0 0 0 0   + 0 0 0   0 0 0 0   + + + + +   0 0 0',
    'all in confidence':    '+ + + 0   + 0 0 0   0 0 0 +   + + + + +   0 0 0',
    'chosen in confidence': '0 0 0 0   + 0 0 0   0 0 0 0   + + + + +   0 0 0',
  },
  answerOne: {
    all:                    '+ + + x   + - - -   - x x +   + + + + +   x x -',
    chosen:                 'x x x x   + - - -   - x x x   + + + + +   - - -',
    'all in confidence':    '+ + + x   + - - -   - x x +   + + + + +   - - -',
    'chosen in confidence': '- x - x   + - - -   - x x x   + + + + +   - - -',
  },
  addToOne: {
    all:                    '+ + + x   x - - -   - x x +   + + + + +   x x -',
    chosen:                 'x x x x   x - - -   - x x x   + + + + +   - - -',
    'all in confidence':    '+ + + x   x - - -   - x x +   + + + + +   - - -',
    'chosen in confidence': '- x - x   x - - -   - x x x   + + + + +   - - -',
  },
  ask: {
    all:                    '+ + + x   + - - -   - x x +   + + + + +   x x -',
    chosen:                 'x x x x   + - - -   - x x x   + + + + x   - - -',
    'all in confidence':    '+ + + x   + - - -   - x x +   + + + + +   - - -',
    'chosen in confidence': '- x - x   + - - -   - x x x   + + + + -   - - -',
  },
  // What another laid ready.
  clear: {
    all:                    '- + - -   - - - -   - - - -   + + - - +   - - -',
    chosen:                 '- - - -   - - - -   - - - -   + + - - +   - - -',
    'all in confidence':    '- + - -   - - - -   - - - -   + + - - +   - - -',
    'chosen in confidence': '- - - -   - - - -   - - - -   + + - - +   - - -',
  },
  // What is the lead's own.
  lead: {
    all:                    '- - - -   - - - -   - - - -   + - - - -   - - -',
    chosen:                 '- - - -   - - - -   - - - -   + - - - -   - - -',
    'all in confidence':    '- - - -   - - - -   - - - -   + - - - -   - - -',
    'chosen in confidence': '- - - -   - - - -   - - - -   + - - - -   - - -',
  },
  plan: {
    all:                    'x + x x   x - - -   - x x x   + + x x x   x x -',
    chosen:                 'x + x x   x - - -   - x x x   + + x x x   - - -',
    'all in confidence':    'x + x x   x - - -   - x x x   + + x x x   - - -',
    'chosen in confidence': '- + - x   x - - -   - x x x   + + x x -   - - -',
  },
  planOne: {
    all:                    'x + x x   x - - -   - x x x   + + x x +   x x -',
    chosen:                 'x + x x   x - - -   - x x x   + + x x +   - - -',
    'all in confidence':    'x + x x   x - - -   - x x x   + + x x +   - - -',
    'chosen in confidence': '- + - x   x - - -   - x x x   + + x x +   - - -',
  },
  // Of one that `turn` led.
  notedWhoCame: {
    all:                    'x + x x   x - - -   - x x x   + + x + x   x x -',
    chosen:                 'x + x x   x - - -   - x x x   + + x + x   - - -',
    'all in confidence':    'x + x x   x - - -   - x x x   + + x + x   - - -',
    'chosen in confidence': '- + - x   x - - -   - x x x   + + x + -   - - -',
  },
  // Of a rota: `!` has no turn in it.
  takeLeave: {
    all:                    '! ! ! x   x - - -   - x x !   ! ! ! + !   x x -',
    chosen:                 'x ! x x   x - - -   - x x x   ! ! ! + x   - - -',
    'all in confidence':    '! ! ! x   x - - -   - x x !   ! ! ! + !   - - -',
    'chosen in confidence': '- ! - x   x - - -   - x x x   ! ! ! + -   - - -',
  },
  stepDown: {
    all:                    'x x x x   x - - -   - x x x   + x x x x   x x -',
    chosen:                 'x x x x   x - - -   - x x x   + x x x x   - - -',
    'all in confidence':    'x x x x   x - - -   - x x x   + x x x x   - - -',
    'chosen in confidence': '- x - x   x - - -   - x x x   + x x x -   - - -',
  },
  // Of one that has a lead.
  late: {
    all:                    '= = = =   = - - -   - = = =   = = = = =   = = -',
    chosen:                 '= = = =   = - - -   - = = =   = = = = =   - - -',
    'all in confidence':    '= = = =   = - - -   - = = =   = = = = =   - - -',
    'chosen in confidence': '- = - =   = - - -   - = = =   = = = = -   - - -',
  },
  // Of one that asks for a lead, after `lead` has stepped down from it.
  takeOn: {
    all:                    '+ + + x   x - - -   - x x +   + + + + +   x x -',
    chosen:                 'x + + x   x - - -   - x x x   x + + x x   - - -',
    'all in confidence':    '+ + + x   x - - -   - x x +   + + + + +   - - -',
    'chosen in confidence': '- + - x   x - - -   - x x x   - + + - -   - - -',
  },
} satisfies Record<string, Record<SeriesKind, string>>;

export type Need = keyof typeof needs;

export interface SeriesAct {
  verb: string;
  /** Of one verb that has several: what is different here. */
  of?: string;
  need: Need;
  act: (services: Services, actor: Actor, place: SeriesPlace) => unknown;
}

const span = { from: new Date('2026-02-01T00:00:00Z'), until: new Date('2026-04-01T00:00:00Z') };
const ofIt = <T extends { seriesId: string }>(rows: T[], { seriesId }: SeriesPlace) => rows.filter((row) => row.seriesId === seriesId);
const form = ({ form: as }: SeriesPlace) => weekly(as);

export const seriesActs: SeriesAct[] = [
  { need: 'see', verb: 'series.read', act: (s, a, p) => s.series.read(a, p.seriesId) },
  { need: 'list', verb: 'series.inCommunity', act: async (s, a, p) => (await s.series.inCommunity(a, p.slug, span)).series.filter(({ id }) => id === p.seriesId) },
  { need: 'seeOne', verb: 'sessions.read', act: (s, a, p) => s.sessions.read(a, p.session) },
  { need: 'see', verb: 'sessions.read', of: 'the next one', act: (s, a, p) => s.sessions.read(a, p.next) },
  { need: 'know', verb: 'calendars.makeAddress', of: 'of a series', act: (s, a, p) => s.calendars.makeAddress(a, 'series', p.seriesId) },
  { need: 'knowOne', verb: 'calendars.file', act: (s, a, p) => s.calendars.file(a, p.session, 'https://tilth.example.org') },
  { need: 'mine', verb: 'sessions.mySessions', act: async (s, a, p) => ofIt(await s.sessions.mySessions(a, span), p) },
  { need: 'mine', verb: 'sessions.month', act: async (s, a, p) => ofIt((await s.sessions.month(a, '2026-03')).days.flatMap(({ sessions }) => sessions), p) },
  { need: 'reminded', verb: 'sessions.expectedSoon', act: async (s, a, p) => (await s.sessions.expectedSoon(new Date('2026-03-05T12:00:00Z'))).filter(({ personId, session }) => personId === a.id && session.sessionId === p.session) },

  { need: 'answerOne', verb: 'sessions.answer', act: (s, a, p) => s.sessions.answer(a, p.session, { rsvp: 'yes' }) },
  { need: 'addToOne', verb: 'sessions.prepare', act: (s, a, p) => s.sessions.prepare(a, p.session, { kind: 'question', words: 'How do you begin?', clientId: fresh() }) },
  { need: 'ask', verb: 'series.leaveReturnQuestion', act: (s, a, p) => s.series.leaveReturnQuestion(a, p.seriesId, { words: 'Did it help?', clientId: fresh() }) },
  { need: 'clear', verb: 'sessions.removePreparation', of: "another's", act: (s, a, p) => s.sessions.removePreparation(a, p.session, p.preparation) },
  { need: 'lead', verb: 'series.settleReturnQuestion', of: "the lead's", act: (s, a, p) => s.series.settleReturnQuestion(a, p.question) },
  { need: 'lead', verb: 'calendars.resetAddress', of: "the lead's", act: (s, a, p) => s.calendars.resetAddress(a, p.address.id) },
  { need: 'lead', verb: 'calendars.endAddress', of: "the lead's", act: (s, a, p) => s.calendars.endAddress(a, p.address.id) },

  { need: 'plan', verb: 'series.edit', act: (s, a, p) => s.series.edit(a, p.seriesId, form(p)) },
  { need: 'plan', verb: 'series.planBreak', act: (s, a, p) => s.series.planBreak(a, p.seriesId, { fromDay: '2026-07-01', untilDay: '2026-07-31' }) },
  { need: 'plan', verb: 'series.endBreak', act: (s, a, p) => s.series.endBreak(a, p.seriesId, p.breakId) },
  { need: 'plan', verb: 'series.end', act: (s, a, p) => s.series.end(a, p.seriesId, { sure: 'on' }) },
  { need: 'plan', verb: 'series.meetGoal', act: (s, a, p) => s.series.meetGoal(a, p.seriesId, { sure: 'on' }) },
  { need: 'plan', verb: 'series.handOver', act: (s, a, p) => s.series.handOver(a, p.seriesId, { to: p.other.handle }) },
  { need: 'plan', verb: 'series.add', act: (s, a, p) => s.series.add(a, p.seriesId, { startsAt: '2026-03-10T12:00', minutes: '60', clientId: fresh() }) },
  { need: 'plan', verb: 'series.keepRota', act: (s, a, p) => s.series.keepRota(a, p.seriesId, { people: [p.other.handle] }) },
  { need: 'plan', verb: 'series.setAway', of: "another's", act: (s, a, p) => s.series.setAway(a, p.seriesId, { person: p.other.handle, fromDay: '2026-03-10', untilDay: '2026-03-20' }) },
  { need: 'takeLeave', verb: 'series.setAway', of: 'one’s own', act: (s, a, p) => s.series.setAway(a, p.seriesId, { person: a.handle, fromDay: '2026-03-10', untilDay: '2026-03-20' }) },
  { need: 'plan', verb: 'sessions.reshape', act: (s, a, p) => s.sessions.reshape(a, p.session, { ...form(p), startsAt: '2026-03-06T18:30', reach: 'later' }) },
  { need: 'plan', verb: 'sessions.previewReshape', act: (s, a, p) => s.sessions.previewReshape(a, p.session, { ...form(p), startsAt: '2026-03-06T18:30', reach: 'later' }) },
  { need: 'notedWhoCame', verb: 'sessions.takeAttendance', act: (s, a, p) => s.sessions.takeAttendance(a, p.past, {}) },
  { need: 'plan', verb: 'sessions.restore', act: (s, a, p) => s.sessions.restore(a, p.cancelled) },

  { need: 'planOne', verb: 'sessions.move', act: (s, a, p) => s.sessions.move(a, p.session, { startsAt: '2026-03-06T12:00', minutes: '60' }) },
  { need: 'planOne', verb: 'sessions.previewMove', act: (s, a, p) => s.sessions.previewMove(a, p.session, { startsAt: '2026-03-06T12:00', minutes: '60' }) },
  { need: 'planOne', verb: 'sessions.cancel', act: (s, a, p) => s.sessions.cancel(a, p.session, { reason: 'Snow' }) },
  { need: 'planOne', verb: 'sessions.detail', act: (s, a, p) => s.sessions.detail(a, p.session, { title: 'What helps at drop-off' }) },
  { need: 'planOne', verb: 'sessions.skipTurn', act: (s, a, p) => s.sessions.skipTurn(a, p.session) },
  { need: 'planOne', verb: 'sessions.swapTurns', act: (s, a, p) => s.sessions.swapTurns(a, p.session, { with: p.next }) },
  { need: 'planOne', verb: 'sessions.chooseLead', act: (s, a, p) => s.sessions.chooseLead(a, p.session, { person: p.other.handle }) },

  { need: 'stepDown', verb: 'series.stepDown', act: (s, a, p) => s.series.stepDown(a, p.seriesId, {}) },
  { need: 'late', verb: 'series.takeOn', of: 'one that has a lead', act: (s, a, p) => s.series.takeOn(a, p.seriesId) },
  { need: 'takeOn', verb: 'series.takeOn', of: 'one that asks for a lead', act: (s, a, p) => s.series.takeOn(a, p.leaderless) },
];

/** Verbs that no row can hold: they take nothing of a community, or are steps of others. */
export const seriesElsewhere: Record<string, string> = {
  'series.preview': 'what a form comes to, the same for everybody',
  'series.fillAhead': 'by the clock',
  'series.access': 'the rule itself; series-access.test.ts',
  'sessions.today': 'sessions.mySessions, the next ones; sessions.test.ts',
  'sessions.answering': 'by a sealed link; hearing.test.ts',
  'sessions.answerByMail': 'by a sealed link; hearing.test.ts',
  'sessions.knownOf': 'the rule of sessions.read, for mail that leaves; hearing.test.ts',
  'calendars.addresses': 'the actor’s own',
  'calendars.toFollow': 'the circle, as in sessions.mySessions; sessions.test.ts',
  'calendars.feed': 'by its own address; feeds.test.ts',
};
