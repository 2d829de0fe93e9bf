import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import type express from 'express';
import { connect } from '../db/connect';
import { loadDemo } from '../db/demo/load';
import { alone, serveAlone } from '../db/lock';
import { migrate } from '../db/migrate';
import { systemClock } from './clock';
import type { Config } from './env';
import { buildHttp } from './http';
import { buildTasks } from './jobs/list';
import { buildJobs } from './jobs/worker';
import { buildLimiting } from './limiting';
import type { Log } from './log';
import { buildLook } from './look';
import { buildDelivery } from './mail/deliver';
import { buildLinks } from './mail/links';
import { openTransport } from './mail/transport';
import { buildOriginCheck } from './origin';
import { buildPages } from './pages';
import { buildRealtime } from './realtime/realtime';
import { buildServices } from './services';
import { buildTelling } from './tell';

export interface Running {
  port: number;
  isDemo: boolean;
  /** Where the first administrator sets the site up, or null when it is set up or a demo. */
  setupLink: string | null;
  stop(): Promise<void>;
}

/** Starts a site: database, schema, first content, services, pages, sockets. Whatever it started, `stop` ends. */
export async function boot(config: Config, log: Log): Promise<Running> {
  const connection = await connect({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log: (message) => log.info(message) });
  const { db, pool } = connection;
  const ends: (() => Promise<unknown> | void)[] = [() => connection.close()];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const revive = () =>
      connection.revive().catch((error: unknown) => {
        log.error(`The database cannot be started again. ${error instanceof Error ? error.message : String(error)}`);
        throw error;
      });
    ends.push(
      await serveAlone(pool, (reason) => {
        log.fatal(reason.message);
        // Nobody asked for this end: whoever keeps the site running shall start it again.
        process.exitCode = 1;
        process.kill(process.pid, 'SIGTERM');
      }, revive),
    );
    await migrate(pool, join(config.root, 'db/migrations'));
    const clock = systemClock;
    const limiting = buildLimiting(pool);
    const telling = buildTelling(db, log);
    const services = buildServices({ db, clock, telling, limiting, secret: config.secret, secureCookies: config.publicUrl.protocol === 'https:', sendsMail: config.mail !== null });

    await alone(pool, 'begin', async () => {
      if (await services.site.exists()) return;
      await services.site.clearUnbegun();
      const isDemo = config.demo === 'on' || (config.demo === 'unsaid' && config.databaseUrl === null);
      if (isDemo) await loadDemo({ db, log, secret: config.secret, now: clock() });
      await services.site.begin(isDemo);
    });

    const ownOrigin = buildOriginCheck(config.publicUrl);
    const look = buildLook({ services, dataDir: config.dataDir, log });
    // A body that trickles in holds a connection for two minutes at most.
    const server = createServer({ requestTimeout: 120_000 });
    const pages = await buildPages(config, server);
    const app = buildHttp({ config, services, clock, log, ownOrigin, look, ready: async () => (await pool.query('select 1')).rowCount === 1, ...pages });
    const realtime = buildRealtime({ services, telling, limiting, log, ownOrigin, addressOf: addressBehind(app) });
    server.on('request', app);
    // Attached last: before Express is there, a first long poll would find nobody to hand its request to.
    realtime.io.attach(server);

    const rendering = services.threads.renderAgain().catch((error: unknown) => log.error({ err: error }, 'posts could not be rendered again'));
    ends.push(() => rendering);

    const transport = config.mail && openTransport(config.mail);
    const links = buildLinks({ publicUrl: config.publicUrl, secret: config.secret });
    const siteName = async () => (await services.site.view()).name;
    const delivery = config.mail && transport && buildDelivery({ db, clock, log, links, from: config.mail.from, transport, writeMail: pages.writeMail, siteName, knownOf: services.sessions.knownOf });
    const jobs = buildJobs({ pool, log, tasks: buildTasks({ db, services, delivery }) });
    // All at once: each waits some seconds for whoever does not end by themselves.
    ends.push(() => transport?.close(), () => Promise.all([pages.close(), closeServer(server), realtime.close(), jobs.stop()]));

    const port = await listen(server, config);
    // Pages need not wait for it.
    await jobs.start();
    const { isDemo } = await services.site.view();
    const token = await services.site.newSetupToken();
    const setupLink = token && new URL(`/setup/${token}`, config.publicUrl).href;
    return { port, isDemo, setupLink, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${config.port} is in use. Stop the other program, or set PORT to another number.`) : error);
    });
    server.listen(config.port, config.host, () => resolve((server.address() as { port: number }).port));
  });
}

/** Takes nobody in any more, and lets running requests end, for at most 5 seconds. */
async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections();
      resolve();
    }, 5_000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** The caller's address as Express sees it behind trusted proxies, for requests that never reach Express. */
function addressBehind(app: express.Express): (request: IncomingMessage) => string {
  return (request) => {
    const asked = Object.create(app.request, { app: { value: app } }) as express.Request;
    Object.assign(asked, { headers: request.headers, socket: request.socket, connection: request.socket });
    return asked.ip ?? '';
  };
}
