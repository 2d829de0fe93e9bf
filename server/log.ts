import { pino } from 'pino';

export type Log = pino.Logger;

/** JSON lines on standard output. Bodies, cookies and mail addresses are never given to it. */
export function buildLog(level: string, to: pino.DestinationStream = pino.destination(1)): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggableError } }, to);
}

/**
 * What of an error may stand in a log: its kind, its code and where it arose. A database's message carries the values
 * of the query, which are members' words, addresses and password hashes; so no message is kept that is not our own.
 */
export function loggableError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, table, constraint, responseCode } = error as { code?: unknown; table?: unknown; constraint?: unknown; responseCode?: unknown };
  const isOurs = !/query|database|postgres/i.test(error.constructor.name) && code === undefined && error.cause === undefined;
  return {
    kind: error.constructor.name,
    ...(isOurs && { message: error.message }),
    ...(typeof code === 'string' && { code }),
    // What a mail server answered, without its words: those name the recipient.
    ...(typeof responseCode === 'number' && { responseCode }),
    ...(typeof table === 'string' && { table }),
    ...(typeof constraint === 'string' && { constraint }),
    at: (error.stack ?? '').split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, 12),
    ...(error.cause !== undefined && { cause: loggableError(error.cause) }),
  };
}

/** Addresses whose last part is a secret: the log keeps the shape only. */
const secretPaths = /^\/+(setup|reset|join|calendar|in|files|unsubscribe|answer|confirm|new-address)\/+[^/]+/i;

/** The path of a request as it may stand in a log: no query, no token. Routes are found whatever the case, escaped, and by way of "..": so are tokens. */
export function loggable(path: string): string {
  const [asked] = path.split('?') as [string];
  const plain = resolved(asked).replace(secretPaths, '/$1/…');
  return plain.includes('/…') ? plain : asked;
}

function resolved(path: string): string {
  try {
    return decodeURIComponent(new URL(`http://site.invalid${path}`).pathname);
  } catch {
    return path;
  }
}
