import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Transaction } from '../../db/connect';
import { series, seriesPeople, seriesRota } from '../../db/schema/series';
import { calendarAddresses, seriesSessions } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Tell } from '../tell';
import { holdAllSeries } from './access';
import { withdraw } from './answering';
import { loseLead } from './leading';
import { tellChanged, type Spread } from './news';
import { assignTurns } from './turns';

/** What the verbs that end a membership do to its series, inside their own transaction. */
export interface Departing {
  /** Somebody belongs to a community no more, or may not take part: what they led asks for a successor, and their places are free. */
  depart(tx: Transaction, tell: Tell, communityId: string, personId: string): Promise<void>;
  /** Somebody rests: their places are free until they are back. */
  rest(tx: Transaction, tell: Tell, communityId: string, personId: string): Promise<void>;
}

/** Builds what a membership's end means for series. It asks nothing of other nouns, so that they can ask it. */
export function buildDeparting({ clock, spread }: { clock: Clock; spread: Spread }): Departing {
  return {
    async depart(tx, tell, communityId, personId) {
      const now = clock();
      const held = await holdAllSeries(tx, communityId);
      const here = tx.select({ id: series.id }).from(series).where(eq(series.communityId, communityId));
      const [parts, turns] = [
        await tx.delete(seriesPeople).where(and(eq(seriesPeople.personId, personId), inArray(seriesPeople.seriesId, here))).returning({ id: seriesPeople.seriesId }),
        await tx.delete(seriesRota).where(and(eq(seriesRota.personId, personId), inArray(seriesRota.seriesId, here))).returning({ id: seriesRota.seriesId }),
      ];
      const led = await tx.selectDistinct({ id: seriesSessions.seriesId }).from(seriesSessions).where(and(eq(seriesSessions.leadId, personId), gt(seriesSessions.startsAt, now)));
      const ids = new Set([...parts, ...turns, ...led].map(({ id }) => id));
      for (const row of held.filter(({ id, status, leadId }) => status === 'running' && (leadId === personId || ids.has(id)))) {
        if (row.leadId === personId) await loseLead(tx, tell, spread, row, now);
        const coming = and(eq(seriesSessions.seriesId, row.id), gt(seriesSessions.startsAt, now));
        await tx.select({ id: seriesSessions.id }).from(seriesSessions).where(coming).orderBy(asc(seriesSessions.id)).for('update');
        await tx.update(seriesSessions).set({ leadId: null, leadIsFixed: false, updatedAt: now }).where(and(coming, eq(seriesSessions.leadId, personId)));
        await assignTurns(tx, row, now);
        await tellChanged(tx, tell, row, null);
      }
      await withdraw(tx, tell, spread, { communityId, personIds: [personId], now });
      await tx.delete(calendarAddresses).where(and(eq(calendarAddresses.personId, personId), or(eq(calendarAddresses.communityId, communityId), inArray(calendarAddresses.seriesId, here))));
    },

    async rest(tx, tell, communityId, personId) {
      await holdAllSeries(tx, communityId);
      await withdraw(tx, tell, spread, { communityId, personIds: [personId], now: clock() });
    },
  };
}
