import { createHmac, timingSafeEqual } from 'node:crypto';

/** How many characters a token has: 192 bits. */
export const tokenLength = 32;

/**
 * The token that belongs to a thing of this name: "reset:" and its id. It is made from the secret of the site and is kept
 * nowhere, not in a queue of mail either: a copy of the database opens nothing.
 */
export function tokenOf(secret: string, name: string): string {
  return createHmac('sha256', secret).update(name).digest('base64url').slice(0, tokenLength);
}

export const isToken = (text: string) => new RegExp(`^[\\w-]{${tokenLength}}$`).test(text);

/** Words that everybody may read and only the site can have written: themselves, a dot, and their seal. */
export function sealed(secret: string, purpose: string, words: string[]): string {
  const body = Buffer.from(JSON.stringify(words)).toString('base64url');
  return `${body}.${tokenOf(secret, `${purpose}:${body}`)}`;
}

/** The words inside a seal of this purpose, or null when the site did not write them. */
export function unsealed(secret: string, purpose: string, token: string): string[] | null {
  const [body, seal, ...rest] = token.slice(0, 1_000).split('.');
  if (!body || !seal || rest.length > 0) return null;
  const [given, right] = [Buffer.from(seal), Buffer.from(tokenOf(secret, `${purpose}:${body}`))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as string[];
}
