import { z } from 'zod';
import { limits } from './limits';
import { deceiving } from './people';

export const ChangeAppearance = z.object({
  name: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => !deceiving.test(text), 'wrong')
    .pipe(z.string().min(1, 'required').min(limits.siteName.min, 'too_short').max(limits.siteName.max, 'too_long')),
  /** Hex; empty goes back to soil. */
  accent: z
    .string()
    .optional()
    .transform((text) => (text ?? '').trim().toLowerCase().replace(/^#?(?=.)/, '#') || null)
    .refine((text) => text === null || /^#[0-9a-f]{6}$/.test(text), 'wrong'),
  /** A box that is not ticked is not sent. */
  withoutLogo: z.literal('on').optional().transform((value) => value === 'on'),
});

/** What every page of the site wears. */
export interface LookView {
  name: string;
  /** Path of the logo; null for the mark. */
  logo: string | null;
  /** Stylesheets after the product's own, in order. */
  stylesheets: string[];
}

/** How many things wait for an administrator. */
export interface WaitingView {
  reports: number;
  credentials: number;
}
