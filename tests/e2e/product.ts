import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Of a product whose screens are looked at: links that it seals can be made by them, too. */
export const secret = 'a secret of at least thirty-two letters';

const root = join(import.meta.dirname, '../..');
/** Data folders of the products that run, by address. */
const folders = new Map<string, string>();

export interface Product {
  url: string;
  dataDir: string;
  /** Everything that it has printed. */
  output(): string;
  /** Ends it as a service manager would; answers the exit code and how long it took, in ms. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
  /** Starts it again on the same data and port. */
  start(): Promise<number>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** What the database of a running product holds, as its own user: for addresses that no page links to. */
export async function rowsOf<T extends pg.QueryResultRow>(url: string, query: string, values: unknown[] = []): Promise<T[]> {
  const host = readFileSync(join(folders.get(url)!, 'postgres/postmaster.pid'), 'utf8').split('\n')[4];
  const client = new pg.Client({ host, user: 'tilth', database: 'tilth' });
  await client.connect();
  try {
    return (await client.query<T>(query, values)).rows;
  } finally {
    await client.end();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tilth-e2e-'));
  // As root, PostgreSQL runs as another user, who must be able to get there.
  await chmod(folder, 0o755);
  return folder;
}

/** Polls until a condition holds; fails with what was waited for. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, within = 15_000): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${within} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a first start leaves behind: `one-first-start.ts` makes it once for a run. */
const prepared = () => process.env.PREPARED_DATA;

/**
 * Starts the built product, as `npm start` does, on data and a port of its own: those of a demo that was started before
 * and has ended, unless it is a `first` start or none is wanted.
 */
export async function startProduct(env: Record<string, string> = {}, { first = false } = {}): Promise<Product> {
  const [port, dataDir] = [await freePort(), await dataFolder()];
  const isPrepared = !first && env.DEMO !== '0' && env.DATABASE_URL === undefined;
  // With its owner: as root, PostgreSQL runs as another user.
  if (isPrepared && prepared()) spawnSync('cp', ['-a', `${prepared()!}/.`, dataDir]);
  const url = `http://localhost:${port}`;
  let child: ChildProcess;
  let printed = '';

  const greetings = () => printed.split('Stop with Ctrl-C.').length;

  async function start(): Promise<number> {
    const [began, greeted] = [Date.now(), greetings()];
    child = spawn(process.execPath, [join(root, 'server/cli/start.mjs')], {
      cwd: root,
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: '', DATABASE_URL: '', SMTP_URL: '', MAIL_FROM: '', NODE_ENV: 'production', LOG_LEVEL: 'info', STYLEGUIDE: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until('the first page', async () => {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${printed}`);
      return (await fetch(url).catch(() => null))?.ok;
    }, 100_000);
    const took = Date.now() - began;
    // It may answer before what it says of itself has come through the pipe.
    await until('its greeting', () => Promise.resolve(greetings() > greeted));
    return took;
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM') {
    const began = Date.now();
    if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, ms: 0 };
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return { code: await ended, ms: Date.now() - began };
  }

  folders.set(url, dataDir);
  await start().catch(async (error: unknown) => {
    // What never came up would stay.
    await stop();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    url,
    dataDir,
    output: () => printed,
    start,
    stop,
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A signed-in visitor without a browser. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  constructor(readonly url: string) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string): Promise<Response> {
    return this.keep(await fetch(this.url + path, { headers: { cookie: this.cookie }, redirect: 'manual' }));
  }

  async post(path: string, form: Record<string, string>, headers: Record<string, string> = { origin: this.url }): Promise<Response> {
    const body = new URLSearchParams(form);
    return this.keep(await fetch(this.url + path, { method: 'POST', body, headers: { cookie: this.cookie, ...headers }, redirect: 'manual' }));
  }

  private keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const at = pair!.indexOf('=');
      this.cookies.set(pair!.slice(0, at), pair!.slice(at + 1));
    }
    return response;
  }

  /** Somebody who has signed up and whom the terminal makes an administrator: nobody of a demo may be one. */
  static async administrator(url: string): Promise<Visitor> {
    const visitor = new Visitor(url);
    const email = 'olivia@example.org';
    await visitor.post('/sign-up', { name: 'Olivia Owner', email, password: 'three calm otters', language: 'en', timeZone: 'America/Chicago' });
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'server/cli/admin.mjs'), 'promote', email], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: folders.get(url), PORT: '', PUBLIC_URL: '', DATABASE_URL: '' },
    });
    if (status !== 0) throw new Error(`Nobody could be made an administrator: ${stderr}`);
    return visitor;
  }

  static async as(url: string, handle: string): Promise<Visitor> {
    const visitor = new Visitor(url);
    const response = await visitor.post('/look-around', { handle });
    if (response.status !== 302) throw new Error(`Nobody may look around as ${handle}: ${response.status}`);
    return visitor;
  }
}
