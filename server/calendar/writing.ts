import type * as Ics from './ics';

const opened = () => import('./ics');

/** Writes the file that calendars subscribe to. What writes it is opened when the first one asks: at rest it would hold some megabytes for nothing. */
export async function calendarFile(...given: Parameters<typeof Ics.calendarFile>): Promise<string> {
  return (await opened()).calendarFile(...given);
}

/** Writes what a mail says to its reader's calendar. */
export async function calendarMessage(...given: Parameters<typeof Ics.calendarMessage>): Promise<string> {
  return (await opened()).calendarMessage(...given);
}
