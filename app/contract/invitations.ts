import { z } from 'zod';
import { codeDays, codeUses } from './code-terms';
import { deceiving, email } from './people';
import type { PersonView } from './people';
import { limits } from './limits';
import { roles, type Role, type Tint } from './names';

const oneOfNumbers = (allowed: readonly number[]) => z.coerce.number().refine((number) => allowed.includes(number), 'wrong');

/** A code as a facilitator wishes it. */
export const NewCode = z.object({ days: oneOfNumbers(codeDays), uses: oneOfNumbers(codeUses), approval: z.string().optional().transform(Boolean) });

const words = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => !deceiving.test(text.replace(/[\n\t]/g, '')), 'wrong')
    .pipe(z.string().max(most, 'too_long'));

export const Asking = z.object({ answer: words(limits.joinAnswer) });
export const JoinQuestion = z.object({ question: words(limits.joinQuestion).transform((text) => text.replace(/\s+/g, ' ')) });
export const Decision = z.object({ request: z.string().max(64), decision: z.enum(['accepted', 'declined'], 'wrong') });

export const mailAddress = email.transform((text) => text.toLowerCase());
export const roleName = z.enum(roles, 'wrong');

/** Addresses from a field: one on each line, or with commas, semicolons or spaces between them. */
export const Invite = z.object({
  emails: z
    .string()
    .max(limits.emails * (limits.email.max + 2), 'too_many_items')
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean).map((one) => one.toLowerCase()))])
    .pipe(z.array(z.string()).min(1, 'required').max(limits.emails, 'too_many_items'))
    .refine((list) => list.every((one) => mailAddress.safeParse(one).success), 'not_an_email'),
  role: roleName,
});

/** What somebody who holds a code or an invitation may see before they join. */
export interface DoorView {
  via: 'code' | 'invitation';
  community: { name: string; tint: Tint; tagline: string | null; purpose: string | null; agreements: string[] };
  /** Who invites; null when that person has gone. */
  from: string | null;
  role: Role;
  needsApproval: boolean;
  question: string | null;
  /** The address of an invitation, all but hidden: "g•••@example.org". */
  sentTo: string | null;
  /** Whether the signed-in person has another address than the invitation. */
  isForAnother: boolean;
  /** Whether the signed-in person has asked already. */
  isWaiting: boolean;
}

/** What became of somebody who came through a door. */
export interface Entered {
  slug: string;
  name: string;
  /** Asked to be let in, and not yet in. */
  isWaiting: boolean;
}

/** The code of a community, for its facilitators. */
export interface CodeView {
  /** With its dash. */
  code: string;
  expiresAt: string | null;
  useLimit: number | null;
  uses: number;
  needsApproval: boolean;
  /** False when its time is over or everybody whom it could let in is in. */
  isAlive: boolean;
}

export interface InvitationView {
  id: string;
  email: string;
  role: Role;
  expiresAt: string;
  isOver: boolean;
  by: string | null;
  /** For the link, as long as the site sends no mail; null once it does. */
  token: string | null;
}

export interface RequestView {
  id: string;
  person: PersonView;
  answer: string;
  at: string;
}

/** What the facilitators of a community see of who may come in. */
export interface DoorsView {
  code: CodeView | null;
  invitations: InvitationView[];
  requests: RequestView[];
  question: string | null;
}

/** An invitation that waits for its reader. */
export interface MyInvitation {
  id: string;
  name: string;
  tint: Tint;
  tagline: string | null;
  role: Role;
  from: string | null;
}

export const rowFaults = ['not_an_email', 'duplicate', 'member', 'role'] as const;
/** One row of a list of people, as it would be taken. */
export interface ImportRow {
  /** Counted from 1, in the file as it came. */
  line: number;
  /** As written where it is wrong. */
  email: string;
  role: Role;
  /** What stands in the way of an invitation. */
  fault: (typeof rowFaults)[number] | null;
  /** Invited already: nothing changes. */
  isInvited: boolean;
}
