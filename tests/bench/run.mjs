import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root } from '../../server/cli/freshness.mjs';
import { endAll } from './children.mjs';
import { measureFanOut } from './fan-out.mjs';
import { measureListing } from './listing.mjs';
import { memoryOf } from './measure.mjs';
import { measurePages } from './pages.mjs';
import { productOnFreshData } from './product.mjs';
import { report } from './report.mjs';
import { measureRest } from './rest.mjs';
import { measureSeries } from './series.mjs';

const longest = 5 * 60_000;

async function bench() {
  if (process.platform !== 'linux') throw new Error('The bench reads /proc: it runs on Linux.');
  install();
  build();
  const product = await productOnFreshData();
  console.log('Starting the product …');
  await product.start();
  console.log('Measuring requests …');
  const pages = await measurePages(product);
  const memoryAfterLoad = memoryOf(product.pid);
  console.log('Measuring starts and memory …');
  const rest = await measureRest(product);
  console.log('Measuring lists of sessions …');
  const listing = await measureListing(product.dataDir);
  await product.stop();
  console.log('Measuring live messages …');
  const fanOut = await measureFanOut();
  console.log('Measuring the planning of series …');
  const series = await measureSeries();
  return report({ pages, fanOut, rest, series, listing, memoryAfterLoad });
}

/** @type {Promise<void> | undefined} */
let givingUp;

/** @param {string} why */
function giveUp(why) {
  return (givingUp ??= leave(why));
}

/** @param {string} why */
async function leave(why) {
  console.error(why);
  await endAll();
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void giveUp('Stopped.'));
setTimeout(() => void giveUp('The bench took too long.'), longest).unref();

try {
  const page = await bench();
  await endAll();
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs/performance.md'), page);
  console.log(`\n${page.slice(page.indexOf('## Where'))}`);
} catch (error) {
  await giveUp(error instanceof Error ? error.message : String(error));
}
