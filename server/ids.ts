import { randomBytes, createHash } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random id for addresses: 16 characters, 80 bits; cannot be guessed or counted. */
export function newId(): string {
  const bytes = randomBytes(16);
  let id = '';
  for (const byte of bytes) id += alphabet[byte & 31];
  return id;
}

/** SHA-256 in hex: how tokens and session ids lie in the database. */
export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
