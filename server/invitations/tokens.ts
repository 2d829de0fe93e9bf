import { tokenOf as derived } from '../tokens';
import { digest } from '../ids';

export { isToken } from '../tokens';

/**
 * The token of an invitation's nth link. It is kept nowhere: as long as the site sends no mail its link can be shown to
 * whoever invites.
 */
export const tokenOf = (secret: string, id: string, issue: number) => derived(secret, `invitation:${id}:${issue}`);

export const hashOf = (token: string) => digest(token);
