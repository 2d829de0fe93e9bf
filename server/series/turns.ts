import { and, asc, desc, eq, gt, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/connect';
import { seriesRota } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { StoredSeries } from './access';
import { localOf } from './recurrence';

/** Somebody who takes turns; `awayFrom` and `awayUntil` are days, both included. */
export interface Turner {
  personId: string;
  shadowsFirst: boolean;
  awayFrom: string | null;
  awayUntil: string | null;
}

export interface ComingTurn {
  id: string;
  /** In the zone of the series. */
  day: string;
  leadIsFixed: boolean;
  turnId: string | null;
  leadId: string | null;
  shadowId: string | null;
}

const isAway = ({ awayFrom, awayUntil }: Turner, day: string) => awayFrom !== null && awayUntil !== null && awayFrom <= day && day <= awayUntil;

/** Where in a rota the next person stands who is there on a day and fits; -1 for nobody. The one it begins after comes last. */
function nextFrom(rota: Turner[], from: number, day: string, fits: (person: Turner) => boolean = () => true): number {
  for (let step = 1; step <= rota.length; step += 1) {
    const index = (from + step + rota.length) % rota.length;
    if (!isAway(rota[index]!, day) && fits(rota[index]!)) return index;
  }
  return -1;
}

/** Who comes after a person in a rota, of those who are there on a day; null for nobody. */
export function nextTurn(rota: Turner[], after: string | null, day: string): string | null {
  return rota[nextFrom(rota, rota.findIndex(({ personId }) => personId === after), day)]?.personId ?? null;
}

/**
 * Whose turn each session is, in their order, after the one who had the last turn. Who is on leave is passed over and
 * keeps their place. Who shadows first is beside the next one at their first turn, and leads from the second on. What
 * was set by hand stays: it is a turn of whoever it stands for.
 */
export function giveTurns(rota: Turner[], last: string | null, haveBegun: ReadonlySet<string>, coming: ComingTurn[]): ComingTurn[] {
  const begun = new Set(haveBegun);
  let at = rota.findIndex(({ personId }) => personId === last);
  return coming.map((turn) => {
    if (turn.leadIsFixed) {
      const index = rota.findIndex(({ personId }) => personId === turn.turnId);
      if (index >= 0) at = index;
      if (turn.leadId) begun.add(turn.leadId);
      return turn;
    }
    const due = nextFrom(rota, at, turn.day);
    if (due < 0) return { ...turn, turnId: null, leadId: null, shadowId: null };
    const isNew = ({ personId, shadowsFirst }: Turner) => shadowsFirst && !begun.has(personId);
    const guide = isNew(rota[due]!) ? nextFrom(rota, due, turn.day, (person) => !isNew(person)) : due;
    // Where all are new, somebody has to begin.
    const leads = guide < 0 ? due : guide;
    begun.add(rota[due]!.personId);
    at = leads;
    const leadId = rota[leads]!.personId;
    return { ...turn, turnId: leadId, leadId, shadowId: leads === due ? null : rota[due]!.personId };
  });
}

/** Writes whose turn each session to come is. The caller holds the series. */
export async function assignTurns(tx: Transaction, row: Pick<StoredSeries, 'id' | 'timeZone'>, now: Date): Promise<void> {
  const rota = await tx.select().from(seriesRota).where(eq(seriesRota.seriesId, row.id)).orderBy(asc(seriesRota.position));
  const fields = { id: seriesSessions.id, startsAt: seriesSessions.startsAt, leadIsFixed: seriesSessions.leadIsFixed, turnId: seriesSessions.turnId, leadId: seriesSessions.leadId, shadowId: seriesSessions.shadowId };
  const here = eq(seriesSessions.seriesId, row.id);
  const coming = await tx.select(fields).from(seriesSessions).where(and(here, gt(seriesSessions.startsAt, now), inArray(seriesSessions.status, ['scheduled', 'moved']))).orderBy(asc(seriesSessions.startsAt), asc(seriesSessions.id));
  const turns = coming.map(({ startsAt, ...turn }) => ({ ...turn, day: localOf(startsAt, row.timeZone).slice(0, 10) }));
  let given: ComingTurn[];
  if (rota.length === 0) {
    given = turns.map((turn) => (turn.leadIsFixed ? turn : { ...turn, turnId: null, leadId: null, shadowId: null }));
  } else {
    const ids = rota.map(({ personId }) => personId);
    const before = and(here, lte(seriesSessions.startsAt, now), ne(seriesSessions.status, 'cancelled'), ne(seriesSessions.status, 'removed'));
    const [last] = await tx.select({ turnId: seriesSessions.turnId }).from(seriesSessions).where(and(before, inArray(seriesSessions.turnId, ids))).orderBy(desc(seriesSessions.startsAt)).limit(1);
    const took = await tx.selectDistinct({ leadId: seriesSessions.leadId, shadowId: seriesSessions.shadowId }).from(seriesSessions).where(and(before, isNotNull(seriesSessions.leadId)));
    given = giveTurns(rota, last?.turnId ?? null, new Set(took.flatMap(({ leadId, shadowId }) => [leadId, shadowId].filter((one) => one !== null))), turns);
  }
  const changed = given.filter((turn, index) => turn.turnId !== turns[index]!.turnId || turn.leadId !== turns[index]!.leadId || turn.shadowId !== turns[index]!.shadowId);
  if (changed.length === 0) return;
  await tx.execute(sql`
    update ${seriesSessions} set turn_id = t."turnId", lead_id = t."leadId", shadow_id = t."shadowId", updated_at = ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(changed)}::json) as t(id text, "turnId" text, "leadId" text, "shadowId" text)
    where ${seriesSessions.id} = t.id`);
}
