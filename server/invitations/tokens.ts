import { createHmac } from 'node:crypto';
import { digest } from '../ids';

/** How many characters the token of an invitation has: 192 bits. */
export const tokenLength = 32;

/**
 * The token of an invitation's nth link. It is made from the secret of the site and is kept nowhere: a copy of the
 * database lets nobody in, and as long as the site sends no mail its link can be shown to whoever invites.
 */
export function tokenOf(secret: string, id: string, issue: number): string {
  return createHmac('sha256', secret).update(`invitation:${id}:${issue}`).digest('base64url').slice(0, tokenLength);
}

export const isToken = (text: string) => new RegExp(`^[\\w-]{${tokenLength}}$`).test(text);

export const hashOf = (token: string) => digest(token);

/** An address of which only its owner knows the rest: "g•••@example.org". */
export function hidden(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
