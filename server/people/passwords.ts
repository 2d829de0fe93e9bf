import { createRequire } from 'node:module';
import { hash, verify } from '@node-rs/argon2';
import type * as words from '@zxcvbn-ts/language-common';
import { problem } from '../../app/contract/problems';

/** argon2id with the library's defaults: 19 MiB, two passes (OWASP's recommendation). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

let decoy: Promise<string> | undefined;

/** Whether the password fits. An unknown account costs the same time as a known one. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const fits = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return stored !== null && fits;
}

let common: Set<string> | undefined;

/** Read when the first password is chosen: at rest the list would hold 10 MB. */
function commonPasswords(): Set<string> {
  if (!common) {
    const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as typeof words;
    common = new Set((dictionary['passwords-common'] as readonly string[]).slice(0, 10_000));
  }
  return common;
}

/** Throws `invalid` for a password that everybody tries first, or that holds the person's own name or address. */
export function refuseWeakPassword(password: string, field: string, about: { name: string; email: string }): void {
  const lower = password.toLowerCase();
  if (commonPasswords().has(lower) || lower.includes('tilth') || /^(.)\1+$/.test(lower)) {
    throw problem('invalid', { fields: { [field]: 'too_common' } });
  }
  const mine = [...about.name.toLowerCase().split(/\s+/), about.email.toLowerCase().split('@')[0]!, about.email.toLowerCase()];
  if (mine.some((word) => word.length >= 4 && lower.includes(word) && lower.length - word.length < 8)) {
    throw problem('invalid', { fields: { [field]: 'contains_name' } });
  }
}
