import { and, eq } from 'drizzle-orm';
import { Mute, WithReason, type MutedView } from '../../app/contract/moderation';
import type { MuteSpan } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { isMuted } from '../communities/policy';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';
import type { Commit } from '../tell';

const days: Record<Exclude<MuteSpan, 'good'>, number> = { day: 1, week: 7, month: 30 };
const forGood = new Date('9999-12-31T00:00:00Z');

/** Builds the verbs with which facilitators let a member read, and not write. */
export function buildMutes(given: { db: Database; clock: Clock; commit: Commit; audit: Audit; communities: Communities }) {
  const { db, clock, commit, audit } = given;

  /** An active member whom the actor may mute: not themselves, not another who keeps the talk safe. Throws `not_found`, `forbidden`. */
  async function member(actor: Actor, slug: string, handle: string) {
    const { view, may } = await given.communities.find(actor, slug);
    if (!may.moderate) throw problem('not_found');
    const [found] = await db
      .select({ id: people.id, person: personColumns(people), role: memberships.role, mutedUntil: memberships.mutedUntil })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(memberships.communityId, view.id), eq(people.handle, handle), eq(memberships.status, 'active')));
    if (!found) throw problem('not_found');
    if (found.id === actor.id || found.role === 'facilitator' || found.role === 'co-facilitator') throw problem('forbidden');
    return { ...found, communityId: view.id, communityName: view.name };
  }

  async function set(actor: Actor, found: Awaited<ReturnType<typeof member>>, mutedUntil: Date | null, reason: string): Promise<void> {
    await commit(async (tx) => {
      await tx.update(memberships).set({ mutedUntil }).where(and(eq(memberships.communityId, found.communityId), eq(memberships.personId, found.id)));
      const until = mutedUntil && (mutedUntil < forGood ? mutedUntil.toISOString() : 'for good');
      await audit.record(tx, { actorId: actor.id, act: mutedUntil ? 'member-muted' : 'member-unmuted', communityId: found.communityId, subject: `person:${found.id}`, details: { reason, ...(until && { until }) } });
    });
  }

  return {
    /** How a member stands. For those who moderate; throws `not_found`, `forbidden`. */
    async muted(actor: Actor, slug: string, handle: string): Promise<MutedView> {
      const { person, mutedUntil, communityName } = await member(actor, slug, handle);
      return { person, communityName, mutedUntil: isMuted(mutedUntil, clock()) ? mutedUntil!.toISOString() : null };
    },

    /** Lets a member read and not write, for a span. Throws `not_found`, `forbidden`, `invalid`. */
    async mute(actor: Actor, slug: string, handle: string, input: unknown): Promise<void> {
      const found = await member(actor, slug, handle);
      const { span, reason } = parse(Mute, input);
      await set(actor, found, span === 'good' ? forGood : new Date(clock().getTime() + days[span] * 24 * 60 * 60 * 1000), reason);
    },

    /** Lets a muted member write again. Throws `not_found`, `forbidden`, `invalid`. */
    async unmute(actor: Actor, slug: string, handle: string, input: unknown): Promise<void> {
      const found = await member(actor, slug, handle);
      await set(actor, found, null, parse(WithReason, input).reason);
    },
  };
}
