/** Codes of Node and classes of PostgreSQL that say: there is no database to speak of at this moment. */
const away = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08...|53...|57P0[123])$/;
/** What node-postgres says without a code. */
const ended = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * Whether a fault is that the database cannot be reached, is starting, ending, or has no room: it passes by itself, and
 * whoever asks may come again. Looks into the causes of a fault, too.
 */
export function isOutage(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code, syscall } = one as NodeJS.ErrnoException;
    if (ended.test(one.message)) return true;
    // A file that is not there has the code of a socket that is not there.
    if (code && away.test(code) && (code !== 'ENOENT' || syscall === 'connect')) return true;
  }
  return false;
}
