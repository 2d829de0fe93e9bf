import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { dataDirectory, openPresence, otherClients, type Presence } from './connection';
import { cannotStart } from './failure';
import { fileIn, nameNobody, ownerOf, readPostmasterPid, realPathOf, removePostmasterPid } from './postmaster-pid';
import type { Owner, PostmasterPid } from './postmaster-pid';
import { isZombie, kindOf } from './processes';
import { socketFolder, socketLock } from './socket-folder';

/** Real paths of the data folder and of the server's files in it. */
export interface Place {
  dataDir: string;
  serverDir: string;
}

export interface Running {
  pid: number;
  address: { host: string; port: number };
  presence: Presence;
}

/** The server that already runs on this folder, once it is ready; undefined when one may be started. */
export async function findRunning({ dataDir, serverDir }: Place): Promise<Running | undefined> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const file = await readPostmasterPid(serverDir);
    if (!file) return undefined;
    const owner = ownerOf(file, serverDir);
    const found = owner === 'server' && file.status === 'ready' ? await join(file, serverDir) : owner;
    if (typeof found === 'object') return found;
    if (found === 'moved') throw moved(file, serverDir);
    if (found !== 'server') {
      await assertSilent(dataDir);
      // A dead server's file stays: PostgreSQL clears it itself, and finds survivors of a crash by it.
      if (found === 'foreign') await removePostmasterPid(serverDir);
      if (found === 'dead' && isZombie(file.pid)) for (const path of [fileIn(serverDir), socketLock(dataDir)]) await nameNobody(path);
      return undefined;
    }
    if (Date.now() > deadline) throw unresponsive(file, serverDir);
    await delay(20);
  }
}

// Still 'server' when it does not answer now: it may be shutting down since its file was read.
async function join(file: PostmasterPid, serverDir: string): Promise<Running | Owner> {
  const address = { host: file.socketDir, port: file.port };
  const presence = await openPresence(address).catch(() => undefined);
  if (!presence) return 'server';
  const folder = await dataDirectory(presence).catch(() => undefined);
  if (folder !== undefined && realPathOf(folder) === serverDir) return { pid: file.pid, address, presence };
  await presence.client.end();
  if (folder === undefined) return 'server';
  return existsSync(folder) ? 'foreign' : 'moved';
}

function moved({ pid, dataDirectory: before }: PostmasterPid, serverDir: string): Error {
  return cannotStart(
    `The folder ${before} was moved to ${serverDir} while its server (process ${pid}) was running. ` +
      `Stop that server with "kill -INT ${pid}" and start again.`,
  );
}

// The pid of a server in another container means nothing here, but its socket in the shared folder answers.
async function assertSilent(dataDir: string): Promise<void> {
  const presence = await openPresence({ host: socketFolder(dataDir), port: 5432 }).catch(() => undefined);
  if (!presence) return;
  await presence.client.end();
  throw cannotStart(
    `A server outside this container is using ${dataDir}. Stop it first; ` +
      'to run several copies of the application, set DATABASE_URL to a PostgreSQL server.',
  );
}

function unresponsive(file: PostmasterPid, serverDir: string): Error {
  return cannotStart(
    `A PostgreSQL server (process ${file.pid}) holds ${serverDir}, and for 30 seconds it has been ` +
      `"${file.status}" and not to be reached. Wait for it or stop it, and start again.`,
  );
}

/** Shuts the server down unless somebody else is connected. Returns whether it has gone. */
export async function stopIfUnused({ pid, address, presence }: Running, { serverDir }: Place): Promise<boolean> {
  const session = presence.isOpen() ? presence : await openPresence(address).catch(() => undefined);
  if (!session) return false;
  const unused = await isUnused(session).finally(() => session.client.end());
  if (!unused || (await readPostmasterPid(serverDir))?.pid !== pid) return false;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // Another user's server, or gone in this instant.
    return false;
  }
  return hasGone(pid);
}

// A pool that has just been closed leaves sessions behind for some milliseconds.
async function isUnused(session: Presence): Promise<boolean> {
  const deadline = Date.now() + 500;
  while ((await otherClients(session)) > 0) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

async function hasGone(pid: number): Promise<boolean> {
  const deadline = Date.now() + 10_000;
  while (kindOf(pid) === 'postgres') {
    if (Date.now() > deadline) return false;
    await delay(10);
  }
  return true;
}
