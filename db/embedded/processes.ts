import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

export interface RunAs {
  uid?: number;
  gid?: number;
}

/** Whether this pid is a PostgreSQL server (not one of its children), something else, or nothing alive. */
export function kindOf(pid: number): 'postgres' | 'other' | 'none' {
  const program = process.platform === 'linux' ? linuxProgram(pid) : ps(pid, 'comm=');
  if (!program) return 'none';
  return ['postgres', 'postmaster'].includes(basename(program)) ? 'postgres' : 'other';
}

/** Tells two processes apart that had the same pid at different times. */
export function startMark(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'lstart=').replaceAll(' ', '-');
  try {
    // The command in field 2 may itself hold spaces and brackets, so count from its end.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop() ?? '';
    return fields.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether a process has ended and its parent has not heard of it yet. Only Linux tells. */
export function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.startsWith('Z');
  } catch {
    return false;
  }
}

/** The working directory of a process, where the system tells. */
export function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Runs a program to its end. Rejects only when it cannot be executed at all. */
export function run(file: string, args: string[], as: RunAs = {}) {
  return new Promise<{ ok: boolean; output: string }>((done, failed) => {
    // The application's own folder may be closed to the server's user, hence cwd.
    const child = spawn(file, args, { ...as, cwd: '/', env: plainEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', failed);
    child.on('close', (code) => done({ ok: code === 0, output: output.trim() }));
  });
}

/** What a PostgreSQL program may see of our environment: no secrets, no PG* settings, English messages. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_ENV, LD_LIBRARY_PATH } = process.env;
  return { PATH, NODE_ENV, LC_ALL: 'C', ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }) };
}

// A zombie keeps its pid but has an empty command line: it counts as gone.
function linuxProgram(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
  } catch {
    return '';
  }
}

function ps(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', field], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
