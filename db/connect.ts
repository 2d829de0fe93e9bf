import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { startEmbedded, type EmbeddedDatabase } from './embedded';
import { shareReads } from './shared-reads';

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
  db: Database;
  pool: pg.Pool;
  /** Null when DATABASE_URL names a server of somebody else's keeping. */
  embedded: EmbeddedDatabase | null;
  /** Starts the embedded server again where it has died; nothing, where it lives or is somebody else's. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database: the server that DATABASE_URL names, else the embedded PostgreSQL in the data folder. */
export async function connect(given: {
  databaseUrl: string | null;
  dataDir: string;
  log: (message: string) => void;
}): Promise<Connection> {
  const embedded = given.databaseUrl ? null : await startEmbedded({ dataDir: given.dataDir, log: given.log });
  const config: pg.PoolConfig = {
    ...(embedded ? embedded.config('tilth') : { connectionString: given.databaseUrl! }),
    max: 10,
    connectionTimeoutMillis: 10_000,
  };
  const pool = new pg.Pool(config);
  shareReads(pool, config);
  // An idle client whose server goes away emits here; unheard, it would end the process.
  pool.on('error', (error) => given.log(`A database connection was lost: ${error.message}`));
  // The same of a client that is in use: whoever uses it hears of it by their next query.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  if (embedded) await createIfMissing(embedded);
  return {
    db: drizzle(pool),
    pool,
    embedded,
    revive: async () => embedded?.revive(),
    async close() {
      await pool.end();
      await embedded?.stop();
    },
  };
}

async function createIfMissing(embedded: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client(embedded.config('postgres'));
  await client.connect();
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'tilth'`);
    // Two processes may both find it missing; the second one's "duplicate database" is no failure.
    if (found.rowCount === 0) {
      await client.query('create database tilth').catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error;
      });
    }
  } finally {
    await client.end();
  }
}
