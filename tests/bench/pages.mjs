import { helper } from './children.mjs';
import { cpuOf, cpuOfFamily, median, percentile } from './measure.mjs';
import { writeThread } from './product.mjs';

const warmUps = 4;
const rounds = 5;

/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} url
 * @property {number} pid
 * @property {number} count requests in a round
 * @property {string} [cookie]
 * @property {number} [databasePid]
 */

/** Measures the CPU time of a request: bare servers and pages of the product in turn, round after round. */
export async function measurePages(/** @type {import('./product.mjs').Product} */ product) {
  const load = helper('load.mjs');
  const subjects = [await bare('Bare node:http', 'http'), await bare('Bare Express', 'express'), ...(await pagesOf(product))];

  /** @param {Subject} subject */
  async function round({ pid, databasePid, url, cookie, count }) {
    const [before, databaseBefore] = [cpuOf(pid), databasePid ? cpuOfFamily(databasePid) : 0];
    /** @type {{ latencies: number[] }} */
    const { latencies } = await load.ask({ url, cookie, count, seconds: 8 });
    const database = databasePid ? (cpuOfFamily(databasePid) - databaseBefore) / latencies.length : null;
    return { cpu: (cpuOf(pid) - before) / latencies.length, database, latencies };
  }

  // The compiler of V8 is at work on a page for its first thousand requests.
  for (let index = 0; index < warmUps; index += 1) {
    for (const subject of subjects) await round(subject);
  }
  /** @type {Map<Subject, Awaited<ReturnType<typeof round>>[]>} */
  const taken = new Map(subjects.map((subject) => [subject, []]));
  for (let index = 0; index < rounds; index += 1) {
    for (const [subject, results] of taken) results.push(await round(subject));
  }

  const measured = [...taken].map(([{ name }, results]) => {
    const latencies = results.flatMap((result) => result.latencies);
    const database = results.flatMap((result) => result.database ?? []);
    return {
      name,
      cpu: median(results.map((result) => result.cpu)),
      database: database.length > 0 ? median(database) : null,
      p50: median(latencies),
      p95: percentile(latencies, 0.95),
    };
  });
  const [http, express] = measured;
  return measured.map((one) => ({ ...one, perHttp: one.cpu / http.cpu, perExpress: one.cpu / express.cpu }));
}

/** @param {string} name @param {string} kind @returns {Promise<Subject>} */
async function bare(name, kind) {
  const server = helper('bare.mjs', [kind]);
  const { port } = await server.ask({});
  return { name, url: `http://127.0.0.1:${port}/`, pid: server.pid, count: 10_000 };
}

/** @returns {Promise<Subject[]>} */
async function pagesOf(/** @type {import('./product.mjs').Product} */ { url, pid, databasePid }) {
  const { path, cookie } = await writeThread(url);
  const page = { pid, databasePid, cookie };
  return [
    { ...page, name: 'Thread of 20 posts, page', url: url + path, count: 400 },
    { ...page, name: 'Thread of 20 posts, .data', url: `${url}${path}.data?_routes=${encodeURIComponent('routes/t.$thread')}`, count: 600 },
    { ...page, name: 'The same with the frame around it', url: `${url}${path}.data`, count: 600 },
    { ...page, name: 'Community, page', url: `${url}/c/rooted`, count: 400 },
    { ...page, name: 'Community, .data', url: `${url}/c/rooted.data?_routes=${encodeURIComponent('routes/c.$community')}`, count: 600 },
  ];
}
