import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, numeric, pgTable, primaryKey, text, unique, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import { confidentialities, expectations, focusLevels, hourKinds, seriesModels, seriesStatuses } from '../../app/contract/names';
import { topics } from '../../app/contract/taxonomy';
import { id, instant, oneOfWords, onlyWords } from './columns';
import { communities } from './communities';
import { people } from './people';

const { series: most } = limits;
const upTo = (max: number) => sql.raw(String(max));
/** Wall time of a zone, such as 2026-03-12T18:30: compared as a text it is in the order of time. */
const wall = (column: AnyPgColumn) => sql`${column} ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$'`;

/** People who keep meeting. Its rule says when; what became of each time is told by the rows of `series_sessions`. */
export const series = pgTable(
  'series',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    model: text('model', { enum: seriesModels }).notNull(),
    title: text('title').notNull(),
    purpose: text('purpose'),
    /** RFC 5545, without DTSTART; null for a single session. */
    rrule: text('rrule'),
    /** Wall time of the first slot of the rule as it is now. */
    dtstartLocal: text('dtstart_local').notNull(),
    timeZone: text('time_zone').notNull(),
    minutes: integer('minutes').notNull(),
    place: text('place'),
    videoLink: text('video_link'),
    /** Clock hours that a whole session counts. */
    hours: numeric('hours', { precision: 5, scale: 2, mode: 'number' }).notNull(),
    hourKind: text('hour_kind', { enum: hourKinds }).notNull(),
    topics: text('topics').array().notNull().default(sql`'{}'`),
    expects: text('expects', { enum: expectations }).notNull(),
    confidentiality: text('confidentiality', { enum: confidentialities }).notNull(),
    /** What is asked of those who belong to it, in a sentence. */
    commitment: text('commitment'),
    capacity: integer('capacity'),
    goal: text('goal'),
    goalMetAt: instant('goal_met_at'),
    focusLevel: text('focus_level', { enum: focusLevels }),
    /** Its last day, in its zone. */
    endsOn: date('ends_on', { mode: 'string' }),
    /** Null while it asks for a successor. */
    leadId: text('lead_id').references(() => people.id, { onDelete: 'set null' }),
    formerLeadId: text('former_lead_id').references(() => people.id, { onDelete: 'set null' }),
    needsSuccessorSince: instant('needs_successor_since'),
    /** From who leads to who takes it on. */
    handOverNote: text('hand_over_note'),
    status: text('status', { enum: seriesStatuses }).notNull().default('running'),
    endedAt: instant('ended_at'),
    /** For calendars: counted up by every change. */
    sequence: integer('sequence').notNull().default(0),
    /** Every slot up to this instant has its row. */
    filledUntil: instant('filled_until'),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'set null' }),
    clientId: text('client_id').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    unique('series_client_id').on(t.createdBy, t.clientId),
    index('series_of_community').on(t.communityId, t.status),
    index('series_lead').on(t.leadId),
    index('series_to_fill').on(t.filledUntil).where(sql`${t.status} = 'running' and ${t.rrule} is not null`),
    check('series_model', oneOfWords(t.model, seriesModels)),
    check('series_hour_kind', oneOfWords(t.hourKind, hourKinds)),
    check('series_expects', oneOfWords(t.expects, expectations)),
    check('series_confidentiality', oneOfWords(t.confidentiality, confidentialities)),
    check('series_focus_level', oneOfWords(t.focusLevel, focusLevels)),
    check('series_status', oneOfWords(t.status, seriesStatuses)),
    check('series_topics', onlyWords(t.topics, topics)),
    check('series_wall', wall(t.dtstartLocal)),
    check('series_minutes', sql`${t.minutes} between ${upTo(most.minutes.min)} and ${upTo(most.minutes.max)}`),
    check('series_hours', sql`${t.hours} between 0 and ${upTo(most.hours)}`),
    check('series_capacity', sql`${t.capacity} between 1 and ${upTo(most.capacity)}`),
    check('series_ended', sql`(${t.status} = 'ended') = (${t.endedAt} is not null)`),
    check('series_successor', sql`(${t.leadId} is null) = (${t.needsSuccessorSince} is not null)`),
    // The boundaries of the models: hours of peers are never reflective supervision, and that has no goal.
    check('series_rsc_hours', sql`(${t.model} = 'rsc') = (${t.hourKind} = 'rsc')`),
    check('series_rsc_goal', sql`${t.model} <> 'rsc' or ${t.goal} is null`),
    check('series_coaching_goal', sql`${t.model} <> 'coaching' or ${t.goal} is not null`),
    check('series_time_limited', sql`${t.model} not in ('consultation', 'iecmhc') or (${t.endsOn} is not null and ${t.focusLevel} is not null)`),
    check('series_length', sql`char_length(${t.title}) between 1 and ${upTo(limits.title.max)} and char_length(${t.purpose}) <= ${upTo(most.purpose)} and char_length(${t.handOverNote}) <= ${upTo(most.note)}`),
  ],
);

/** The rule that a series had from an instant on: what its rhythm was, whatever it is now. */
export const seriesPlans = pgTable(
  'series_plans',
  {
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    since: instant('since').notNull(),
    rrule: text('rrule'),
    dtstartLocal: text('dtstart_local').notNull(),
    timeZone: text('time_zone').notNull(),
    minutes: integer('minutes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.seriesId, t.n] }), check('series_plans_wall', wall(t.dtstartLocal))],
);

/** Co-facilitators, and those whom a series that chose its people expects. */
export const seriesPeople = pgTable(
  'series_people',
  {
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    part: text('part', { enum: ['co-facilitator', 'expected'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.seriesId, t.personId, t.part] }), index('series_people_person').on(t.personId, t.part), check('series_people_part', oneOfWords(t.part, ['co-facilitator', 'expected']))],
);

/** Who takes turns at leading, in their order. */
export const seriesRota = pgTable(
  'series_rota',
  {
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** Their first turn is beside the next one. */
    shadowsFirst: boolean('shadows_first').notNull().default(false),
    /** On leave from this day to that one, in the zone of the series; both or neither. */
    awayFrom: date('away_from', { mode: 'string' }),
    awayUntil: date('away_until', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.seriesId, t.personId] }),
    unique('series_rota_position').on(t.seriesId, t.position),
    index('series_rota_person').on(t.personId),
    check('series_rota_away', sql`(${t.awayFrom} is null) = (${t.awayUntil} is null) and ${t.awayUntil} >= ${t.awayFrom}`),
  ],
);

/** Days on which a series does not meet, planned ahead; both days belong to it. */
export const seriesBreaks = pgTable(
  'series_breaks',
  {
    id: id(),
    seriesId: text('series_id').notNull().references(() => series.id, { onDelete: 'cascade' }),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    label: text('label'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('series_breaks_series').on(t.seriesId, t.fromDay), check('series_breaks_order', sql`${t.untilDay} >= ${t.fromDay}`), check('series_breaks_length', sql`char_length(${t.label}) <= ${upTo(most.breakLabel)}`)],
);
