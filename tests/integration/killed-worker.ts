import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { buildJobs } from '../../server/jobs/worker';
import { buildLog } from '../../server/log';
import { buildDelivery } from '../../server/mail/deliver';
import { buildLinks } from '../../server/mail/links';
import { openTransport } from '../../server/mail/transport';

/** A worker for a test to kill while the mail server holds its mail. */
const pool = new pg.Pool(JSON.parse(process.env.SITE!) as pg.PoolConfig);
pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined));
const delivery = buildDelivery({
  db: drizzle(pool),
  clock: () => new Date(process.env.NOW!),
  log: buildLog('silent'),
  links: buildLinks({ publicUrl: new URL('https://tilth.example'), secret: 'a secret of at least thirty-two letters' }),
  from: { name: null, address: 'tilth@tilth.example' },
  transport: openTransport({ smtpUrl: process.env.SMTP! }),
  writeMail: async () => () => ({ subject: 'from a process that is killed', text: 'x', html: 'x' }),
  siteName: async () => 'Tilth',
  knownOf: async () => ({ text: null }),
});
await buildJobs({ pool, log: buildLog('silent'), tasks: { 'send-mail': delivery } }).start();
