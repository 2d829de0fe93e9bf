import { z } from 'zod';
import { limits } from './limits';
import { attendanceStatuses, preparationKinds, rsvps } from './names';
import type { AttendanceStatus, Confidentiality, HourKind, PreparationKind, Rsvp, SeriesModel, SessionStatus, Sight, Tint } from './names';
import { line, type PersonView } from './people';
import { clientId, isWebAddress, sessionMinutes, wallTime } from './series';
import { words } from './shaping';

const { session: most, series } = limits;
const said = (max: number) => words(max).refine((text) => text !== null, 'required').transform((text) => text!);

/** A new time for one session, in the wall time of its series' zone, and what may differ there. */
export const MoveSession = z.object({ startsAt: wallTime, minutes: sessionMinutes, reason: line(most.reason) });
export const CancelSession = z.object({ reason: line(most.reason).refine((text) => text !== null, 'required') });
/** What is this session's own; empty is the same as its series. */
export const DetailSession = z.object({
  title: line(most.title),
  place: line(series.place),
  videoLink: line(series.link).refine((text) => text === null || isWebAddress(text), 'wrong'),
});
/** A session beside the rule; with `makesUp`, one for another that was cancelled. */
export const AddSession = z.object({ ...MoveSession.shape, ...DetailSession.shape, makesUp: z.string().max(40).default('').transform((text) => text || null), clientId });

export const AnswerSession = z.object({ rsvp: z.enum(rsvps, 'required'), reason: line(most.reason) });

export const Prepare = z
  .object({
    kind: z.enum(preparationKinds, 'required'),
    words: said(most.words),
    url: line(series.link),
    minutes: z.preprocess((value) => value || null, z.coerce.number('wrong').int('wrong').min(1, 'wrong').max(most.minutes, 'wrong').nullable()),
    clientId,
  })
  .transform((form, context) => {
    if (form.kind === 'material' && !form.url) context.addIssue({ code: 'custom', path: ['url'], message: 'required' });
    if (form.kind === 'material' && form.url && !isWebAddress(form.url)) context.addIssue({ code: 'custom', path: ['url'], message: 'wrong' });
    return { ...form, url: form.kind === 'material' ? form.url : null, minutes: form.kind === 'agenda' ? form.minutes : null };
  });

export const LeaveReturnQuestion = z.object({ words: said(most.words), clientId });

/** Who came. Those whom it does not name are absent, or apologized beforehand. Left open, who led is who was to lead. */
export const TakeAttendance = z.object({
  minutes: z.coerce.number('wrong').int('wrong').min(1, 'wrong').max(1440, 'wrong').optional(),
  ledBy: z.string().trim().max(64).default('').transform((text) => text || null),
  people: z.array(z.object({ handle: z.string(), status: z.enum(attendanceStatuses, 'wrong'), minutes: z.coerce.number('wrong').int('wrong').min(0, 'wrong').max(1440, 'wrong').optional() })).max(series.expected, 'too_many_items').default([]),
});

/** A span of instants, ISO; the second does not belong to it. */
export interface Span {
  from: Date;
  until: Date;
}

export interface AnswerCounts {
  /** Those who have a place. */
  yes: number;
  maybe: number;
  no: number;
  /** Those who wait for a place. */
  waiting: number;
}

export interface MyAnswer {
  answer: Rsvp;
  reason: string | null;
  isWaiting: boolean;
  /** Counted from 1 while they wait. */
  position: number | null;
  /** ISO instant at which a place became free for them, or null. */
  promotedAt: string | null;
}

/** A session as a line of a list. */
export interface SessionRow {
  id: string;
  seriesId: string;
  seriesTitle: string;
  model: SeriesModel;
  community: { id: string; slug: string; name: string; tint: Tint };
  /** Of this session alone, or null. */
  title: string | null;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  minutes: number;
  /** Of the series: its wall times stay when clocks change. */
  zone: string;
  /** Null for those who see dates alone. */
  place: string | null;
  videoLink: string | null;
  status: SessionStatus;
  /** ISO instant that the rule gave it, where it was moved. */
  movedFrom: string | null;
  /** Why it was moved or cancelled. */
  reason: string | null;
  isExtra: boolean;
  lead: PersonView | null;
  /** Null for those who see dates alone. */
  counts: AnswerCounts | null;
  capacity: number | null;
  mine: MyAnswer | null;
  /** How the reader was there; null until somebody said who came. Nobody else’s is in any list. */
  attended: AttendanceStatus | null;
  /** Whether the reader is expected, and may answer until it begins. */
  mayAnswer: boolean;
  hours: number;
  hourKind: HourKind;
  sight: Sight;
}

export interface PreparationView {
  id: string;
  kind: PreparationKind;
  words: string;
  url: string | null;
  minutes: number | null;
  person: PersonView;
  mayRemove: boolean;
}

/** Who said what about coming. Why somebody cannot is for those who lead, and for themselves. */
export interface ComingView {
  person: PersonView;
  answer: Rsvp;
  isWaiting: boolean;
  reason: string | null;
}

export interface AttendanceView {
  person: PersonView;
  status: AttendanceStatus;
  minutes: number;
}

/** The reader's own question, to be asked at the next session that they attend. */
export interface ReturnQuestionView {
  id: string;
  words: string;
  /** ISO instant. */
  leftAt: string;
}

/** One session, before and after. */
export interface SessionView extends SessionRow {
  confidentiality: Confidentiality;
  purpose: string | null;
  /** The wall time it begins at, in its series' zone. */
  startsLocal: string;
  isOneOff: boolean;
  /** For those who may plan it: the place and link that it has beside those of its series. */
  own: { place: string | null; videoLink: string | null } | null;
  /** A person of the rota who is beside the one who leads. */
  shadow: PersonView | null;
  hasBegun: boolean;
  isOver: boolean;
  coming: ComingView[];
  /** Expected, and nothing said yet. */
  unanswered: PersonView[];
  /** For those who say who came, once it has begun: all whom it expects. Whoever has left since keeps the line that they had. */
  toNote: PersonView[];
  agenda: PreparationView[];
  questions: PreparationView[];
  materials: PreparationView[];
  /** The reader's own, to be asked at this session. */
  returnQuestions: ReturnQuestionView[];
  /** Null until somebody said who came, and for those who may not see. A member sees their own line. */
  attendance: AttendanceView[] | null;
  /** The cancelled one that this one makes up for, and the one that makes up for this. */
  makesUp: { id: string; startsAt: string } | null;
  madeUpBy: { id: string; startsAt: string } | null;
  before: { id: string; startsAt: string } | null;
  after: { id: string; startsAt: string } | null;
  may: {
    answer: boolean;
    add: boolean;
    /** Move, cancel, restore, and say who came. */
    plan: boolean;
    attendance: boolean;
  };
}

/** The sessions of one month of the reader's own zone, each under its day. */
export interface MonthView {
  /** As 2026-03. */
  month: string;
  before: string;
  after: string;
  days: { day: string; sessions: SessionRow[] }[];
}

/** The next session of a community, as its page names it. */
export interface NextOfView {
  id: string;
  /** Its own, else that of its series; where it meets in confidence, to others that of its series alone. */
  title: string;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  /** Of the series. */
  zone: string;
}

/** What home shows: the next session that the reader is expected at, and those after it. */
export interface TodayView {
  next: SessionRow | null;
  later: SessionRow[];
}

/** What a link in a mail would answer. */
export interface AnsweringView {
  answer: Rsvp;
  sessionId: string;
  title: string;
  /** Name of the community. */
  community: string;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  /** Of the series, and of the person whose mail it was. */
  zone: string;
  timeZone: string;
  isCancelled: boolean;
  mayAnswer: boolean;
  /** What they have answered, or null. */
  before: { answer: Rsvp; isWaiting: boolean } | null;
}
