import ICAL from 'ical.js';
import { tzlib_get_ical_block as blockOf } from 'timezones-ical-library';

export interface CalendarZone {
  /** The name that the file uses: an old name of a zone becomes the one of today. */
  tzid: string;
  component: () => ICAL.Component;
}

/** A zone as a calendar file describes it; null for one that nobody has described. */
export function calendarZone(zone: string): CalendarZone | null {
  const [block, line] = blockOf(zone);
  if (!block || !line) return null;
  return { tzid: line.replace('TZID=', ''), component: () => ICAL.Component.fromString(block) };
}
