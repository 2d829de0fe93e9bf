import type pg from 'pg';

/** Numbers that no other program on the database uses for an advisory lock. */
const locks = { migrate: 7_126_841, begin: 7_126_842 };

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
