import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { root } from '../../server/cli/freshness.mjs';

/**
 * @typedef {object} Results
 * @property {Awaited<ReturnType<typeof import('./pages.mjs').measurePages>>} pages
 * @property {Awaited<ReturnType<typeof import('./fan-out.mjs').measureFanOut>>} fanOut
 * @property {Awaited<ReturnType<typeof import('./rest.mjs').measureRest>>} rest
 * @property {Awaited<ReturnType<typeof import('./series.mjs').measureSeries>>} series
 * @property {Awaited<ReturnType<typeof import('./listing.mjs').measureListing>>} listing
 * @property {number} memoryAfterLoad
 */

/** The page docs/performance.md. @param {Results} results */
export function report(results) {
  return `# Performance

\`npm run bench\` writes this page: it builds the product, starts it on a database of its own with the demo in it, and measures.

## How to read it

- **CPU** is the processor time of the server process for one request or message, in ms. PostgreSQL's own is beside it.
  It says how many readers one core can serve, and changes less than waiting times do when the machine has other work.
- **Ratios** compare with the least that Node could do: a server of \`node:http\`, or of Express, that answers "hello".
  They carry over to other machines better than milliseconds do.
- **p50 and p95** are waiting times of half, and of 95 in 100, while 10 connections ask without a pause: the server is
  saturated, so a page waits for nine others. A reader on a quiet site waits about a tenth of that.
- Pages are asked for by a signed-in member. \`.data\` is what the browser loads when a
  reader moves from page to page; once a minute, and after reading a thread, it loads the frame around the page with it.
- Servers take turns in five rounds (three for live messages) after a warm-up; the table has the median.
- A live message is one fact told to 200 sockets in a thread's room, 20 in a second. A reply in the product tells two
  facts: one to the thread's room, one to the community's.

## Where and when

${conditions()}

## Requests

${table(
    ['', 'CPU ms', '× node:http', '× Express', 'PostgreSQL CPU ms', 'p50 ms', 'p95 ms'],
    results.pages.map((page) => [
      page.name,
      page.cpu.toFixed(3),
      page.perHttp.toFixed(1),
      page.perExpress.toFixed(1),
      page.database === null ? '' : page.database.toFixed(2),
      page.p50.toFixed(1),
      page.p95.toFixed(1),
    ]),
  )}

## Live messages to 200 sockets

${table(
    ['', 'CPU ms', '× bare Socket.IO', 'delivered p50 ms', 'delivered p95 ms'],
    results.fanOut.map((one) => [one.name, one.cpu.toFixed(2), one.perBare.toFixed(2), one.p50.toFixed(1), one.p95.toFixed(1)]),
  )}

## Memory and start

${table(
    ['', ''],
    [
      ['Memory at rest, without the database', `${results.rest.memory.toFixed(0)} MB`],
      ['Memory after the requests above', `${results.memoryAfterLoad.toFixed(0)} MB`],
      ['Second start, until the first page', `${results.rest.secondStart.toFixed(2)} s`],
    ],
  )}

## Series

${table(
    ['', ''],
    [
      [`A year of ${results.series.series.toLocaleString('en')} series, ${results.series.sessions.toLocaleString('en')} sessions, from rules to instants: CPU`, `${results.series.ms.toFixed(0)} ms`],
      ...[['all of them', results.listing.all], ['a twentieth of them', results.listing.few]].map(([whom, { listed, ms }]) => [`The next 14 days, ${listed} sessions, for a member of ${whom}, among ${results.listing.series.toLocaleString('en')} series three years old (${results.listing.rows.toLocaleString('en')} sessions): wait`, `${ms.toFixed(1)} ms`]),
    ],
  )}

## Targets

${table(
    ['', 'Target', 'Measured', ''],
    targets(results).map(({ name, limit, value, unit, digits }) => [
      name,
      `at most ${limit}${unit}`,
      value.toFixed(digits) + unit,
      value <= limit ? 'met' : '**not met**',
    ]),
  )}
`;
}

/** @param {Results} results */
function targets({ pages, fanOut, rest, series }) {
  const [, , thread, threadData] = pages;
  return [
    { name: 'Thread page, against bare Express', limit: 28, value: thread.perExpress, unit: ' ×', digits: 1 },
    { name: 'Thread `.data`, against bare Express', limit: 14, value: threadData.perExpress, unit: ' ×', digits: 1 },
    { name: 'Live message CPU, against bare Socket.IO', limit: 1.3, value: fanOut[0].perBare, unit: ' ×', digits: 2 },
    { name: 'Memory at rest', limit: 130, value: rest.memory, unit: ' MB', digits: 0 },
    { name: 'Second start', limit: 2, value: rest.secondStart, unit: ' s', digits: 2 },
    { name: 'CPU for a year of 1,000 series', limit: 1_500, value: series.ms, unit: ' ms', digits: 0 },
  ];
}

function conditions() {
  const [processor] = cpus();
  const lines = [
    `${cpus().length} cores of ${processor?.model.trim() ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    `Node ${process.versions.node} on ${process.platform}`,
    `Commit ${commit()}, ${new Date().toISOString().slice(0, 10)}`,
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function commit() {
  /** @param {string[]} args */
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--', 'app', 'db', 'server', 'package-lock.json') !== '';
    return git('rev-parse', '--short', 'HEAD') + (isChanged ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
