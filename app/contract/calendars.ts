import { z } from 'zod';
import type { CalendarScope } from './names';

const box = z.union([z.boolean(), z.string()]).optional().transform((value) => value === true || (typeof value === 'string' && value !== ''));

/** Which reminders somebody wants: an hour and a day before. */
export const KeepReminders = z.object({ day: box, hour: box });

export interface ReminderSettings {
  day: boolean;
  hour: boolean;
}

/** An address for a calendar to subscribe to. Whoever has it reads what it shows. */
export interface CalendarAddressView {
  id: string;
  scope: CalendarScope;
  /** The series or community that it shows, by name; null for all of one's own sessions. */
  name: string | null;
  /** Path that begins with a slash. */
  path: string;
}
