import { and, eq, like, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/connect';
import { problem } from '../../app/contract/problems';
import { slugOf } from '../../app/contract/slugs';
import { formerHandles, people } from '../../db/schema/people';

/** A readable, unused handle from a name: "Lucía Herrera" is lucia-herrera, the second one lucia-herrera-2. */
export async function handleFor(tx: Transaction, name: string): Promise<string> {
  const base = slugOf(name) || 'member';
  const near = (handle: typeof people.handle | typeof formerHandles.handle) => or(eq(handle, base), like(handle, `${base}-%`));
  const taken = await tx
    .select({ handle: people.handle })
    .from(people)
    .where(near(people.handle))
    .union(tx.select({ handle: formerHandles.handle }).from(formerHandles).where(near(formerHandles.handle)));
  const handles = new Set(taken.map((row) => row.handle));
  if (!handles.has(base) && !reserved.has(base)) return base;
  let number = 2;
  while (handles.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Words that would speak for the site or for everybody. */
const reserved = new Set(
  ('admin administrator administrators all anonymous bot channel coordinator everybody everyone facilitator facilitators guest help here info me mail ' +
    'member members moderator moderators new nobody notices null owner people photo root search security settings site staff support system team tilth undefined you').split(' '),
);

/** What is left of a handle where letters that look alike are one: 0 and o, 1, i and l, rn and m. Dashes do not count. */
const bones = (handle: unknown) => sql`replace(replace(translate(${handle}, '01i5-', 'olls'), 'rn', 'm'), 'vv', 'w')`;

/** Throws `invalid` for a handle that is reserved, taken, given up by another, or easily mistaken for another's. */
export async function refuseForeignHandle(tx: Transaction, handle: string, personId: string): Promise<void> {
  const refuse = (fault: 'reserved' | 'taken' | 'too_alike') => problem('invalid', { fields: { handle: fault } });
  if (reserved.has(handle) || reserved.has(handle.replaceAll('-', ''))) throw refuse('reserved');
  const [former] = await tx.select({ personId: formerHandles.personId }).from(formerHandles).where(eq(formerHandles.handle, handle));
  if (former && former.personId !== personId) throw refuse('taken');
  const [other] = await tx
    .select({ handle: people.handle })
    .from(people)
    .where(and(ne(people.id, personId), sql`${bones(people.handle)} = ${bones(sql`${handle}::text`)}`))
    .orderBy(sql`${people.handle} = ${handle} desc`)
    .limit(1);
  if (other) throw refuse(other.handle === handle ? 'taken' : 'too_alike');
}
