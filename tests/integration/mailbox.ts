import { writeMail } from '../../app/mail/write.server';
import { buildTasks } from '../../server/jobs/list';
import { buildJobs } from '../../server/jobs/worker';
import { buildLog, type Log } from '../../server/log';
import { buildDelivery, type KnownOf } from '../../server/mail/deliver';
import { buildLinks } from '../../server/mail/links';
import { openTransport } from '../../server/mail/transport';
import { openServer, type Arrived } from '../mail-server';
import type { TestSite } from './site';

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** The mail of a test's site: queued by its verbs, carried out here, read back. */
export async function openMailbox(site: TestSite, { log = buildLog('silent'), publicUrl = 'https://tilth.example', known = site.services.sessions.knownOf }: { log?: Log; publicUrl?: string; known?: KnownOf } = {}) {
  const server = await openServer();
  const transport = openTransport({ smtpUrl: server.url });
  const links = buildLinks({ publicUrl: new URL(publicUrl), secret: site.secret });
  const from = { name: null, address: 'tilth@tilth.example' };
  const delivery = buildDelivery({ db: site.db, clock: site.clock, log, links, from, transport, writeMail: async () => writeMail, siteName: async () => 'Tilth of the Valley', knownOf: known });
  const jobs = buildJobs({ pool: site.pool, log, tasks: buildTasks({ db: site.db, services: site.services, delivery }) });
  return {
    ...server,
    links,
    jobs,
    /** Carries out what is due; answers what has arrived since the last look. */
    async read(): Promise<Arrived[]> {
      await jobs.runDue();
      return server.arrived.splice(0);
    },
    /** What waits in the queue. */
    async queue(): Promise<{ task_identifier: string; payload: unknown; run_at: Date; attempts: number; last_error: string | null }[]> {
      return (await site.pool.query('select j.*, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) order by j.id')).rows;
    },
    async close() {
      await jobs.stop();
      transport.close();
      await server.close();
    },
  };
}
