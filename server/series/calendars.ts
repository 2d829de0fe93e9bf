import { createHmac } from 'node:crypto';
import { and, asc, eq, gte, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { CalendarAddressView, SeriesToFollow } from '../../app/contract/calendars';
import type { CalendarScope, Sight } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { calendarAddresses, seriesSessions } from '../../db/schema/series-sessions';
import type { CalendarOccurrence, CalendarSeries } from '../calendar/ics';
import { calendarFile } from '../calendar/writing';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { digest, newId } from '../ids';
import type { Limiting } from '../limiting';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { isInCircle, type SeriesAccess, type StoredSeries, type StoredSession } from './access';
import { isRepeating, recurrenceOf } from './pattern';

const tokenLength = 32;
/** How long what follows no pattern of today stays in a calendar. */
const kept = 400 * 24 * 60 * 60 * 1000;

export interface CalendarText {
  text: string;
  /** Quoted, as a header wants it: the same as long as the file is. */
  etag: string;
}

type Shown = { row: StoredSeries; sight: Sight };

/** Builds the addresses that calendars subscribe to, and what they read there. */
export function buildCalendars(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; communities: Communities; access: SeriesAccess; secret: string }) {
  const { db, clock, commit, access } = given;
  const changes = given.limiting.passing({ name: 'calendar-addresses', points: 30, per: 60 });

  /** Made from the site's secret, and kept nowhere: a copy of the database reads nobody's calendar. */
  const tokenOf = (id: string, issue: number) => createHmac('sha256', given.secret).update(`calendar:${id}:${issue}`).digest('base64url').slice(0, tokenLength);
  const pathOf = (id: string, issue: number) => `/calendar/${tokenOf(id, issue)}.ics`;
  const own = (actor: Actor, id: string) => and(eq(calendarAddresses.id, id), eq(calendarAddresses.personId, actor.id));

  const addressesOf = (where: SQL | undefined) =>
    db
      .select({ id: calendarAddresses.id, scope: calendarAddresses.scope, issue: calendarAddresses.issue, seriesId: calendarAddresses.seriesId, communityId: calendarAddresses.communityId, seriesTitle: series.title, communityName: communities.name, slug: communities.slug })
      .from(calendarAddresses)
      .leftJoin(series, eq(series.id, calendarAddresses.seriesId))
      .leftJoin(communities, eq(communities.id, calendarAddresses.communityId))
      .where(where)
      .orderBy(asc(calendarAddresses.createdAt), asc(calendarAddresses.id));

  const view = ({ id, scope, issue, seriesId, slug, seriesTitle, communityName }: Awaited<ReturnType<typeof addressesOf>>[number]): CalendarAddressView => ({ id, scope, name: seriesTitle ?? communityName, of: seriesId ?? slug, path: pathOf(id, issue) });

  /** The rows that a file shows of some series: all that stand for today's pattern, and of the others the last year's. */
  async function occurrencesOf(shown: Shown[]): Promise<Map<string, StoredSession[]>> {
    const found = new Map<string, StoredSession[]>(shown.map(({ row }) => [row.id, []]));
    if (shown.length === 0) return found;
    const rows = await db
      .select({ session: seriesSessions })
      .from(seriesSessions)
      .innerJoin(series, eq(series.id, seriesSessions.seriesId))
      .where(and(inArray(seriesSessions.seriesId, [...found.keys()]), or(gte(seriesSessions.originalLocal, series.dtstartLocal), gte(seriesSessions.startsAt, new Date(clock().getTime() - kept)))))
      .orderBy(asc(seriesSessions.originalLocal), asc(seriesSessions.id));
    for (const { session } of rows) found.get(session.seriesId)!.push(session);
    return found;
  }

  async function fileOf(name: string, path: string, origin: string, shown: Shown[]): Promise<CalendarText> {
    const rows = await occurrencesOf(shown);
    const all = shown.map((one) => calendarSeries(one, rows.get(one.row.id)!, origin));
    return withTag(await calendarFile({ name, url: new URL(path, origin).href, series: all }));
  }

  /** Whom an address belongs to, as the one who acts; nobody who was suspended. */
  async function ownerOf(token: string) {
    if (token.length !== tokenLength) throw problem('not_found');
    const [found] = await db
      .select({ address: calendarAddresses, person: people })
      .from(calendarAddresses)
      .innerJoin(people, and(eq(people.id, calendarAddresses.personId), isNull(people.suspendedAt)))
      .where(eq(calendarAddresses.tokenHash, digest(token)));
    if (!found) throw problem('not_found');
    const { passwordHash: _kept, ...actor } = found.person;
    return { address: found.address, actor: actor as Actor };
  }

  return {
    /** The actor's calendar addresses. */
    async addresses(actor: Actor): Promise<CalendarAddressView[]> {
      return (await addressesOf(eq(calendarAddresses.personId, actor.id))).map(view);
    },

    /** The series that the actor is expected at and that go on: each may have an address of its own. */
    async toFollow(actor: Actor): Promise<SeriesToFollow[]> {
      return db
        .select({ id: series.id, title: series.title, communityName: communities.name })
        .from(series)
        .innerJoin(communities, eq(communities.id, series.communityId))
        .innerJoin(memberships, and(eq(memberships.communityId, series.communityId), eq(memberships.personId, actor.id)))
        .where(and(isInCircle(db, actor.id), eq(series.status, 'running')))
        .orderBy(asc(communities.name), asc(series.title), asc(series.id));
    },

    /**
     * The actor's address for all their sessions, for a series (by its id) or a community (by its slug): the one that
     * there is, or a new one. Throws `not_found`, `too_many`.
     */
    async makeAddress(actor: Actor, scope: CalendarScope, of: string | null = null): Promise<CalendarAddressView> {
      const what = { seriesId: null as string | null, communityId: null as string | null };
      if (scope === 'series') what.seriesId = (await access.series(actor, of ?? '')).row.id;
      if (scope === 'community') {
        const { view: community, may } = await given.communities.find(actor, of ?? '');
        if (!may.read && !may.attendance) throw problem('not_found');
        what.communityId = community.id;
      }
      await changes.take(actor.id);
      const id = newId();
      await db.insert(calendarAddresses).values({ id, tokenHash: digest(tokenOf(id, 1)), personId: actor.id, scope, ...what, createdAt: clock() }).onConflictDoNothing();
      const same = (column: typeof calendarAddresses.seriesId | typeof calendarAddresses.communityId, value: string | null) => (value === null ? isNull(column) : eq(column, value));
      const [row] = await addressesOf(and(eq(calendarAddresses.personId, actor.id), eq(calendarAddresses.scope, scope), same(calendarAddresses.seriesId, what.seriesId), same(calendarAddresses.communityId, what.communityId)));
      if (!row) throw problem('conflict');
      return view(row);
    },

    /** Gives one of the actor's own another address; the old one leads nowhere from now on. Throws `not_found`, `too_many`. */
    async resetAddress(actor: Actor, id: string): Promise<CalendarAddressView> {
      await changes.take(actor.id);
      await commit(async (tx) => {
        const [row] = await tx.select({ issue: calendarAddresses.issue }).from(calendarAddresses).where(own(actor, id)).for('update');
        if (!row) throw problem('not_found');
        const issue = row.issue + 1;
        await tx.update(calendarAddresses).set({ issue, tokenHash: digest(tokenOf(id, issue)) }).where(eq(calendarAddresses.id, id));
      });
      const [row] = await addressesOf(own(actor, id));
      if (!row) throw problem('not_found');
      return view(row);
    },

    /** Takes one of the actor's own away. Throws `not_found`. */
    async endAddress(actor: Actor, id: string): Promise<void> {
      const gone = await db.delete(calendarAddresses).where(own(actor, id)).returning({ id: calendarAddresses.id });
      if (gone.length === 0) throw problem('not_found');
    },

    /**
     * What a calendar reads at an address: what its owner may know of now, asked anew each time. `origin` and `name`
     * are the site's. Throws `not_found` after a reset, and for an owner who has left or was suspended.
     */
    async feed(token: string, { origin, name }: { origin: string; name: string }): Promise<CalendarText> {
      const { address, actor } = await ownerOf(token);
      if (address.seriesId !== null) {
        const { row, may } = await access.series(actor, address.seriesId);
        return fileOf(row.title, `/series/${row.id}`, origin, [{ row, sight: may.sight! }]);
      }
      if (address.communityId !== null) {
        const [community] = await db.select({ slug: communities.slug, name: communities.name }).from(communities).where(eq(communities.id, address.communityId));
        const { view: here, may } = await given.communities.find(actor, community!.slug);
        if (!may.read && !may.attendance) throw problem('not_found');
        const found = await access.seriesIn(actor, here.id, may, here.role);
        return fileOf(here.name, `/c/${here.slug}/sessions`, origin, found.map((one) => ({ row: one.row, sight: one.may.sight! })));
      }
      const mine = await db
        .select({ row: series })
        .from(series)
        .innerJoin(memberships, and(eq(memberships.communityId, series.communityId), eq(memberships.personId, actor.id)))
        .where(isInCircle(db, actor.id))
        .orderBy(asc(series.createdAt), asc(series.id));
      return fileOf(name, '/sessions', origin, mine.map(({ row }) => ({ row, sight: 'whole' })));
    },

    /** One session as a file to be taken in. Throws `not_found`, also for one that does not take place. */
    async file(actor: Actor, sessionId: string, origin: string): Promise<CalendarText> {
      const { row, session, may } = await access.session(actor, sessionId);
      if (session.status === 'cancelled') throw problem('not_found');
      const alone = { ...calendarSeries({ row, sight: may.sight! }, [session], origin), recurrence: null, url: new URL(`/sessions/${sessionId}`, origin).href };
      return withTag(await calendarFile({ name: row.title, url: alone.url, series: [alone] }));
    },
  };
}

const withTag = (text: string): CalendarText => ({ text, etag: `"${digest(text).slice(0, 32)}"` });

/**
 * A series as its reader's calendar may say it. A calendar hands on what it reads: of a confidential series it says that
 * it meets and when, and no titles of sessions, and no way in.
 */
export function calendarSeries({ row, sight }: Shown, sessions: StoredSession[], origin: string): CalendarSeries {
  const isWhole = sight === 'whole' && row.confidentiality === 'standard';
  const where = ({ place, videoLink }: Pick<StoredSession, 'place' | 'videoLink'>) => (isWhole ? [place, videoLink].filter((part) => part !== null).join(', ') || null : null);
  return {
    uid: `${row.id}@tilth`,
    sequence: row.sequence,
    lastModified: row.updatedAt,
    title: row.title,
    place: where(row),
    url: new URL(`/series/${row.id}`, origin).href,
    zone: row.timeZone,
    minutes: row.minutes,
    recurrence: isRepeating(row) ? recurrenceOf(row) : null,
    occurrences: sessions.map((session): CalendarOccurrence => {
      const differs = session.place !== null || session.videoLink !== null;
      return {
        originalLocal: session.originalLocal,
        startsAt: session.startsAt,
        minutes: session.minutes,
        status: calendarStatus(session),
        title: session.title !== null && row.confidentiality === 'standard' ? `${row.title}: ${session.title}` : null,
        place: differs ? where({ place: session.place ?? row.place, videoLink: session.videoLink ?? row.videoLink }) : null,
      };
    }),
  };
}

function calendarStatus({ status, isExtra, startsAt, originalAt }: StoredSession): CalendarOccurrence['status'] {
  if (status === 'cancelled' || status === 'removed') return status;
  if (isExtra) return 'extra';
  return startsAt.getTime() === originalAt.getTime() ? 'scheduled' : 'moved';
}
