import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf } from '../../app/contract/problems';
import { elsewhere, nouns, table, type Row } from './permissions/table';
import { seriesActs, seriesElsewhere } from './permissions/series-table';
import { buildWorld, standings } from './permissions/world';
import { openSite, type TestSite } from './site';

let site: TestSite;
let world: Awaited<ReturnType<typeof buildWorld>>;
beforeAll(async () => {
  site = await openSite({ undoing: true });
  world = await buildWorld(site);
});
afterAll(() => site.close());

const said: Record<string, string> = { forbidden: 'x', not_found: '-', conflict: '=' };

/** What becomes of one act, which has not been done afterwards. */
function become(work: () => unknown): Promise<string> {
  return site.undone(async () => {
    try {
      const found = await work();
      return Array.isArray(found) && found.length === 0 ? '0' : '+';
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) throw caught;
      return said[problem.code] ?? JSON.stringify(problem);
    }
  });
}

const named = ({ verb, of }: Row) => (of ? `${verb}: ${of}` : verb);
const byStanding = (cells: string[]) => Object.fromEntries(standings.map((standing, index) => [standing, cells[index]]));

test('each verb does for each standing what the table says', async () => {
  for (const row of table) {
    const cells = row.cells.split(/ +/);
    expect(cells, named(row)).toHaveLength(standings.length);
    const found: string[] = [];
    for (const standing of standings) {
      const { actor, place } = world.people.get(standing)!;
      found.push(await become(() => row.act(site.services, actor, place)));
    }
    expect.soft(byStanding(found), named(row)).toEqual(byStanding(cells));
  }
});

test('what belongs to another community is not found under the address of one\u2019s own', async () => {
  const { actor, place } = world.people.get('facilitator')!;
  for (const row of table.filter(({ foreign }) => foreign)) {
    expect.soft(await become(() => row.act(site.services, actor, { ...world.elsewhere, slug: place.slug })), named(row)).toBe('-');
  }
});

test('every verb of what communities have stands in the table', () => {
  const verbs = nouns.flatMap((noun) => Object.keys(site.services[noun]).map((verb) => `${noun}.${verb}`));
  const known = new Set([...table, ...seriesActs].map(({ verb }) => verb).concat(Object.keys({ ...elsewhere, ...seriesElsewhere })));
  expect(verbs.filter((verb) => !known.has(verb))).toEqual([]);
  // What is gone leaves no row behind.
  const there = new Set([...verbs, ...table.map(({ verb }) => verb).filter((verb) => !nouns.some((noun) => verb.startsWith(`${noun}.`)))]);
  expect([...known].filter((verb) => !there.has(verb))).toEqual([]);
});
