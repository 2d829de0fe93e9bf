import { and, asc, eq, inArray } from 'drizzle-orm';
import { problem } from '../../app/contract/problems';
import { Away, ChooseLead, KeepRota, SwapTurns } from '../../app/contract/series';
import type { Transaction } from '../../db/connect';
import { people } from '../../db/schema/people';
import { seriesRota } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { holdNamed, holdSeries, mayBeNamed, type SeriesAccess, type StoredSeries, type StoredSession } from './access';
import type { ChosenPeople } from './chosen';
import { leadFault } from './models';
import { withdrawGone } from './answering';
import { circleOf, tellChanged, type Spread } from './news';
import { localOf } from './recurrence';
import { isOpen } from './rows';
import { assignTurns, nextTurn } from './turns';

const nobody = { ids: [], field: '' };

/** Builds the verbs of taking turns at leading. */
export function buildRota(given: { clock: Clock; commit: Commit; communities: Communities; access: SeriesAccess; chosen: ChosenPeople; spread: Spread }) {
  const { clock, commit, communities, access, chosen, spread } = given;

  /** Holds a running series, and those who are named, changes its turns, gives those that follow anew. */
  async function turning(actor: Actor, row: StoredSeries, sessionId: string | null, named: { ids: string[]; field: string }, work: (tx: Transaction, held: StoredSeries, now: Date) => Promise<void>): Promise<void> {
    await commit(async (tx, tell) => {
      await holdNamed(tx, row.communityId, actor.id, named.ids, named.field);
      await communities.holdMembership(tx, row.communityId, actor.id);
      const held = await holdSeries(tx, row.id);
      if (held.status === 'ended') throw problem('conflict');
      const now = clock();
      const circle = await circleOf(tx, held);
      await work(tx, held, now);
      await assignTurns(tx, held, now);
      await withdrawGone(tx, tell, spread, held, circle, now);
      await tellChanged(tx, tell, held, sessionId);
    });
  }

  async function holdOpen(tx: Transaction, seriesId: string, ids: string[], now: Date): Promise<StoredSession[]> {
    const rows = await tx.select().from(seriesSessions).where(and(eq(seriesSessions.seriesId, seriesId), inArray(seriesSessions.id, ids))).orderBy(asc(seriesSessions.id)).for('update');
    if (rows.length < new Set(ids).size || rows.some((one) => !isOpen(one, now))) throw problem('conflict');
    return rows;
  }

  return {
    /**
     * Says who takes turns and in which order; none ends it. Who stays keeps their leave. Not for reflective supervision,
     * where the same person is there each time. Throws `not_found`, `forbidden`, `invalid`, `conflict`.
     */
    async keepRota(actor: Actor, id: string, input: unknown): Promise<void> {
      const found = await access.series(actor, id);
      const { row, may } = found;
      if (!may.plan) throw problem('forbidden');
      const form = parse(KeepRota, input);
      mayBeNamed(found, actor, form.people);
      if (row.model === 'rsc' && form.people.length > 0) throw problem('invalid', { fields: { people: 'not_for_model' } });
      const members = await chosen.members(row.communityId, { people: form.people });
      await turning(actor, row, null, { ids: [...members.values()].map((one) => one.id), field: 'people' }, async (tx) => {
        const before = await tx.delete(seriesRota).where(eq(seriesRota.seriesId, id)).returning();
        if (form.people.length === 0) return;
        const away = new Map(before.map(({ personId, awayFrom, awayUntil }) => [personId, { awayFrom, awayUntil }]));
        await tx.insert(seriesRota).values(
          form.people.map((handle, position) => {
            const personId = members.get(handle)!.id;
            return { seriesId: id, personId, position, shadowsFirst: form.shadows.includes(handle), ...away.get(personId) };
          }),
        );
      });
    },

    /** Says when somebody of the rota is on leave, or that they are not: for those who plan, and for themselves. Throws `not_found`, `forbidden`, `invalid`. */
    async setAway(actor: Actor, id: string, input: unknown): Promise<void> {
      const { row, may } = await access.series(actor, id);
      const form = parse(Away, input);
      if (!may.plan && !(may.add && form.person === actor.handle)) throw problem('forbidden');
      await turning(actor, row, null, nobody, async (tx) => {
        const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.handle, form.person));
        const set = await tx
          .update(seriesRota)
          .set({ awayFrom: form.fromDay, awayUntil: form.untilDay })
          .where(and(eq(seriesRota.seriesId, id), eq(seriesRota.personId, person?.id ?? '')))
          .returning({ id: seriesRota.personId });
        if (set.length === 0) throw problem('invalid', { fields: { person: 'wrong' } });
      });
    },

    /** Passes one turn on to the next in order, and goes on from there. For those who plan, and for whoever's turn it is. Throws `not_found`, `forbidden`, `conflict`. */
    async skipTurn(actor: Actor, sessionId: string): Promise<void> {
      const { row, session, may } = await access.session(actor, sessionId);
      if (!may.plan) throw problem('forbidden');
      await turning(actor, row, sessionId, nobody, async (tx, held, now) => {
        const [open] = await holdOpen(tx, row.id, [session.id], now);
        const rota = await tx.select().from(seriesRota).where(eq(seriesRota.seriesId, row.id)).orderBy(asc(seriesRota.position));
        const next = nextTurn(rota, open!.turnId, localOf(open!.startsAt, held.timeZone).slice(0, 10));
        if (!open!.turnId || !next || next === open!.turnId) throw problem('conflict');
        await tx.update(seriesSessions).set({ turnId: next, leadId: next, shadowId: null, leadIsFixed: true, updatedAt: now }).where(eq(seriesSessions.id, session.id));
      });
    },

    /** Exchanges who leads two sessions; the order of turns stays. For those who plan, and for whoever leads the first. Throws `not_found`, `forbidden`, `invalid`, `conflict`. */
    async swapTurns(actor: Actor, sessionId: string, input: unknown): Promise<void> {
      const { row, may } = await access.session(actor, sessionId);
      if (!may.plan) throw problem('forbidden');
      const form = parse(SwapTurns, input);
      if (form.with === sessionId) throw problem('invalid', { fields: { with: 'wrong' } });
      await turning(actor, row, null, nobody, async (tx, _held, now) => {
        const pair = await holdOpen(tx, row.id, [sessionId, form.with], now);
        const [one, other] = pair as [StoredSession, StoredSession];
        if (!one.leadId || !other.leadId || one.leadId === other.leadId) throw problem('conflict');
        const fixed = { leadIsFixed: true, shadowId: null, updatedAt: now };
        await tx.update(seriesSessions).set({ ...fixed, leadId: other.leadId }).where(eq(seriesSessions.id, one.id));
        await tx.update(seriesSessions).set({ ...fixed, leadId: one.leadId }).where(eq(seriesSessions.id, other.id));
      });
    },

    /**
     * Says who leads one session, whoever's turn it is; nobody named gives it back to the rota, or to the lead. A peer
     * does not stand in at reflective supervision. Throws `not_found`, `forbidden`, `invalid`, `conflict`.
     */
    async chooseLead(actor: Actor, sessionId: string, input: unknown): Promise<void> {
      const found = await access.session(actor, sessionId);
      const { row, may } = found;
      if (!may.plan) throw problem('forbidden');
      const { person: handle } = parse(ChooseLead, input);
      mayBeNamed(found, actor, [handle]);
      const person = handle && (await chosen.members(row.communityId, { person: [handle] })).get(handle)!;
      // Who holds no credential may stand in: the hours of that session are counted as other ones.
      if (person && leadFault(row.model, { ...person, qualifies: true })) throw problem('invalid', { fields: { person: 'a_peer' } });
      await turning(actor, row, sessionId, { ids: person ? [person.id] : [], field: 'person' }, async (tx, _held, now) => {
        const [open] = await holdOpen(tx, row.id, [sessionId], now);
        const set = person ? { leadId: person.id, leadIsFixed: true, turnId: open!.turnId, shadowId: null } : { leadId: null, leadIsFixed: false, turnId: null, shadowId: null };
        await tx.update(seriesSessions).set({ ...set, updatedAt: now }).where(eq(seriesSessions.id, sessionId));
      });
    },
  };
}
