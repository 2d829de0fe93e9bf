import pg from 'pg';

const steps: Record<string, string> = { begin: 'savepoint undone', commit: 'release savepoint undone', rollback: 'rollback to savepoint undone' };

/** One connection that can undo all that was done over it: inside `undone`, a transaction is a savepoint. */
export class Undoing extends pg.Client {
  private isUndoing = false;

  constructor(config: pg.ClientConfig) {
    super(config);
    const plain = this.query.bind(this) as unknown as (asked: string | { text: string }, ...rest: unknown[]) => Promise<unknown>;
    // One after the other: the driver will not queue them for much longer.
    let last: Promise<unknown> = Promise.resolve();
    const ask: typeof plain = (...query) => {
      const answer = last.then(() => plain(...query));
      last = answer.catch(() => undefined);
      return answer;
    };
    // Of the many shapes that a query has, a step of a transaction comes in two: as a text, and with a text.
    const instead = (asked: string | { text: string }, ...rest: unknown[]) => {
      const step = this.isUndoing ? steps[(typeof asked === 'string' ? asked : asked.text).trim().toLowerCase()] : undefined;
      if (step === undefined) return ask(asked, ...rest);
      return ask(typeof asked === 'string' ? step : { ...asked, text: step }, ...rest);
    };
    this.query = instead as typeof this.query;
  }

  async undone<T>(work: () => Promise<T>): Promise<T> {
    await this.query('begin');
    this.isUndoing = true;
    try {
      return await work();
    } finally {
      this.isUndoing = false;
      await this.query('rollback');
    }
  }
}
