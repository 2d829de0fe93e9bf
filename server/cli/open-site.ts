import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Connection } from '../../db/connect';
import { schemaIn } from '../../db/migrate';
import { configured, type Config } from '../env';
import { projectRoot } from '../root';
import { startFailure } from '../start-failure';

/** Does something with the database of a site that is there, for a command of the terminal. Throws a sentence where there is none, and makes nothing. */
export async function withSite<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const read = configured(projectRoot(), { makesKey: false });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const { config } = read;
  try {
    if (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgres'))) throw noneYet(config);
    const connection = await connect({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log: () => undefined });
    try {
      await refuseOther(connection, config);
      return await work(connection);
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw new Error(startFailure(error, config), { cause: error });
  }
}

async function refuseOther({ pool }: Connection, config: Config): Promise<void> {
  const schema = await schemaIn(pool, join(config.root, 'db/migrations'));
  if (schema === 'none' || (await pool.query('select 1 from site')).rowCount === 0) throw noneYet(config);
  if (schema === 'older') throw new Error('This database was made by an older version of Tilth. Start this one once (npm start), then try again.');
}

function noneYet({ databaseUrl, dataDir }: Config): Error {
  return new Error(
    databaseUrl
      ? 'There is no Tilth yet in the database that DATABASE_URL names. Start it once (npm start), or name the database of your site.'
      : `There is no Tilth yet in ${dataDir}. Start it once (npm start), or set DATA_DIR to the folder of your site.`,
  );
}
