import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, type PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connect as connectApplication } from '../../db/connect';
import { serveAlone } from '../../db/lock';
import { startEmbedded, type Binaries, type EmbeddedDatabase } from '../../db/embedded';
import { installedBinaries } from '../../db/embedded/binaries';
import { ownerOf, readPostmasterPid } from '../../db/embedded/postmaster-pid';
import { isZombie, kindOf, startMark } from '../../db/embedded/processes';
import { socketFolder } from '../../db/embedded/socket-folder';

const isRoot = process.getuid?.() === 0;
const ordinaryUser = isRoot ? { uid: 65534, gid: 65534 } : {};
const folders: string[] = [];
const children: ChildProcess[] = [];
const clients: Client[] = [];
let seed = '';

beforeAll(async () => {
  seed = await emptyFolder();
  const db = await startEmbedded({ dataDir: seed });
  await ask(db, 'create table kept (word text)');
  expect(await db.stop()).toBe(true);
  folders.length = 0;
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.end().catch(() => {});
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await clear(folder);
});

afterAll(() => clear(seed));

async function clear(folder: string) {
  const serverDir = join(folder, 'postgres');
  const file = await readPostmasterPid(serverDir).catch(() => undefined);
  if (file && ['server', 'moved'].includes(ownerOf(file, serverDir))) {
    process.kill(file.pid, 'SIGQUIT');
    await until(() => kindOf(file.pid) !== 'postgres');
  }
  rmSync(socketFolder(folder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}

async function emptyFolder() {
  const folder = await realpath(await mkdtemp('/tmp/tilth-embedded-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** A folder with a finished database that was shut down cleanly. */
async function seededFolder() {
  const folder = await emptyFolder();
  execFileSync('cp', ['-a', join(seed, 'postgres'), folder]);
  return folder;
}

async function connect(db: EmbeddedDatabase) {
  const client = new Client(db.config());
  client.on('error', () => {});
  clients.push(client);
  await client.connect();
  return client;
}

async function ask(db: EmbeddedDatabase, sql: string): Promise<unknown[]> {
  const client = await connect(db);
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows.map((row) => Object.values(row)[0]);
}

async function until(condition: () => boolean | Promise<boolean>) {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${condition.toString()}`);
    await delay(2);
  }
}

/** Another process of the application, in a process group of its own as a terminal would start it. */
function application(dataDir: string, { user = {}, root = '' } = {}) {
  const code = `
    import { createInterface } from 'node:readline';
    import { join } from 'node:path';
    import { startEmbedded } from ${JSON.stringify(fileURLToPath(new URL('../../db/embedded.ts', import.meta.url)))};
    const [dataDir, root] = process.argv.slice(1);
    const bin = (name) => join(root, 'native/bin', name);
    const binaries = root && { findBinaries: () => ({ root, initdb: bin('initdb'), postgres: bin('postgres') }) };
    const say = (value) => console.log(JSON.stringify(value));
    try {
      const db = await startEmbedded({ dataDir, ...binaries });
      say({ how: db.how, pid: db.pid });
      for await (const _ of createInterface({ input: process.stdin })) say(await db.stop());
    } catch (error) {
      say({ error: error.message });
    }`;
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const args = ['--import', tsx, '--input-type=module', '-e', code, dataDir, root];
  const child = spawn(process.execPath, args, { ...user, detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const reply = async () => JSON.parse((await lines.next()).value ?? 'null');
  const started: Promise<{ how?: string; pid?: number; error?: string }> = reply();
  const stop = async (): Promise<boolean> => {
    child.stdin.write('stop\n');
    return reply();
  };
  const kill = async (signal: NodeJS.Signals, wholeGroup = true) => {
    process.kill((child.pid ?? NaN) * (wholeGroup ? -1 : 1), signal);
    await until(() => child.exitCode !== null || child.signalCode !== null);
  };
  return { started, stop, kill };
}

function sleeper(as: { uid?: number; gid?: number } = {}): number {
  const child = spawn('sleep', ['600'], as);
  children.push(child);
  return child.pid ?? NaN;
}

async function deadPid(): Promise<number> {
  const child = spawn('true');
  await until(() => child.exitCode !== null);
  return child.pid ?? NaN;
}

/** The server writes its pid file itself. */
function ownerOfServer(dataDir: string) {
  const { uid, gid } = statSync(join(dataDir, 'postgres/postmaster.pid'));
  return { uid, gid };
}

/** A copy of the platform package whose library links npm has left out. */
async function unlinkedBinaries(): Promise<Binaries> {
  const root = await emptyFolder();
  execFileSync('cp', ['-r', join(installedBinaries().root, 'native'), root]);
  const links: { target: string }[] = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'));
  for (const { target } of links) await rm(join(root, target));
  return { root, initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
}

test('the first start makes private UTF-8 files and a server that only its Unix socket reaches', async () => {
  const dataDir = await emptyFolder();
  const db = await startEmbedded({ dataDir });
  expect(db.how).toBe('started');
  expect(db.config('other')).toEqual({ ...db.config(), database: 'other' });
  const host = join(dataDir, 'postgres-socket');
  expect(db.config()).toEqual({ host, port: 5432, user: 'tilth', database: 'postgres' });
  const settings = ['server_encoding', 'listen_addresses', 'fsync', 'timezone', 'log_timezone', 'lc_messages'];
  const sql = `select current_setting(name) from unnest(array['${settings.join("','")}']) name`;
  expect(await ask(db, sql)).toEqual(['UTF8', '', 'on', 'UTC', 'UTC', 'C']);
  expect(await ask(db, 'select datlocprovider::text || datlocale from pg_database limit 1')).toEqual(['bC.UTF-8']);
  expect(await ask(db, "select lower('ÄÉ')")).toEqual(['äé']);
  for (const name of ['postgres', 'postgres-socket']) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o700);
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-socket', 'postgres.log']);
});

test('a later start finds the data again', async () => {
  const dataDir = await seededFolder();
  const first = await startEmbedded({ dataDir });
  await ask(first, "insert into kept values ('hello')");
  expect(await first.stop()).toBe(true);
  expect(kindOf(first.pid)).toBe('none');
  const second = await startEmbedded({ dataDir });
  expect(await ask(second, 'select word from kept')).toEqual(['hello']);
});

test.each(['alone', 'with its initdb'])('a first start killed %s half-way does not spoil the next', async (how) => {
  const dataDir = await emptyFolder();
  const app = application(dataDir);
  const halfMade = () => readdirSync(dataDir).find((name) => name.startsWith('postgres.new-'));
  await until(() => existsSync(join(dataDir, halfMade() ?? 'nothing', 'global')));
  await app.kill('SIGKILL', how === 'with its initdb');
  expect(halfMade()).toBeDefined();
  const db = await startEmbedded({ dataDir });
  expect(db.how).toBe('started');
  expect(halfMade()).toBeUndefined();
});

test.each(['SIGINT', 'SIGKILL'] as const)('a server outlives %s of its application and is adopted', async (signal) => {
  const dataDir = await seededFolder();
  const app = application(dataDir);
  const { how, pid } = await app.started;
  expect(how).toBe('started');
  await app.kill(signal);
  const db = await startEmbedded({ dataDir });
  expect([db.how, db.pid]).toEqual(['adopted', pid]);
  expect(await ask(db, 'select 1')).toEqual([1]);
  expect(await db.stop()).toBe(true);
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
});

test('a server whose application died while it was starting is adopted', async () => {
  const dataDir = await seededFolder();
  const app = application(dataDir);
  await until(async () => (await readPostmasterPid(join(dataDir, 'postgres'))) !== undefined);
  await app.kill('SIGKILL');
  expect((await startEmbedded({ dataDir })).how).toBe('adopted');
});

test('a start waits for a server that is shutting down and then starts its own', async () => {
  const dataDir = await seededFolder();
  const first = await startEmbedded({ dataDir });
  const guest = await connect(first);
  expect(await first.stop()).toBe(false);
  // SIGTERM lets the guest finish, so the server stays in this state for as long as the test likes.
  process.kill(first.pid, 'SIGTERM');
  await until(async () => (await readPostmasterPid(join(dataDir, 'postgres')))?.status === 'stopping');
  const starting = startEmbedded({ dataDir });
  expect(await Promise.race([starting, delay(200, 'waiting')])).toBe('waiting');
  await guest.end();
  const second = await starting;
  expect(second.how).toBe('started');
  expect(second.pid).not.toBe(first.pid);
});

test('a killed server is replaced without losing what it had committed', async () => {
  const dataDir = await seededFolder();
  const first = await startEmbedded({ dataDir });
  await ask(first, "insert into kept values ('committed')");
  process.kill(first.pid, 'SIGKILL');
  await until(() => kindOf(first.pid) === 'none');
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(true);
  const second = await startEmbedded({ dataDir });
  expect(second.how).toBe('started');
  expect(await ask(second, 'select word from kept')).toEqual(['committed']);
});

test('a killed server is replaced while its end is not heard of', async () => {
  const dataDir = await seededFolder();
  const first = await startEmbedded({ dataDir });
  await ask(first, "insert into kept values ('committed')");
  process.kill(first.pid, 'SIGKILL');
  await until(() => kindOf(first.pid) === 'none');
  // A process whose parent never asks how it ended: it keeps its pid, as under a container's first process.
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(parent);
  const pid = await new Promise<string>((resolve) => parent.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())));
  await until(() => isZombie(Number(pid)));
  for (const name of ['postgres/postmaster.pid', 'postgres-socket/.s.PGSQL.5432.lock']) {
    const path = join(dataDir, name);
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^\s*\d+/, pid));
  }
  const second = await startEmbedded({ dataDir });
  expect([second.how, await ask(second, 'select word from kept')]).toEqual(['started', ['committed']]);
});

test.each(['SIGQUIT', 'SIGKILL', 'SIGINT'] as const)('a server that ends by %s under its application is started again, and the right to serve taken again', async (signal) => {
  const dataDir = await seededFolder();
  const said: string[] = [];
  const { pool, embedded, revive, close } = await connectApplication({ databaseUrl: null, dataDir, log: (message) => said.push(message) });
  const taken: Error[] = [];
  const giveBack = await serveAlone(pool, (reason) => taken.push(reason), revive);
  const holders = async () => (await pool.query<{ pid: number }>("select pid from pg_locks where locktype = 'advisory' and granted")).rows.map(({ pid }) => pid);
  const [before] = await holders();
  for (let times = 0; times < 2; times += 1) {
    const { pid } = embedded!;
    process.kill(pid, signal);
    await until(() => kindOf(pid) !== 'postgres');
    // Sessions of a killed server live on for some moments, and answer.
    await until(async () => embedded!.pid !== pid && (await holders().catch(() => [])).length === 1);
  }
  expect((await holders())[0]).not.toBe(before);
  expect(taken).toEqual([]);
  await giveBack();
  await close();
  expect(said.at(-1)).toBe('Stopped PostgreSQL.');
});

test('one that is told twice of its lost connection takes the right to serve once, and not from itself', async () => {
  const dataDir = await seededFolder();
  const { pool, close } = await connectApplication({ databaseUrl: null, dataDir, log: () => {} });
  const taken: Error[] = [];
  let holder: PoolClient | undefined;
  pool.on('acquire', (client) => (holder ??= client));
  const giveBack = await serveAlone(pool, (reason) => taken.push(reason));
  // Still there at its other end, as after a break on the way.
  holder!.emit('error', new Error('broken'));
  holder!.emit('error', new Error('broken'));
  const names = async () => (await pool.query<{ name: string }>("select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid where l.locktype = 'advisory' and l.granted")).rows;
  await until(async () => (await names()).length === 1 && (await pool.query('select 1')).rowCount === 1);
  expect((await names())[0]!.name).toMatch(new RegExp(`^tilth, process ${process.pid} on `));
  expect(taken).toEqual([]);
  await giveBack();
  await close();
});

test('a killed server is replaced when another process has got its pid', async () => {
  const dataDir = await seededFolder();
  const first = await startEmbedded({ dataDir });
  process.kill(first.pid, 'SIGKILL');
  await until(() => kindOf(first.pid) === 'none');
  // Under the server's own user, else PostgreSQL itself would see that it is another process.
  const pid = sleeper(isRoot ? ownerOfServer(dataDir) : {});
  for (const name of ['postgres/postmaster.pid', 'postgres-socket/.s.PGSQL.5432.lock']) {
    const path = join(dataDir, name);
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^\d+/, String(pid)));
  }
  expect((await startEmbedded({ dataDir })).how).toBe('started');
  expect(kindOf(pid)).toBe('other');
});

test('an empty pid file does not stop a start', async () => {
  const dataDir = await seededFolder();
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), '');
  expect((await startEmbedded({ dataDir })).how).toBe('started');
});

test('a copied folder does not adopt the server of the original', async () => {
  const [original, copy] = [await seededFolder(), await seededFolder()];
  const first = await startEmbedded({ dataDir: original });
  execFileSync('cp', ['-a', join(original, 'postgres/postmaster.pid'), join(copy, 'postgres')]);
  const second = await startEmbedded({ dataDir: copy });
  expect(second.how).toBe('started');
  expect(await second.stop()).toBe(true);
  expect(await ask(first, 'select 1')).toEqual([1]);
});

test('a server whose folder was moved is not doubled', async () => {
  const dataDir = await seededFolder();
  const db = await startEmbedded({ dataDir });
  const moved = `${dataDir}-moved`;
  folders.push(moved);
  await rename(dataDir, moved);
  await expect(startEmbedded({ dataDir: moved })).rejects.toThrow(`kill -INT ${db.pid}`);
});

test('a server in another container that shares the folder is not doubled', async () => {
  const dataDir = await seededFolder();
  const db = await startEmbedded({ dataDir });
  const path = join(dataDir, 'postgres/postmaster.pid');
  const text = await readFile(path, 'utf8');
  for (const pid of [await deadPid(), sleeper()]) {
    await writeFile(path, text.replace(/^\d+/, String(pid)));
    await expect(startEmbedded({ dataDir })).rejects.toThrow('outside this container');
  }
  await writeFile(path, text);
  expect(await db.stop()).toBe(true);
});

test('several first starts at once make one server', async () => {
  const dataDir = await emptyFolder();
  const apps = [application(dataDir), application(dataDir)];
  await until(() => readdirSync(dataDir).length > 0);
  const here = [startEmbedded({ dataDir }), startEmbedded({ dataDir })];
  const all = await Promise.all([...apps.map((app) => app.started), ...here]);
  expect(all.map((one) => one.how).sort()).toEqual(['adopted', 'adopted', 'adopted', 'started']);
  expect(new Set(all.map((one) => one.pid)).size).toBe(1);
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-socket', 'postgres.log']);
});

test('stop leaves the server to another application, however idle, and the last one closes it', async () => {
  const dataDir = await seededFolder();
  const db = await startEmbedded({ dataDir });
  const app = application(dataDir);
  expect(await app.started).toEqual({ how: 'adopted', pid: db.pid });
  expect(await db.stop()).toBe(false);
  expect(kindOf(db.pid)).toBe('postgres');
  expect(await app.stop()).toBe(true);
  expect(kindOf(db.pid)).toBe('none');
});

test('two applications that stop at once leave no server behind', async () => {
  const dataDir = await seededFolder();
  const both = [await startEmbedded({ dataDir }), await startEmbedded({ dataDir })];
  expect((await Promise.all(both.map((db) => db.stop()))).sort()).toEqual([false, true]);
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
});

test('stop leaves the server to a connected client and gives the same answer twice', async () => {
  const dataDir = await seededFolder();
  const db = await startEmbedded({ dataDir });
  const guest = await connect(db);
  expect([await db.stop(), await db.stop()]).toEqual([false, false]);
  expect((await guest.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await guest.end();
  const next = await startEmbedded({ dataDir });
  expect([next.how, await next.stop(), await next.stop()]).toEqual(['adopted', true, true]);
});

test('stop waits a moment for a client that is about to leave', async () => {
  const db = await startEmbedded({ dataDir: await seededFolder() });
  const guest = await connect(db);
  const leaving = guest.query('select pg_sleep(0.2)').then(() => guest.end());
  expect(await db.stop()).toBe(true);
  await leaving;
});

test('stop of a server that has died says no', async () => {
  const db = await startEmbedded({ dataDir: await seededFolder() });
  process.kill(db.pid, 'SIGKILL');
  await until(() => kindOf(db.pid) === 'none');
  expect(await db.stop()).toBe(false);
});

test('the lock of a dead process is taken over, also when its pid is in use again', async () => {
  const dataDir = await seededFolder();
  for (const left of [`${await deadPid()} 123`, `${sleeper()} 123`, `${process.pid} ${startMark(process.pid)}`]) {
    await writeFile(join(dataDir, 'postgres.lock'), left);
    const db = await startEmbedded({ dataDir });
    expect([db.how, await db.stop()]).toEqual(['started', true]);
  }
});

test('the lock of a living process is waited for', async () => {
  const dataDir = await seededFolder();
  const pid = sleeper();
  const lock = join(dataDir, 'postgres.lock');
  await writeFile(lock, `${pid} ${startMark(pid)}`);
  const starting = startEmbedded({ dataDir });
  expect(await Promise.race([starting, delay(300, 'waiting')])).toBe('waiting');
  process.kill(pid, 'SIGKILL');
  expect((await starting).how).toBe('started');
});

test('a long path puts the socket into a private temporary folder, never into a stranger’s', async () => {
  const dataDir = join(await emptyFolder(), 'é'.repeat(60));
  execFileSync('cp', ['-a', seed, dataDir]);
  const db = await startEmbedded({ dataDir });
  const { host } = db.config();
  expect(host.startsWith(join(tmpdir(), 'tilth-'))).toBe(true);
  expect(statSync(host).mode & 0o777).toBe(0o700);
  expect(await db.stop()).toBe(true);
  await rename(host, `${host}-moved`);
  folders.push(`${host}-moved`, host);
  await symlink(`${host}-moved`, host);
  await expect(startEmbedded({ dataDir })).rejects.toThrow(host);
  if (!isRoot) return;
  await rm(host);
  await mkdir(host, { mode: 0o700 });
  await chown(host, 65534, 65534);
  await expect(startEmbedded({ dataDir })).rejects.toThrow('not a private folder');
});

test('a server that cannot start fails at once with the last lines of its log', async () => {
  const dataDir = await seededFolder();
  await writeFile(join(dataDir, 'postgres.log'), 'an old line\n');
  await writeFile(join(dataDir, 'postgres/postgresql.conf'), 'nonsense = 1\n');
  const error: unknown = await startEmbedded({ dataDir }).catch((cause: unknown) => cause);
  expect(String(error)).toMatch(/^Error: The database could not start\. .*code 1.*\n.*"nonsense"/);
  expect(String(error)).not.toContain('an old line');
});

test('data of another major version is named and left alone', async () => {
  const dataDir = await seededFolder();
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '17\n');
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/made by PostgreSQL 17, .* version 18\. .*DATABASE_URL/);
});

test('a folder that holds something else is left alone', async () => {
  const dataDir = await emptyFolder();
  await mkdir(join(dataDir, 'postgres'));
  if (isRoot) await chown(join(dataDir, 'postgres'), 65534, 65534);
  await writeFile(join(dataDir, 'postgres/letter.txt'), 'mine');
  await expect(startEmbedded({ dataDir })).rejects.toThrow('holds no database');
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['letter.txt']);
});

test('a folder that cannot be written is named', async () => {
  const parent = await emptyFolder();
  await chmod(parent, 0o555);
  const { error } = await application(join(parent, 'data'), { user: ordinaryUser }).started;
  expect(error).toContain(`The folder ${parent}/data cannot be written (EACCES)`);
  expect(error).toContain('DATA_DIR');
});

test('a system without a built-in PostgreSQL is sent to DATABASE_URL', async () => {
  const dataDir = await emptyFolder();
  const unknown = startEmbedded({ dataDir, findBinaries: () => installedBinaries('linux', 'riscv64') });
  await expect(unknown).rejects.toThrow(/linux-riscv64.*DATABASE_URL/);
  // What musl does: the file is there, but the loader that it names is not.
  const postgres = join(dataDir, 'program');
  await writeFile(postgres, '#!/no/such/loader\n', { mode: 0o755 });
  const foreign = startEmbedded({ dataDir, findBinaries: () => ({ root: dataDir, initdb: postgres, postgres }) });
  await expect(foreign).rejects.toThrow(/cannot run on this system \(ENOENT\).*DATABASE_URL/);
});

test('library links that npm left out are made again', async () => {
  const binaries = await unlinkedBinaries();
  expect((await startEmbedded({ dataDir: await emptyFolder(), findBinaries: () => binaries })).how).toBe('started');
  expect(readlinkSync(join(binaries.root, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
});

test('library links that cannot be made are named', async () => {
  const { root } = await unlinkedBinaries();
  const dataDir = await emptyFolder();
  if (isRoot) await chown(dataDir, 65534, 65534);
  else await chmod(join(root, 'native/lib'), 0o555);
  const { error } = await application(dataDir, { user: ordinaryUser, root }).started;
  await chmod(join(root, 'native/lib'), 0o755);
  expect(error).toMatch(/libecpg\.so is missing and cannot be made \(EACCES\).*npm rebuild/);
});

test('an ordinary user runs the server, and root later runs it as that user', async () => {
  const dataDir = await emptyFolder();
  if (isRoot) await chown(dataDir, 65534, 65534);
  const app = application(dataDir, { user: ordinaryUser });
  expect((await app.started).how).toBe('started');
  const second = application(dataDir, { user: ordinaryUser });
  expect((await second.started).how).toBe('adopted');
  expect([await second.stop(), await app.stop()]).toEqual([false, true]);
  expect((await startEmbedded({ dataDir })).how).toBe('started');
  expect(ownerOfServer(dataDir).uid).toBe(statSync(dataDir).uid);
});

test.runIf(isRoot)('root runs the server as the user postgres, also on files that root restored', async () => {
  const dataDir = await seededFolder();
  execFileSync('chown', ['-R', '0:0', dataDir]);
  await startEmbedded({ dataDir });
  expect(ownerOfServer(dataDir).uid).toBe(Number(execFileSync('id', ['-u', 'postgres'])));
});

test.runIf(isRoot)('a folder that bars the server of root is named', async () => {
  const closed = await emptyFolder();
  await chmod(closed, 0o700);
  const data = startEmbedded({ dataDir: join(closed, 'data') });
  await expect(data).rejects.toThrow(new RegExp(`may not enter ${closed}\\. .*DATA_DIR.*ordinary user.*DATABASE_URL`));
  const binaries = await unlinkedBinaries();
  await chmod(binaries.root, 0o700);
  const programs = startEmbedded({ dataDir: await emptyFolder(), findBinaries: () => binaries });
  await expect(programs).rejects.toThrow(`may not enter ${binaries.root}. Move the application`);
});

test('what members write stays out of the log', async () => {
  const dataDir = await seededFolder();
  const db = await startEmbedded({ dataDir });
  const failing = ["select 'secret'::int", 'secret', "do $$ begin raise warning 'secret'; end $$"];
  for (const sql of failing) await ask(db, sql).catch(() => {});
  const client = await connect(db);
  await client.query('select $1::int', ['secret']).catch(() => {});
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('secret');
});
