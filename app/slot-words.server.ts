import { msg, plural } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { NotedSlot } from '../server/series/calendar-notes';
import type { HolidayOn } from '../server/series/holidays';
import { spanWords, zoneWords } from './cadence-words.server';
import { type Language, locales } from './contract/names';
import type { Holiday } from './contract/recurrence';
import { i18nOf } from './i18n.server';

const holidayWords: Record<Holiday, MessageDescriptor> = {
  new_year: msg`New Year’s Day`,
  king: msg`Martin Luther King Jr. Day`,
  presidents: msg`Presidents’ Day`,
  memorial: msg`Memorial Day`,
  juneteenth: msg`Juneteenth`,
  independence: msg`Independence Day`,
  labor: msg`Labor Day`,
  columbus: msg`Indigenous Peoples’ Day and Columbus Day`,
  veterans: msg`Veterans Day`,
  thanksgiving: msg`Thanksgiving`,
  christmas: msg`Christmas Day`,
};

/** A holiday in words. */
export function holidayNote(language: Language, { name, isObserved }: HolidayOn): string {
  const i18n = i18nOf(language);
  const words = i18n._(holidayWords[name]);
  return isObserved ? i18n._(msg`${words} (observed)`) : words;
}

/** "one hour", "30 minutes". */
function lengthWords(language: Language, minutes: number): string {
  const i18n = i18nOf(language);
  if (minutes % 60 === 0) return i18n._(msg`${plural(minutes / 60, { one: '# hour', other: '# hours' })}`);
  return i18n._(msg`${plural(minutes, { one: '# minute', other: '# minutes' })}`);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const asUtc = (wall: string) => new Date(`${wall}:00Z`);
const inUtc = (language: Language, wall: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options }).format(asUtc(wall));

/** A date of a series in words: the day and time in its zone, what the reader's clocks say where they differ, and what to look out for. */
export function slotWords(language: Language, slot: NotedSlot, minutes: number, timeZone: string, readerZone: string) {
  const i18n = i18nOf(language);
  const notes: string[] = [];
  if (slot.holiday) notes.push(holidayNote(language, slot.holiday));
  if (slot.local !== slot.originalLocal) notes.push(i18n._(msg`The clocks leave this hour out on this day, so it begins at ${inUtc(language, slot.local, { hour: 'numeric', minute: '2-digit' })}.`));
  const moved = lengthWords(language, Math.abs(slot.clocksMoved));
  if (slot.clocksMoved > 0) notes.push(i18n._(msg`Before this date the clocks go forward by ${moved}.`));
  if (slot.clocksMoved < 0) notes.push(i18n._(msg`Before this date the clocks go back by ${moved}.`));
  const shifted = lengthWords(language, Math.abs(slot.readerMoved));
  const isElsewhere = slot.isOtherDay || slot.isOtherHour;
  if (isElsewhere && slot.readerMoved > 0) notes.push(i18n._(msg`For you it is ${shifted} later than the one before.`));
  if (isElsewhere && slot.readerMoved < 0) notes.push(i18n._(msg`For you it is ${shifted} earlier than the one before.`));
  const span = spanWords(language, slot.local, minutes);
  const there = spanWords(language, slot.readerLocal, minutes);
  const weekday = inUtc(language, slot.readerLocal, { weekday: 'long' });
  const yours = slot.isOtherDay ? i18n._(msg`${weekday}, ${there} ${zoneWords(language, readerZone)}`) : i18n._(msg`${there} ${zoneWords(language, readerZone)}`);
  return {
    at: slot.startsAt.toISOString(),
    day: capital(inUtc(language, slot.local, { dateStyle: 'full' })),
    time: i18n._(msg`${span} ${zoneWords(language, timeZone)}`),
    yours: isElsewhere ? yours : null,
    notes,
  };
}
