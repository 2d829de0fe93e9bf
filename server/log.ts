import { pino } from 'pino';

export type Log = pino.Logger;

/** JSON lines on standard output. Bodies, cookies and mail addresses are never given to it. */
export function buildLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Addresses whose last part is a secret: the log keeps the shape only. */
const secretPaths = /^\/(setup|reset|join|calendar|in|files)\/[^/]+/;

/** The path of a request as it may stand in a log: no query, no token. */
export function loggable(path: string): string {
  return path.split('?')[0]!.replace(secretPaths, '/$1/…');
}
