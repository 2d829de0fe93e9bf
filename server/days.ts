const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day, as 2026-03-02, that an instant falls on in an IANA zone. */
export function dayIn(timeZone: string, at: Date): string {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(at);
}
