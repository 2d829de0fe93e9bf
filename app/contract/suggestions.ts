import { z } from 'zod';

/** What was typed so far of a name. */
export const Suggest = z.object({ q: z.string().trim().max(80, 'too_long').catch('') });
