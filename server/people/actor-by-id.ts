import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import type { Actor } from './actor';

/** The person for whom something is done without signing in, by a sealed link or in a mail that leaves; nobody who was suspended. */
export async function actorById(db: Database, id: string): Promise<Actor | null> {
  const [row] = await db.select().from(people).where(and(eq(people.id, id), isNull(people.suspendedAt)));
  if (!row) return null;
  const { passwordHash: _kept, ...actor } = row;
  return actor;
}
