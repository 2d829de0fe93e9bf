import { slots } from '../../server/series/recurrence';
import vectors from './recurrence-vectors.json';

/** Each vector as it comes out here and as its project wrote it, as instants to the minute. */
export function expandVectors(): { id: string; got: string[]; want: string[] }[] {
  return vectors.vectors.map((vector) => {
    const wall = (text: string) => (text.length === 10 ? `${text}T00:00` : text.slice(0, 16));
    const without = (vector.exdate ?? []).map(wall);
    const want = (vector.expectedUtc ?? vector.expected).map(wall);
    const recurrence = { rrule: vector.rrule, dtstartLocal: wall(vector.dtstart), zone: vector.tz };
    // One that is whole has nothing after what is expected.
    const found = slots(recurrence, { limit: want.length + without.length + (vector.complete ? 10 : 0) });
    const got = found.filter((slot) => !without.includes(slot.originalLocal)).map((slot) => slot.startsAt.toISOString().slice(0, 16));
    return { id: vector.id, got, want };
  });
}

// Run by itself, it says what comes out on hosts of the zones that it is asked for.
if (process.argv[1]?.endsWith('expand-vectors.ts')) {
  const hosts = process.argv.slice(2).map((zone) => {
    process.env.TZ = zone;
    return { host: Intl.DateTimeFormat().resolvedOptions().timeZone, offset: new Date('2026-07-01T00:00:00Z').getTimezoneOffset(), expanded: expandVectors() };
  });
  process.stdout.write(JSON.stringify(hosts));
}
