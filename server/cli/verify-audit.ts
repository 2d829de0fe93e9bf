import { connect } from '../../db/connect';
import { systemClock } from '../clock';
import { configured } from '../env';
import { projectRoot } from '../root';
import { buildAudit } from '../audit/audit';

/** Says whether the log of acts is as it was written; ends with 1 when it is not, or cannot be read. */
async function verify(): Promise<number> {
  const read = configured(projectRoot());
  if ('problems' in read) {
    console.error(read.problems.join('\n'));
    return 1;
  }
  const { databaseUrl, dataDir } = read.config;
  const connection = await connect({ databaseUrl, dataDir, log: () => undefined });
  try {
    const { entries, brokenAt } = await buildAudit({ db: connection.db, clock: systemClock }).verify();
    if (brokenAt === null) {
      console.log(`The log of acts holds: ${entries} ${entries === 1 ? 'entry' : 'entries'}.`);
      return 0;
    }
    console.error(`The log of acts breaks at entry ${brokenAt}: it was changed, taken out or cut off. The ${entries} before it hold.`);
    return 1;
  } finally {
    await connection.close();
  }
}

verify().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`The log of acts could not be read. ${error.message}`);
    process.exit(1);
  },
);
