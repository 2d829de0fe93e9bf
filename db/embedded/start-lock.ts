import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cannotStart, codeOf } from './failure';
import { startMark } from './processes';

const heldHere = new Set<string>();

/** Runs the work while no other process creates, starts or stops the server of this data folder. */
export async function withStartLock<T>(dataDir: string, patience: number, work: () => Promise<T>): Promise<T> {
  const lock = join(dataDir, 'postgres.lock');
  await acquire(lock, Date.now() + patience);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
    heldHere.delete(lock);
  }
}

async function acquire(lock: string, deadline: number): Promise<void> {
  while (!(await claim(lock))) {
    if (Date.now() > deadline) {
      throw cannotStart(
        `Another process has been starting or stopping it for too long. If none is running, remove ${lock}.`,
      );
    }
    const stale = await staleVersion(lock);
    if (!stale || !(await removeStale(lock, stale))) await delay(25);
  }
}

async function claim(lock: string): Promise<boolean> {
  if (heldHere.has(lock)) return false;
  try {
    heldHere.add(lock);
    await writeFile(lock, `${process.pid} ${startMark(process.pid)}`, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (cause) {
    heldHere.delete(lock);
    if (codeOf(cause) === 'EEXIST') return false;
    throw cannotStart(`The file ${lock} cannot be written (${codeOf(cause)}).`, cause);
  }
}

// The version is read first: a lock that is replaced in between then has another version than the one judged.
async function staleVersion(lock: string): Promise<string | undefined> {
  const version = await versionOf(lock);
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  return text !== undefined && (await isLeftBehind(lock, text)) ? version : undefined;
}

async function isLeftBehind(lock: string, text: string): Promise<boolean> {
  const [pid, mark] = text.split(' ');
  if (!pid || mark === undefined) return isOld(lock);
  // In a container a restarted application often has the pid of the one that was killed.
  if (Number(pid) === process.pid) return !heldHere.has(lock);
  const current = startMark(Number(pid));
  return current === '' || current !== mark;
}

// A lock without content is either being written at this moment or left by a process killed while writing.
async function isOld(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > 5000;
}

// Two processes may find the same stale lock: the slower must not remove the lock that the faster has made since.
// So only the holder of a claim on this very version removes it, after a second look.
async function removeStale(lock: string, version: string): Promise<boolean> {
  const takeover = `${lock}.${version}`;
  try {
    await writeFile(takeover, String(process.pid), { flag: 'wx' });
  } catch {
    return false;
  }
  try {
    if ((await versionOf(lock)) === version) await rm(lock, { force: true });
    return true;
  } finally {
    await rm(takeover, { force: true });
  }
}

async function versionOf(lock: string): Promise<string | undefined> {
  const found = await stat(lock, { bigint: true }).catch(() => undefined);
  return found && `${found.ino}-${found.mtimeNs}`;
}
