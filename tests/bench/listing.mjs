import { helper } from './children.mjs';

const series = 1_000;

/** Measures how long the next 14 days take to list, among series that are three years old. @param {string} dataDir */
export async function measureListing(dataDir) {
  const server = helper('listing-server.ts', [], ['--import', 'tsx']);
  await server.ask({ dataDir, series, times: 20 });
  /** @type {{ rows: number, all: { listed: number, ms: number }, few: { listed: number, ms: number } }} */
  const measured = await server.ask({ dataDir, series, times: 100 });
  return { series, ...measured };
}
