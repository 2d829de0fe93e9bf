import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { root } from '../../server/cli/freshness.mjs';
import { atTheEnd, freePort, pause, stillRunning, stop, temporaryFolder } from './children.mjs';

/** @typedef {Awaited<ReturnType<typeof productOnFreshData>>} Product */

/** The built product on data and a port of its own, not yet started. */
export async function productOnFreshData() {
  const dataDir = await temporaryFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const unset = { PUBLIC_URL: '', HOST: '', DATABASE_URL: '', SECRET: '', TRUST_PROXY: '', NODE_ENV: '' };
  const env = { ...process.env, ...unset, DATA_DIR: dataDir, PORT: String(port), DEMO: '1', LOG_LEVEL: 'silent' };
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  atTheEnd(async () => {
    if (child) await stop(child);
    await stopDatabase(dataDir);
  });
  return {
    url,
    dataDir,
    get pid() {
      return /** @type {number} */ (child?.pid);
    },
    get databasePid() {
      return /** @type {number} */ (databasePid(dataDir));
    },
    /** Starts it; answers how long the first page took to come, in ms. */
    async start() {
      stillRunning();
      const began = performance.now();
      child = spawn(process.execPath, [join(root, 'server/cli/start.mjs')], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
      while (!(await answers(url))) {
        if (child.exitCode !== null || child.signalCode) throw new Error(`The product ended with ${child.exitCode ?? child.signalCode}.`);
        if (performance.now() - began > 60_000) throw new Error('The product did not answer within a minute.');
        await pause(5);
      }
      return performance.now() - began;
    },
    async stop() {
      if (child) await stop(child);
    },
  };
}

/** @param {string} url @returns {Promise<boolean>} */
function answers(url) {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200));
    }).on('error', () => resolve(false));
  });
}

/** @param {string} dataDir */
function databasePid(dataDir) {
  const file = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

/** The database outlives a product that was killed: then it is stopped here. @param {string} dataDir */
async function stopDatabase(dataDir) {
  const pid = databasePid(dataDir);
  if (!pid || !existsSync(`/proc/${pid}`) || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir)) return;
  process.kill(pid, 'SIGINT');
  for (const deadline = performance.now() + 10_000; existsSync(`/proc/${pid}`) && performance.now() < deadline; ) await pause(20);
}

/** A person of the demo, signed in. @param {string} url @param {string} handle */
async function signIn(url, handle) {
  let cookie = '';
  /** @param {string} path @param {Record<string, string>} form */
  async function post(path, form) {
    const headers = { cookie, origin: url };
    const response = await fetch(url + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
    if (response.status !== 302) throw new Error(`${path} answered ${response.status} to ${handle}`);
    return response;
  }
  const welcome = await post('/look-around', { handle });
  cookie = welcome.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return { cookie, post };
}

// Nobody may reply more than 12 times in a minute: five people share it.
const handles = ['yusuf-abdi', 'amara-nwosu', 'kenji-watanabe', 'grace-kim', 'david-okafor'];

/** Writes a thread of 20 posts with words of the demo; answers its address and the cookie of a member who reads it. */
export async function writeThread(/** @type {string} */ url) {
  const demo = JSON.parse(readFileSync(join(root, 'db/demo/demo.json'), 'utf8'));
  /** @type {string[]} */
  const words = demo.threads.flatMap((/** @type {any} */ thread) => thread.replies.map((/** @type {any} */ reply) => reply.body));
  const people = await Promise.all(handles.map((handle) => signIn(url, handle)));
  const [reader] = people;
  const form = { kind: 'question', title: 'What do you wait for?', body: demo.threads[0].body, clientId: 'bench-thread' };
  const begun = await reader.post('/c/rooted/new', form);
  const path = /** @type {string} */ (begun.headers.get('location'));
  for (let index = 1; index < 20; index += 1) {
    await people[index % people.length].post(path, { body: words[index], clientId: `bench-reply-${index}` });
  }
  const page = await (await fetch(url + path, { headers: { cookie: reader.cookie } })).text();
  const shown = page.match(/<article/g)?.length;
  if (shown !== 20) throw new Error(`The thread's page shows ${shown} posts instead of 20.`);
  return { path, cookie: reader.cookie };
}
