import type { Database } from '../../db/connect';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import type { Credentials } from '../credentials/credentials';
import type { Limiting } from '../limiting';
import type { Commit } from '../tell';
import { buildSeriesAccess } from './access';
import { buildAnswering } from './answering';
import { buildAnsweringByMail } from './answering-by-mail';
import { buildAttending } from './attending';
import { buildCalendars } from './calendars';
import { buildChoosing } from './choosing';
import { buildChosen } from './chosen';
import { buildFilling } from './filling';
import { buildLeading } from './leading';
import { buildKnowing } from './knowing';
import { expectedSoon } from './mailing';
import { buildMoving } from './moving';
import type { Spread } from './news';
import { buildPreparing } from './preparing';
import { buildReading } from './reading';
import { buildReshaping } from './reshaping';
import { buildRota } from './rota';
import { buildSchedule } from './schedule';
import { buildShowing } from './showing';

export type Series = ReturnType<typeof buildSeries>['series'];
export type SeriesSessions = ReturnType<typeof buildSeries>['sessions'];

/** Builds the verbs of series, and of the sessions that they are made of. */
export function buildSeries(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; communities: Communities; credentials: Credentials; spread: Spread; secret: string }) {
  const access = buildSeriesAccess(given);
  const chosen = buildChosen(given);
  const filling = buildFilling(given);
  const all = { ...given, access, chosen, filling };
  const [reading, showing, rota, preparing, moving, reshaping] = [buildReading(all), buildShowing(all), buildRota(all), buildPreparing(all), buildMoving(all), buildReshaping(all)];
  const { reshape, previewReshape, ...planning } = reshaping;
  const { add, ...one } = moving;
  const { keepRota, setAway, ...turns } = rota;
  const { prepare, removePreparation, ...returning } = preparing;
  const answering = buildAnswering(all);
  return {
    series: {
      ...buildSchedule(all),
      ...buildChoosing(all),
      ...planning,
      ...buildLeading(all),
      ...returning,
      add,
      keepRota,
      setAway,
      read: showing.series,
      inCommunity: reading.inCommunity,
      nextOf: reading.nextOf,
      fillAhead: filling.fillAhead,
      access,
    },
    sessions: {
      ...answering,
      ...buildAnsweringByMail({ ...given, read: showing.session, answer: answering.answer }),
      ...buildAttending(all),
      ...one,
      ...turns,
      reshape,
      previewReshape,
      prepare,
      removePreparation,
      read: showing.session,
      mySessions: reading.mySessions,
      month: reading.month,
      today: reading.today,
      expectedSoon: (now: Date) => expectedSoon(given.db, now),
      knownOf: buildKnowing(all),
    },
    calendars: buildCalendars(all),
  };
}
