import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { VisitLine } from '../../app/contract/communities';
import { problem } from '../../app/contract/problems';
import { Visit } from '../../app/contract/shaping';
import type { Database } from '../../db/connect';
import { communityVisits } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import type { Find } from './members';

/** Builds the verbs of visits: how an administrator reads a community without being its member. */
export function buildVisits(given: { db: Database; commit: Commit; audit: Audit; find: Find }) {
  const { db, commit, audit, find } = given;
  return {
    /**
     * Lets an administrator in for an hour, for a written reason that the facilitators see and the log keeps. During a
     * visit another begins nothing new. Throws `not_found`, `forbidden`, `invalid`.
     */
    async visit(actor: Actor, slug: string, input: unknown): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.visit) throw problem('forbidden');
      const { reason } = parse(Visit, input);
      await commit(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`visit:${actor.id}`}))`);
        const [open] = await tx
          .select({ id: communityVisits.id })
          .from(communityVisits)
          .where(and(eq(communityVisits.communityId, view.id), eq(communityVisits.personId, actor.id), gt(communityVisits.endsAt, sql`now()`)));
        if (open) return;
        const id = newId();
        await tx.insert(communityVisits).values({ id, communityId: view.id, personId: actor.id, reason, beganAt: sql`now()`, endsAt: sql`now() + interval '1 hour'` });
        await audit.record(tx, { actorId: actor.id, act: 'visit-began', communityId: view.id, subject: `visit:${id}`, details: { reason } });
      });
    },

    /** The latest visits to a community, newest first, for those who manage it. Throws `not_found`, `forbidden`. */
    async visits(actor: Actor, slug: string): Promise<VisitLine[]> {
      const { view, may } = await find(actor, slug);
      if (!may.people) throw problem('forbidden');
      const rows = await db
        .select({ name: people.name, reason: communityVisits.reason, beganAt: communityVisits.beganAt, endsAt: communityVisits.endsAt })
        .from(communityVisits)
        .innerJoin(people, eq(people.id, communityVisits.personId))
        .where(eq(communityVisits.communityId, view.id))
        .orderBy(desc(communityVisits.beganAt))
        .limit(20);
      return rows.map(({ beganAt, endsAt, ...row }) => ({ ...row, beganAt: beganAt.toISOString(), endsAt: endsAt.toISOString() }));
    },
  };
}
