import { z } from 'zod';
import { limits } from './limits';

/** One agreement. Its id stays while its words change. */
export interface AgreementLine {
  id: string;
  text: string;
  /** It says what stays in the room: one line at most. */
  staysInRoom: boolean;
}

const text = z.string().transform((typed) => typed.replace(/[\s\p{Cc}]+/gu, ' ').trim());

/** All agreements as they shall be. Faults stand beside `room` for the line that stays in the room, else beside `lines`. */
export const PublishAgreements = z
  .object({
    lines: z.array(z.object({ id: z.string().nullish(), text, staysInRoom: z.boolean().default(false) })),
    /** A day, as 2026-09-01; null for none. */
    reviewOn: z.union([z.literal('').transform(() => null), z.iso.date('wrong')]).nullable(),
    /** The version that was looked at while writing; another one that came in between is a conflict. */
    version: z.number().int().optional(),
  })
  .transform((given) => ({ ...given, lines: given.lines.filter((line) => line.text !== '') }))
  .superRefine(({ lines }, context) => {
    const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (lines.length === 0) fault('lines', 'required');
    if (lines.length > limits.agreements.lines) fault('lines', 'too_many_items');
    if (lines.filter((line) => line.staysInRoom).length > 1) fault('room', 'too_many_items');
    for (const line of lines) if (line.text.length > limits.agreements.line) fault(line.staysInRoom ? 'room' : 'lines', 'too_long');
  });

export const ProposeAgreement = z.object({
  /** The line that would change; null or empty for a new one. */
  lineId: z
    .string()
    .nullish()
    .transform((id) => id || null),
  text: text.pipe(z.string().min(1, 'required').max(limits.agreements.line, 'too_long')),
});

export const proposalStates = ['open', 'taken', 'declined'] as const;

export interface AgreementProposal {
  id: string;
  lineId: string | null;
  text: string;
  name: string;
  isOwn: boolean;
  /** ISO instant. */
  at: string;
}

export interface AgreementsView {
  community: { slug: string; name: string };
  /** 0 for a group that wrote its lines down without publishing them here. */
  version: number;
  /** ISO instant, null for version 0. */
  at: string | null;
  lines: AgreementLine[];
  /** A day without a zone: 2026-09-01. */
  reviewOn: string | null;
  mayPublish: boolean;
  /** For those who write there. */
  mine: { hasAccepted: boolean; strained: string[]; proposals: AgreementProposal[] } | null;
  /** For facilitators. */
  steward: {
    isReviewDue: boolean;
    accepted: number;
    members: number;
    /** Lines that two others or more feel as strained. Who, and how many, is told to nobody. */
    strained: string[];
  } | null;
}

export interface AgreementsChange {
  version: number;
  /** ISO instant. */
  at: string;
  added: string[];
  removed: string[];
  changed: { from: string; to: string }[];
}

/** What the page of a community asks of its reader. */
export interface AgreementsAsk {
  slug: string;
  version: number;
  /** Whether the reader was here under an earlier version. */
  isAgain: boolean;
  asksToAccept: boolean;
  isReviewDue: boolean;
}
