import { and, eq, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { room, type SessionChange } from '../../app/contract/events';
import type { Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series, seriesPeople, seriesRota } from '../../db/schema/series';
import type { Tell } from '../tell';
import type { StoredSeries } from './access';

/** What people should hear of: said inside the transaction that did it, so that they hear of it or it was not done. */
export type SessionNews =
  | { news: 'moved'; seriesId: string; sessionId: string; from: Date; actorId: string }
  /** Another place or way in. */
  | { news: 'relocated' | 'cancelled' | 'restored' | 'added'; seriesId: string; sessionId: string; actorId: string }
  /** A place became free for somebody who waited. */
  | { news: 'promoted'; seriesId: string; sessionId: string; personId: string }
  /** `reshaped`: its times, breaks or place are others. */
  | { news: 'reshaped' | 'ended'; seriesId: string; actorId: string }
  /** For all whom it expects, or for those whom it expects now. */
  | { news: 'planned'; seriesId: string; actorId: string; personIds?: string[] }
  | { news: 'needs-successor'; seriesId: string }
  | { news: 'handed-over'; seriesId: string; personId: string; actorId: string };

export type Spread = (tx: Transaction, tell: Tell, news: SessionNews) => Promise<void>;

/** SQL: the active members whom a series expects and who lead it, of `memberships` joined with `people`. */
export function isOfCircle(row: Pick<StoredSeries, 'id' | 'communityId' | 'expects' | 'leadId'>): SQL {
  const active = and(eq(memberships.communityId, row.communityId), eq(memberships.status, 'active'), ne(memberships.role, 'coordinator'), isNull(people.suspendedAt))!;
  const part = sql`(${row.leadId === null ? sql`false` : eq(memberships.personId, row.leadId)}
    or exists (select 1 from ${seriesPeople} where ${seriesPeople.seriesId} = ${row.id} and ${seriesPeople.personId} = ${memberships.personId})
    or exists (select 1 from ${seriesRota} where ${seriesRota.seriesId} = ${row.id} and ${seriesRota.personId} = ${memberships.personId}))`;
  return row.expects === 'all' ? active : and(active, part)!;
}

/** Those who answer, and whose presence is noted. */
export async function circleOf(tx: Pick<Transaction, 'select'>, row: Pick<StoredSeries, 'id' | 'communityId' | 'expects' | 'leadId'>): Promise<string[]> {
  const rows = await tx
    .select({ id: memberships.personId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(isOfCircle(row))
    .orderBy(memberships.personId);
  return rows.map(({ id }) => id);
}

/**
 * Says that a series or one of its sessions changed: to the community's room, which every member hears; of a
 * confidential one, or one for chosen people, to its circle alone, because even that it meets is for them.
 */
export async function tellChanged(tx: Transaction, tell: Tell, row: StoredSeries, sessionId: string | null, what: SessionChange = 'changed'): Promise<void> {
  const data = { communityId: row.communityId, seriesId: row.id, sessionId, what };
  if (row.expects === 'all' && row.confidentiality === 'standard') return tell({ room: room.community(row.communityId), event: 'session:changed', data });
  for (const id of await circleOf(tx, row)) tell({ room: room.person(id), event: 'session:changed', data });
}

/** Counts up what calendars compare: they take a change for new by this alone. */
export async function countUp(tx: Transaction, ids: string[], now: Date): Promise<void> {
  await tx.update(series).set({ sequence: sql`${series.sequence} + 1`, updatedAt: now }).where(inArray(series.id, ids));
}
