import { buildAudit } from '../audit/audit';
import { systemClock } from '../clock';
import { withSite } from './open-site';

/** Says whether the log of acts is as it was written; ends with 1 when it is not, or cannot be read. */
async function verify(): Promise<number> {
  const { entries, brokenAt } = await withSite(({ db }) => buildAudit({ db, clock: systemClock }).verify());
  if (brokenAt === null) {
    console.log(`The log of acts holds: ${entries} ${entries === 1 ? 'entry' : 'entries'}.`);
    return 0;
  }
  console.error(`The log of acts breaks at entry ${brokenAt}: it was changed, taken out or cut off. The ${entries} before it hold.`);
  return 1;
}

verify().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`The log of acts could not be read. ${error.message}`);
    process.exit(1);
  },
);
