import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { writeMail } from '../../app/mail/write.server';
import { buildTasks } from '../../server/jobs/list';
import { buildJobs } from '../../server/jobs/worker';
import { buildLog, type Log } from '../../server/log';
import { buildDelivery } from '../../server/mail/deliver';
import { buildLinks } from '../../server/mail/links';
import { openTransport } from '../../server/mail/transport';
import type { TestSite } from './site';

/** A mail as it arrived: parsed, with its source and whom it was handed over for. */
export interface Arrived extends Email {
  source: string;
  to: { name: string; address: string }[];
  envelope: { from: string; to: string[] };
}

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** What the server does with a mail before it takes it; whatever it throws is its answer. */
type Hold = (source: string) => Promise<void> | void;

/** A mail server on this machine that keeps what it gets. */
export async function openServer() {
  const arrived: Arrived[] = [];
  const at: { hold: Hold; refuses: ((address: string) => Error | null) | null } = { hold: () => undefined, refuses: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(at.refuses?.(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString();
        void (async () => {
          await at.hold(source);
          const parsed = await PostalMime.parse(source);
          const { mailFrom, rcptTo } = session.envelope;
          arrived.push({ ...parsed, source, to: (parsed.to ?? []) as Arrived['to'], envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) } });
        })().then(() => done(), (error: Error) => done(error));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { arrived, at, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** The mail of a test's site: queued by its verbs, carried out here, read back. */
export async function openMailbox(site: TestSite, { log = buildLog('silent'), publicUrl = 'https://tilth.example' }: { log?: Log; publicUrl?: string } = {}) {
  const server = await openServer();
  const transport = openTransport({ smtpUrl: server.url });
  const links = buildLinks({ publicUrl: new URL(publicUrl), secret: site.secret });
  const from = { name: null, address: 'tilth@tilth.example' };
  const delivery = buildDelivery({ db: site.db, clock: site.clock, log, links, from, transport, writeMail: async () => writeMail, siteName: async () => 'Tilth of the Valley' });
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

/** The value of a header, whatever its case. */
export const header = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value;

/** The addresses in a mail's text that lead to a path of the site. */
export const linksIn = (mail: Email, path: string) => [...(mail.text ?? '').matchAll(/https:\/\/\S+/g)].map(([link]) => new URL(link)).filter(({ pathname }) => pathname.startsWith(path));
