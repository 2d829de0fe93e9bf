import { problemOf } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { calendarMessage } from '../calendar/writing';
import type { KnownOf } from '../mail/deliver';
import { actorById } from '../people/actor-by-id';
import type { SeriesAccess } from './access';
import { calendarSeries } from './calendars';

/** Builds what mail asks of a session or a series when it leaves: by the rule of their pages, and as things are then. */
export function buildKnowing({ db, access }: { db: Database; access: SeriesAccess }): KnownOf {
  return async (personId, about, { method, organizer, origin }) => {
    const actor = await actorById(db, personId);
    if (!actor) return null;
    try {
      if (!('sessionId' in about)) {
        await access.series(actor, about.seriesId);
        return { text: null };
      }
      const { row, session, may } = await access.session(actor, about.sessionId);
      // What a mail that was held up would say may be so no more; another one has said it.
      if ((session.status === 'cancelled') !== (method === 'CANCEL')) return null;
      const told = { ...calendarSeries({ row, sight: may.sight! }, [session], origin), recurrence: null, url: new URL(`/sessions/${session.id}`, origin).href };
      return { text: await calendarMessage({ method, organizer, series: told, occurrence: told.occurrences[0]! }) };
    } catch (caught) {
      if (problemOf(caught)?.code === 'not_found') return null;
      throw caught;
    }
  };
}
