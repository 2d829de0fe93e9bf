import { and, isNotNull, ne, sql } from 'drizzle-orm';
import { problem } from '../../app/contract/problems';
import type { WaitingView } from '../../app/contract/site';
import type { Database } from '../../db/connect';
import { credentials } from '../../db/schema/credentials';
import { reports } from '../../db/schema/moderation';
import { howManyThings, openOfNetwork } from '../moderation/reports';
import type { Actor } from '../people/actor';

/** Builds the read of what waits for administrators: two nouns in one question. */
export function buildWaiting({ db }: { db: Database }) {
  return {
    /** How many reports and credentials the actor could decide on now: none of their own. For administrators; throws `not_found`. */
    async ofSite(actor: Actor): Promise<WaitingView> {
      if (!actor.isAdministrator) throw problem('not_found');
      const open = db.select({ n: howManyThings }).from(reports).where(openOfNetwork(actor));
      const asked = db.select({ n: sql`count(*)` }).from(credentials).where(and(isNotNull(credentials.askedAt), ne(credentials.personId, actor.id)));
      const [row] = await db.select({ reports: sql`(${open})`.mapWith(Number), credentials: sql`(${asked})`.mapWith(Number) }).from(sql`(select 1) one`);
      return row!;
    },
  };
}
