import { problemOf } from '../../app/contract/problems';
import { buildAudit } from '../audit/audit';
import { systemClock } from '../clock';
import { buildAdministrators } from '../people/administrators';
import { withSite } from './open-site';

/** Makes somebody who has an account an administrator; ends with 1 when that cannot be. */
async function run([verb, email, ...rest]: string[]): Promise<number> {
  if (verb !== 'promote' || !email || rest.length > 0) {
    console.error('Say whom: npm run admin -- promote EMAIL');
    return 1;
  }
  const said = await withSite(async ({ db }) => {
    try {
      return { name: await buildAdministrators({ db, audit: buildAudit({ db, clock: systemClock }) }).promote(email) };
    } catch (error) {
      const code = problemOf(error)?.code;
      if (code === 'not_found') return { refusal: 'Nobody has an account with this address. They sign up first.' };
      if (code === 'conflict') return { refusal: 'They are an administrator already, or suspended.' };
      throw error;
    }
  });
  if (said.refusal !== undefined) console.error(said.refusal);
  else console.log(`${said.name} is an administrator now, from the next page on.`);
  return said.refusal === undefined ? 0 : 1;
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`Nobody was made an administrator. ${error.message}`);
    process.exit(1);
  },
);
