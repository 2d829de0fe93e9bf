const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone);
  if (!found) {
    // Swedish writes dates as ISO does.
    found = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, found);
  }
  return found;
}

/** An instant as the clocks of a zone say it: "2026-03-02T15:00". */
export function localOf(at: Date, timeZone: string): string {
  return formatOf(timeZone).format(at).replace(' ', 'T');
}

/**
 * The instant at which the clocks of a zone say a time such as "2026-03-02T15:00"; null where there is no such day. Of
 * an hour that comes twice the first, of one that is left out as many minutes after the leap.
 */
export function instantOf(local: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${local}:00Z`);
  if (!Number.isFinite(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) return null;
  const offsetAt = (at: number) => Date.parse(`${localOf(new Date(at), timeZone)}:00Z`) - at;
  const day = 24 * 60 * 60 * 1000;
  const [before, after] = [offsetAt(asUtc - day), offsetAt(asUtc + day)];
  const found = [asUtc - before, asUtc - after].filter((at) => localOf(new Date(at), timeZone) === local);
  return new Date(found.length > 0 ? Math.min(...found) : asUtc - before);
}
