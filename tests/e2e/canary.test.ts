import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Connection } from '../../db/connect';
import { kinds, plantAll, surfaces } from '../canary/list';
import { setStage, type Reader, type Stage } from '../canary/stage';
import { buildSite } from '../integration/site';
import { startProduct, type Product } from './product';

// What loaders answer is looked through by tests/integration/canary.test.ts. Here it is what goes over the wire: pages as
// they are drawn, their data as scripts ask for it, the pages of errors, and what the site writes into its log.
let product: Product;
let connection: Connection;
let stage: Stage;
let marks: Map<string, string>;
const readers: Reader[] = ['nobody', 'out', 'rem', 'cora', 'boss', 'bea', 'ben'];
const cookies = {} as Record<Reader, string>;

beforeAll(async () => {
  product = await startProduct();
  connection = await connect({ databaseUrl: null, dataDir: product.dataDir, log: () => undefined });
  const site = buildSite({ db: connection.db, pool: connection.pool, now: new Date() });
  stage = await setStage(site);
  marks = await plantAll(stage);
  for (const reader of readers) cookies[reader] = reader === 'nobody' ? '' : (await site.services.people.welcome(stage.actors[reader].id)).cookie.split(';')[0]!;
}, 240_000);
afterAll(async () => {
  await connection.close();
  await product.remove();
});

/** The address of a page's data. */
function dataOf(address: string): string {
  const [path, query] = address.split('?');
  return `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`;
}

test('no page, no data of a page and no error carries private words to anybody else, and the log carries none', async () => {
  const leaks: string[] = [];
  const seen = new Set<string>();
  for (const address of new Set(Object.values(surfaces).flatMap((addresses) => addresses(stage)))) {
    for (const path of [address, dataOf(address)]) {
      const answers = await Promise.all(readers.map((reader) => fetch(product.url + path, { headers: { cookie: cookies[reader] }, redirect: 'manual' }).then(async (answer) => `${JSON.stringify([...answer.headers])} ${await answer.text()}`)));
      for (const [n, text] of answers.entries()) {
        for (const { kind, seenBy, isAtDoor } of kinds) {
          const mark = marks.get(kind)!;
          if (address.includes(mark) || !text.includes(mark)) continue;
          if (isAtDoor && stage.places.codes.some((code) => address.includes(code))) continue;
          seen.add(kind);
          if (!seenBy.includes(readers[n]!)) leaks.push(`${readers[n]!} sees ${kind} at ${path}`);
        }
      }
    }
  }
  expect(leaks).toEqual([]);
  // Those who may see something do: what was fetched were the pages.
  expect(kinds.filter(({ seenBy }) => readers.some((reader) => seenBy.includes(reader))).map(({ kind }) => kind).filter((kind) => !seen.has(kind))).toEqual([]);
  for (const [kind, mark] of marks) expect(product.output().includes(mark), kind).toBe(false);
}, 240_000);
