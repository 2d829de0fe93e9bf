/** When somebody wants no mail: minutes after midnight in their zone. The end may lie on the next day. */
export interface QuietHours {
  isQuiet: boolean;
  quietFrom: number;
  quietTo: number;
  timeZone: string;
}

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function minutesAt(at: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })));
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return parts.hour! * 60 + parts.minute!;
}

/** Whether an instant lies in somebody's quiet hours. */
export function isQuietAt(at: Date, { isQuiet, quietFrom, quietTo, timeZone }: QuietHours): boolean {
  if (!isQuiet || quietFrom === quietTo) return false;
  const now = minutesAt(at, timeZone);
  return quietFrom < quietTo ? now >= quietFrom && now < quietTo : now >= quietFrom || now < quietTo;
}

/** The first instant from this one on that is not quiet. */
export function afterQuiet(at: Date, hours: QuietHours): Date {
  return isQuietAt(at, hours) ? reach(at, hours, hours.quietTo, 1) : at;
}

/** The last minute before the quiet hours that this instant lies in; the instant itself where it lies in none. */
export function beforeQuiet(at: Date, hours: QuietHours): Date {
  return isQuietAt(at, hours) ? new Date(reach(at, hours, hours.quietFrom, -1).getTime() - minute) : at;
}

/** The nearest instant in one direction at which clocks in the zone show a time of day, to the minute. */
function reach(at: Date, { timeZone }: QuietHours, goal: number, direction: 1 | -1): Date {
  const start = Math.floor(at.getTime() / minute) * minute;
  const away = ((goal - minutesAt(at, timeZone)) * direction + 1440) % 1440;
  const there = start + away * direction * minute;
  // A change of the clocks in between puts it off by what they changed.
  const off = ((goal - minutesAt(new Date(there), timeZone) + 720 + 1440) % 1440) - 720;
  return new Date(there + off * minute);
}
