import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import type { PersonView } from '../../app/contract/people';
import type { RotaLine, SeriesView } from '../../app/contract/series';
import type { AttendanceView, ComingView, PreparationView, SessionView } from '../../app/contract/sessions';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { seriesBreaks, seriesPeople, seriesRota } from '../../db/schema/series';
import { attendance, returnQuestions, seriesSessions, sessionAnswers, sessionPreparations } from '../../db/schema/series-sessions';
import type { Clock } from '../clock';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';
import type { FoundSession, SeriesAccess, StoredSeries, StoredSession } from './access';
import { mayTakeOn } from './leading';
import { isOfCircle } from './news';
import { localOf } from './recurrence';
import { isOpen, recurrenceView, selectSessions, sessionRow } from './rows';

const plain = ({ handle, name, tint, roleTitle, photo }: PersonView): PersonView => ({ handle, name, tint, roleTitle, photo });
const isShown = ne(seriesSessions.status, 'removed');

/** Builds the pages of one series and of one session. */
export function buildShowing(given: { db: Database; clock: Clock; access: SeriesAccess }) {
  const { db, clock, access } = given;

  /** Everybody who has a part in a series, and which. */
  async function partsOf({ id, leadId }: StoredSeries) {
    return db
      .select({
        ...personColumns(people),
        id: people.id,
        isLead: sql<boolean>`${people.id} = coalesce(${leadId}::text, '')`,
        parts: sql<string[]>`array(select sp.part from ${seriesPeople} sp where sp.series_id = ${id} and sp.person_id = ${people.id})`,
        position: seriesRota.position,
        shadowsFirst: seriesRota.shadowsFirst,
        awayFrom: seriesRota.awayFrom,
        awayUntil: seriesRota.awayUntil,
      })
      .from(people)
      .leftJoin(seriesRota, and(eq(seriesRota.personId, people.id), eq(seriesRota.seriesId, id)))
      .where(or(leadId === null ? undefined : eq(people.id, leadId), inArray(people.id, db.select({ id: seriesPeople.personId }).from(seriesPeople).where(eq(seriesPeople.seriesId, id))), eq(seriesRota.seriesId, id)))
      .orderBy(people.name, people.id);
  }

  const sessionsOf = (actor: Actor, where: SQL | undefined, order: SQL) => selectSessions(db, actor.id).where(and(isShown, where)).orderBy(order, asc(seriesSessions.id)).limit(limits.series.each);

  /** How many of those who were expected came to each of some sessions. */
  async function cameTo(ids: string[]): Promise<Map<string, { n: number; of: number }>> {
    if (ids.length === 0) return new Map();
    const count = (fits: SQL) => sql<number>`count(*) filter (where ${fits})`.mapWith(Number);
    const rows = await db
      .select({ id: attendance.sessionId, n: count(sql`${attendance.status} in ('present', 'partial')`), of: count(ne(attendance.status, 'not-expected')) })
      .from(attendance)
      .where(inArray(attendance.sessionId, ids))
      .groupBy(attendance.sessionId);
    return new Map(rows.map(({ id, ...came }) => [id, came]));
  }

  async function peopleAt(row: StoredSeries, session: StoredSession) {
    const here = and(eq(memberships.personId, people.id), isOfCircle(row));
    return db
      .select({
        ...personColumns(people),
        id: people.id,
        isExpected: sql<boolean>`${memberships.personId} is not null`,
        answer: sessionAnswers.answer,
        reason: sessionAnswers.reason,
        isWaiting: sessionAnswers.isWaiting,
        n: sessionAnswers.n,
        status: attendance.status,
        minutes: attendance.minutes,
      })
      .from(people)
      .leftJoin(memberships, here)
      .leftJoin(sessionAnswers, and(eq(sessionAnswers.personId, people.id), eq(sessionAnswers.sessionId, session.id)))
      .leftJoin(attendance, and(eq(attendance.personId, people.id), eq(attendance.sessionId, session.id)))
      .where(
        inArray(
          people.id,
          sql`(select m.person_id from ${memberships} m where m.community_id = ${row.communityId} and m.status = 'active'
            union select a.person_id from ${sessionAnswers} a where a.session_id = ${session.id}
            union select t.person_id from ${attendance} t where t.session_id = ${session.id})`,
        ),
      )
      .orderBy(people.name, people.id);
  }

  /** The actor's own questions that this session is the next occasion for, or at which they were asked. */
  async function questionsFor(actor: Actor, session: StoredSession, now: Date) {
    const sooner = sql`exists (select 1 from ${seriesSessions} s where s.series_id = ${session.seriesId} and s.status in ('scheduled', 'moved')
      and s.ends_at > ${now.toISOString()}::timestamptz and s.starts_at < ${session.startsAt.toISOString()}::timestamptz
      and not exists (select 1 from ${sessionAnswers} a where a.session_id = s.id and a.person_id = ${actor.id} and a.answer = 'no'))`;
    const declined = sql`exists (select 1 from ${sessionAnswers} a where a.session_id = ${session.id} and a.person_id = ${actor.id} and a.answer = 'no')`;
    const isNext = (session.status === 'scheduled' || session.status === 'moved') && session.endsAt > now;
    return db
      .select({ id: returnQuestions.id, words: returnQuestions.words, leftAt: returnQuestions.createdAt })
      .from(returnQuestions)
      .where(
        and(
          eq(returnQuestions.personId, actor.id),
          eq(returnQuestions.seriesId, session.seriesId),
          or(eq(returnQuestions.askedAtId, session.id), isNext ? and(isNull(returnQuestions.doneAt), sql`not ${sooner}`, sql`not ${declined}`) : undefined),
        ),
      )
      .orderBy(asc(returnQuestions.createdAt), asc(returnQuestions.id));
  }

  /** Those beside a session, and those that make up for one another: their ids and instants. */
  async function around(session: StoredSession) {
    const at = session.startsAt.toISOString();
    const beside = (sign: '<' | '>') => sql`(select s.id from ${seriesSessions} s where s.series_id = ${session.seriesId} and s.status in ('scheduled', 'moved', 'held')
      and (s.starts_at, s.id) ${sql.raw(sign)} (${at}::timestamptz, ${session.id}) order by s.starts_at ${sql.raw(sign === '<' ? 'desc' : 'asc')}, s.id ${sql.raw(sign === '<' ? 'desc' : 'asc')} limit 1)`;
    const rows = await db
      .select({
        id: seriesSessions.id,
        startsAt: seriesSessions.startsAt,
        isBefore: sql<boolean>`coalesce("series_sessions"."id" = ${beside('<')}, false)`,
        isAfter: sql<boolean>`coalesce("series_sessions"."id" = ${beside('>')}, false)`,
        makesUpId: seriesSessions.makesUpId,
      })
      .from(seriesSessions)
      .where(and(isShown, eq(seriesSessions.seriesId, session.seriesId), or(sql`${seriesSessions.id} in (${beside('<')}, ${beside('>')})`, eq(seriesSessions.makesUpId, session.id), session.makesUpId === null ? undefined : eq(seriesSessions.id, session.makesUpId))));
    const link = (row: (typeof rows)[number] | undefined) => (row ? { id: row.id, startsAt: row.startsAt.toISOString() } : null);
    return {
      before: link(rows.find(({ isBefore }) => isBefore)),
      after: link(rows.find(({ isAfter }) => isAfter)),
      makesUp: link(rows.find(({ id }) => id === session.makesUpId)),
      madeUpBy: link(rows.find(({ makesUpId }) => makesUpId === session.id)),
    };
  }

  return {
    /** One series with what the actor may see of it. Throws `not_found`. */
    async series(actor: Actor, id: string): Promise<SeriesView> {
      const found = await access.series(actor, id);
      const { row, community, may, needs } = found;
      const now = clock();
      const here = eq(seriesSessions.seriesId, id);
      const [parts, breaks, upcoming, past, [held]] = await Promise.all([
        partsOf(row),
        db.select().from(seriesBreaks).where(eq(seriesBreaks.seriesId, id)).orderBy(asc(seriesBreaks.fromDay)),
        sessionsOf(actor, and(here, gt(seriesSessions.endsAt, now)), asc(seriesSessions.startsAt)),
        sessionsOf(actor, and(here, lte(seriesSessions.endsAt, now), sql`coalesce(${seriesSessions.cause}, '') <> 'break'`), desc(seriesSessions.startsAt)),
        db.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(seriesSessions).where(and(here, eq(seriesSessions.status, 'held'))),
      ]);
      const sight = may.sight!;
      const isWhole = sight === 'whole';
      const seesWords = isWhole || may.plan || row.confidentiality === 'standard';
      const list = (sessions: typeof upcoming) => sessions.map((one) => sessionRow(one, { sight, answer: may.answer }, now));
      const nextOf = (personId: string) => {
        const next = upcoming.find(({ session }) => session.leadId === personId && isOpen(session, now));
        return next ? { sessionId: next.session.id, startsAt: next.session.startsAt.toISOString() } : null;
      };
      const came = may.attendance ? await cameTo(past.filter(({ session }) => session.status === 'held').map(({ session }) => session.id)) : new Map<string, never>();
      const lead = parts.find(({ isLead }) => isLead);
      const turns = parts.filter(({ position }) => position !== null).sort((a, b) => a.position! - b.position!);
      const rota = turns.map((one): RotaLine => ({ ...plain(one), shadowsFirst: one.shadowsFirst!, awayFrom: one.awayFrom, awayUntil: one.awayUntil, next: nextOf(one.id) }));
      return {
        id,
        community,
        model: row.model,
        title: row.title,
        purpose: seesWords ? row.purpose : null,
        recurrence: recurrenceView(row),
        isOneOff: row.rrule === null,
        minutes: row.minutes,
        place: isWhole ? row.place : null,
        videoLink: isWhole ? row.videoLink : null,
        hours: row.hours,
        hourKind: row.hourKind,
        topics: row.topics as SeriesView['topics'],
        expects: row.expects,
        expected: sight === 'dates' ? [] : parts.filter((one) => one.parts.includes('expected')).map(plain),
        confidentiality: row.confidentiality,
        commitment: seesWords ? row.commitment : null,
        capacity: row.capacity,
        goal: isWhole ? row.goal : null,
        goalMetAt: isWhole ? (row.goalMetAt?.toISOString() ?? null) : null,
        focusLevel: row.focusLevel,
        endsOn: row.endsOn,
        lead: lead ? plain(lead) : null,
        coFacilitators: parts.filter((one) => one.parts.includes('co-facilitator')).map(plain),
        rota: rota.length > 0 && sight !== 'dates' ? rota : null,
        breaks: breaks.map(({ id: breakId, fromDay, untilDay, label }) => ({ id: breakId, fromDay, untilDay, label })),
        needs,
        handOverNote: may.plan && isWhole ? row.handOverNote : null,
        status: row.status,
        endedAt: row.endedAt?.toISOString() ?? null,
        upcoming: list(upcoming),
        past: list(past).map((one) => ({ ...one, came: came.get(one.id) ?? null })),
        heldCount: held!.n,
        sight,
        may: { plan: may.plan, answer: may.answer, add: may.add, takeOn: mayTakeOn(found), attendance: may.attendance },
      };
    },

    /**
     * One session with what the actor may see of it: what is prepared and who comes for its circle, who came for those who
     * lead and for coordinators, the reasons of those who cannot for those who lead. Throws `not_found`.
     */
    async session(actor: Actor, id: string): Promise<SessionView> {
      const found = await access.session(actor, id);
      const { row, session, may } = found;
      const now = clock();
      const isWhole = may.sight === 'whole';
      const [[line], present, prepared, questions, beside] = await Promise.all([
        selectSessions(db, actor.id).where(eq(seriesSessions.id, id)),
        isWhole || may.attendance ? peopleAt(row, session) : [],
        isWhole ? preparationsOf(id) : [],
        may.answer ? questionsFor(actor, session, now) : [],
        around(session),
      ]);
      const shadow = isWhole && session.shadowId !== null ? present.find((one) => one.id === session.shadowId) : undefined;
      const preparation = (kind: PreparationView['kind']) => prepared.filter((one) => one.kind === kind).map(({ personId, ...one }): PreparationView => ({ ...one, mayRemove: may.plan || personId === actor.id }));
      const answered = isWhole ? present.filter((one) => one.answer !== null) : [];
      return {
        ...sessionRow(line!, { sight: may.sight!, answer: may.answer }, now),
        confidentiality: row.confidentiality,
        purpose: isWhole || may.plan || row.confidentiality === 'standard' ? row.purpose : null,
        startsLocal: localOf(session.startsAt, row.timeZone),
        isOneOff: row.rrule === null,
        own: may.plan && isWhole ? { place: session.place, videoLink: session.videoLink } : null,
        shadow: shadow ? plain(shadow) : null,
        hasBegun: session.startsAt <= now,
        isOver: session.endsAt <= now,
        coming: answered.sort((a, b) => a.n! - b.n!).map((one): ComingView => ({ person: plain(one), answer: one.answer!, isWaiting: one.isWaiting!, reason: may.reasons || one.id === actor.id ? one.reason : null })),
        unanswered: isWhole && isOpen(session, now) ? present.filter((one) => one.isExpected && one.answer === null).map(plain) : [],
        toNote: may.plan && session.startsAt <= now ? present.filter((one) => one.isExpected).map(plain) : [],
        agenda: preparation('agenda'),
        questions: preparation('question'),
        materials: preparation('material'),
        returnQuestions: questions.map(({ leftAt, ...one }) => ({ ...one, leftAt: leftAt.toISOString() })),
        attendance: attendanceFor(found, actor, present),
        ...beside,
        may: { answer: may.answer && isOpen(session, now), add: may.add, plan: may.plan, attendance: may.attendance },
      };
    },
  };

  function preparationsOf(sessionId: string) {
    return db
      .select({
        id: sessionPreparations.id,
        kind: sessionPreparations.kind,
        words: sessionPreparations.words,
        url: sessionPreparations.url,
        minutes: sessionPreparations.minutes,
        personId: sessionPreparations.personId,
        person: personColumns(people),
      })
      .from(sessionPreparations)
      .innerJoin(people, eq(people.id, sessionPreparations.personId))
      .where(eq(sessionPreparations.sessionId, sessionId))
      .orderBy(asc(sessionPreparations.createdAt), asc(sessionPreparations.id));
  }

  function attendanceFor({ session, may }: FoundSession, actor: Actor, present: Awaited<ReturnType<typeof peopleAt>>): AttendanceView[] | null {
    if (session.status !== 'held') return null;
    const lines = present.filter((one) => one.status !== null && (may.attendance || one.id === actor.id));
    return lines.length > 0 ? lines.map((one) => ({ person: plain(one), status: one.status!, minutes: one.minutes! })) : null;
  }
}
