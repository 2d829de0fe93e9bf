import { msg } from '@lingui/core/macro';
import { timeWords, wallAt } from './cadence-words.server';
import type { SessionRow, TodayView } from './contract/sessions';
import { i18nOf } from './i18n.server';
import { sessionLine, timesOf, type Reader } from './session-words.server';

const atMost = 3;
const isOff = ({ status }: SessionRow) => status === 'cancelled';

/** What home says of the sessions that are near: the next one, what is not as planned, and three after it. */
export function todayWords(reader: Reader, { next, later }: TodayView) {
  const rows = [...(next ? [next] : []), ...later];
  const [first, ...after] = rows.filter((row) => !isOff(row));
  return {
    meets: first ? meetsWords(reader, first) : null,
    next: first ? sessionLine(reader, first) : null,
    // Whoever was about to come has to know: what was called off, and what would have been by now.
    told: rows.filter((row) => isOff(row) || (row !== first && wasNear(reader, row))).map((row) => toldLine(reader, row)),
    later: after.slice(0, atMost).map((row) => {
      const line = sessionLine(reader, row);
      return { id: line.id, startsAt: line.startsAt, title: line.title, day: line.day, about: `${line.community.name}, ${timeWords(reader.language, wallAt(new Date(row.startsAt), reader.timeZone))}` };
    }),
  };
}

export type TodayWords = ReturnType<typeof todayWords>;

const wasNear = (reader: Reader, { movedFrom, zone }: SessionRow) => movedFrom !== null && timesOf(reader, movedFrom, movedFrom, zone).isNear;

function toldLine(reader: Reader, row: SessionRow) {
  const i18n = i18nOf(reader.language);
  const { title, when } = sessionLine(reader, row);
  const words = isOff(row) ? i18n._(msg`is called off.`) : i18n._(msg`is moved to ${when}.`);
  return { id: row.id, when: isOff(row) ? when : null, title, words: row.reason ? `${words} ${row.reason}` : words };
}

/** "Your circle meets tomorrow evening.": for what is today or tomorrow. */
function meetsWords(reader: Reader, { startsAt, endsAt, zone }: SessionRow): string | null {
  const i18n = i18nOf(reader.language);
  const { on, isNear } = timesOf(reader, startsAt, endsAt, zone);
  if (!isNear) return null;
  const wall = wallAt(new Date(startsAt), reader.timeZone);
  if (on === wallAt(reader.now, reader.timeZone).slice(0, 10)) return i18n._(msg`Your circle meets today at ${timeWords(reader.language, wall)}.`);
  const hour = Number(wall.slice(11, 13));
  if (hour < 12) return i18n._(msg`Your circle meets tomorrow morning.`);
  return hour < 17 ? i18n._(msg`Your circle meets tomorrow afternoon.`) : i18n._(msg`Your circle meets tomorrow evening.`);
}
