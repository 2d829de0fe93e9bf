import { z } from 'zod';
import type { Language, TextSize, Theme, Tint } from './names';
import { languages } from './names';
import { limits } from './limits';

export const email = z.string().trim().min(1, 'required').max(limits.email.max, 'too_long').pipe(z.email('not_an_email'));
/** What changes the direction of other text, or shows nothing at all, makes one name look like another. */
export const deceiving = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
/** One line of a person's own words; nothing at all is null. */
export const line = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => !deceiving.test(text), 'wrong')
    .refine((text) => [...text].length <= max, 'too_long')
    .transform((text) => text || null);

export const personName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((text) => text === '' || (!deceiving.test(text) && /[\p{L}\p{N}]/u.test(text)), 'wrong')
  .pipe(z.string().min(1, 'required').min(limits.name.min, 'too_short').max(limits.name.max, 'too_long'));
const newPassword = z.string().min(1, 'required').min(limits.password.min, 'too_short').max(limits.password.max, 'too_long');

export const SignUp = z.object({
  name: personName,
  email,
  password: newPassword,
  language: z.enum(languages).catch('en'),
  timeZone: z.string().max(64).optional().catch(undefined),
});

export const SignIn = z.object({
  email: z.string().trim().min(1, 'required').max(limits.email.max, 'too_long'),
  password: z.string().min(1, 'required').max(limits.password.max, 'wrong'),
});

export const ChangePassword = z.object({
  current: z.string().min(1, 'required').max(limits.password.max, 'wrong'),
  password: newPassword,
});

export const ChangeAddress = z.object({ email, current: z.string().min(1, 'required').max(limits.password.max, 'wrong') });
export const Forgot = z.object({ email });
export const NewPassword = z.object({ password: newPassword });

export const ChangeLanguage = z.object({ language: z.enum(languages, 'wrong') });

/** What any member may see of another beside something that they wrote. */
export interface PersonView {
  handle: string;
  name: string;
  tint: Tint;
  /** What the person does: in their own words, or one of `fieldRoles`, which the interface puts into words. */
  roleTitle: string | null;
  /** Path of the small square photo; `?size=large` is the large one. Null for initials. */
  photo: string | null;
  /** True where reader and person share no community: somebody who left, an open community seen from outside. */
  noProfile?: true;
}

/** The reader's own account, as the shell of every page shows it. */
export interface MeView extends PersonView {
  place: string | null;
  language: Language;
  timeZone: string;
  isAdministrator: boolean;
  /** A fictional person of the demo, who has no password. */
  isDemo: boolean;
  theme: Theme;
  textSize: TextSize;
  easyFont: boolean;
  /** Whether single keys do things. */
  shortcuts: boolean;
}
