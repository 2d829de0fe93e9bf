import { helper, pause } from './children.mjs';
import { cpuOf, median, percentile } from './measure.mjs';

const rounds = 3;
const sockets = 200;
const perSecond = 20;
const messages = 200;
const threadId = 'bench00000000000';

/** Measures one message to 200 sockets: the product's live side and Socket.IO alone in turn. */
export async function measureFanOut() {
  const sides = [await side('Live side of the product', 'product'), await side('Bare Socket.IO', 'bare')];

  /** @param {Awaited<ReturnType<typeof side>>} side @param {number} count */
  async function round({ server, listeners }, count) {
    const before = cpuOf(server.pid);
    await server.ask({ threadId, count, perSecond });
    /** @type {{ delays: number[] }} */
    const { delays } = await listeners.ask({ expected: count * sockets });
    return { cpu: (cpuOf(server.pid) - before) / count, delays };
  }

  for (const one of sides) await round(one, 60);
  /** @type {Awaited<ReturnType<typeof round>>[][]} */
  const taken = sides.map(() => []);
  for (let index = 0; index < rounds; index += 1) {
    for (const [at, one] of sides.entries()) taken[at].push(await round(one, messages));
  }
  const measured = taken.map((results, at) => {
    const delays = results.flatMap((result) => result.delays);
    return { name: sides[at].name, cpu: median(results.map((result) => result.cpu)), p50: median(delays), p95: percentile(delays, 0.95) };
  });
  const bare = measured[1];
  return measured.map((one) => ({ ...one, perBare: one.cpu / bare.cpu }));
}

/** @param {string} name @param {string} kind */
async function side(name, kind) {
  const server = helper('fan-out-server.ts', [kind], ['--import', 'tsx']);
  const listeners = helper('fan-out-listeners.mjs');
  const { port } = await server.ask('listen');
  await listeners.ask({ url: `http://127.0.0.1:${port}`, threadId, sockets });
  // What connecting left to do is none of the messages' cost.
  await pause(500);
  return { name, server, listeners };
}
