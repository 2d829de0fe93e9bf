import { hostname } from 'node:os';
import type pg from 'pg';

/** Numbers that no other program on the database uses for an advisory lock. */
const locks = { migrate: 7_126_841, begin: 7_126_842, serve: 7_126_843 };

/** Runs work while no other process on the same database runs work of that name. */
export async function alone<T>(pool: pg.Pool, name: keyof typeof locks, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [locks[name]]);
    return await work(client);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [locks[name]]).catch(() => undefined);
    client.release();
  }
}

/**
 * Takes the right to serve this database, for as long as the process lives. Two that serve at once would not hear of
 * each other's sign-outs and removals: live talk would go on to people who may not hear it. Waits 5 seconds for one
 * that is just leaving; then throws a sentence with the number of the other process. When the connection that holds the
 * right is lost, takes it again as soon as the database answers, before which `revive` may bring that back; `onTaken` is
 * called when another process was faster. Answers what gives the right back.
 */
export async function serveAlone(pool: pg.Pool, onTaken: (reason: Error) => void, revive: () => Promise<void> = async () => {}): Promise<() => void> {
  const ownName = `tilth, process ${process.pid} on ${hostname()}`.slice(0, 63);
  let given = false;
  let client: pg.PoolClient | null = null;
  client = await hold();

  async function hold(): Promise<pg.PoolClient> {
    const holder = await pool.connect();
    // Unheard, the end of this connection would end the process; and it is told more than once.
    holder.on('error', () => {
      if (holder === client) void takeAgain();
    });
    try {
      await holder.query(`select set_config('application_name', $1, false)`, [ownName]);
      for (let tries = 0; tries < 25; tries += 1) {
        const { rows } = await holder.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [locks.serve]);
        if (rows[0]?.ours) return holder;
        // A connection of our own that broke on the way may still stand at its other end.
        await holder.query(`select pg_terminate_backend(pid) from (${holders}) holders where name = $2 and pid <> pg_backend_pid()`, [locks.serve, ownName]);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      const { rows } = await holder.query<{ name: string }>(holders, [locks.serve]);
      throw new Taken(`This data is in use: ${rows[0]?.name ?? 'another process'} serves it already. Stop that one first.`);
    } catch (error) {
      holder.release(true);
      throw error;
    }
  }

  async function takeAgain(): Promise<void> {
    client?.release(true);
    client = null;
    for (let wait = 1_000; !given; wait = Math.min(wait * 2, 5_000)) {
      try {
        await revive();
        const holder = await hold();
        if (given) holder.release(true);
        else client = holder;
        return;
      } catch (error) {
        if (error instanceof Taken) return onTaken(error);
        await new Promise((resolve) => setTimeout(resolve, wait).unref());
      }
    }
  }

  return () => {
    given = true;
    client?.release(true);
    client = null;
  };
}

const holders = `select a.pid, a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.granted and l.objid = $1 and a.datname = current_database()`;

class Taken extends Error {}
