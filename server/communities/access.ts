import { and, eq, exists, inArray, ne, notExists, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';

/**
 * The rule `permissions(...).read` as SQL, for lists: the communities whose writing a person may read.
 * A test holds the two against each other for every privacy, role and status.
 */
export function readableBy(db: Pick<Database, 'select'>, personId: SQLWrapper | string): SQL {
  const active = and(
    eq(memberships.communityId, communities.id),
    eq(memberships.personId, personId),
    eq(memberships.status, 'active'),
  );
  const one = { one: sql`1` };
  return or(
    exists(db.select(one).from(memberships).where(and(active, ne(memberships.role, 'coordinator')))),
    and(eq(communities.privacy, 'open'), notExists(db.select(one).from(memberships).where(active))),
  )!;
}

/** The rule `permissions(...).see` of people who manage nothing, as SQL, for lists: the communities that a person may know of. */
export function visibleTo(db: Pick<Database, 'select'>, personId: SQLWrapper | string): SQL {
  return or(
    ne(communities.privacy, 'private'),
    exists(
      db
        .select({ one: sql`1` })
        .from(memberships)
        .where(and(eq(memberships.communityId, communities.id), eq(memberships.personId, personId), inArray(memberships.status, ['active', 'paused']))),
    ),
  )!;
}
