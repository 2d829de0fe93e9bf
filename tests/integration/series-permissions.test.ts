import { inArray, notInArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf } from '../../app/contract/problems';
import { seriesSessions } from '../../db/schema/series-sessions';
import { needs, seriesActs, type SeriesAct } from './permissions/series-table';
import { buildSeriesWorld, seriesKinds, seriesStandings } from './permissions/series-world';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let world: Awaited<ReturnType<typeof buildSeriesWorld>>;
beforeAll(async () => {
  site = await openSite({ undoing: true });
  world = await buildSeriesWorld(site);
});
afterAll(() => site.close());

const said: Record<string, string> = { forbidden: 'x', not_found: '-', conflict: '=', invalid: '!' };

/** What becomes of one act, which has not been done afterwards. */
function become(work: () => unknown): Promise<string> {
  return site.undone(async () => {
    try {
      const done = await work();
      if (Array.isArray(done) && done.length === 0) return '0';
      const seen = (Array.isArray(done) ? done[0] : done) as { sight?: string } | undefined;
      return seen?.sight?.[0] ?? '+';
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) throw caught;
      return said[problem.code] ?? JSON.stringify(problem);
    }
  });
}

const named = ({ verb, of }: SeriesAct) => (of ? `${verb}: ${of}` : verb);
const byStanding = (cells: string[]) => Object.fromEntries(seriesStandings.map((standing, index) => [standing, cells[index]]));

test('each verb of series does for each standing what the table says', async () => {
  for (const row of seriesActs) {
    for (const kind of seriesKinds) {
      const cells = needs[row.need][kind].split(/ +/);
      expect(cells, `${row.need} ${kind}`).toHaveLength(seriesStandings.length);
      const found: string[] = [];
      for (const standing of seriesStandings) {
        const { actor, places } = world.people.get(standing)!;
        found.push(await become(() => row.act(site.services, actor, places[kind])));
      }
      expect.soft(byStanding(found), `${named(row)}, ${kind}`).toEqual(byStanding(cells));
    }
  }
}, 300_000);

test('the next session of a community is the first whose page one may see, and named as there', async () => {
  const { communities, series, sessions } = site.services;
  await site.db.update(seriesSessions).set({ title: 'Its own title' });
  const houses = [world.own, world.open, world.asked];
  for (const kind of seriesKinds) {
    // One series alone in each community: its session that `guest` leads is next, then another.
    for (const isGone of [false, true]) {
      await site.undone(async () => {
        const places = houses.map((house) => house.places[kind]);
        await site.db.delete(seriesSessions).where(notInArray(seriesSessions.seriesId, places.map(({ seriesId }) => seriesId)));
        if (isGone) await site.db.delete(seriesSessions).where(inArray(seriesSessions.id, places.map(({ session }) => session)));
        for (const standing of seriesStandings) {
          const { actor, places } = world.people.get(standing)!;
          const { slug, session, next } = places[kind];
          const view = await sessions.read(actor, isGone ? next : session).catch(() => null);
          const named = await communities.find(actor, slug).then((found) => series.nextOf(actor, found)).catch(() => null);
          expect.soft(named, `${standing}, ${kind}`).toEqual(view && { id: view.id, title: view.title ?? view.seriesTitle, startsAt: view.startsAt, endsAt: view.endsAt, zone: view.zone });
        }
      });
    }
  }
}, 60_000);

test('what belongs to another series is not found under the address of one’s own', async () => {
  const { facilitator, places } = world.own;
  const { series, sessions } = site.services;
  const [mine, other] = [places.all, places.chosen];
  const soon = '2026-03-10T12:00';
  expect(await problemCode(series.endBreak(facilitator, mine.seriesId, other.breakId))).toBe('not_found');
  expect(await problemCode(sessions.removePreparation(facilitator, mine.next, mine.preparation))).toBe('not_found');
  expect(await problemCode(sessions.removePreparation(facilitator, mine.session, other.preparation))).toBe('not_found');
  expect(await problemCode(sessions.swapTurns(facilitator, mine.session, { with: other.next }))).toBe('conflict');
  expect(await problemCode(series.add(facilitator, mine.seriesId, { startsAt: soon, minutes: '60', makesUp: other.cancelled, clientId: 'client-of-another' }))).toBe('invalid {"makesUp":"wrong"}');
  // People of another community are nobody here.
  const stranger = world.open.lead.handle;
  for (const refused of [
    () => series.handOver(facilitator, mine.seriesId, { to: stranger }),
    () => series.keepRota(facilitator, mine.seriesId, { people: [stranger] }),
    () => series.edit(facilitator, mine.seriesId, { ...mine.form, title: 'Practice circle', coFacilitators: [stranger] }),
    () => sessions.chooseLead(facilitator, mine.session, { person: stranger }),
    () => sessions.takeAttendance(facilitator, mine.past, { people: [{ handle: stranger, status: 'present' }] }),
  ])
    expect(await problemCode(refused())).toMatch(/^invalid .*not_a_member/);
});
