import { eq, like, or } from 'drizzle-orm';
import type { Transaction } from '../../db/connect';
import { people } from '../../db/schema/people';

/** A readable, unused handle from a name: "Lucía Herrera" is lucia-herrera, the second one lucia-herrera-2. */
export async function handleFor(tx: Transaction, name: string): Promise<string> {
  const base = slugOf(name) || 'member';
  const taken = await tx
    .select({ handle: people.handle })
    .from(people)
    .where(or(eq(people.handle, base), like(people.handle, `${base}-%`)));
  const handles = new Set(taken.map((row) => row.handle));
  if (!handles.has(base)) return base;
  let number = 2;
  while (handles.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Letters and digits of a text, without accents, joined by dashes; at most 40 characters. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
