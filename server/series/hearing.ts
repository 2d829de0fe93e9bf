import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { room } from '../../app/contract/events';
import type { MailKind } from '../../app/contract/mail';
import type { SeriesNoticeKind } from '../../app/contract/names';
import type { Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { seriesNotices } from '../../db/schema/notices';
import { people } from '../../db/schema/people';
import { series, seriesPeople } from '../../db/schema/series';
import type { Clock } from '../clock';
import { holdingRoles } from '../communities/policy';
import { newId } from '../ids';
import type { Mail } from '../mail/mail';
import type { Tell } from '../tell';
import type { StoredSeries } from './access';
import { expectedAt, seriesMail } from './mailing';
import { circleOf, type SessionNews, type Spread } from './news';

type OfSession = Extract<SessionNews, { sessionId: string }>;
type OfSeries = Exclude<SessionNews, { sessionId: string }>;

const sessionKinds = { moved: 'moved', relocated: 'relocated', cancelled: 'cancelled', restored: 'restored', added: 'added', promoted: 'place-free' } as const satisfies Record<OfSession['news'], SeriesNoticeKind>;
const seriesKinds = { planned: 'planned', reshaped: 'changed', ended: 'ended', 'needs-successor': 'lead-wanted', 'handed-over': 'lead-given' } as const satisfies Record<OfSeries['news'], SeriesNoticeKind>;
const seriesMails = { planned: 'series-planned', reshaped: 'series-changed', ended: 'series-ended', 'needs-successor': 'lead-wanted', 'handed-over': 'lead-given' } as const satisfies Record<OfSeries['news'], MailKind>;

/** What is so no more when this is: a session that takes place after all is not cancelled. */
const instead: Partial<Record<SeriesNoticeKind, SeriesNoticeKind[]>> = { restored: ['cancelled'], cancelled: ['restored', 'moved', 'relocated', 'added'], 'lead-given': ['lead-wanted'], ended: ['changed', 'planned', 'lead-wanted'] };

/**
 * Builds the way in which people hear of what became of their sessions: on the page of their notices, and by mail where
 * the site sends any. Both are written in the transaction that changed it.
 */
export function buildHearing({ clock, mail }: { clock: Clock; mail: Mail }): Spread {
  async function note(tx: Transaction, tell: Tell, who: string[], about: { seriesId: string; sessionId: string | null }, kind: SeriesNoticeKind, at: Date): Promise<void> {
    const over = instead[kind];
    const same = and(eq(seriesNotices.seriesId, about.seriesId), about.sessionId === null ? isNull(seriesNotices.sessionId) : eq(seriesNotices.sessionId, about.sessionId));
    if (over) await tx.delete(seriesNotices).where(and(same, inArray(seriesNotices.kind, over)));
    if (who.length === 0) return;
    await tx.execute(sql`
      insert into ${seriesNotices} (id, person_id, series_id, session_id, kind, at)
      select id, person_id, ${about.seriesId}, ${about.sessionId}::text, ${kind}, ${at.toISOString()}::timestamptz
      from unnest(${sql.param(who.map(() => newId()))}::text[], ${sql.param(who)}::text[]) as t (id, person_id) order by person_id
      on conflict (person_id, series_id, coalesce(session_id, ''), kind) do update set at = excluded.at, read_at = null`);
    for (const personId of who) tell({ room: room.person(personId), event: 'notice:added', data: { kind: 'session' } });
  }

  async function ofSession(tx: Transaction, tell: Tell, news: OfSession, now: Date): Promise<void> {
    const all = await expectedAt(tx, news.sessionId, now);
    const wanted = all.filter(({ personId, answer }) => {
      if (news.news === 'promoted') return personId === news.personId;
      // Who could not come anyway need not be told that nobody does.
      return personId !== news.actorId && !(news.news === 'cancelled' && answer === 'no');
    });
    // What is over is put right in silence.
    if (wanted.every(({ session }) => new Date(session.endsAt) <= now)) return;
    await note(tx, tell, wanted.map(({ personId }) => personId), news, sessionKinds[news.news], now);
    const mails = wanted.map(({ personId, session }) => ({ to: { personId }, data: session, until: new Date(session.endsAt) }));
    if (news.news === 'moved') await mail.sendAll(tx, 'session-changed', mails.map((one) => ({ ...one, data: { ...one.data, before: news.from.toISOString() } })));
    else await mail.sendAll(tx, ({ relocated: 'session-relocated', cancelled: 'session-cancelled', restored: 'session-restored', added: 'session-added', promoted: 'waiting-list-promoted' } as const)[news.news], mails);
  }

  /** Those who can take on a series that asks for a lead: who holds its community, and who co-facilitates it. */
  async function thoseWhoPlan(tx: Transaction, row: StoredSeries): Promise<string[]> {
    const beside = sql`exists (select 1 from ${seriesPeople} sp where sp.series_id = ${row.id} and sp.person_id = ${memberships.personId} and sp.part = 'co-facilitator')`;
    const found = await tx
      .select({ id: memberships.personId })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(memberships.communityId, row.communityId), eq(memberships.status, 'active'), ne(memberships.role, 'coordinator'), isNull(people.suspendedAt), or(inArray(memberships.role, holdingRoles), beside)))
      .orderBy(memberships.personId);
    return found.map(({ id }) => id);
  }

  async function ofSeries(tx: Transaction, tell: Tell, news: OfSeries, now: Date): Promise<void> {
    const [row] = await tx.select().from(series).where(eq(series.id, news.seriesId));
    if (!row) return;
    const actorId = 'actorId' in news ? news.actorId : null;
    const all = news.news === 'handed-over' ? [news.personId] : news.news === 'needs-successor' ? await thoseWhoPlan(tx, row) : news.news === 'planned' && news.personIds ? news.personIds : await circleOf(tx, row);
    const who = all.filter((id) => id !== actorId && !(news.news === 'needs-successor' && id === row.formerLeadId));
    await note(tx, tell, who, { seriesId: row.id, sessionId: null }, seriesKinds[news.news], now);
    if (who.length === 0 || !mail.isOn) return;
    const data = await seriesMail(tx, row, now);
    if (news.news === 'handed-over') {
      const [from] = await tx.select({ name: people.name }).from(people).where(eq(people.id, news.actorId));
      await mail.sendAll(tx, 'lead-given', who.map((personId) => ({ to: { personId }, data: { ...data, from: from?.name ?? null } })));
    } else {
      await mail.sendAll(tx, seriesMails[news.news] as 'series-changed', who.map((personId) => ({ to: { personId }, data })));
    }
  }

  return async (tx, tell, news) => {
    const now = clock();
    await ('sessionId' in news ? ofSession(tx, tell, news, now) : ofSeries(tx, tell, news, now));
  };
}
