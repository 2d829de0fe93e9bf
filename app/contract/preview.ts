import { z } from 'zod';
import { limits } from './limits';

/** Words to be shown as they would stand in a post of a community; none at all is no fault here. Without a community they call nobody. */
export const Preview = z.object({ body: z.string().max(limits.post.max, 'too_long'), community: z.string().optional() });
