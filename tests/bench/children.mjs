import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is still to be ended, newest last. @type {(() => Promise<unknown>)[]} */
const ends = [];
let isOver = false;

/** Throws when the run is being ended: nothing may start any more. */
export function stillRunning() {
  if (isOver) throw new Error('The run is over.');
}

/** Has something ended when the run is over, however it goes. @param {() => Promise<unknown>} end */
export function atTheEnd(end) {
  ends.push(end);
}

/** Ends everything, newest first; what cannot be ended does not keep the rest. */
export async function endAll() {
  isOver = true;
  for (const end of ends.splice(0).reverse()) {
    await end().catch((/** @type {Error} */ error) => console.error(`Not ended: ${error.message}`));
  }
}

/** Stops a process as a service manager would. @param {import('node:child_process').ChildProcess} child */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const cut = setTimeout(() => child.kill('SIGKILL'), 12_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(cut);
}

/**
 * Starts a program of this folder that answers each message with one message.
 * @param {string} file @param {string[]} [args] @param {string[]} [execArgv]
 */
export function helper(file, args = [], execArgv = []) {
  stillRunning();
  const child = fork(join(import.meta.dirname, file), args, { execArgv, env: { ...process.env, NODE_ENV: 'production' } });
  atTheEnd(() => stop(child));
  return {
    pid: /** @type {number} */ (child.pid),
    /** @param {object} message @returns {Promise<any>} */
    async ask(message) {
      const gone = new AbortController();
      const left = once(child, 'exit', { signal: gone.signal }).then(() => {
        throw new Error(`${file} ended early.`);
      });
      child.send(message);
      try {
        const [answer] = await Promise.race([once(child, 'message', { signal: gone.signal }), left]);
        if (answer?.error) throw new Error(answer.error);
        return answer;
      } finally {
        left.catch(() => undefined);
        gone.abort();
      }
    },
  };
}

/** A fresh folder that is removed at the end. PostgreSQL, which may run as another user, must be able to get there. */
export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'tilth-bench-'));
  atTheEnd(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  return folder;
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
