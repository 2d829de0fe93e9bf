import pg from 'pg';

/** How many connections all prepared reads share. */
const readers = 2;
/** A reader whose answers have paused for so long, in ms, gets no more questions: whoever asks next shall not wait for a slow one. */
const patience = 10;
/** Errors of a statement that its connection remembers otherwise than the server does, and would for good: its tables are others by now, or it is not there. */
const outdated = ['0A000', '26000', '42P05'];

/**
 * Has the prepared reads of a pool share two connections, on which they are asked without waiting for one another's
 * answers, and in one write for all that were asked at once: a page asks five questions, and a connection, a write and a
 * wake-up of PostgreSQL for each cost as much as their answers. Everything else, and every transaction, has a connection
 * of its own as in any pool.
 */
export function shareReads(pool: pg.Pool, config: pg.PoolConfig): void {
  const open: (Reader | null)[] = Array.from({ length: readers }, () => null);
  let hasEnded = false;
  const alone = { query: pool.query.bind(pool) as (...given: unknown[]) => unknown, end: pool.end.bind(pool) as () => Promise<void> };

  function openAt(index: number): Reader {
    const reader: Reader = new Reader(config, (error) => {
      // A connection that is lost says so more than once: by then another may stand in its place.
      if (open[index] === reader) open[index] = null;
      if (error) pool.emit('error', error, null as unknown as pg.PoolClient);
    });
    return reader;
  }

  /** The one that has the least to answer, or none where all of them have paused. */
  function leastAsked(): Reader | null {
    let best: Reader | null = null;
    for (let index = 0; index < readers; index += 1) {
      const reader = (open[index] ??= openAt(index));
      if (!reader.isPausing() && (best === null || reader.unanswered < best.unanswered)) best = reader;
    }
    return best;
  }

  const shared = (...given: unknown[]) => {
    const reader = !hasEnded && isPreparedRead(given) ? leastAsked() : null;
    return reader ? reader.ask(given[0] as pg.QueryConfig, given[1] as unknown[]) : alone.query(...given);
  };
  pool.query = shared as pg.Pool['query'];
  pool.end = (async () => {
    hasEnded = true;
    await Promise.all(open.splice(0).map((reader) => reader?.end()));
    await alone.end();
  }) as pg.Pool['end'];
}

class Reader {
  unanswered = 0;
  private lastAnswer = 0;
  private isHeld = false;
  private isGivenUp = false;
  private readonly client: pg.Client;
  private readonly opening: Promise<unknown>;

  constructor(
    config: pg.PoolConfig,
    private readonly onGone: (error: Error | null) => void,
  ) {
    // It stays open while nobody asks: what stands between would forget it, and questions would go into the void.
    this.client = new pg.Client({ ...config, pipeline: true, keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as pg.ClientConfig);
    this.client.on('error', onGone);
    this.client.on('end', () => onGone(null));
    this.opening = this.client.connect();
    this.opening.catch(onGone);
  }

  isPausing(): boolean {
    return this.unanswered > 0 && performance.now() - this.lastAnswer > patience;
  }

  async ask(question: pg.QueryConfig, values: unknown[]): Promise<pg.QueryResult> {
    if (this.unanswered === 0) this.lastAnswer = performance.now();
    this.unanswered += 1;
    try {
      await this.opening;
      this.hold();
      return await this.client.query(question, values);
    } catch (error) {
      if (outdated.includes((error as { code?: string }).code!)) this.giveUp();
      throw error;
    } finally {
      this.unanswered -= 1;
      this.lastAnswer = performance.now();
    }
  }

  /** The next question opens another connection, as in a pool after any error; what this one was asked, it answers. */
  private giveUp(): void {
    if (this.isGivenUp) return;
    this.isGivenUp = true;
    this.onGone(null);
    setImmediate(() => void this.end());
  }

  /** Whatever is asked until the event loop turns leaves in one write. */
  private hold(): void {
    if (this.isHeld) return;
    const { stream } = (this.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    this.isHeld = true;
    stream.cork();
    setImmediate(() => {
      this.isHeld = false;
      stream.uncork();
    });
  }

  async end(): Promise<void> {
    await this.opening.catch(() => undefined);
    await this.client.end();
  }
}

/** Statements that were prepared by name and only read; nothing else may overtake, or be held up, on a shared connection. */
function isPreparedRead([question]: unknown[]): boolean {
  const { name, text } = (question ?? {}) as { name?: string; text?: string };
  return name !== undefined && text !== undefined && /^\(*select /.test(text) && !/ for (no key )?(update|share)\b| for key share/.test(text);
}
