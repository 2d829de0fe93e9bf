import type { CalendarScope } from './names';

/** An address for a calendar to subscribe to. Whoever has it reads what it shows. */
export interface CalendarAddressView {
  id: string;
  scope: CalendarScope;
  /** The series or community that it shows, by name; null for all of one's own sessions. */
  name: string | null;
  /** As it is asked for: the id of a series or the slug of a community. */
  of: string | null;
  /** Path that begins with a slash. */
  path: string;
}

/** A series that somebody may want in their calendar alone. */
export interface SeriesToFollow {
  id: string;
  title: string;
  communityName: string;
}
