import { createHash, randomFillSync, randomUUID } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

// Drawn in a lot: asking the system for sixteen bytes costs as much as asking it for a thousand.
const pool = Buffer.alloc(4096);
let used = pool.length;

/** A random id for addresses: 16 characters, 80 bits; cannot be guessed or counted. */
export function newId(): string {
  if (used + 16 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let id = '';
  for (let n = 0; n < 16; n += 1) id += alphabet[pool[used + n]! & 31];
  // Each byte serves once: what was drawn must not be found in memory, or drawn again.
  pool.fill(0, used, used + 16);
  used += 16;
  return id;
}

/** A value for one content security policy: 122 random bits. */
export function newNonce(): string {
  return randomUUID();
}

/** SHA-256 in hex: how tokens and session ids lie in the database. */
export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
