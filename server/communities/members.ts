import { and, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { CommunityView } from '../../app/contract/communities';
import type { PersonView } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import { Suggest } from '../../app/contract/suggestions';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Clock } from '../clock';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { notApart } from '../people/apart';
import { personColumns } from '../people/views';
import { isVisitedBy } from './access';
import { isMuted, permissions, type Permissions } from './policy';

/** A text as it is compared: small letters without accents. The same in the database as here. */
const folded = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

/** The one way to a community's row: its view and what the actor may do there. */
export type Find = (actor: Actor, slug: string) => Promise<{ view: CommunityView; may: Permissions }>;

/** Builds the verbs that are about who belongs to a community. */
export function buildMembers(db: Database, clock: Clock, find: Find) {
  const standing = db
    .select({ privacy: communities.privacy, role: memberships.role, status: memberships.status, mutedUntil: memberships.mutedUntil, isVisiting: isVisitedBy(db, sql.placeholder('personId') as unknown as SQL) })
    .from(communities)
    .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, sql.placeholder('personId'))))
    .where(eq(communities.id, sql.placeholder('communityId')))
    .prepare('standing_in_community');

  const foldedName = sql`lower(regexp_replace(normalize(${people.name}, nfd), '[\u0300-\u036f]', '', 'g'))`;
  const asked = sql`${sql.placeholder('q')}::text`;
  // Compared by position: in a pattern, "%" and "_" of the person who types would mean something else.
  const begins = sql`(starts_with(${foldedName}, ${asked}) or starts_with(${people.handle}, ${asked}))`;
  const someWordBegins = sql`(${begins} or position(' ' || ${asked} in ${foldedName}) > 0 or position('-' || ${asked} in ${people.handle}) > 0)`;
  const suggested = db
    .select(personColumns(people))
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.communityId, sql.placeholder('communityId')),
        eq(memberships.status, 'active'),
        // A coordinator never reads what members write: naming one there would reach nobody.
        ne(memberships.role, 'coordinator'),
        ne(memberships.personId, sql.placeholder('personId')),
        isNull(people.suspendedAt),
        notApart(people.id, sql.placeholder('personId')),
        someWordBegins,
      ),
    )
    .orderBy(sql`${begins} desc`, people.name)
    .limit(8)
    .prepare('people_suggested');

  return {
    /** What the actor may do in a community that is known by its id. Throws `not_found`. */
    async standing(actor: Actor, communityId: string): Promise<Permissions> {
      const [row] = await standing.execute({ personId: actor.id, communityId });
      const may = row && permissions({ ...row, isAdministrator: actor.isAdministrator, isMuted: isMuted(row.mutedUntil, clock()) });
      if (!may?.see) throw problem('not_found');
      return may;
    },

    /**
     * Whom the actor may want to name in a post: at most 8 other members, by the beginning of a word of their name or
     * handle, whatever the accents. For those who write there; throws `not_found` for anybody else, and `invalid`.
     */
    async suggestPeople(actor: Actor, slug: string, input: unknown): Promise<PersonView[]> {
      const { view, may } = await find(actor, slug);
      if (!may.write) throw problem('not_found');
      const { q } = parse(Suggest, input);
      return suggested.execute({ communityId: view.id, personId: actor.id, q: folded(q) });
    },
  };
}
