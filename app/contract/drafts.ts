import { z } from 'zod';
import { limits } from './limits';
import { threadKinds } from './names';

/** Where a draft would go, and nothing else: `thread:ID`, `new:COMMUNITYID`, `form:ROUNDID`. */
const place = z.string().regex(/^(thread|new|form):[0-9a-z]{16}$/, 'wrong');

const whatever = (max: number) => z.string().max(max, 'too_long').default('');

/** A draft as its form holds it: unfinished, so nothing is required and nothing is trimmed. */
export const KeepDraft = z.object({
  place,
  clientId: z.string().regex(/^[\w-]{8,64}$/, 'wrong'),
  kind: z.enum(['', ...threadKinds], 'wrong').default(''),
  title: whatever(limits.title.max),
  body: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(z.string().max(limits.post.max, 'too_long'))
    .default(''),
});

export interface DraftView {
  /** What the words are sent under. */
  clientId: string;
  kind: string;
  title: string;
  body: string;
  /** ISO instant. */
  updatedAt: string;
}

export interface DraftKept {
  /** ISO instant of what the server holds now; null when it holds nothing. */
  updatedAt: string | null;
  /** Whether a post stands under this client id, and with these words or with others: then nothing was kept under it. */
  sent: false | 'these' | 'others';
}
