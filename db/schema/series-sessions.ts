import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import { attendanceStatuses, calendarScopes, causes, hourKinds, preparationKinds, rsvps, storedStatuses } from '../../app/contract/names';
import { id, instant, oneOfWords } from './columns';
import { communities } from './communities';
import { people } from './people';
import { series } from './series';

const upTo = (max: number) => sql.raw(String(max));

/**
 * One time that a series meets, or would have met. The wall time that the rule gave it stays: a session that was moved
 * or cancelled keeps its place in the pattern, and nothing is made there again.
 */
export const seriesSessions = pgTable(
  'series_sessions',
  {
    id: id(),
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    originalLocal: text('original_local').notNull(),
    originalAt: instant('original_at').notNull(),
    startsAt: instant('starts_at').notNull(),
    /** Kept beside `minutes`, so that lists can ask what is over by an index. */
    endsAt: instant('ends_at').notNull(),
    minutes: integer('minutes').notNull(),
    status: text('status', { enum: storedStatuses }).notNull().default('scheduled'),
    cause: text('cause', { enum: causes }),
    /** Why it was moved or cancelled: for everybody who sees the session. */
    reason: text('reason'),
    title: text('title'),
    /** In place of the series' own; null for the same. */
    place: text('place'),
    videoLink: text('video_link'),
    /** Who leads this one where it is not the series' lead: by the rota, by a swap, or who stood in. */
    leadId: text('lead_id').references(() => people.id, { onDelete: 'set null' }),
    /** Set by hand: turns are given around it. */
    leadIsFixed: boolean('lead_is_fixed').notNull().default(false),
    /** Whose turn of the rota this is, whoever leads. */
    turnId: text('turn_id').references(() => people.id, { onDelete: 'set null' }),
    shadowId: text('shadow_id').references(() => people.id, { onDelete: 'set null' }),
    isExtra: boolean('is_extra').notNull().default(false),
    /** The cancelled one that this one makes up for. */
    makesUpId: text('makes_up_id').references((): AnyPgColumn => seriesSessions.id, { onDelete: 'set null' }),
    /** Under what its hours are counted, once it was held. */
    hourKind: text('hour_kind', { enum: hourKinds }),
    /** When somebody first said who came, and how long it took in truth. */
    heldAt: instant('held_at'),
    heldMinutes: integer('held_minutes'),
    /** For calendars: counted up by every change. */
    sequence: integer('sequence').notNull().default(0),
    /** An extra one sent twice is made once. */
    clientId: text('client_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    unique('series_sessions_slot').on(t.seriesId, t.originalLocal),
    unique('series_sessions_client_id').on(t.seriesId, t.clientId),
    index('series_sessions_when').on(t.seriesId, t.startsAt),
    index('series_sessions_coming').on(t.endsAt, t.startsAt).where(sql`${t.status} in ('scheduled', 'moved', 'cancelled')`),
    index('series_sessions_lead').on(t.leadId),
    check('series_sessions_status', oneOfWords(t.status, storedStatuses)),
    check('series_sessions_cause', sql`(${t.status} in ('cancelled', 'removed')) = (${t.cause} is not null) and ${oneOfWords(t.cause, causes)}`),
    check('series_sessions_hour_kind', oneOfWords(t.hourKind, hourKinds)),
    check('series_sessions_wall', sql`${t.originalLocal} ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$'`),
    check('series_sessions_ends', sql`${t.endsAt} = ${t.startsAt} + ${t.minutes} * interval '1 minute'`),
    check('series_sessions_held', sql`(${t.status} = 'held') = (${t.heldAt} is not null) and (${t.status} = 'held') = (${t.hourKind} is not null) and (${t.status} = 'held') = (${t.heldMinutes} is not null)`),
    check('series_sessions_length', sql`char_length(${t.reason}) <= ${upTo(limits.session.reason)} and char_length(${t.title}) <= ${upTo(limits.session.title)}`),
  ],
);

/** What somebody answered last. With a capacity, a yes has a place or waits for one, in the order of `since`. */
export const sessionAnswers = pgTable(
  'session_answers',
  {
    sessionId: text('session_id').notNull().references(() => seriesSessions.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    answer: text('answer', { enum: rsvps }).notNull(),
    /** Why they cannot come, for those who lead. */
    reason: text('reason'),
    isWaiting: boolean('is_waiting').notNull().default(false),
    /** Since when the answer is this one. */
    since: instant('since').notNull(),
    /** Counted up within the session: the order of those who answer in the same instant. */
    n: integer('n').notNull(),
    /** When a place became free for them. */
    promotedAt: instant('promoted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.personId] }),
    index('session_answers_person').on(t.personId),
    index('session_answers_waiting').on(t.sessionId, t.n).where(sql`${t.isWaiting}`),
    check('session_answers_answer', oneOfWords(t.answer, rsvps)),
    check('session_answers_reason', sql`${t.reason} is null or ${t.answer} = 'no'`),
    check('session_answers_waiting', sql`not ${t.isWaiting} or ${t.answer} = 'yes'`),
  ],
);

/** Every answer that was given and when, so that a word said beforehand stays an apology. Without its reason: that goes when it is taken back. */
export const sessionAnswerHistory = pgTable(
  'session_answer_history',
  {
    n: bigint('n', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sessionId: text('session_id').notNull().references(() => seriesSessions.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    /** Null when a membership ended with it. */
    answer: text('answer', { enum: rsvps }),
    isWaiting: boolean('is_waiting').notNull().default(false),
    at: instant('at').notNull(),
  },
  (t) => [index('session_answer_history_of').on(t.sessionId, t.personId, t.n), index('session_answer_history_person').on(t.personId), check('session_answer_history_answer', oneOfWords(t.answer, rsvps))],
);

/** Agenda items, questions and links that members lay ready for a session. */
export const sessionPreparations = pgTable(
  'session_preparations',
  {
    id: id(),
    sessionId: text('session_id').notNull().references(() => seriesSessions.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: preparationKinds }).notNull(),
    words: text('words').notNull(),
    url: text('url'),
    /** Of an agenda item, how long it may take. */
    minutes: integer('minutes'),
    clientId: text('client_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('session_preparations_client_id').on(t.personId, t.clientId),
    index('session_preparations_of').on(t.sessionId, t.createdAt),
    check('session_preparations_kind', oneOfWords(t.kind, preparationKinds)),
    check('session_preparations_url', sql`(${t.kind} = 'material') = (${t.url} is not null) and ${t.url} ~ '^https?://'`),
    check('session_preparations_minutes', sql`${t.minutes} is null or (${t.kind} = 'agenda' and ${t.minutes} between 1 and ${upTo(limits.session.minutes)})`),
    check('session_preparations_length', sql`char_length(${t.words}) between 1 and ${upTo(limits.session.words)}`),
  ],
);

/** A question that somebody wants to be asked at the next session that they attend. Nobody else reads it. */
export const returnQuestions = pgTable(
  'return_questions',
  {
    id: id(),
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    words: text('words').notNull(),
    /** The session for which it was asked: the first that they attended after leaving it. Null until then. */
    askedAtId: text('asked_at_id').references(() => seriesSessions.id, { onDelete: 'set null' }),
    doneAt: instant('done_at'),
    clientId: text('client_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('return_questions_client_id').on(t.personId, t.clientId),
    index('return_questions_open').on(t.personId, t.seriesId),
    check('return_questions_length', sql`char_length(${t.words}) between 1 and ${upTo(limits.session.words)}`),
  ],
);

/** Who came, and for how long. */
export const attendance = pgTable(
  'attendance',
  {
    sessionId: text('session_id').notNull().references(() => seriesSessions.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    status: text('status', { enum: attendanceStatuses }).notNull(),
    minutes: integer('minutes').notNull(),
    recordedBy: text('recorded_by').references(() => people.id, { onDelete: 'set null' }),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.personId] }),
    index('attendance_person').on(t.personId),
    check('attendance_status', oneOfWords(t.status, attendanceStatuses)),
    check('attendance_minutes', sql`${t.minutes} between 0 and 1440 and (${t.minutes} > 0) = (${t.status} in ('present', 'partial'))`),
  ],
);

/** An address that a calendar subscribes to. Its token is made from the site's secret and kept nowhere; the hash finds it. */
export const calendarAddresses = pgTable(
  'calendar_addresses',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    scope: text('scope', { enum: calendarScopes }).notNull(),
    seriesId: text('series_id').references(() => series.id, { onDelete: 'cascade' }),
    communityId: text('community_id').references(() => communities.id, { onDelete: 'cascade' }),
    /** Counted up by every reset. */
    issue: integer('issue').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('calendar_addresses_one').on(t.personId, t.scope, sql`coalesce(${t.seriesId}, ${t.communityId}, '')`),
    check('calendar_addresses_scope', oneOfWords(t.scope, calendarScopes)),
    check('calendar_addresses_what', sql`(${t.scope} = 'series') = (${t.seriesId} is not null) and (${t.scope} = 'community') = (${t.communityId} is not null)`),
  ],
);
