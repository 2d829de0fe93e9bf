import { and, eq, sql } from 'drizzle-orm';
import { problem } from '../../app/contract/problems';
import { AddSession, CancelSession, DetailSession, MoveSession } from '../../app/contract/sessions';
import type { Transaction } from '../../db/connect';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { holdSeries, holdSession, type SeriesAccess, type StoredSeries, type StoredSession } from './access';
import { countUp, tellChanged, type SessionNews, type Spread } from './news';
import { endOf } from './pattern';
import { instantOf } from './recurrence';
import { isOpen } from './rows';
import { assignTurns } from './turns';

const furthest = 730 * 24 * 60 * 60 * 1000;

/** A time that is still to come, within two years. Throws `invalid`. */
export function comingInstant(startsAt: string, zone: string, now: Date): Date {
  const at = instantOf(startsAt, zone);
  if (at <= now || at.getTime() > now.getTime() + furthest) throw problem('invalid', { fields: { startsAt: 'wrong' } });
  return at;
}

interface Held {
  row: StoredSeries;
  session: StoredSession;
  /** Whether the actor sees all of it. */
  isWhole: boolean;
  now: Date;
}

/** Builds the verbs that change one session and leave the others as they are. */
export function buildMoving(given: { clock: Clock; commit: Commit; communities: Communities; access: SeriesAccess; spread: Spread }) {
  const { clock, commit, communities, access, spread } = given;

  /** Holds a session and its series for one who may plan it, and counts both up for calendars when the work has changed something. */
  async function changing(actor: Actor, id: string, work: (tx: Transaction, held: Held) => Promise<{ set: Partial<StoredSession>; news?: SessionNews } | null>): Promise<void> {
    const { row, may } = await access.session(actor, id);
    if (!may.plan) throw problem('forbidden');
    await commit(async (tx, tell) => {
      await communities.holdMembership(tx, row.communityId, actor.id);
      const held = await holdSeries(tx, row.id);
      const session = await holdSession(tx, id);
      if (held.status === 'ended') throw problem('conflict');
      const now = clock();
      const change = await work(tx, { row: held, session, now, isWhole: may.sight === 'whole' });
      if (change === null) return;
      await tx.update(seriesSessions).set({ ...change.set, sequence: sql`${seriesSessions.sequence} + 1`, updatedAt: now }).where(eq(seriesSessions.id, id));
      await countUp(tx, [held.id], now);
      await assignTurns(tx, held, now);
      // Asked for whom it is news after the change: as it is now.
      if (change.news) await spread(tx, tell, change.news);
      await tellChanged(tx, tell, held, id);
    });
  }

  return {
    /** From when to when `move` would move a session, without doing it. Throws as `move` does. */
    async previewMove(actor: Actor, id: string, input: unknown): Promise<{ from: Date; to: Date }> {
      const { row, session, may } = await access.session(actor, id);
      if (!may.plan) throw problem('forbidden');
      const form = parse(MoveSession, input);
      if (row.status === 'ended' || !isOpen(session, clock())) throw problem('conflict');
      return { from: session.startsAt, to: comingInstant(form.startsAt, row.timeZone, clock()) };
    },

    /**
     * Moves one session to another time, given in its series' zone; answers stay, and its place in the pattern, too.
     * Throws `not_found`, `forbidden`, `invalid`, and `conflict` when it has begun, was held or is cancelled.
     */
    async move(actor: Actor, id: string, input: unknown): Promise<void> {
      const form = parse(MoveSession, input);
      await changing(actor, id, async (_tx, { row, session, now }) => {
        if (session.startsAt <= now || (session.status !== 'scheduled' && session.status !== 'moved')) throw problem('conflict');
        const startsAt = comingInstant(form.startsAt, row.timeZone, now);
        if (startsAt.getTime() === session.startsAt.getTime() && form.minutes === session.minutes) return null;
        const isBack = session.isExtra || startsAt.getTime() === session.originalAt.getTime();
        return {
          set: { startsAt, minutes: form.minutes, endsAt: endOf(startsAt, form.minutes), status: isBack ? 'scheduled' : 'moved', reason: form.reason },
          news: { news: 'moved', seriesId: row.id, sessionId: id, from: session.startsAt, actorId: actor.id },
        };
      });
    },

    /** Says that one session does not take place, and why; its row and its answers stay. Throws `not_found`, `forbidden`, `invalid`, and `conflict` when it was held or is cancelled. */
    async cancel(actor: Actor, id: string, input: unknown): Promise<void> {
      const { reason } = parse(CancelSession, input);
      await changing(actor, id, async (_tx, { row, session }) => {
        if (session.status !== 'scheduled' && session.status !== 'moved') throw problem('conflict');
        return {
          set: { status: 'cancelled', cause: 'hand', reason, ...(!session.leadIsFixed && { leadId: null }), turnId: null, shadowId: null },
          news: { news: 'cancelled', seriesId: row.id, sessionId: id, actorId: actor.id },
        };
      });
    },

    /** Lets a session that was cancelled, or lies in a break, take place where it was. Throws `not_found`, `forbidden`, `conflict`. */
    async restore(actor: Actor, id: string): Promise<void> {
      await changing(actor, id, async (_tx, { row, session }) => {
        if (session.status !== 'cancelled') throw problem('conflict');
        const isBack = session.isExtra || session.startsAt.getTime() === session.originalAt.getTime();
        return { set: { status: isBack ? 'scheduled' : 'moved', cause: null, reason: null }, news: { news: 'restored', seriesId: row.id, sessionId: id, actorId: actor.id } };
      });
    },

    /**
     * Gives one session a title, a place or a link of its own; empty takes them back, but not what the actor does not see.
     * Throws `not_found`, `forbidden`, `invalid`.
     */
    async detail(actor: Actor, id: string, input: unknown): Promise<void> {
      const sent = parse(DetailSession, input);
      await changing(actor, id, async (_tx, { row, session, now, isWhole }) => {
        const seesTitle = isWhole || row.confidentiality === 'standard';
        const form = { title: sent.title ?? (seesTitle ? null : session.title), place: sent.place ?? (isWhole ? null : session.place), videoLink: sent.videoLink ?? (isWhole ? null : session.videoLink) };
        const isThere = session.place === form.place && session.videoLink === form.videoLink;
        if (isThere && session.title === form.title) return null;
        const isNews = !isThere && isOpen(session, now);
        return { set: form, ...(isNews && { news: { news: 'relocated' as const, seriesId: row.id, sessionId: id, actorId: actor.id } }) };
      });
    },

    /**
     * Adds a session beside the rule, or one that makes up for another that was cancelled. Throws `not_found`,
     * `forbidden`, `invalid`, also for a time at which the series has one, and `conflict` when the series has ended.
     */
    async add(actor: Actor, seriesId: string, input: unknown): Promise<{ sessionId: string }> {
      const { row, may } = await access.series(actor, seriesId);
      if (!may.plan) throw problem('forbidden');
      const form = parse(AddSession, input);
      return commit(async (tx, tell) => {
        await communities.holdMembership(tx, row.communityId, actor.id);
        const held = await holdSeries(tx, seriesId);
        const [same] = await tx.select({ sessionId: seriesSessions.id }).from(seriesSessions).where(and(eq(seriesSessions.seriesId, seriesId), eq(seriesSessions.clientId, form.clientId)));
        if (same) return same;
        if (held.status === 'ended') throw problem('conflict');
        const now = clock();
        const startsAt = comingInstant(form.startsAt, held.timeZone, now);
        if (form.makesUp) {
          const [missed] = await tx.select({ status: seriesSessions.status }).from(seriesSessions).where(and(eq(seriesSessions.id, form.makesUp), eq(seriesSessions.seriesId, seriesId)));
          if (missed?.status !== 'cancelled') throw problem('invalid', { fields: { makesUp: 'wrong' } });
        }
        const sessionId = newId();
        const { title, place, videoLink, minutes, reason, clientId } = form;
        const made = await tx
          .insert(seriesSessions)
          .values({
            ...{ id: sessionId, seriesId, originalLocal: form.startsAt, originalAt: startsAt, startsAt, endsAt: endOf(startsAt, minutes), minutes, reason, title, place, videoLink },
            ...{ isExtra: true, makesUpId: form.makesUp, clientId, createdAt: now, updatedAt: now },
          })
          .onConflictDoNothing()
          .returning({ id: seriesSessions.id });
        if (made.length === 0) throw problem('invalid', { fields: { startsAt: 'taken' } });
        await countUp(tx, [seriesId], now);
        await assignTurns(tx, held, now);
        await spread(tx, tell, { news: 'added', seriesId, sessionId, actorId: actor.id });
        await tellChanged(tx, tell, held, sessionId);
        return { sessionId };
      });
    },
  };
}
