import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { AttendanceStatus } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { TakeAttendance } from '../../app/contract/sessions';
import type { Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { attendance, returnQuestions, seriesSessions, sessionAnswers } from '../../db/schema/series-sessions';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { holdSeries, holdSession, mayBeNamed, type SeriesAccess } from './access';
import type { ChosenPeople } from './chosen';
import { circleOf, tellChanged } from './news';

interface Line {
  personId: string;
  status: AttendanceStatus;
  minutes: number;
}

/** Builds the verb that says who came. */
export function buildAttending(given: { clock: Clock; commit: Commit; audit: Audit; communities: Communities; access: SeriesAccess; chosen: ChosenPeople }) {
  const { clock, commit, audit, communities, access, chosen } = given;

  return {
    /**
     * Says who came to a session that has begun, and for how long; said again it puts right. Whoever is expected and not
     * named was absent, unless they had said before that they could not come, or belong to the group since later.
     * Questions that people left for the session they attend are asked with it. Throws `not_found`, `forbidden`,
     * `invalid`, and `conflict` for one that has not begun or was cancelled.
     */
    async takeAttendance(actor: Actor, id: string, input: unknown): Promise<void> {
      const asked = await access.session(actor, id);
      const { row, may } = asked;
      if (!may.plan) throw problem('forbidden');
      const form = parse(TakeAttendance, input);
      // Who led a session reads what was prepared for it.
      mayBeNamed(asked, actor, [form.ledBy]);
      const found = await chosen.members(row.communityId, { people: form.people.map(({ handle }) => handle), ledBy: form.ledBy ? [form.ledBy] : [] });
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, row.communityId, actor.id);
        const series = await holdSeries(tx, row.id);
        const session = await holdSession(tx, id);
        const now = clock();
        if (session.startsAt > now || session.status === 'cancelled') throw problem('conflict');
        const lasted = form.minutes ?? session.heldMinutes ?? session.minutes;

        const named = new Map(form.people.map(({ handle, status, minutes }) => [found.get(handle)!.id, lineOf(found.get(handle)!.id, status, minutes, lasted)]));
        const apologies = await saidNo(tx, id);
        const since = await joined(tx, row.communityId);
        const lines = [...new Set([...(await circleOf(tx, series)), ...named.keys()])].map((personId): Line => {
          const line = named.get(personId) ?? { personId, status: (since.get(personId) ?? now) > session.startsAt ? 'not-expected' : 'absent', minutes: 0 };
          // What was said beforehand is an apology, whoever keeps the list.
          return line.status === 'absent' && apologies.has(personId) ? { ...line, status: 'apology' } : line;
        });
        // Whoever has left since keeps the line that they had.
        await tx.delete(attendance).where(and(eq(attendance.sessionId, id), inArray(attendance.personId, lines.map(({ personId }) => personId))));
        if (lines.length > 0) await tx.insert(attendance).values(lines.map((line) => ({ ...line, sessionId: id, recordedBy: actor.id, recordedAt: now })));

        const led = form.ledBy ? found.get(form.ledBy)!.id : (session.leadId ?? series.leadId);
        const leader = led === null ? null : await chosen.byId(row.communityId, led, tx);
        const isQualified = leader !== null && (await chosen.asLead(leader, session.startsAt, tx)).qualifies && leader.role !== 'member';
        await tx
          .update(seriesSessions)
          .set({
            status: 'held',
            heldAt: session.heldAt ?? now,
            heldMinutes: lasted,
            leadId: led,
            hourKind: series.hourKind === 'rsc' && !isQualified ? 'other' : series.hourKind,
            sequence: sql`${seriesSessions.sequence} + 1`,
            updatedAt: now,
          })
          .where(eq(seriesSessions.id, id));
        const came = lines.filter(({ minutes }) => minutes > 0).map(({ personId }) => personId);
        if (came.length > 0) {
          await tx
            .update(returnQuestions)
            .set({ askedAtId: id, doneAt: now })
            .where(and(eq(returnQuestions.seriesId, row.id), inArray(returnQuestions.personId, came), isNull(returnQuestions.doneAt), lte(returnQuestions.createdAt, session.startsAt)));
        }
        await tellChanged(tx, tell, series, id);
        await audit.record(tx, { actorId: actor.id, act: session.status === 'held' ? 'attendance-corrected' : 'attendance-taken', communityId: row.communityId, subject: `session:${id}` });
      });
    },
  };

  function lineOf(personId: string, status: AttendanceStatus, minutes: number | undefined, lasted: number): Line {
    const isThere = status === 'present' || status === 'partial';
    if (status === 'partial' && !minutes) throw problem('invalid', { fields: { minutes: 'required' } });
    return { personId, status, minutes: isThere ? minutes || lasted : 0 };
  }

  async function saidNo(tx: Transaction, sessionId: string): Promise<Set<string>> {
    const rows = await tx.select({ id: sessionAnswers.personId }).from(sessionAnswers).where(and(eq(sessionAnswers.sessionId, sessionId), eq(sessionAnswers.answer, 'no')));
    return new Set(rows.map(({ id }) => id));
  }

  async function joined(tx: Transaction, communityId: string): Promise<Map<string, Date>> {
    const rows = await tx.select({ id: memberships.personId, at: memberships.joinedAt }).from(memberships).where(eq(memberships.communityId, communityId));
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
