import { and, asc, eq, gt, inArray, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import type { CommunitySessions } from '../../app/contract/series';
import type { MonthView, NextOfView, SessionRow, Span, TodayView } from '../../app/contract/sessions';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { series } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { dayIn } from '../days';
import type { Actor } from '../people/actor';
import { isInCircle, type SeriesAccess } from './access';
import type { Filling } from './filling';
import { instantOf } from './recurrence';
import { recurrenceView, selectSessions, sessionRow } from './rows';

const whole = { sight: 'whole', answer: true } as const;

/** Sessions that take place, and those that somebody cancelled; what a break or a change took out is no line of a list. */
const isShown = and(ne(seriesSessions.status, 'removed'), sql`coalesce(${seriesSessions.cause}, '') <> 'break'`);

/** Builds the lists of sessions: a person's own, and a community's. */
export function buildReading(given: { db: Database; clock: Clock; communities: Communities; access: SeriesAccess; filling: Filling }) {
  const { db, clock, communities, access, filling } = given;
  const me = sql.placeholder('personId') as unknown as SQL;
  const isMine = or(isInCircle(db, me), and(eq(memberships.status, 'active'), ne(memberships.role, 'coordinator'), eq(seriesSessions.leadId, me)));

  const mine = selectSessions(db, me)
    .where(
      and(
        isMine,
        isShown,
        gt(seriesSessions.endsAt, sql`${sql.placeholder('from')}::timestamptz`),
        // None lasts a day: with this an index leads to the few of each series, past three years of others.
        gt(seriesSessions.startsAt, sql`${sql.placeholder('from')}::timestamptz - interval '1 day'`),
        lt(seriesSessions.startsAt, sql`${sql.placeholder('until')}::timestamptz`),
      ),
    )
    .orderBy(asc(seriesSessions.startsAt), asc(seriesSessions.id))
    .limit(limits.sessionsShown)
    .prepare('sessions_of_person');

  // Of those that were cancelled only what would have been soon: whoever was about to come has to know.
  const coming = selectSessions(db, me)
    .where(
      and(
        isMine,
        isShown,
        gt(seriesSessions.endsAt, sql`${sql.placeholder('now')}::timestamptz`),
        or(ne(seriesSessions.status, 'cancelled'), lt(seriesSessions.startsAt, sql`${sql.placeholder('now')}::timestamptz + interval '2 days'`)),
        inArray(seriesSessions.status, ['scheduled', 'moved', 'cancelled']),
      ),
    )
    .orderBy(asc(seriesSessions.startsAt), asc(seriesSessions.id))
    .limit(5)
    .prepare('sessions_coming');

  const mySeries = db
    .select({ id: series.id })
    .from(series)
    .innerJoin(memberships, and(eq(memberships.communityId, series.communityId), eq(memberships.personId, me)))
    .where(isInCircle(db, me))
    .prepare('series_of_person');

  async function mySessions(actor: Actor, span: Span): Promise<SessionRow[]> {
    if (filling.isFar(span.until)) await filling.fillFor((await mySeries.execute({ personId: actor.id })).map(({ id }) => id), span.until);
    const rows = await mine.execute({ personId: actor.id, from: span.from.toISOString(), until: span.until.toISOString() });
    return rows.map((row) => sessionRow(row, whole, clock()));
  }

  return {
    /** The sessions that the actor is expected at or leads, in a span of time, soonest first, 200 at most; a coordinator has none. */
    mySessions,

    /** The actor's sessions of a month of their own zone, such as 2026-03, day by day. Throws `not_found` for what is no month. */
    async month(actor: Actor, month: string): Promise<MonthView> {
      if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) throw problem('not_found');
      const [year, n] = month.split('-').map(Number) as [number, number];
      const other = (by: number) => new Date(Date.UTC(year, n - 1 + by, 1)).toISOString().slice(0, 7);
      const start = (of: string) => instantOf(`${of}-01T00:00`, actor.timeZone);
      const found = await mySessions(actor, { from: start(month), until: start(other(1)) });
      const days = new Map<string, SessionRow[]>();
      for (const one of found) {
        const on = dayIn(actor.timeZone, new Date(one.startsAt));
        if (on.startsWith(month)) days.set(on, [...(days.get(on) ?? []), one]);
      }
      return { month, before: other(-1), after: other(1), days: [...days].map(([on, sessions]) => ({ day: on, sessions })) };
    },

    /** What home shows: the next session that the actor is expected at, one that goes on included, and four after it. */
    async today(actor: Actor): Promise<TodayView> {
      const rows = await coming.execute({ personId: actor.id, now: clock().toISOString() });
      const [next, ...later] = rows.map((row) => sessionRow(row, whole, clock()));
      return { next: next ?? null, later };
    },

    /**
     * What a community meets for, and its sessions of a span, soonest first, 200 at most: for whoever may read there, as
     * far as each series is for them, and for coordinators, who see when and how many. Throws `not_found`.
     */
    async inCommunity(actor: Actor, slug: string, span: Span): Promise<CommunitySessions> {
      const { view, may } = await communities.find(actor, slug);
      if (!may.read && !may.attendance) throw problem('not_found');
      const found = await access.seriesIn(actor, view.id, may, view.role);
      await filling.fillFor(found.map(({ row }) => row.id), span.until);
      const sights = new Map(found.map((one) => [one.row.id, one.may]));
      const rows = await within([...sights.keys()], actor, and(gt(seriesSessions.endsAt, span.from), lt(seriesSessions.startsAt, span.until)), limits.sessionsShown);
      return {
        series: found.map(({ row, leadName, needs, may: here }) => ({
          id: row.id,
          title: row.title,
          model: row.model,
          recurrence: recurrenceView(row),
          minutes: row.minutes,
          status: row.status,
          leadName,
          needs,
          sight: here.sight!,
        })),
        sessions: rows.map((row) => sessionRow(row, { sight: sights.get(row.series.id)!.sight!, answer: sights.get(row.series.id)!.answer }, clock())),
        may: { plan: may.plan },
      };
    },

    /**
     * The next session of a community that the actor may know of, or null; the community as `communities.find` told it to
     * them. In one question: the rule of `sessions.read`, as SQL. Throws `not_found`.
     */
    async nextOf(actor: Actor, { view, may }: Awaited<ReturnType<Communities['find']>>): Promise<NextOfView | null> {
      if (!may.read && !may.attendance) throw problem('not_found');
      const isMember = view.role !== null && view.role !== 'coordinator';
      const isKnown = eq(series.confidentiality, 'standard');
      const isTheirs = or(isInCircle(db, actor.id), eq(seriesSessions.leadId, actor.id));
      const isSeen = may.attendance ? undefined : isMember ? or(isKnown, isTheirs) : and(isKnown, eq(series.expects, 'all'));
      const [row] = await db
        .select({
          id: seriesSessions.id,
          title: sql<string>`case when ${isMember ? or(isKnown, isTheirs) : isKnown} then coalesce(${seriesSessions.title}, ${series.title}) else ${series.title} end`,
          startsAt: seriesSessions.startsAt,
          endsAt: seriesSessions.endsAt,
          zone: series.timeZone,
        })
        .from(seriesSessions)
        .innerJoin(series, eq(series.id, seriesSessions.seriesId))
        .leftJoin(memberships, and(eq(memberships.communityId, series.communityId), eq(memberships.personId, actor.id)))
        .where(and(eq(series.communityId, view.id), inArray(seriesSessions.status, ['scheduled', 'moved']), gt(seriesSessions.endsAt, clock()), isSeen))
        .orderBy(asc(seriesSessions.startsAt), asc(seriesSessions.id))
        .limit(1);
      return row ? { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() } : null;
    },
  };

  async function within(seriesIds: string[], actor: Actor, where: SQL | undefined, most: number) {
    if (seriesIds.length === 0) return [];
    return selectSessions(db, actor.id)
      .where(and(inArray(seriesSessions.seriesId, seriesIds), isShown, where))
      .orderBy(asc(seriesSessions.startsAt), asc(seriesSessions.id))
      .limit(most);
  }
}
