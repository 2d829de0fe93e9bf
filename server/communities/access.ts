import { and, eq, exists, gt, inArray, ne, notExists, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/connect';
import { communities, communityVisits, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';

type Select = Pick<Database, 'select'>;
const one = { one: sql`1` };
const administrator = alias(people, 'administrator');

/**
 * Whether an administrator has a visit open in the community of the row, as SQL. Its hour is counted by the database's
 * own clock, because every list asks it and knows no other.
 */
export function isVisitedBy(db: Select, personId: SQLWrapper | string): SQL<boolean> {
  return exists(
    db
      .select(one)
      .from(communityVisits)
      .innerJoin(administrator, and(eq(administrator.id, communityVisits.personId), eq(administrator.isAdministrator, true)))
      .where(and(eq(communityVisits.communityId, communities.id), eq(communityVisits.personId, personId), gt(communityVisits.endsAt, sql`now()`))),
  ) as SQL<boolean>;
}

/**
 * The rule `permissions(...).read` as SQL, for lists: the communities whose writing a person may read.
 * A test holds the two against each other for every privacy, role and status, for administrators and for visits.
 */
export function readableBy(db: Select, personId: SQLWrapper | string): SQL {
  const active = and(
    eq(memberships.communityId, communities.id),
    eq(memberships.personId, personId),
    eq(memberships.status, 'active'),
  );
  return or(
    exists(db.select(one).from(memberships).where(and(active, ne(memberships.role, 'coordinator')))),
    and(or(eq(communities.privacy, 'open'), isVisitedBy(db, personId)), notExists(db.select(one).from(memberships).where(active))),
  )!;
}

/** The rule `permissions(...).see` as SQL, for lists: the communities that a person may know of. */
export function visibleTo(db: Select, personId: SQLWrapper | string): SQL {
  return or(
    ne(communities.privacy, 'private'),
    exists(
      db
        .select(one)
        .from(memberships)
        .where(and(eq(memberships.communityId, communities.id), eq(memberships.personId, personId), inArray(memberships.status, ['active', 'paused']))),
    ),
    exists(db.select(one).from(administrator).where(and(eq(administrator.id, personId), eq(administrator.isAdministrator, true)))),
  )!;
}
