import { z } from 'zod';
import { limits } from './limits';
import { muteSpans, reportDecisions, reportReasons, type ReportDecision, type ReportKind, type ReportReason } from './names';
import type { PersonView } from './people';

const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
const reason = z.string().transform(plain).pipe(z.string().min(1, 'required').max(limits.reason, 'too_long'));

export const SendReport = z.object({
  reason: z.enum(reportReasons, 'required'),
  words: z.string().default('').transform(plain).pipe(z.string().max(limits.report, 'too_long')),
  /** Ticked: past the facilitators, to those who run the site. */
  toNetwork: z.string().optional().transform(Boolean),
});

export const Decide = z.object({
  decision: z.enum(reportDecisions, 'required'),
  note: z.string().default('').transform(plain).pipe(z.string().max(limits.reason, 'too_long')),
});

export const WithReason = z.object({ reason });
export const Mute = z.object({ span: z.enum(muteSpans, 'required'), reason });

/** What a report is about, before it is sent. */
export interface ReportForm {
  kind: ReportKind;
  author: PersonView;
  /** The thread's or strategy's title; null where it is not shown. */
  title: string | null;
  communityName: string | null;
  /** It concerns one who would decide on it. */
  concernsFacilitator: boolean;
}

/** Open reports of one thing, or decided ones. */
export interface ReportCase {
  /** Of the first report: names the case. */
  id: string;
  kind: ReportKind;
  about: PersonView;
  communityName: string | null;
  /** Sent past the facilitators. */
  isPastFacilitators: boolean;
  /** Where it stands; null for one who could not open it there. */
  href: string | null;
  title: string | null;
  /** The words in question, as plain text. */
  excerpt: string;
  unseen: 'hidden' | 'removed' | null;
  reports: { reporter: string; reason: ReportReason; words: string; at: string }[];
  decided: { decision: ReportDecision; note: string; by: string; at: string } | null;
  may: ReportDecision[];
}

export interface MutedView {
  person: PersonView;
  communityName: string;
  /** ISO instant; null for one who may write. */
  mutedUntil: string | null;
}

/** One act, for the pages of the log. */
export interface ActLine {
  seq: number;
  at: string;
  act: string;
  /** Names of those who have one still. */
  actor: string | null;
  subject: string | null;
  community: string | null;
  /** The form that it was done to, by its id. */
  form: string | null;
  details: Record<string, unknown>;
}

export interface ActPage {
  acts: ActLine[];
  /** The sequence before which older ones begin. */
  older: number | null;
}

/** What a post said before. */
export interface EditLine {
  title: string | null;
  body: string;
  at: string;
}

/** A post with its words, for those who may change it. */
export interface PostToChange {
  seq: number;
  author: PersonView;
  communitySlug: string;
  isMine: boolean;
  title: string | null;
  body: string;
  unseen: 'hidden' | 'removed' | null;
  reason: string | null;
  edits: EditLine[];
}

export interface AdminPerson extends PersonView {
  isAdministrator: boolean;
  /** ISO instants. */
  suspendedAt: string | null;
  since: string;
}
