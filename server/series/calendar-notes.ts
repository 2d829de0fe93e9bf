import { holidayOn } from './holidays';
import type { HolidayOn } from './holidays';
import { localOf, slots } from './recurrence';
import type { Recurrence, Slot } from './recurrence';

export interface NotedSlot extends Slot {
  /** What the clocks of the series say; another time than the slot's where that falls into an hour that is left out. */
  local: string;
  holiday: HolidayOn | null;
  /** Minutes that the clocks of the series went forward since the slot before; less than 0 for back. */
  clocksMoved: number;
  /** What the reader's clocks say. */
  readerLocal: string;
  isOtherDay: boolean;
  isOtherHour: boolean;
  /** Minutes by which the reader's time of day differs from that of the slot before. */
  readerMoved: number;
}

const asUtc = (wall: string) => Date.parse(`${wall}:00Z`);
const minute = 60_000;
const day = 24 * 60;

/** Minutes by which a zone's clocks are ahead of UTC. */
const offsetAt = (at: Date, zone: string) => Math.round((asUtc(localOf(at, zone)) - at.getTime()) / minute);

/** How far one time of day is after another, by the shorter way round. */
function apart(from: string, to: string): number {
  const ofDay = (wall: string) => (asUtc(wall) / minute) % day;
  return ((ofDay(to) - ofDay(from) + day + day / 2) % day) - day / 2;
}

/** Slots with what somebody who plans wants to know of each; `before` is the slot that came before the first. */
export function noted(list: readonly Slot[], zone: string, readerZone: string, before: Slot | null = null): NotedSlot[] {
  return list.map((slot, index) => {
    const former = index === 0 ? before : list[index - 1]!;
    const local = localOf(slot.startsAt, zone);
    const readerLocal = localOf(slot.startsAt, readerZone);
    return {
      ...slot,
      local,
      holiday: holidayOn(local.slice(0, 10)),
      clocksMoved: former ? offsetAt(slot.startsAt, zone) - offsetAt(former.startsAt, zone) : 0,
      readerLocal,
      isOtherDay: readerLocal.slice(0, 10) !== local.slice(0, 10),
      isOtherHour: readerLocal.slice(11) !== local.slice(11),
      readerMoved: former ? apart(localOf(former.startsAt, readerZone), readerLocal) : 0,
    };
  });
}

/** The next six dates of a series, in its zone and the reader's. */
export function nextSix(recurrence: Recurrence, now: Date, readerZone: string): NotedSlot[] {
  const { zone } = recurrence;
  const here = localOf(now, zone);
  const next = slots(recurrence, { from: here, limit: 7 }).filter((slot) => slot.startsAt > now).slice(0, 6);
  const past = slots(recurrence, { from: `${Number(here.slice(0, 4)) - 2}-01-01T00:00`, until: here, limit: Infinity }).filter((slot) => slot.startsAt <= now);
  return noted(next, zone, readerZone, past.at(-1) ?? null);
}
