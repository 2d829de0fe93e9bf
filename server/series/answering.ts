import { and, asc, count, eq, gt, inArray, max, ne } from 'drizzle-orm';
import type { Rsvp } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { AnswerSession } from '../../app/contract/sessions';
import type { Transaction } from '../../db/connect';
import { series } from '../../db/schema/series';
import { seriesSessions, sessionAnswerHistory, sessionAnswers } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit, Tell } from '../tell';
import { holdMembers, holdSession, keepSeries, type SeriesAccess, type StoredSeries } from './access';
import { circleOf, tellChanged, type Spread } from './news';
import { isOpen } from './rows';

interface Place {
  id: string;
  seriesId: string;
}

const of = (sessionId: string) => eq(sessionAnswers.sessionId, sessionId);

async function placesTaken(tx: Transaction, sessionId: string, but?: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(sessionAnswers).where(and(of(sessionId), eq(sessionAnswers.answer, 'yes'), eq(sessionAnswers.isWaiting, false), but ? ne(sessionAnswers.personId, but) : undefined));
  return row!.n;
}

/** Gives free places to those who wait, first come first, and says so to each. The caller holds the session. */
export async function promote(tx: Transaction, tell: Tell, spread: Spread, { id, seriesId }: Place, capacity: number | null, now: Date): Promise<void> {
  const free = capacity === null ? null : capacity - (await placesTaken(tx, id));
  if (free !== null && free <= 0) return;
  const waiting = tx.select({ personId: sessionAnswers.personId }).from(sessionAnswers).where(and(of(id), eq(sessionAnswers.isWaiting, true))).orderBy(asc(sessionAnswers.n));
  const lucky = (await (free === null ? waiting : waiting.limit(free))).map(({ personId }) => personId);
  if (lucky.length === 0) return;
  await tx.update(sessionAnswers).set({ isWaiting: false, promotedAt: now }).where(and(of(id), inArray(sessionAnswers.personId, lucky)));
  await tx.insert(sessionAnswerHistory).values(lucky.map((personId) => ({ sessionId: id, personId, answer: 'yes' as const, isWaiting: false, at: now })));
  for (const personId of lucky) await spread(tx, tell, { news: 'promoted', seriesId, sessionId: id, personId });
}

/** The same for every session of a series that is to come: more places, or none that are counted. The caller holds the series. */
export async function promoteInto(tx: Transaction, tell: Tell, spread: Spread, row: StoredSeries, now: Date): Promise<void> {
  const crowded = await tx
    .select({ id: seriesSessions.id, seriesId: seriesSessions.seriesId })
    .from(seriesSessions)
    .where(and(eq(seriesSessions.seriesId, row.id), gt(seriesSessions.startsAt, now), inArray(seriesSessions.id, tx.select({ id: sessionAnswers.sessionId }).from(sessionAnswers).where(eq(sessionAnswers.isWaiting, true)))))
    .orderBy(asc(seriesSessions.id))
    .for('update');
  for (const session of crowded) await promote(tx, tell, spread, session, row.capacity, now);
}

/**
 * Takes back what some people answered to sessions that are to come, in one series or in all of a community: they are
 * expected there no more. Their places go to who waits; that they had answered stays in the history.
 */
export async function withdraw(tx: Transaction, tell: Tell, spread: Spread, { seriesId, communityId, personIds, now }: { seriesId?: string; communityId?: string; personIds: string[]; now: Date }): Promise<void> {
  if (personIds.length === 0) return;
  const held = await tx
    .select({ id: seriesSessions.id, seriesId: seriesSessions.seriesId, capacity: series.capacity })
    .from(seriesSessions)
    .innerJoin(series, eq(series.id, seriesSessions.seriesId))
    .where(
      and(
        seriesId ? eq(seriesSessions.seriesId, seriesId) : undefined,
        communityId ? eq(series.communityId, communityId) : undefined,
        gt(seriesSessions.startsAt, now),
        inArray(seriesSessions.id, tx.select({ id: sessionAnswers.sessionId }).from(sessionAnswers).where(inArray(sessionAnswers.personId, personIds))),
      ),
    )
    .orderBy(asc(seriesSessions.id))
    .for('update', { of: seriesSessions });
  for (const session of held) {
    const gone = await tx.delete(sessionAnswers).where(and(of(session.id), inArray(sessionAnswers.personId, personIds))).returning({ personId: sessionAnswers.personId });
    await tx.insert(sessionAnswerHistory).values(gone.map(({ personId }) => ({ sessionId: session.id, personId, answer: null, at: now })));
    await promote(tx, tell, spread, session, session.capacity, now);
  }
}

/** Takes back the answers of those who were of a series' circle and are no more; answers who is of it now. The caller holds the series. */
export async function withdrawGone(tx: Transaction, tell: Tell, spread: Spread, after: StoredSeries, before: string[], now: Date): Promise<string[]> {
  const circle = await circleOf(tx, after);
  const still = new Set(circle);
  await withdraw(tx, tell, spread, { seriesId: after.id, personIds: before.filter((one) => !still.has(one)), now });
  return circle;
}

/** Builds the verb with which a member says whether they come. */
export function buildAnswering(given: { clock: Clock; commit: Commit; limiting: Limiting; access: SeriesAccess; spread: Spread }) {
  const { clock, commit, access, spread } = given;
  const answersPerMinute = given.limiting.passing({ name: 'session-answers', points: 60, per: 60 });

  return {
    /**
     * Says whether the actor comes; said again it stands in place of what they said before, until the session begins.
     * Where all places are taken, a yes waits its turn. A reason is kept with a no alone. Throws `not_found`,
     * `forbidden` for whom it does not expect, `invalid`, `too_many`, and `conflict` when it has begun or is cancelled.
     */
    async answer(actor: Actor, id: string, input: unknown): Promise<{ answer: Rsvp; isWaiting: boolean }> {
      const { row, may } = await access.session(actor, id);
      if (!may.answer) throw problem('forbidden');
      const form = parse(AnswerSession, input);
      const reason = form.rsvp === 'no' ? form.reason : null;
      await answersPerMinute.take(actor.id);
      return commit(async (tx, tell) => {
        // A muted member comes all the same: to answer is not to write.
        if (!(await holdMembers(tx, row.communityId, [actor.id])).has(actor.id)) throw problem('forbidden');
        const held = await keepSeries(tx, row.id);
        const { capacity } = held;
        const session = await holdSession(tx, id);
        const now = clock();
        if (!isOpen(session, now)) throw problem('conflict');
        // Whom it no more expects, or who was suspended meanwhile, takes no place.
        if (session.leadId !== actor.id && !(await circleOf(tx, held)).includes(actor.id)) throw problem('forbidden');
        const [before] = await tx.select().from(sessionAnswers).where(and(of(id), eq(sessionAnswers.personId, actor.id)));
        if (before?.answer === form.rsvp) {
          if (before.reason !== reason) await tx.update(sessionAnswers).set({ reason }).where(and(of(id), eq(sessionAnswers.personId, actor.id)));
          return { answer: form.rsvp, isWaiting: before.isWaiting };
        }
        const isWaiting = form.rsvp === 'yes' && capacity !== null && (await placesTaken(tx, id, actor.id)) >= capacity;
        const [last] = await tx.select({ n: max(sessionAnswers.n) }).from(sessionAnswers).where(of(id));
        const kept = { answer: form.rsvp, reason, isWaiting, since: now, n: (last?.n ?? 0) + 1, promotedAt: null };
        await tx
          .insert(sessionAnswers)
          .values({ sessionId: id, personId: actor.id, ...kept })
          .onConflictDoUpdate({ target: [sessionAnswers.sessionId, sessionAnswers.personId], set: kept });
        await tx.insert(sessionAnswerHistory).values({ sessionId: id, personId: actor.id, answer: form.rsvp, isWaiting, at: now });
        if (before?.answer === 'yes' && !before.isWaiting) await promote(tx, tell, spread, session, capacity, now);
        await tellChanged(tx, tell, held, id, 'answered');
        return { answer: form.rsvp, isWaiting };
      });
    },
  };
}
