import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Role } from '../../app/contract/names';
import type { PersonView } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Communities } from '../communities/communities';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';

export interface Choosable extends PersonView {
  role: Role;
}

/** Builds what lists the people from whom a series is made. */
export function buildChoosing({ db, communities }: { db: Database; communities: Communities }) {
  return {
    /** The active members who share in a community, by name: for other such members, who see them in its directory as well. Throws `not_found`. */
    async choosable(actor: Actor, slug: string): Promise<Choosable[]> {
      const { view, may } = await communities.find(actor, slug);
      if (!view.role || view.role === 'coordinator' || !may.read) throw problem('not_found');
      return db
        .select({ ...personColumns(people), role: memberships.role })
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(and(eq(memberships.communityId, view.id), eq(memberships.status, 'active'), ne(memberships.role, 'coordinator'), isNull(people.suspendedAt)))
        .orderBy(asc(people.name), asc(people.id));
    },
  };
}
