import { spawn, type ChildProcess } from 'node:child_process';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { lastLines } from './cluster';
import { openPresence } from './connection';
import { cannotStart } from './failure';
import type { Identity } from './identity';
import { readPostmasterPid } from './postmaster-pid';
import { plainEnvironment } from './processes';
import type { Place, Running } from './running-server';

export interface Launch extends Place {
  socketDir: string;
  binaries: Binaries;
  identity: Identity;
}

const settings = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_checkpoints: 'off',
  // What members write must not end up in the log.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** Starts a server that outlives this process, and waits until it is ready. */
export async function launch(what: Launch): Promise<Running> {
  const path = join(what.dataDir, 'postgres.log');
  const log = await openLog(path, what.identity);
  try {
    const before = (await log.stat()).size;
    const child = spawnServer(what, log);
    const failure = failureOf(child, async () => `The last lines of ${path}:\n${await linesSince(log, before)}`);
    return await Promise.race([failure, readiness(child, what.serverDir)]);
  } finally {
    await log.close();
  }
}

// A session and an output of its own: Ctrl-C in our terminal and our death must not reach the server.
function spawnServer({ serverDir, socketDir, binaries, identity }: Launch, log: FileHandle): ChildProcess {
  const quoted = `"${socketDir.replaceAll('"', '""')}"`;
  const all = Object.entries({ ...settings, unix_socket_directories: quoted });
  const args = ['-D', serverDir, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn(binaries.postgres, args, {
    ...identity.runAs,
    cwd: '/',
    detached: true,
    env: plainEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  return child;
}

async function openLog(path: string, { uid, gid, runAs }: Identity): Promise<FileHandle> {
  const log = await open(path, 'a+', 0o600).catch((cause: unknown) => {
    throw cannotStart(`The file ${path} cannot be written.`, cause);
  });
  if (runAs.uid !== undefined) await log.chown(uid, gid);
  return log;
}

function failureOf(child: ChildProcess, logged: () => Promise<string>): Promise<never> {
  return new Promise((_, failed) => {
    child.on('error', (cause) => failed(cannotStart('PostgreSQL cannot be executed.', cause)));
    child.on('exit', (code, signal) => {
      const reason = `PostgreSQL stopped at once (${signal ?? `code ${code}`}).`;
      logged().then((lines) => failed(cannotStart(`${reason} ${lines}`)), failed);
    });
  });
}

async function readiness(child: ChildProcess, serverDir: string): Promise<Running> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && child.signalCode === null) {
    const file = await readPostmasterPid(serverDir);
    if (file && file.pid === child.pid && file.status === 'ready') {
      const address = { host: file.socketDir, port: file.port };
      return { pid: file.pid, address, presence: await openPresence(address) };
    }
    if (Date.now() > deadline) throw stillRecovering(child.pid);
    await delay(10);
  }
  return new Promise(() => {});
}

// It is left running: ending it would throw away the progress of a long recovery.
function stillRecovering(pid: number | undefined): Error {
  return cannotStart(
    `PostgreSQL (process ${pid}) was not ready after 60 seconds; after a crash it may be recovering. Try again later.`,
  );
}

async function linesSince(log: FileHandle, start: number): Promise<string> {
  const { size } = await log.stat();
  const { buffer, bytesRead } = await log.read(Buffer.alloc(size - start), 0, size - start, start);
  return lastLines(buffer.subarray(0, bytesRead).toString());
}
