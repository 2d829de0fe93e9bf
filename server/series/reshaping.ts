import { and, asc, eq, gt, inArray, lte, max, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import { EndSeries, PlanBreak, Reshape, type RecurrenceView } from '../../app/contract/series';
import type { Database, Transaction } from '../../db/connect';
import { series, seriesBreaks, seriesPlans } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { dayIn } from '../days';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { holdSeries, type SeriesAccess, type StoredSeries, type StoredSession } from './access';
import { changePattern, filledOf, holdComing } from './changing';
import { fill, horizonOf } from './filling';
import { isTimeLimited } from './models';
import { comingInstant } from './moving';
import { countUp, tellChanged, type Spread } from './news';
import { breaksOf, endOf, isRepeating, occurrencesOf, recurrenceOf } from './pattern';
import { planBreaks, planChange, type Break, type ChangePlan, type Occurrence } from './plan';
import { checkRecurrence, localOf } from './recurrence';
import { recurrenceView } from './rows';
import { keepPlan } from './schedule';
import { asksPlainly, parseWithTimes } from './times';
import { assignTurns } from './turns';

const day = 24 * 60 * 60 * 1000;
const asUtc = (wall: string) => new Date(`${wall}:00Z`).getTime();
const asWall = (at: number) => new Date(at).toISOString().slice(0, 16);

/** One session as it was and as it would be; without the first it is new, without the second it falls away. */
export interface SessionChange {
  from: Date | null;
  to: Date | null;
}

export interface ReshapePreview {
  recurrence: RecurrenceView;
  minutes: number;
  changes: SessionChange[];
}

const takesPlace = (status: string) => status === 'scheduled' || status === 'moved' || status === 'extra';

/** What a plan means for those who come, soonest first. */
function changesOf(plan: ChangePlan, rows: readonly Occurrence[], now: Date): SessionChange[] {
  const before = new Map(rows.filter((row) => row.startsAt > now && takesPlace(row.status)).map((row) => [row.id, row.startsAt]));
  const found: SessionChange[] = [
    ...plan.dropped.map((id) => ({ from: before.get(id) ?? null, to: null })),
    ...[...plan.ended, ...plan.shifted].map(({ id, startsAt, status }) => ({ from: before.get(id) ?? null, to: takesPlace(status) && startsAt > now ? startsAt : null })),
    ...plan.made.map(({ startsAt, status }) => ({ from: null, to: takesPlace(status) && startsAt > now ? startsAt : null })),
  ];
  const at = ({ from, to }: SessionChange) => (to ?? from)!.getTime();
  return found.filter(({ from, to }) => (from ?? to) !== null && from?.getTime() !== to?.getTime()).sort((a, b) => at(a) - at(b));
}

/** Builds the verbs that change when a series meets. Whatever they do, no answer is lost and nothing that was removed comes back. */
export function buildReshaping(given: { db: Database; clock: Clock; commit: Commit; audit: Audit; communities: Communities; access: SeriesAccess; spread: Spread }) {
  const { db, clock, commit, audit, communities, access, spread } = given;

  /** Holds a running series for one who may plan it. */
  async function planning<T>(actor: Actor, id: string, work: (tx: Transaction, held: StoredSeries, now: Date, hear: (news: 'reshaped' | 'ended') => Promise<void>) => Promise<T>): Promise<T> {
    const { row, may } = await access.series(actor, id);
    if (!may.plan) throw problem('forbidden');
    return commit(async (tx, tell) => {
      await communities.holdMembership(tx, row.communityId, actor.id);
      const held = await holdSeries(tx, id);
      if (held.status === 'ended') throw problem('conflict');
      const now = clock();
      const done = await work(tx, held, now, (news) => spread(tx, tell, { news, seriesId: id, actorId: actor.id }));
      await countUp(tx, [id], now);
      await tellChanged(tx, tell, held, null);
      return done;
    });
  }

  /** The first wall time of the new pattern, for all that is to come: each moves as far as the one that the form was about. */
  async function firstOfAll(tx: Transaction, { id, timeZone }: StoredSeries, by: number, zone: string, now: Date): Promise<string> {
    const coming = await tx
      .select({ originalLocal: seriesSessions.originalLocal })
      .from(seriesSessions)
      .where(and(eq(seriesSessions.seriesId, id), gt(seriesSessions.originalLocal, localOf(now, timeZone)), eq(seriesSessions.isExtra, false), ne(seriesSessions.status, 'removed')))
      .orderBy(asc(seriesSessions.originalLocal))
      .limit(60);
    const first = coming.map(({ originalLocal }) => asWall(asUtc(originalLocal) + by)).find((wall) => wall > localOf(now, zone));
    if (!first) throw problem('conflict');
    return first;
  }

  async function changeBreaks(tx: Transaction, row: StoredSeries, before: Break[], now: Date): Promise<string[]> {
    if (!isRepeating(row)) throw problem('conflict');
    await holdComing(tx, row.id, now);
    const plan = planBreaks({ recurrence: recurrenceOf(row), breaks: before }, await occurrencesOf(tx, row.id), await breaksOf(tx, row.id), now);
    const changed = { sequence: sql`${seriesSessions.sequence} + 1`, updatedAt: now };
    if (plan.cancelled.length > 0) await tx.update(seriesSessions).set({ ...changed, status: 'cancelled', cause: 'break', turnId: null, shadowId: null, leadId: sql`case when ${seriesSessions.leadIsFixed} then ${seriesSessions.leadId} end` }).where(inArray(seriesSessions.id, plan.cancelled));
    if (plan.back.length > 0) await tx.update(seriesSessions).set({ ...changed, status: sql`case when ${seriesSessions.startsAt} = ${seriesSessions.originalAt} then 'scheduled' else 'moved' end`, cause: null }).where(inArray(seriesSessions.id, plan.back));
    await assignTurns(tx, row, now);
    return plan.meeting;
  }

  /** What is to come of a series that ends: gone, or kept out of sight where something hangs on it. */
  async function endNow(tx: Transaction, row: StoredSeries, set: Partial<StoredSeries>, now: Date): Promise<void> {
    await changePattern(tx, row, row, localOf(now, row.timeZone), null, now);
    await tx
      .update(seriesSessions)
      .set({ status: 'removed', cause: 'change', sequence: sql`${seriesSessions.sequence} + 1`, updatedAt: now })
      .where(and(eq(seriesSessions.seriesId, row.id), gt(seriesSessions.startsAt, now), inArray(seriesSessions.status, ['scheduled', 'moved'])));
    // Its last day is that of the last slot that was: a calendar takes nothing later for a session.
    const [last] = await tx
      .select({ wall: max(seriesSessions.originalLocal) })
      .from(seriesSessions)
      .where(and(eq(seriesSessions.seriesId, row.id), eq(seriesSessions.isExtra, false), lte(seriesSessions.originalLocal, localOf(now, row.timeZone))));
    const yesterday = asWall(asUtc(`${dayIn(row.timeZone, now)}T00:00`) - day).slice(0, 10);
    await tx.update(series).set({ ...set, status: 'ended', endedAt: now, endsOn: last?.wall?.slice(0, 10) ?? yesterday, updatedAt: now }).where(eq(series.id, row.id));
  }

  /** What a series is to be, after a form about one of its sessions, and from which slot on. Throws `invalid`, `conflict`. */
  async function asked(tx: Transaction, held: StoredSeries, fresh: StoredSession | undefined, form: z.output<typeof Reshape>, isPlain: boolean, now: Date) {
    if (!fresh || fresh.isExtra || fresh.status === 'removed' || fresh.startsAt <= now) throw problem('conflict');
    const isLimited = isTimeLimited(held.model) && isPlain;
    if (isLimited && !form.endsOn) throw problem('invalid', { fields: { endsOn: 'required' } });
    const times = { rrule: form.rrule, timeZone: form.timeZone, minutes: form.minutes, endsOn: isLimited ? form.endsOn : held.endsOn };
    const startsAt = comingInstant(form.startsAt, form.timeZone, now);
    const by = asUtc(form.startsAt) - asUtc(fresh.originalLocal);
    const isAll = form.reach === 'all' && held.rrule !== null;
    const dtstartLocal = isAll ? await firstOfAll(tx, held, by, form.timeZone, now) : form.startsAt;
    if (times.endsOn !== null && dtstartLocal.slice(0, 10) > times.endsOn) throw problem('invalid', { fields: { startsAt: 'wrong' } });
    const after: StoredSeries = { ...held, ...times, dtstartLocal };
    if (isRepeating(after)) checkRecurrence(recurrenceOf(after));
    return { after, startsAt, from: isAll ? localOf(now, held.timeZone) : fresh.originalLocal };
  }

  function readReshape(row: StoredSeries, input: unknown): z.output<typeof Reshape> {
    const form = parseWithTimes(Reshape, input);
    if (form.reach === 'this') throw problem('invalid', { fields: { reach: 'wrong' } });
    if (row.rrule !== null && form.rrule === null) throw problem('invalid', { fields: { rrule: 'required' } });
    return form;
  }

  return {
    /**
     * What `reshape` would do, without doing it: the sessions that it would touch, soonest first. Throws as `reshape` does.
     */
    async previewReshape(actor: Actor, sessionId: string, input: unknown): Promise<ReshapePreview> {
      const { session, row } = await access.session(actor, sessionId);
      const { may } = await access.series(actor, row.id);
      if (!may.plan) throw problem('forbidden');
      if (row.status === 'ended') throw problem('conflict');
      const form = readReshape(row, input);
      const now = clock();
      return db.transaction(async (tx) => {
        const { after, startsAt, from } = await asked(tx, row, session, form, asksPlainly(input), now);
        const recurrence = recurrenceView(after);
        const only = { from: session.startsAt, to: startsAt };
        if (!isRepeating(row) || !isRepeating(after)) return { recurrence, minutes: after.minutes, changes: [only] };
        const rows = await occurrencesOf(tx, row.id);
        const change = { from, recurrence: recurrenceOf(after), horizon: localOf(filledOf(row, now), after.timeZone), now };
        const plan = planChange({ recurrence: recurrenceOf(row), breaks: await breaksOf(tx, row.id) }, rows, change);
        return { recurrence, minutes: after.minutes, changes: changesOf(plan, rows, now) };
      });
    },

    /**
     * Gives a series other times from one session on, or for all that are to come; with reach `this`, see `move`. `startsAt`
     * is the new time of that session. Throws `not_found`, `forbidden`, `invalid`, and `conflict` for a session that has
     * begun, for one beside the rule, and for a series that has ended.
     */
    async reshape(actor: Actor, sessionId: string, input: unknown): Promise<void> {
      const { session, row } = await access.session(actor, sessionId);
      const form = readReshape(row, input);
      await planning(actor, row.id, async (tx, held, now, hear) => {
        const [fresh] = await tx.select().from(seriesSessions).where(eq(seriesSessions.id, session.id)).for('update');
        const { after, startsAt, from } = await asked(tx, held, fresh, form, asksPlainly(input), now);
        const { rrule, timeZone, minutes, endsOn, dtstartLocal } = after;
        await tx.update(series).set({ rrule, timeZone, minutes, endsOn, dtstartLocal }).where(eq(series.id, held.id));
        const [last] = await tx.select({ n: max(seriesPlans.n) }).from(seriesPlans).where(eq(seriesPlans.seriesId, held.id));
        await keepPlan(tx, after, (last?.n ?? 0) + 1, now);
        if (!isRepeating(held)) {
          const moved = { originalLocal: dtstartLocal, originalAt: startsAt, startsAt, minutes: form.minutes, endsAt: endOf(startsAt, form.minutes) };
          await tx.update(seriesSessions).set({ ...moved, status: sql`case when ${seriesSessions.status} = 'moved' then 'scheduled' else ${seriesSessions.status} end`, sequence: sql`${seriesSessions.sequence} + 1`, updatedAt: now }).where(eq(seriesSessions.id, session.id));
          await fill(tx, after, horizonOf(now), now);
        } else if (isRepeating(after)) {
          await changePattern(tx, held, after, from, recurrenceOf(after), now);
        }
        await hear('reshaped');
        await audit.record(tx, { actorId: actor.id, act: 'series-reshaped', communityId: held.communityId, subject: `series:${held.id}`, details: { reach: form.reach } });
      });
    },

    /**
     * Plans days on which a series does not meet. Answers the sessions that meet there all the same, because somebody
     * put them there. Throws `not_found`, `forbidden`, `invalid`, `conflict` for a single session.
     */
    async planBreak(actor: Actor, id: string, input: unknown): Promise<{ meeting: string[] }> {
      const form = parse(PlanBreak, input);
      return planning(actor, id, async (tx, held, now, hear) => {
        if (form.untilDay < dayIn(held.timeZone, now)) throw problem('invalid', { fields: { untilDay: 'wrong' } });
        const before = await breaksOf(tx, id);
        if (before.length >= limits.series.breaks) throw problem('invalid', { fields: { fromDay: 'too_many_items' } });
        await tx.insert(seriesBreaks).values({ id: newId(), seriesId: id, ...form, createdAt: now });
        const meeting = await changeBreaks(tx, held, before, now);
        await hear('reshaped');
        return { meeting };
      });
    },

    /** Takes back what is to come of a break: its sessions take place. Throws `not_found`, `forbidden`, `conflict` when it is over. */
    async endBreak(actor: Actor, id: string, breakId: string): Promise<void> {
      await planning(actor, id, async (tx, held, now, hear) => {
        const one = and(eq(seriesBreaks.id, breakId), eq(seriesBreaks.seriesId, id));
        const [found] = await tx.select().from(seriesBreaks).where(one);
        if (!found) throw problem('not_found');
        const today = dayIn(held.timeZone, now);
        if (found.untilDay < today) throw problem('conflict');
        const before = await breaksOf(tx, id);
        if (found.fromDay >= today) await tx.delete(seriesBreaks).where(one);
        else await tx.update(seriesBreaks).set({ untilDay: asWall(asUtc(`${today}T00:00`) - day).slice(0, 10) }).where(one);
        await changeBreaks(tx, held, before, now);
        await hear('reshaped');
      });
    },

    /** Ends a series, for who says that they mean it: what was stays, and nothing more is to come. Throws `not_found`, `forbidden`, `invalid`, `conflict`. */
    async end(actor: Actor, id: string, input: unknown): Promise<void> {
      await planning(actor, id, async (tx, held, now, hear) => {
        parse(EndSeries, input);
        await endNow(tx, held, {}, now);
        await hear('ended');
        await audit.record(tx, { actorId: actor.id, act: 'series-ended', communityId: held.communityId, subject: `series:${id}` });
      });
    },

    /**
     * Says that the goal of a series is met: coaching ends with it, for who says that they mean it. Throws `not_found`,
     * `forbidden`, `invalid`, `conflict` where there is none.
     */
    async meetGoal(actor: Actor, id: string, input: unknown): Promise<void> {
      await planning(actor, id, async (tx, held, now, hear) => {
        if (held.goal === null || held.goalMetAt !== null) throw problem('conflict');
        if (held.model === 'coaching') {
          parse(EndSeries, input);
          await endNow(tx, held, { goalMetAt: now }, now);
          await hear('ended');
        } else {
          await tx.update(series).set({ goalMetAt: now }).where(eq(series.id, id));
        }
        await audit.record(tx, { actorId: actor.id, act: 'series-goal-met', communityId: held.communityId, subject: `series:${id}` });
      });
    },
  };
}
