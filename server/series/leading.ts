import { and, eq } from 'drizzle-orm';
import type { Role } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { HandOverSeries, StepDown } from '../../app/contract/series';
import type { Transaction } from '../../db/connect';
import { series, seriesPeople } from '../../db/schema/series';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit, Tell } from '../tell';
import { holdNamed, holdSeries, mayBeNamed, type FoundSeries, type SeriesAccess, type StoredSeries } from './access';
import type { ChosenPeople } from './chosen';
import { leadFault } from './models';
import { withdrawGone } from './answering';
import { circleOf, countUp, tellChanged, type Spread } from './news';

/** Whether somebody may become the lead of a series that asks for one. Of peers each may; elsewhere it takes a role. */
export function mayTakeOn({ needs, row, may, role, inCommunity }: Pick<FoundSeries, 'needs' | 'row' | 'may' | 'role' | 'inCommunity'>): boolean {
  if (!needs.includes('successor') || role === null || !inCommunity.write) return false;
  return may.plan || role === 'consultant' || (row.model === 'peer' && may.answer);
}

/** Builds the verbs by which a series outlives whoever leads it. */
export function buildLeading(given: { clock: Clock; commit: Commit; audit: Audit; communities: Communities; access: SeriesAccess; chosen: ChosenPeople; spread: Spread }) {
  const { clock, commit, audit, communities, access, chosen, spread } = given;

  /** Throws `invalid` beside a field where a person may not lead a series of its model. */
  async function mustBeAbleToLead(row: StoredSeries, person: Parameters<ChosenPeople['asLead']>[0], field: string): Promise<void> {
    const fault = leadFault(row.model, await chosen.asLead(person, clock()));
    if (fault) throw problem('invalid', { fields: { [field]: fault } });
  }

  async function setLead(tx: Transaction, actor: Actor, held: StoredSeries, personId: string, note: string | null, now: Date): Promise<void> {
    const former = held.leadId === null ? {} : { formerLeadId: held.leadId };
    await tx.update(series).set({ leadId: personId, needsSuccessorSince: null, ...former, ...(note !== null && { handOverNote: note }) }).where(eq(series.id, held.id));
    await tx.delete(seriesPeople).where(and(eq(seriesPeople.seriesId, held.id), eq(seriesPeople.personId, personId), eq(seriesPeople.part, 'co-facilitator')));
    await countUp(tx, [held.id], now);
    await audit.record(tx, { actorId: actor.id, act: 'series-lead-changed', communityId: held.communityId, subject: `person:${personId}`, details: { series: held.id } });
  }

  return {
    /** Gives a series to another member to lead, with a word for them. Throws `not_found`, `forbidden`, `invalid`, `conflict` when it has ended. */
    async handOver(actor: Actor, id: string, input: unknown): Promise<void> {
      const found = await access.series(actor, id);
      const { row, may } = found;
      if (!may.plan) throw problem('forbidden');
      const { to, note } = parse(HandOverSeries, input);
      mayBeNamed(found, actor, [to]);
      const person = (await chosen.members(row.communityId, { to: [to] })).get(to)!;
      if (person.id === row.leadId) throw problem('invalid', { fields: { to: 'wrong' } });
      await mustBeAbleToLead(row, person, 'to');
      await commit(async (tx, tell) => {
        await holdNamed(tx, row.communityId, actor.id, [person.id], 'to');
        await communities.holdMembership(tx, row.communityId, actor.id);
        const held = await holdSeries(tx, id);
        // Of two who give it away at once, the second gives what is another's by now.
        if (held.status === 'ended' || (held.leadId !== row.leadId && held.leadId !== null)) throw problem('conflict');
        const circle = await circleOf(tx, held);
        await setLead(tx, actor, held, person.id, note, clock());
        await withdrawGone(tx, tell, spread, { ...held, leadId: person.id }, circle, clock());
        if (person.id !== actor.id) await spread(tx, tell, { news: 'handed-over', seriesId: id, personId: person.id, actorId: actor.id });
        await tellChanged(tx, tell, held, null);
      });
    },

    /** Lets the lead go: the series goes on and asks for a successor. Throws `not_found`, `forbidden` for whoever does not lead it. */
    async stepDown(actor: Actor, id: string, input: unknown): Promise<void> {
      await access.series(actor, id);
      const { note } = parse(StepDown, input);
      await commit(async (tx, tell) => {
        const held = await holdSeries(tx, id);
        if (held.leadId !== actor.id) throw problem('forbidden');
        if (held.status === 'ended') throw problem('conflict');
        const circle = await circleOf(tx, held);
        await loseLead(tx, tell, spread, held, clock(), note);
        await withdrawGone(tx, tell, spread, { ...held, leadId: null }, circle, clock());
        await audit.record(tx, { actorId: actor.id, act: 'series-lead-stepped-down', communityId: held.communityId, subject: `person:${actor.id}`, details: { series: id } });
        await tellChanged(tx, tell, held, null);
      });
    },

    /** Makes the actor the lead of a series that asks for one. Throws `not_found`, `forbidden`, `invalid`, and `conflict` when another was faster. */
    async takeOn(actor: Actor, id: string): Promise<void> {
      const found = await access.series(actor, id);
      if (!mayTakeOn(found)) throw problem(found.needs.includes('successor') ? 'forbidden' : 'conflict');
      const role = found.role as Role;
      await mustBeAbleToLead(found.row, { id: actor.id, role, fieldRole: actor.fieldRole }, 'lead');
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, found.row.communityId, actor.id);
        const held = await holdSeries(tx, id);
        // Who led it then may be there still, and away: whoever took it on meanwhile is somebody else.
        if (held.status === 'ended' || held.leadId !== found.row.leadId) throw problem('conflict');
        // Or they are back.
        if (held.leadId !== null && (await chosen.byId(held.communityId, held.leadId, tx))) throw problem('conflict');
        await setLead(tx, actor, held, actor.id, null, clock());
        await tellChanged(tx, tell, held, null);
      });
    },
  };
}

/** Leaves a series without a lead: it goes on, and asks for one. The caller holds it. */
export async function loseLead(tx: Transaction, tell: Tell, spread: Spread, held: StoredSeries, now: Date, note: string | null = null): Promise<void> {
  await tx
    .update(series)
    .set({ leadId: null, formerLeadId: held.leadId, needsSuccessorSince: now, ...(note !== null && { handOverNote: note }) })
    .where(eq(series.id, held.id));
  await countUp(tx, [held.id], now);
  await spread(tx, tell, { news: 'needs-successor', seriesId: held.id });
}
