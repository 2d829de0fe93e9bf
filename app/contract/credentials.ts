import { z } from 'zod';
import { limits } from './limits';
import { credentialKinds, type CredentialKind, type CredentialState } from './names';
import { deceiving, line } from './people';

const { credentials: most, background: written } = limits;

/** Some lines; nothing at all is null. */
const lines = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').replace(/\n{3,}/g, '\n\n').trim())
    .refine((text) => !deceiving.test(text.replace(/\n/g, ' ')), 'wrong')
    .refine((text) => [...text].length <= max, 'too_long')
    .transform((text) => text || null);

const needed = (max: number) => line(max).transform((text, context) => text ?? (context.addIssue({ code: 'custom', message: 'required' }), z.NEVER));

/** A calendar day as a date field sends it, or null. */
const day = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || isDay(text), 'wrong');

function isDay(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  // February 30 would be read as March.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** What a person says that they hold. Days are calendar days, in no zone. */
export const KeepCredential = z
  .object({
    kind: z.enum(credentialKinds, 'wrong'),
    title: needed(most.title),
    issuer: needed(most.issuer),
    number: line(most.number),
    issuedOn: day,
    expiresOn: day,
    evidence: lines(most.note),
  })
  .refine(({ issuedOn, expiresOn }) => !issuedOn || !expiresOn || !isDay(issuedOn) || !isDay(expiresOn) || issuedOn <= expiresOn, { error: 'ends_before', path: ['expiresOn'] });

const revision = z.coerce.number().int().min(1).catch(0);

export const VerifyCredential = z.object({ revision, checked: needed(most.checked) });
export const DeclineCredential = z.object({ revision, note: needed(most.note) });

export const KeepBackground = z.object({
  years: z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .refine((text) => text === null || (/^\d{1,2}$/.test(text) && Number(text) <= written.years), 'wrong')
    .transform((text) => (text === null ? null : Number(text))),
  experience: lines(written.text),
  facilitation: lines(written.text),
  interests: lines(written.text),
});

/** A credential as people who share a community with its holder see it. */
export interface CredentialView {
  id: string;
  kind: CredentialKind;
  title: string;
  issuer: string;
  /** Calendar days. */
  issuedOn: string | null;
  expiresOn: string | null;
  hasExpired: boolean;
  state: CredentialState;
  /** Who looked at what; null for one that nobody has checked, and `by` for somebody who is gone. */
  check: { by: string | null; at: string; checked: string | null } | null;
}

/** A credential as its holder and administrators see it. */
export interface WholeCredential extends CredentialView {
  number: string | null;
  evidence: string | null;
  /** Why it was declined. */
  note: string | null;
  /** ISO instant since which it waits to be checked. */
  askedAt: string | null;
  revision: number;
}

/** One that an administrator is asked to check, or that was checked. */
export interface CredentialToCheck extends WholeCredential {
  holder: { handle: string; name: string; tint: string };
  /** Nobody checks their own. */
  isMine: boolean;
}

export interface BackgroundView {
  years: number | null;
  experience: string | null;
  facilitation: string | null;
  interests: string | null;
}

/** What a person holds and where they come from. */
export interface CredibilityView {
  person: { handle: string; name: string };
  isMe: boolean;
  background: BackgroundView | null;
  credentials: CredentialView[];
}
