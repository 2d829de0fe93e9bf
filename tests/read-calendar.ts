import ICAL from 'ical.js';

export interface CalendarEvent {
  start: Date;
  end: Date;
  title: string;
  place: string;
  uid: string;
}

/** What a calendar shows of a file, until an instant: by ical.js, from the text alone. */
export function readByIcalJs(text: string, until: Date): CalendarEvent[] {
  const events = ICAL.Component.fromString(text).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const found: CalendarEvent[] = [];
  const see = (event: ICAL.Event, start: ICAL.Time, end: ICAL.Time) => {
    if (start.toJSDate() <= until) found.push({ start: start.toJSDate(), end: end.toJSDate(), title: event.summary, place: event.location ?? '', uid: event.uid });
  };
  for (const event of events.filter((it) => !it.isRecurrenceException())) {
    if (!event.isRecurring()) {
      see(event, event.startDate, event.endDate);
      continue;
    }
    for (const other of events) if (other.uid === event.uid && other.isRecurrenceException()) event.relateException(other);
    const dates = event.iterator();
    for (let next = dates.next(); next && next.toJSDate() <= until; next = dates.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      see(item, startDate, endDate);
    }
  }
  return found.sort((a, b) => a.start.getTime() - b.start.getTime());
}
