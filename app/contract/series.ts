import { z } from 'zod';
import { limits } from './limits';
import { confidentialities, expectations, focusLevels, hourKinds, reaches, seriesModels } from './names';
import type { Confidentiality, Expectation, FocusLevel, HourKind, SeriesModel, SeriesNeed, SeriesStatus, Sight, Tint } from './names';
import type { PersonView } from './people';
import { deceiving, line } from './people';
import type { Rule } from './recurrence';
import type { SessionRow } from './sessions';
import { some, words } from './shaping';
import { topics, type Topic } from './taxonomy';

const { series: most } = limits;

/** Wall time of a zone, as a `datetime-local` input sends it. */
export const wallTime = z
  .string('required')
  .min(1, 'required')
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'wrong')
  .transform((text) => text.slice(0, 16))
  .refine((text) => text > '2000' && text < '2100', 'wrong');
export const day = z.string('required').min(1, 'required').pipe(z.iso.date('wrong')).refine((text) => text > '2000' && text < '2100', 'wrong');
export const clientId = z.string().regex(/^[\w-]{8,64}$/, 'wrong');
/** A number that may be left open: the empty value of an input is null. */
const number = (schema: z.ZodType<number>) => z.preprocess((value) => (value === '' || value === undefined ? null : typeof value === 'string' ? Number(value) : value), schema.nullable());
/** The handles of several people; one alone comes as a text. */
const handles = (max: number) =>
  z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string('wrong').trim().max(64, 'wrong'), 'wrong').default([]))
    .transform((list) => [...new Set(list.filter(Boolean))])
    .refine((list) => list.length <= max, 'too_many_items');
const webAddress = line(most.link).refine((text) => text === null || isWebAddress(text), 'wrong');
/** Whether a text is an address that a browser opens as a page. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text);
}

const title = z
  .string('required')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((text) => text.length > 0, { error: 'required', abort: true })
  .refine((text) => [...text].length >= limits.title.min, { error: 'too_short', abort: true })
  .refine((text) => [...text].length <= limits.title.max, 'too_long')
  .refine((text) => !deceiving.test(text), 'wrong');

export const sessionMinutes = z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number('required').int('wrong').min(most.minutes.min, 'wrong').max(most.minutes.max, 'wrong'));

/** All of a series but its times and who leads it. */
const about = {
  model: z.enum(seriesModels, 'required'),
  title,
  purpose: words(most.purpose),
  place: line(most.place),
  videoLink: webAddress,
  /** Clock hours for a whole session; left open, its minutes. */
  hours: number(z.number('wrong').min(0, 'wrong').max(most.hours, 'wrong').transform((hours) => Math.round(hours * 100) / 100)),
  /** Left open, the kind that goes with the model. */
  hourKind: z.preprocess((value) => value || null, z.enum(hourKinds, 'wrong').nullable()),
  topics: some(topics).refine((list) => list.length <= most.topics, 'too_many_items'),
  expects: z.enum(expectations).default('all'),
  expected: handles(most.expected),
  coFacilitators: handles(most.coFacilitators),
  confidentiality: z.preprocess((value) => value || null, z.enum(confidentialities, 'wrong').nullable()),
  commitment: line(most.commitment),
  capacity: number(z.number('wrong').int('wrong').min(1, 'wrong').max(most.capacity, 'wrong')),
  goal: line(most.goal),
  focusLevel: z.preprocess((value) => value || null, z.enum(focusLevels, 'wrong').nullable()),
  endsOn: z.preprocess((value) => value || null, day.nullable()),
};

/** When a series meets: a rule of the accepted shape and its first wall time. Without a rule it meets once. */
export const Times = z.object({
  rrule: z.preprocess((value) => value || null, z.string().max(250, 'wrong').nullable()),
  startsAt: wallTime,
  timeZone: z.string('required').min(1, 'required').max(64, 'wrong'),
  minutes: sessionMinutes,
});

/** A series as it begins. Who plans it leads it, unless `lead` names another. */
export const ScheduleSeries = z.object({
  ...about,
  ...Times.shape,
  /** Days on which it does not meet, known already. */
  breaks: z.array(z.lazy(() => PlanBreak)).max(most.breaks, 'too_many_items').default([]),
  lead: z.string().trim().max(64).default('').transform((text) => text || null),
  clientId,
});

/** What may be changed of a series without moving anything; the model stays, and who leads it is handed over. */
export const EditSeries = z.object({ ...about, model: z.undefined().optional() });

/** New times: for one session (`this`), from one on (`later`), or for all that are to come (`all`). */
export const Reshape = z.object({ ...Times.shape, endsOn: about.endsOn, reach: z.enum(reaches, 'required'), reason: line(limits.session.reason) });

export const PlanBreak = z
  .object({ fromDay: day, untilDay: day, label: line(most.breakLabel) })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, { error: 'ends_before', path: ['untilDay'] });

/** The box beside what nobody can take back: browsers send `on` for one that is ticked, and nothing for one that is not. */
export const EndSeries = z.object({ sure: z.literal('on', 'required') });

/** To whom it goes, with a word for them. */
export const HandOverSeries = z.object({ to: z.string('required').trim().min(1, 'required').max(64, 'wrong'), note: words(most.note) });
export const StepDown = z.object({ note: words(most.note) });

/** The people who take turns, in their order; none ends the rota. */
export const KeepRota = z.object({ people: handles(most.rota), shadows: handles(most.rota) });
export const Away = z
  .object({ person: z.string('required').trim().min(1, 'required').max(64, 'wrong'), fromDay: z.preprocess((value) => value || null, day.nullable()), untilDay: z.preprocess((value) => value || null, day.nullable()) })
  .refine(({ fromDay, untilDay }) => (fromDay === null) === (untilDay === null), { error: 'required', path: ['untilDay'] })
  .refine(({ fromDay, untilDay }) => !fromDay || !untilDay || untilDay >= fromDay, { error: 'ends_before', path: ['untilDay'] });
/** The other session, whose lead becomes this one's. */
export const SwapTurns = z.object({ with: z.string('required').min(1, 'required').max(40, 'wrong') });
/** Who leads this one; empty for whoever's turn it is. */
export const ChooseLead = z.object({ person: z.string().trim().max(64, 'wrong').default('').transform((text) => text || null) });

export interface RecurrenceView {
  /** RFC 5545, without DTSTART; null for a single session. */
  rrule: string | null;
  /** Wall time of the first slot, such as 2026-03-12T18:30. */
  dtstartLocal: string;
  /** IANA zone. */
  zone: string;
  /** The rule, read: for its words. */
  rule: Rule | null;
}

export interface BreakView {
  id: string;
  /** Days in the zone of the series; both belong to it. */
  fromDay: string;
  untilDay: string;
  label: string | null;
}

export interface RotaLine extends PersonView {
  shadowsFirst: boolean;
  awayFrom: string | null;
  awayUntil: string | null;
  /** ISO instant at which they lead next, and that session; null where none is to come. */
  next: { sessionId: string; startsAt: string } | null;
}

/** A series as a line of a list. */
export interface SeriesRow {
  id: string;
  title: string;
  model: SeriesModel;
  recurrence: RecurrenceView;
  minutes: number;
  status: SeriesStatus;
  leadName: string | null;
  needs: SeriesNeed[];
  sight: Sight;
}

/** A series with what its reader may see of it. Where they see dates alone, what is for members is null or empty. */
export interface SeriesView {
  id: string;
  community: { id: string; slug: string; name: string; tint: Tint };
  model: SeriesModel;
  title: string;
  purpose: string | null;
  recurrence: RecurrenceView;
  /** One session: consistency over time cannot be told of it. */
  isOneOff: boolean;
  minutes: number;
  place: string | null;
  videoLink: string | null;
  hours: number;
  hourKind: HourKind;
  topics: Topic[];
  expects: Expectation;
  /** Those who were chosen; empty where all members are expected. */
  expected: PersonView[];
  confidentiality: Confidentiality;
  commitment: string | null;
  capacity: number | null;
  goal: string | null;
  /** ISO instant. */
  goalMetAt: string | null;
  focusLevel: FocusLevel | null;
  endsOn: string | null;
  lead: PersonView | null;
  coFacilitators: PersonView[];
  /** Null where nobody takes turns. */
  rota: RotaLine[] | null;
  breaks: BreakView[];
  needs: SeriesNeed[];
  /** For those who may plan it. */
  handOverNote: string | null;
  status: SeriesStatus;
  /** ISO instant. */
  endedAt: string | null;
  /** The next ones, soonest first, with those that were cancelled, at most `limits.series.each`. */
  upcoming: SessionRow[];
  /** What was, newest first; with how many of those expected came, for those who may see it. */
  past: (SessionRow & { came: { n: number; of: number } | null })[];
  heldCount: number;
  sight: Sight;
  may: {
    /** Change it, its times and its people. */
    plan: boolean;
    answer: boolean;
    /** Add to agendas, and leave questions. */
    add: boolean;
    /** Become its lead while it asks for one. */
    takeOn: boolean;
    /** See who came. */
    attendance: boolean;
  };
}

/** What a community meets for, and when. */
export interface CommunitySessions {
  series: SeriesRow[];
  /** Of the range that was asked for. */
  sessions: SessionRow[];
  may: { plan: boolean };
}
