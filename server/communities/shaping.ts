import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { CommunityDetails } from '../../app/contract/communities';
import { typeDefaults } from '../../app/contract/community-types';
import type { Role } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { FoundCommunity, ShapeCommunity } from '../../app/contract/shaping';
import { slugOf } from '../../app/contract/slugs';
import type { Database, Transaction } from '../../db/connect';
import { communities, formerSlugs, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personColumns, withoutProfile } from '../people/views';
import type { Commit, Tell } from '../tell';
import type { Find } from './members';
import { isHolding } from './policy';

/** Two who want one address at the same instant: the second sees the first. */
const oneAddressAtATime = sql`select pg_advisory_xact_lock(hashtext('community-addresses'))`;

/** Builds the verbs that begin and shape a community. */
export function buildShaping(given: {
  db: Database;
  clock: Clock;
  commit: Commit;
  limiting: Limiting;
  audit: Audit;
  find: Find;
  admit: (tx: Transaction, tell: Tell, communityId: string, personId: string, role: Role) => Promise<void>;
}) {
  const { db, clock, commit, audit, find } = given;
  const foundings = given.limiting.passing({ name: 'foundings', points: 10, per: 24 * 60 * 60 });
  const shapings = given.limiting.passing({ name: 'shapings', points: 60, per: 60 * 60 });

  /** Whether a community other than this one has an address, or had it. */
  async function isForeign(tx: Transaction, slug: string, communityId: string): Promise<boolean> {
    const [now] = await tx.select({ id: communities.id }).from(communities).where(and(eq(communities.slug, slug), ne(communities.id, communityId)));
    if (now) return true;
    const [once] = await tx.select({ id: formerSlugs.communityId }).from(formerSlugs).where(and(eq(formerSlugs.slug, slug), ne(formerSlugs.communityId, communityId)));
    return Boolean(once);
  }

  async function holdsStill(tx: Transaction, actor: Actor, communityId: string): Promise<boolean> {
    const [held] = await tx
      .select({ role: memberships.role, status: memberships.status })
      .from(memberships)
      .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, actor.id)))
      .for('share');
    return held?.status === 'active' && isHolding(held.role);
  }

  async function freeSlug(tx: Transaction, name: string, communityId: string): Promise<string> {
    const base = slugOf(name).slice(0, 36).replace(/-+$/, '') || 'group';
    for (let n = 1; ; n += 1) {
      const slug = n === 1 ? base : `${base}-${n}`;
      if (!(await isForeign(tx, slug, communityId))) return slug;
    }
  }

  return {
    /**
     * Begins a community with the actor as its facilitator; anyone signed in may. Throws `invalid`, with `taken` for an
     * address that another community has or had, and `too_many` after 10 in a day.
     */
    async found(actor: Actor, input: unknown): Promise<{ id: string; slug: string }> {
      const said = parse(FoundCommunity, input);
      await foundings.take(actor.id);
      const { privacy, tint, maxMembers } = typeDefaults[said.type];
      const id = newId();
      return commit(async (tx, tell) => {
        await tx.execute(oneAddressAtATime);
        if (said.slug && (await isForeign(tx, said.slug, id))) throw problem('invalid', { fields: { slug: 'taken' } });
        const slug = said.slug || (await freeSlug(tx, said.name, id));
        await tx.insert(communities).values({
          ...said,
          timeZone: said.timeZone ?? actor.timeZone,
          id,
          slug,
          privacy: said.privacy ?? privacy,
          tint: said.tint ?? tint,
          maxMembers: said.maxMembers === undefined ? maxMembers : said.maxMembers,
          createdAt: clock(),
        });
        await given.admit(tx, tell, id, actor.id, 'facilitator');
        await audit.record(tx, { actorId: actor.id, act: 'community-founded', communityId: id, details: { type: said.type, privacy: said.privacy ?? privacy } });
        return { id, slug };
      });
    },

    /**
     * Changes what a community is, and answers its address. The old address leads its members on. Throws `not_found`,
     * `forbidden`, `invalid`, `too_many`.
     */
    async shape(actor: Actor, slug: string, input: unknown): Promise<string> {
      const { view, may } = await find(actor, slug);
      if (!may.manage) throw problem('forbidden');
      const said = parse(ShapeCommunity, input);
      await shapings.take(actor.id);
      await commit(async (tx, tell) => {
        await tx.execute(oneAddressAtATime);
        if (!actor.isAdministrator && !(await holdsStill(tx, actor, view.id))) throw problem('forbidden');
        const [before] = await tx.select().from(communities).where(eq(communities.id, view.id)).for('update');
        const changed = (Object.keys(said) as (keyof typeof said)[]).filter((field) => JSON.stringify(said[field]) !== JSON.stringify(before![field]));
        if (changed.length === 0) return;
        if (said.slug !== before!.slug) {
          if (await isForeign(tx, said.slug, view.id)) throw problem('invalid', { fields: { slug: 'taken' } });
          await tx.delete(formerSlugs).where(eq(formerSlugs.slug, said.slug));
          await tx.insert(formerSlugs).values({ slug: before!.slug, communityId: view.id });
        }
        await tx.update(communities).set(said).where(eq(communities.id, view.id));
        const privacy = said.privacy === before!.privacy ? {} : { privacy: { from: before!.privacy, to: said.privacy } };
        await audit.record(tx, { actorId: actor.id, act: 'settings-changed', communityId: view.id, details: { fields: changed, ...privacy } });
        // Who read from outside may be reading now.
        if (said.privacy !== before!.privacy) tell({ change: 'narrowed', communityId: view.id });
      });
      return said.slug;
    },

    /** Puts the first steps of a community away, for all its facilitators. Throws `not_found`, `forbidden`. */
    async hideFirstSteps(actor: Actor, slug: string): Promise<void> {
      const { view, may } = await find(actor, slug);
      if (!may.invite) throw problem('forbidden');
      await db.update(communities).set({ firstStepsHiddenAt: clock() }).where(eq(communities.id, view.id));
    },

    /** What a community says of itself, for whoever may know of it. Throws `not_found`. */
    async details(actor: Actor, slug: string): Promise<CommunityDetails> {
      const { view } = await find(actor, slug);
      const [[row], facilitators] = await Promise.all([
        db
          .select({
            focus: communities.focus,
            communityStatement: communities.communityStatement,
            practiceStatement: communities.practiceStatement,
            welcome: communities.welcome,
            ages: communities.ages,
            settings: communities.settings,
            domains: communities.domains,
            maxMembers: communities.maxMembers,
          })
          .from(communities)
          .where(eq(communities.id, view.id)),
        db
          .select({ person: personColumns(people), role: memberships.role })
          .from(memberships)
          .innerJoin(people, eq(people.id, memberships.personId))
          .where(and(eq(memberships.communityId, view.id), eq(memberships.status, 'active'), inArray(memberships.role, ['facilitator', 'co-facilitator'])))
          .orderBy(memberships.joinedAt, people.name),
      ]);
      const { welcome, ...details } = row!;
      return { ...(details as CommunityDetails), community: view, welcome: view.may.read || view.may.manage ? welcome : null, facilitators: facilitators.map(({ person, role }) => ({ ...(view.role ? person : withoutProfile(person)), role })) };
    },
  };
}
