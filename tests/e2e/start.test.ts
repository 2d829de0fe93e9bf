import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { io } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import { startMark } from '../../db/embedded/processes';
import { dataFolder, freePort, startProduct, until, Visitor, type Product } from './product';

const root = join(import.meta.dirname, '../..');
const running: Product[] = [];
const start = async (env?: Record<string, string>, how?: { first: boolean }) => {
  const product = await startProduct(env, how);
  running.push(product);
  return product;
};
const childrenOf = (pid: number) => readdirSync('/proc').map(Number).filter((one) => one > 0 && existsSync(`/proc/${one}/stat`) && readFileSync(`/proc/${one}/stat`, 'utf8').split(') ').pop()!.split(' ')[1] === String(pid));
afterEach(async () => {
  await Promise.all(running.splice(0).map((product) => product.remove()));
});

const account = { name: 'Ada Administrator', email: 'ada@example.org', password: 'three calm otters', language: 'en' };

test('the first start brings a demo, the second is there at once', async () => {
  const product = await start({}, { first: true });
  expect(product.output()).toContain('It is a demo with fictional people');
  expect(product.output()).toContain(`Tilth is ready: ${product.url}`);
  const welcome = await (await fetch(product.url)).text();
  for (const name of ['Amara Nwosu', 'Grace Kim', 'Lucía Herrera']) expect(welcome).toContain(name);
  expect(statSync(join(product.dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  const visitor = await Visitor.as(product.url, 'yusuf-abdi');
  const home = await (await visitor.get('/')).text();
  expect(home).toContain('Which part of dialogic reading do you drop');
  expect(home).toContain('Harbor Reflective Group');
  expect(home).not.toContain('Counting bags');
  const { code, ms } = await product.stop('SIGTERM');
  expect([code, ms < 10_000]).toEqual([0, true]);
  await product.start();
  expect((await visitor.get('/c/harbor')).status).toBe(200);
});

test('without a demo the terminal prints a link that makes the first administrator, once', async () => {
  const product = await start({ DEMO: '0' });
  expect(await (await fetch(product.url)).text()).not.toContain('Amara');
  const link = /http:\S+\/setup\/\S+/.exec(product.output())![0];
  const path = new URL(link).pathname;
  const visitor = new Visitor(product.url);
  expect((await visitor.get(path)).status).toBe(200);
  expect((await visitor.get(`${path}x`)).status).toBe(404);
  expect(await (await visitor.get('/setup')).text()).toContain('Look at the terminal');
  const refused = await visitor.post(path, { ...account, password: 'short' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('Use at least 8 characters');
  expect((await visitor.post(path, account)).status).toBe(302);
  expect(await (await visitor.get('/settings')).text()).toContain('Ada Administrator');
  const second = new Visitor(product.url);
  expect((await second.get(path)).status).toBe(404);
  expect((await second.post(path, { ...account, email: 'eve@example.org' })).status).toBe(404);
  expect((await second.post('/look-around', { handle: 'ada-administrator' })).status).toBe(404);
  // Neither the link nor a mail address lies in the log.
  const logged = product.output().split('\n').filter((line) => line.startsWith('{')).join('\n');
  expect(logged).toContain('/setup/…');
  expect(logged).not.toContain(path.split('/')[2]);
  expect(logged).not.toContain('@example.org');
  await product.stop();
  await product.start();
  expect(product.output().match(/http:\S+\/setup\/\S+/g)).toHaveLength(1);
});

test('starting one\u2019s own site removes the demo and all that was tried in it', async () => {
  const product = await start();
  const guest = await Visitor.as(product.url, 'grace-kim');
  const owner = new Visitor(product.url);
  // The page says where the link is; it is no way in by itself, for whoever finds it.
  expect((await owner.post('/setup', account)).status).toBe(405);
  const link = new URL(/http:\S+\/setup\/\S+/.exec(product.output())![0]).pathname;
  expect((await owner.post(link, { ...account, email: 'not an address' })).status).toBe(400);
  expect((await guest.get('/c/rooted')).status).toBe(200);
  expect((await owner.post(link, account)).status).toBe(302);
  expect(await (await owner.get('/')).text()).toContain('Ada');
  expect((await owner.get('/c/rooted')).status).toBe(404);
  expect((await guest.get('/communities')).headers.get('location')).toContain('/sign-in');
  expect((await owner.get('/setup')).status).toBe(404);
  expect((await new Visitor(product.url).post('/look-around', { handle: 'amara-nwosu' })).status).toBe(404);
});

test('nobody looks around through a proxy or under another name, unless DEMO=1 says so', async () => {
  const product = await start();
  const tried = async (headers: Record<string, string>) => (await new Visitor(product.url).post('/look-around', { handle: 'grace-kim' }, { origin: product.url, ...headers })).status;
  expect(await tried({})).toBe(302);
  expect(await tried({ 'x-forwarded-for': '203.0.113.9' })).toBe(404);
  expect(await tried({ forwarded: 'for=203.0.113.9' })).toBe(404);
  const shown = await start({ DEMO: '1' });
  expect((await new Visitor(shown.url).post('/look-around', { handle: 'grace-kim' }, { origin: shown.url, 'x-forwarded-for': '203.0.113.9' })).status).toBe(302);
});

test('all problems of the configuration are printed together', async () => {
  const dataDir = await dataFolder();
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/main.js')], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: 'many', PUBLIC_URL: 'ftp://x', DATABASE_URL: 'mysql://x', SECRET: 'short', DEMO: 'yes', LOG_LEVEL: 'loud' },
  });
  expect(status).toBe(1);
  for (const name of ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'SECRET', 'DEMO', 'LOG_LEVEL']) expect(stderr).toContain(`- ${name} `);
});

test('a port in use is said in a sentence, and nothing is left running', async () => {
  const product = await start();
  const dataDir = await dataFolder();
  const port = new URL(product.url).port;
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/main.js')], { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: port, DEMO: '0' } });
  expect(status).toBe(1);
  expect(stderr).toContain(`Port ${port} is in use.`);
  expect(() => readFileSync(join(dataDir, 'postgres/postmaster.pid'))).toThrow('ENOENT');
});

test('a command on data without a site says so, makes nothing and prints no query', async () => {
  const host = await start({ DEMO: '0' });
  const dataDir = join(await dataFolder(), 'mistyped');
  const { port } = new URL(host.url);
  const [socketFolder] = readFileSync(join(host.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n').slice(4, 5);
  const admin = new pg.Client({ host: socketFolder, user: 'tilth', database: 'postgres' });
  await admin.connect();
  await admin.query('create database bare');
  await admin.end();
  const elsewhere = `postgres://tilth@/bare?host=${encodeURIComponent(socketFolder!)}`;
  for (const [command, ...args] of [['audit-verify.js'], ['admin.js', 'promote', 'mary@private.example']]) {
    const run = (env: Record<string, string>) => spawnSync(process.execPath, [join(root, 'build', command!), ...args], { encoding: 'utf8', env: { ...process.env, PORT: port, DATA_DIR: dataDir, DATABASE_URL: '', ...env } });
    for (const [env, words] of [
      [{}, `There is no Tilth yet in ${dataDir}.`],
      [{ DATABASE_URL: elsewhere }, 'There is no Tilth yet in the database that DATABASE_URL names.'],
      [{ DATABASE_URL: elsewhere.replace('/bare', '/nodb') }, 'DATABASE_URL names the database "nodb"'],
    ] as const) {
      const { status, stderr } = run(env);
      expect([status, stderr]).toEqual([1, expect.stringContaining(words)]);
      expect(stderr).not.toMatch(/select|mary/);
    }
  }
  expect(existsSync(dataDir)).toBe(false);
});

test('a database that does not answer is said in a sentence', async () => {
  const port = await freePort();
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/main.js')], { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', DATA_DIR: await dataFolder(), PORT: String(port), DATABASE_URL: `postgres://tilth:hunter2@localhost:${port}/tilth` } });
  expect([status, stderr]).toEqual([1, expect.stringContaining(`Tilth could not start. DATABASE_URL: no PostgreSQL answers at localhost, port ${port} (ECONNREFUSED).`)]);
  expect(stderr).not.toContain('hunter2');
});

test('kill -9 among two hundred acknowledged replies loses none and repeats none', async () => {
  const product = await start();
  const names = ['amara-nwosu', 'kenji-watanabe', 'lucia-herrera', 'thandi-mokoena', 'grace-kim', 'yusuf-abdi', 'nizhoni-begaye', 'david-okafor', 'imani-brooks', 'fatima-rahman', 'linh-pham', 'hector-salas'];
  const members = await Promise.all(names.map((handle) => Visitor.as(product.url, handle)));
  // The pace of one person is limited: twelve members and eight newcomers write ten each.
  for (let n = 0; n < 8; n += 1) {
    const newcomer = new Visitor(product.url);
    expect((await newcomer.post('/sign-up', { ...account, name: `Newcomer ${n}`, email: `newcomer${n}@example.org` })).status).toBe(302);
    expect((await newcomer.post('/c/rooted', { intent: 'join' })).status).toBe(302);
    members.push(newcomer);
  }
  const begun = await members[0]!.post('/c/rooted/new', { kind: 'share', title: 'Through the storm', body: 'Start', clientId: 'storm-0000' });
  const thread = begun.headers.get('location')!;
  const acknowledged = new Set<string>();
  let killed: Promise<unknown> | null = null;
  const write = async (visitor: Visitor, who: number, n: number) => {
    const clientId = `storm-${who}-${n}-x`;
    // Like a browser: the same client id until it is acknowledged, however often the line drops.
    await until(`reply ${clientId}`, async () => {
      const response = await visitor.post(thread, { body: `words ${who} ${n}`, clientId, stay: '1' }).catch(() => null);
      if (response?.status !== 200) return false;
      await response.arrayBuffer();
      return true;
    }, 45_000);
    acknowledged.add(clientId);
    if (acknowledged.size === 90) killed = product.stop('SIGKILL').then(() => product.start());
  };
  await Promise.all(members.map(async (visitor, who) => {
    for (let n = 0; n < 10; n += 1) await write(visitor, who, n);
  }));
  await killed!;
  expect(acknowledged.size).toBe(200);

  const socket = io(product.url, { transports: ['websocket'], extraHeaders: { origin: product.url, cookie: members[0]!.cookie } });
  const found: { seq: number; html: string }[] = [];
  for (let after = 1, more = true; more; after = found.at(-1)!.seq) {
    const answer = (await socket.timeout(10_000).emitWithAck('thread:watch', { threadId: thread.slice(3), after })) as { posts: typeof found; more: boolean };
    found.push(...answer.posts);
    more = answer.more;
  }
  socket.disconnect();
  expect(found.map((post) => post.seq)).toEqual(Array.from({ length: 200 }, (_, n) => n + 2));
  // By their words: under which client id others wrote, nobody is told.
  expect(new Set(found.map((post) => post.html.replace(/^<p>words (\d+) (\d+)<\/p>\n$/, 'storm-$1-$2-x')))).toEqual(acknowledged);
}, 120_000);

test('health is told, and readiness follows the database', async () => {
  const product = await start({ DEMO: '0' });
  expect(await (await fetch(`${product.url}/healthz`)).text()).toBe('ok');
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  const pid = Number(readFileSync(join(product.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  // A database that does not answer is one that is not there.
  const all = [pid, ...childrenOf(pid)];
  for (const one of all) process.kill(one, 'SIGSTOP');
  await until('not ready', async () => (await fetch(`${product.url}/readyz`)).status === 503);
  for (const one of all) process.kill(one, 'SIGCONT');
  // While somebody else starts or stops it, the site cannot bring it back.
  const held = join(product.dataDir, 'postgres.lock');
  writeFileSync(held, `${process.pid} ${startMark(process.pid)}`);
  process.kill(pid, 'SIGINT');
  await until('not ready', async () => (await fetch(`${product.url}/readyz`)).status === 503);
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  const page = await fetch(`${product.url}/sign-in`, { headers: { cookie: `tilth=${'a'.repeat(40)}` } });
  expect(page.status).toBe(503);
  const text = await page.text();
  expect(text).toContain('Nothing that was saved is lost');
  expect(text).toContain(page.headers.get('x-request-id'));
  expect(text).not.toMatch(/ECONN|postgres|\.ts|\.js/);
  const signIn = await new Visitor(product.url).post('/sign-in', { email: 'ada@example.org', password: 'three calm otters' });
  expect([signIn.status, (await signIn.text()).includes('ada@example.org')]).toEqual([503, true]);
  rmSync(held);
  await until('the database to be back', async () => (await fetch(`${product.url}/readyz`)).status === 200, 30_000);
  expect((await fetch(product.url)).status).toBe(200);
});

test('a second one on the same data names the first and does it no harm', async () => {
  const product = await start();
  const port = String(await freePort());
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/main.js')], { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', DATA_DIR: product.dataDir, PORT: port } });
  expect(status).toBe(1);
  expect(stderr).toMatch(/This data is in use: tilth, process \d+ on \S+ serves it already/);
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
});

test('Ctrl-C ends it with people on the line', async () => {
  const product = await start();
  const visitor = await Visitor.as(product.url, 'grace-kim');
  const socket = io(product.url, { transports: ['websocket'], reconnection: false, extraHeaders: { origin: product.url, cookie: visitor.cookie } });
  await new Promise((resolve) => socket.once('connect', () => resolve(null)));
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  // One that says nothing, and one that stops in the middle of a form.
  for (const words of ['', 'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail=']) {
    const silent = connect(Number(new URL(product.url).port), 'localhost', () => silent.write(words));
    silent.on('error', () => undefined);
    await new Promise((resolve) => silent.once('connect', resolve));
  }
  const { code, ms } = await product.stop('SIGINT');
  expect([code, ms < 10_000]).toEqual([0, true]);
  await gone;
  expect(() => readFileSync(join(product.dataDir, 'postgres/postmaster.pid'))).toThrow('ENOENT');
});

test('a site on a PostgreSQL of somebody else\u2019s keeping starts empty and leaves it running', async () => {
  const host = await start({ DEMO: '0' });
  const [socketFolder] = readFileSync(join(host.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n').slice(4, 5);
  const admin = new pg.Client({ host: socketFolder, user: 'tilth', database: 'postgres' });
  await admin.connect();
  await admin.query('create database elsewhere');
  const guest = await start({ DATABASE_URL: `postgres://tilth@/elsewhere?host=${encodeURIComponent(socketFolder!)}` });
  expect(guest.output()).toContain('/setup/');
  expect(guest.output()).toContain('Data: the database that DATABASE_URL names.');
  await guest.stop();
  expect((await admin.query('select 1 as up')).rows).toEqual([{ up: 1 }]);
  await admin.end();
});

test('whoever stops npm stops the site', async () => {
  const [dataDir, port] = [await dataFolder(), await freePort()];
  const npm = spawn('npm', ['start'], { cwd: root, stdio: 'ignore', env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DEMO: '0', PUBLIC_URL: '', DATABASE_URL: '', STYLEGUIDE: '' } });
  const answers = async () => (await fetch(`http://localhost:${port}/healthz`).catch(() => null))?.ok ?? false;
  await until('an answer', answers, 60_000);
  npm.kill('SIGTERM');
  await until('silence', async () => !(await answers()), 15_000);
  await until('the end of the database', async () => !existsSync(join(dataDir, 'postgres/postmaster.pid')), 15_000);
  rmSync(dataDir, { recursive: true });
});
