import { and, desc, eq, inArray, lt, notInArray, type SQL } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import type { ActPage } from '../../app/contract/moderation';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { auditEntries } from '../../db/schema/audit';
import { communities as communityRows } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Communities } from '../communities/communities';
import type { Actor } from '../people/actor';
import type { Audit } from './audit';

/** Between two people: in the chain, on no page. */
export const unshown = ['person-blocked', 'person-unblocked'];

/** Builds the pages of the log: who did what, with the names that people and communities have now. */
export function buildActs({ db, communities, audit }: { db: Database; communities: Pick<Communities, 'find'>; audit: Audit }) {
  async function page(where: SQL | undefined, before: number | null): Promise<ActPage> {
    const rows = await db
      .select()
      .from(auditEntries)
      .where(and(where, notInArray(auditEntries.act, unshown), before === null ? undefined : lt(auditEntries.seq, before)))
      .orderBy(desc(auditEntries.seq))
      .limit(limits.pageOfActs + 1);
    const shown = rows.slice(0, limits.pageOfActs);
    const named = (subject: string | null) => /^person:(.+)$/.exec(subject ?? '')?.[1];
    const ids = [...new Set(shown.flatMap((entry) => [entry.actorId ?? [], named(entry.subject) ?? []].flat()))];
    const places = [...new Set(shown.flatMap((entry) => entry.communityId ?? []))];
    const [persons, rooms] = await Promise.all([
      ids.length > 0 ? db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids)) : [],
      places.length > 0 ? db.select({ id: communityRows.id, name: communityRows.name }).from(communityRows).where(inArray(communityRows.id, places)) : [],
    ]);
    const names = new Map([...persons, ...rooms].map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null | undefined) => (id && names.get(id)) || null;
    return {
      acts: shown.map(({ seq, at, act, actorId, communityId, subject, details }) => ({ seq, at: at.toISOString(), act, actor: nameOf(actorId), subject: nameOf(named(subject)), community: nameOf(communityId), form: /^form:(.+)$/.exec(subject ?? '')?.[1] ?? null, details })),
      older: rows.length > shown.length ? shown.at(-1)!.seq : null,
    };
  }

  return {
    /** What was done in a community, newest first, 50 to a page. For those who manage its people; throws `not_found`. */
    async actsIn(actor: Actor, slug: string, before: number | null): Promise<ActPage> {
      const { view, may } = await communities.find(actor, slug);
      if (!may.people) throw problem('not_found');
      return page(eq(auditEntries.communityId, view.id), before);
    },

    /** What was done anywhere, for administrators, with the state of the chain. Throws `not_found`. */
    async acts(actor: Actor, before: number | null): Promise<ActPage & { chain: { entries: number; brokenAt: number | null } }> {
      if (!actor.isAdministrator) throw problem('not_found');
      const [shown, chain] = await Promise.all([page(undefined, before), audit.verify()]);
      return { ...shown, chain };
    },
  };
}
