import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { problem, type Faults } from '../../app/contract/problems';
import { EditSeries, ScheduleSeries, Times, type RecurrenceView } from '../../app/contract/series';
import type { Database, Transaction } from '../../db/connect';
import { series, seriesBreaks, seriesPeople, seriesPlans } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { holdNamed, holdSeries, mayBeNamed, type SeriesAccess, type StoredSeries } from './access';
import { promoteInto, withdrawGone } from './answering';
import { changePattern } from './changing';
import type { ChosenPeople } from './chosen';
import { fill, horizonOf } from './filling';
import { confidentialityOf, hourKindOf, isTimeLimited, modelFaults } from './models';
import { circleOf, countUp, tellChanged, type Spread } from './news';
import { endOf, isRepeating, recurrenceOf } from './pattern';
import { nextSix, noted, type NotedSlot } from './calendar-notes';
import { checkRecurrence, instantOf, localOf, readRule } from './recurrence';
import { asksPlainly, parseWithTimes } from './times';

const day = 24 * 60 * 60 * 1000;

export interface TimesPreview {
  recurrence: RecurrenceView;
  minutes: number;
  dates: NotedSlot[];
}

/** Builds the verbs that plan a series and say what it is. */
export function buildSchedule(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; communities: Communities; access: SeriesAccess; chosen: ChosenPeople; spread: Spread }) {
  const { db, clock, commit, audit, communities, access, chosen } = given;
  const plansPerDay = given.limiting.passing({ name: 'series', points: 30, per: 24 * 60 * 60 });

  return {
    /**
     * Plans a series, or a single session, and gives the coming year its sessions. For those who may plan in the
     * community. The same `clientId` again answers what it made. Throws `not_found`, `forbidden`, `too_many`, and
     * `invalid`, also for what the model does not allow.
     */
    async schedule(actor: Actor, slug: string, input: unknown): Promise<{ seriesId: string }> {
      const { view, may } = await communities.find(actor, slug);
      if (!view.role || view.role === 'coordinator') throw problem('not_found');
      if (!may.plan) throw problem('forbidden');
      const read = parseWithTimes(ScheduleSeries, input);
      const form = asksPlainly(input) && !isTimeLimited(read.model) ? { ...read, endsOn: null } : read;
      const sent = () => db.select({ seriesId: series.id }).from(series).where(and(eq(series.createdBy, actor.id), eq(series.clientId, form.clientId)));
      const [before] = await sent();
      if (before) return before;
      await plansPerDay.take(actor.id);

      const now = clock();
      const startsAt = startOf(form, now);
      const lead = form.lead ?? actor.handle;
      const people = await chosen.members(view.id, { lead: [lead], coFacilitators: form.coFacilitators, expected: form.expects === 'chosen' ? form.expected : [] });
      const leader = people.get(lead)!;
      const row = await rowOf(form, leader, [...people.values()].filter(({ handle }) => form.expected.includes(handle)));
      const id = newId();
      return commit(async (tx, tell) => {
        await holdNamed(tx, view.id, actor.id, [...people.values()].map((one) => one.id), 'expected');
        await communities.holdMembership(tx, view.id, actor.id);
        const [made] = await tx
          .insert(series)
          .values({
            id,
            communityId: view.id,
            ...row,
            rrule: form.rrule,
            dtstartLocal: form.startsAt,
            timeZone: form.timeZone,
            minutes: form.minutes,
            leadId: leader.id,
            createdBy: actor.id,
            clientId: form.clientId,
            createdAt: now,
            updatedAt: now,
          })
          .onConflictDoNothing()
          .returning();
        if (!made) {
          const [same] = await tx.select({ seriesId: series.id }).from(series).where(and(eq(series.createdBy, actor.id), eq(series.clientId, form.clientId)));
          if (!same) throw problem('conflict');
          return same;
        }
        await keepPeople(tx, id, form, people);
        await keepPlan(tx, made, 1, now);
        if (form.breaks.length > 0) await tx.insert(seriesBreaks).values(form.breaks.map((pause) => ({ id: newId(), seriesId: id, ...pause, createdAt: now })));
        if (made.rrule === null) await addOne(tx, made, startsAt, now);
        else await fill(tx, made, horizonOf(now), now);
        await given.spread(tx, tell, { news: 'planned', seriesId: id, actorId: actor.id });
        await tellChanged(tx, tell, made, null);
        await audit.record(tx, { actorId: actor.id, act: 'series-planned', communityId: view.id, subject: `series:${id}`, details: { model: made.model } });
        return { seriesId: id };
      });
    },

    /**
     * The next six dates that a form comes to, with what to look out for, in its zone and the actor's; of a single session
     * the one. For the button that shows them before anything is made. Throws `invalid`.
     */
    preview(actor: Actor, input: unknown): TimesPreview {
      const { rrule, startsAt, timeZone, minutes } = parseWithTimes(Times, input);
      const now = clock();
      const recurrence = { rrule, dtstartLocal: startsAt, zone: timeZone, rule: rrule === null ? null : readRule(rrule) };
      const only = { originalLocal: startsAt, startsAt: instantOf(startsAt, timeZone) };
      return { recurrence, minutes, dates: rrule === null ? noted([only], timeZone, actor.timeZone) : nextSix({ rrule, dtstartLocal: startsAt, zone: timeZone }, now, actor.timeZone) };
    },

    /**
     * Changes what a series is, and moves nothing: words, place, hours, people, capacity. What is a session's own stays, and
     * what the actor does not see. A place that becomes free by it goes to who waits. Throws `not_found`, `forbidden`, `invalid`, `conflict` when it has ended.
     */
    async edit(actor: Actor, id: string, input: unknown): Promise<void> {
      const found = await access.series(actor, id);
      const { row, community, may } = found;
      if (!may.plan) throw problem('forbidden');
      const sent = { ...parse(EditSeries, { ...(input as object), model: undefined }), model: row.model };
      // A form that was filled in by somebody who does not see these would take them away.
      const form = may.sight === 'whole' ? sent : { ...sent, place: sent.place ?? row.place, videoLink: sent.videoLink ?? row.videoLink, goal: sent.goal ?? row.goal };
      mayBeNamed(found, actor, [...form.coFacilitators, ...form.expected]);
      const lead = row.leadId ? await memberById(community.id, row.leadId) : undefined;
      const people = await chosen.members(community.id, { coFacilitators: form.coFacilitators, expected: form.expects === 'chosen' ? form.expected : [] });
      const changed = await rowOf(form, lead, [...people.values()].filter(({ handle }) => form.expected.includes(handle)), row);
      // Nor opens it to others: what was said there was said to those who were there.
      if (row.confidentiality === 'confidential' && !may.answer && (changed.expects !== row.expects || changed.confidentiality !== row.confidentiality)) throw problem('forbidden');
      const now = clock();
      await commit(async (tx, tell) => {
        await holdNamed(tx, community.id, actor.id, [...people.values()].map((one) => one.id), 'expected');
        await communities.holdMembership(tx, community.id, actor.id);
        const held = await holdSeries(tx, id);
        if (held.status === 'ended') throw problem('conflict');
        const circle = await circleOf(tx, held);
        const [after] = await tx.update(series).set(changed).where(eq(series.id, id)).returning();
        await tx.delete(seriesPeople).where(eq(seriesPeople.seriesId, id));
        await keepPeople(tx, id, form, people);
        await countUp(tx, [id], now);
        const still = await withdrawGone(tx, tell, given.spread, after!, circle, now);
        if (after!.capacity !== held.capacity) await promoteInto(tx, tell, given.spread, after!, now);
        if (isRepeating(after!) && after.endsOn !== held.endsOn) await changePattern(tx, held, after, localOf(now, held.timeZone), recurrenceOf(after), now);
        const joined = still.filter((one) => !circle.includes(one));
        if (joined.length > 0) await given.spread(tx, tell, { news: 'planned', seriesId: id, actorId: actor.id, personIds: joined });
        const isElsewhere = after!.place !== held.place || after!.videoLink !== held.videoLink || after!.endsOn !== held.endsOn;
        if (isElsewhere) await given.spread(tx, tell, { news: 'reshaped', seriesId: id, actorId: actor.id });
        await tellChanged(tx, tell, after!, null);
      });
    },
  };

  async function memberById(communityId: string, personId: string) {
    const found = await chosen.byId(communityId, personId);
    return found ?? undefined;
  }

  type About = Omit<z.output<typeof ScheduleSeries>, 'startsAt' | 'rrule' | 'timeZone' | 'lead' | 'clientId' | 'breaks'>;

  /** The columns that say what a series is. Throws `invalid` for what its model does not allow. */
  async function rowOf(form: Omit<About, 'minutes'> & { minutes?: number; startsAt?: string }, leader: Parameters<ChosenPeople['asLead']>[0] | undefined, expected: { fieldRole: Parameters<ChosenPeople['asLead']>[0]['fieldRole'] }[], before?: StoredSeries) {
    const lead = leader ? await chosen.asLead(leader, clock()) : null;
    // While it asks for a successor there is nobody whom the model could be held against.
    const faults: Faults = modelFaults(form, lead ?? { role: 'facilitator', fieldRole: null, qualifies: true }, expected);
    if (before?.leadId) delete faults.lead;
    const first = form.startsAt ?? before!.dtstartLocal;
    if (form.endsOn && form.endsOn < first.slice(0, 10)) faults.endsOn = 'ends_before';
    if (form.expects === 'chosen' && form.expected.length === 0) faults.expected ??= 'required';
    if (Object.keys(faults).length > 0) throw problem('invalid', { fields: faults });
    const minutes = form.minutes ?? before!.minutes;
    return {
      model: form.model,
      title: form.title,
      purpose: form.purpose,
      place: form.place,
      videoLink: form.videoLink,
      hours: form.hours ?? Math.round((minutes / 60) * 100) / 100,
      hourKind: hourKindOf(form.model, form.hourKind),
      topics: form.topics,
      expects: form.expects,
      confidentiality: confidentialityOf(form.model, form.confidentiality),
      commitment: form.commitment,
      capacity: form.capacity,
      goal: form.goal,
      focusLevel: isTimeLimited(form.model) ? (form.focusLevel as StoredSeries['focusLevel']) : null,
      endsOn: form.endsOn,
    };
  }

  /** The instant of the first time. Throws `invalid` for one that no clock says, too long ago or too far, and for a rule that never comes. */
  function startOf(form: { rrule: string | null; startsAt: string; timeZone: string }, now: Date): Date {
    const at = instantOf(form.startsAt, form.timeZone);
    if (at.getTime() < now.getTime() - 400 * day || at.getTime() > now.getTime() + 730 * day) throw problem('invalid', { fields: { startsAt: 'wrong' } });
    if (form.rrule !== null) checkRecurrence({ rrule: form.rrule, dtstartLocal: form.startsAt, zone: form.timeZone });
    return at;
  }
}

async function keepPeople(tx: Transaction, seriesId: string, form: { expects: 'all' | 'chosen'; expected: string[]; coFacilitators: string[] }, people: Map<string, { id: string }>): Promise<void> {
  const parts = [
    ...form.coFacilitators.map((handle) => ({ seriesId, personId: people.get(handle)!.id, part: 'co-facilitator' as const })),
    ...(form.expects === 'chosen' ? form.expected : []).map((handle) => ({ seriesId, personId: people.get(handle)!.id, part: 'expected' as const })),
  ];
  if (parts.length > 0) await tx.insert(seriesPeople).values(parts);
}

/** Remembers the rule that a series has from now on. */
export async function keepPlan(tx: Transaction, { id, rrule, dtstartLocal, timeZone, minutes }: StoredSeries, n: number, since: Date): Promise<void> {
  await tx.insert(seriesPlans).values({ seriesId: id, n, since, rrule, dtstartLocal, timeZone, minutes });
}

async function addOne(tx: Transaction, { id: seriesId, dtstartLocal, minutes }: StoredSeries, startsAt: Date, now: Date): Promise<void> {
  await tx.insert(seriesSessions).values({ id: newId(), seriesId, originalLocal: dtstartLocal, originalAt: startsAt, startsAt, endsAt: endOf(startsAt, minutes), minutes, createdAt: now, updatedAt: now });
}
