import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cannotStart, codeOf } from './failure';
import { kindOf, workingDirectory } from './processes';

/** What a running server writes about itself into its folder. */
export interface PostmasterPid {
  pid: number;
  dataDirectory: string;
  port: number;
  socketDir: string;
  /** 'starting', 'ready', 'stopping', or empty in the first moments. */
  status: string;
}

export type Owner = 'server' | 'moved' | 'foreign' | 'dead';

/** The server's own account of itself, if the file is there. */
export async function readPostmasterPid(serverDir: string): Promise<PostmasterPid | undefined> {
  try {
    const lines = (await readFile(fileIn(serverDir), 'utf8')).split('\n');
    const [pid, dataDirectory = '', , port, socketDir = '', , , status = ''] = lines;
    return { pid: Number(pid), dataDirectory, port: Number(port), socketDir, status: status.trim() };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cannotStart(`The folder ${serverDir} cannot be read (${codeOf(cause)}).`, cause);
  }
}

/** Whether the pid in the file is this folder's server, perhaps moved with it, or some other process, or dead. */
export function ownerOf({ pid, dataDirectory }: PostmasterPid, serverDir: string): Owner {
  // An empty file, as a full disk leaves it, would make PostgreSQL refuse to start.
  if (!(pid > 0)) return 'foreign';
  const kind = kindOf(pid);
  if (kind !== 'postgres') return kind === 'none' ? 'dead' : 'foreign';
  const folder = workingDirectory(pid);
  // Where the system does not tell, the server itself will be asked.
  if (folder === undefined) return 'server';
  if (folder !== serverDir) return 'foreign';
  return realPathOf(dataDirectory) === serverDir ? 'server' : 'moved';
}

/** The real path of what is there, or the path itself. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * Makes a lock file of a server name a process that is gone for good. PostgreSQL takes one whose parent has not heard of
 * its end for alive; the rest of the file, by which it looks for survivors of a crash, stays.
 */
export async function nameNobody(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(path, text.replace(/^\s*\d+/, String(pid)));
}

/** Removes a file that names a process which is not this folder's server; PostgreSQL would believe it. */
export async function removePostmasterPid(serverDir: string): Promise<void> {
  await rm(fileIn(serverDir), { force: true });
}

export function fileIn(serverDir: string): string {
  return join(serverDir, 'postmaster.pid');
}
