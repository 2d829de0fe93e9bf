import { z } from 'zod';
import { limits } from './limits';

/** Words to be shown as they would stand in a post; none at all is no fault here. */
export const Preview = z.object({ body: z.string().max(limits.post.max, 'too_long') });
