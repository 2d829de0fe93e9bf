import { problemOf } from '../../app/contract/problems';
import { connect } from '../../db/connect';
import { buildAudit } from '../audit/audit';
import { systemClock } from '../clock';
import { configured } from '../env';
import { buildAdministrators } from '../people/administrators';
import { projectRoot } from '../root';

/** Makes somebody who has an account an administrator; ends with 1 when that cannot be. */
async function run([verb, email, ...rest]: string[]): Promise<number> {
  if (verb !== 'promote' || !email || rest.length > 0) {
    console.error('Say whom: npm run admin -- promote EMAIL');
    return 1;
  }
  const read = configured(projectRoot());
  if ('problems' in read) {
    console.error(read.problems.join('\n'));
    return 1;
  }
  const { databaseUrl, dataDir } = read.config;
  const connection = await connect({ databaseUrl, dataDir, log: () => undefined });
  try {
    const { db } = connection;
    const name = await buildAdministrators({ db, audit: buildAudit({ db, clock: systemClock }) }).promote(email);
    console.log(`${name} is an administrator now, from the next page on.`);
    return 0;
  } catch (error) {
    const code = problemOf(error)?.code;
    if (code === 'not_found') console.error('Nobody has an account with this address. They sign up first.');
    else if (code === 'conflict') console.error('They are an administrator already, or suspended.');
    else throw error;
    return 1;
  } finally {
    await connection.close();
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`Nobody was made an administrator. ${error.message}`);
    process.exit(1);
  },
);
