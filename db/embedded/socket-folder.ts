import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannotStart, codeOf } from './failure';
import type { Identity } from './identity';

// 103 bytes is the limit of macOS; Linux allows 107.
const longestSocketPath = 103;
const socketName = '.s.PGSQL.5432';

/** Where the server's socket lives: beside its files, or in a temporary folder when that path is too long. */
export function socketFolder(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  const places = [join(dataDir, 'postgres-socket'), join(tmpdir(), `tilth-${hash}`)];
  return places.find(fits) ?? `/tmp/tilth-${hash}`;
}

/** The file by which a server holds its socket. */
export function socketLock(dataDir: string): string {
  return join(socketFolder(dataDir), `${socketName}.lock`);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= longestSocketPath;
}

/** Makes the folder for the server's user alone: whoever reaches the socket is let in without a password. */
export async function prepareSocketFolder(folder: string, identity: Identity): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => {
    if (codeOf(cause) !== 'EEXIST') throw cannotStart(`The folder ${folder} cannot be made.`, cause);
  });
  const found = await lstat(folder);
  const isPrivate = (found.mode & 0o777) === 0o700;
  // Anybody can make a folder of this name in /tmp and wait there for our connections.
  if (!found.isDirectory() || !isOurs(found.uid, isPrivate, identity)) {
    throw cannotStart(`${folder} is not a private folder of the server's user. Remove it and start again.`);
  }
  await removeDeadSocket(folder);
  if (found.uid !== process.getuid?.()) return;
  if (!isPrivate) await chmod(folder, 0o700);
  if (found.uid !== identity.uid) await chown(folder, identity.uid, identity.gid);
}

// The lock of a killed server may name a pid that another process has now; PostgreSQL would believe it.
async function removeDeadSocket(folder: string): Promise<void> {
  for (const name of [socketName, `${socketName}.lock`]) await rm(join(folder, name), { force: true });
}

function isOurs(uid: number, isPrivate: boolean, identity: Identity): boolean {
  return uid === process.getuid?.() || (uid === identity.uid && isPrivate);
}
