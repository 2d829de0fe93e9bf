import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { FieldRole, Role } from '../../app/contract/names';
import { problem, type Fault } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Credentials } from '../credentials/credentials';
import { rscCredentials, type Lead } from './models';

export interface Chosen {
  id: string;
  handle: string;
  role: Role;
  fieldRole: FieldRole | null;
}

/** Builds what finds the people that a form names: active members who share in the community, by their handles. */
export function buildChosen({ db, credentials }: { db: Database; credentials: Credentials }) {
  return {
    /** The members of some handles, each under its handle. One that is none is the fault `not_a_member` of its field. */
    async members(communityId: string, fields: Record<string, string[]>): Promise<Map<string, Chosen>> {
      const handles = [...new Set(Object.values(fields).flat())];
      const rows =
        handles.length === 0
          ? []
          : await db
              .select({ id: people.id, handle: people.handle, role: memberships.role, fieldRole: people.fieldRole })
              .from(people)
              .innerJoin(memberships, and(eq(memberships.personId, people.id), eq(memberships.communityId, communityId), eq(memberships.status, 'active')))
              .where(and(inArray(people.handle, handles), isNull(people.suspendedAt)));
      const found = new Map(rows.filter(({ role }) => role !== 'coordinator').map((row) => [row.handle, row]));
      const missing = Object.entries(fields).filter(([, wanted]) => wanted.some((handle) => !found.has(handle)));
      if (missing.length > 0) throw problem('invalid', { fields: Object.fromEntries(missing.map(([field]): [string, Fault] => [field, 'not_a_member'])) });
      return found;
    },

    /** A member by their id, or null. Inside a transaction it is asked there: a second connection might be the last. */
    async byId(communityId: string, personId: string, within: Pick<Database, 'select'> = db): Promise<Chosen | null> {
      const [row] = await within
        .select({ id: people.id, handle: people.handle, role: memberships.role, fieldRole: people.fieldRole })
        .from(people)
        .innerJoin(memberships, and(eq(memberships.personId, people.id), eq(memberships.communityId, communityId), eq(memberships.status, 'active')))
        .where(eq(people.id, personId));
      return row && row.role !== 'coordinator' ? row : null;
    },

    /** What the boundaries of a model ask of who leads: whether they hold what reflective supervision needs, on the day of an instant. */
    async asLead({ id, role, fieldRole }: Pick<Chosen, 'id' | 'role' | 'fieldRole'>, at: Date, within: Pick<Database, 'select'> = db): Promise<Lead> {
      let qualifies = false;
      for (const kind of rscCredentials) qualifies ||= await credentials.holdsVerified(id, kind, at, within);
      return { role, fieldRole, qualifies };
    },
  };
}

export type ChosenPeople = ReturnType<typeof buildChosen>;
