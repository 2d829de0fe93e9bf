/** Whether a name is that of an IANA zone, as far as the computer that asks knows them. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Every zone that is known here, with the one that was kept before under its own name. */
export const zonesWith = (kept: string): string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', kept])].sort();
