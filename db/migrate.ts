import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as apply } from 'drizzle-orm/node-postgres/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { alone } from './lock';

const silent = new Logger(() => () => undefined);

/**
 * Brings the database to the newest schema. Processes that start at once take turns; a database that a newer
 * version has already changed is refused, because this version could damage what it does not know.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<void> {
  await alone(pool, 'migrate', async (client) => {
    await refuseNewerSchema(client, folder);
    await apply(drizzle(client), { migrationsFolder: folder });
    // The queue keeps a schema of its own, beside ours.
    await runMigrations({ pgPool: pool, logger: silent });
  });
}

async function refuseNewerSchema(client: pg.PoolClient, folder: string): Promise<void> {
  if ((await schemaIn(client, folder)) === 'newer') {
    throw new Error('This database was made by a newer version of Tilth. Start that version, or restore a backup of this one.');
  }
}

/** What the database holds, next to what this version of Tilth knows. */
export async function schemaIn(client: pg.Pool | pg.PoolClient, folder: string): Promise<'none' | 'older' | 'same' | 'newer'> {
  const table = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!table.rows[0]?.there) return 'none';
  const applied = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  );
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const [newest, known] = [Number(applied.rows[0]?.newest ?? 0), journal.entries.at(-1)?.when ?? 0];
  if (newest === 0) return 'none';
  return newest > known ? 'newer' : newest < known ? 'older' : 'same';
}
