import { eq, sql } from 'drizzle-orm';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import { site } from '../../db/schema/site';
import type { Audit } from '../audit/audit';

/** Builds what whoever runs the site says at its terminal. No page leads here: it has no actor to ask about. */
export function buildAdministrators({ db, audit }: { db: Database; audit: Audit }) {
  return {
    /**
     * Makes the owner of an account an administrator; answers their name. Throws `not_found` for an address without
     * an account, `conflict` for one who is suspended or an administrator already.
     */
    async promote(email: string): Promise<string> {
      return db.transaction(async (tx) => {
        // People of a demo have no address: a stranger who looks around as one of them must not get the site.
        const [person] = await tx
          .select({ id: people.id, name: people.name, isAdministrator: people.isAdministrator, suspendedAt: people.suspendedAt, isDemo: people.isDemo })
          .from(people)
          .where(eq(sql`lower(${people.email})`, email.trim().toLowerCase()))
          .for('update');
        if (!person || person.isDemo) throw problem('not_found');
        if (person.isAdministrator || person.suspendedAt) throw problem('conflict');
        await tx.update(people).set({ isAdministrator: true }).where(eq(people.id, person.id));
        // There is somebody now who keeps the site: a link that makes another first one ends. A demo keeps the way out of it.
        await tx.update(site).set({ setupTokenHash: null }).where(eq(site.isDemo, false));
        await audit.record(tx, { actorId: null, act: 'administrator-made', subject: `person:${person.id}` });
        return person.name;
      });
    },
  };
}
