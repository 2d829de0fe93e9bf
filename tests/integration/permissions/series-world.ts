import type { Confidentiality, Expectation, Privacy } from '../../../app/contract/names';
import { memberships } from '../../../db/schema/communities';
import { seriesPeople } from '../../../db/schema/series';
import type { Actor } from '../../../server/people/actor';
import { rowsOf, weekly } from '../meeting';
import { fresh, type TestSite } from '../site';

/**
 * How one may stand towards a series of a private community, and, where one knows less of them, towards one of an open
 * community and of one that is asked. Those from `coordinator` to `left` were chosen for it, as `chosen` is: what they are
 * to the community comes first. `second` co-facilitates the series, `turn` is in its rota, `guest` leads one session alone.
 */
export const seriesStandings = [
  ...(['member', 'facilitator', 'consultant', 'coordinator', 'muted', 'paused', 'removed', 'left', 'elsewhere', 'boss', 'visitor', 'member boss'] as const),
  ...(['lead', 'second', 'chosen', 'turn', 'guest', 'open elsewhere', 'open removed', 'asked elsewhere'] as const),
];
export type SeriesStanding = (typeof seriesStandings)[number];

/** For all members or for those whom it chose, as usual or confidential. */
export const seriesKinds = ['all', 'chosen', 'all in confidence', 'chosen in confidence'] as const;
export type SeriesKind = (typeof seriesKinds)[number];

const kindOf: Record<SeriesKind, { expects: Expectation; confidentiality: Confidentiality }> = {
  all: { expects: 'all', confidentiality: 'standard' },
  chosen: { expects: 'chosen', confidentiality: 'standard' },
  'all in confidence': { expects: 'all', confidentiality: 'confidential' },
  'chosen in confidence': { expects: 'chosen', confidentiality: 'confidential' },
};

/** A series, and one of everything that there can be in it. */
export type SeriesPlace = Awaited<ReturnType<typeof plan>>;

const before = new Date('2026-02-20T15:00:00Z');
const now = new Date('2026-03-03T15:00:00Z');

async function plan(site: TestSite, slug: string, kind: SeriesKind, by: { facilitator: Actor; lead: Actor; second: Actor; chosen: Actor[]; turn: Actor; other: Actor; guest: Actor }) {
  const { calendars, series, sessions } = site.services;
  const { facilitator, lead, second, chosen, turn, other, guest } = by;
  site.time.now = before;
  const form = { ...kindOf[kind], goal: 'To listen longer', lead: lead.handle, coFacilitators: [second.handle], expected: chosen.map(({ handle }) => handle) };
  const { seriesId } = await series.schedule(facilitator, slug, weekly({ ...form, startsAt: '2026-02-26T18:30' }));
  await series.keepRota(facilitator, seriesId, { people: [turn.handle, other.handle] });
  const [past, session, second_, third] = await rowsOf(site, seriesId);
  await sessions.chooseLead(facilitator, session!.id, { person: guest.handle });
  const preparation = await sessions.prepare(lead, session!.id, { kind: 'agenda', words: 'Drop-off', clientId: fresh() });
  const question = await series.leaveReturnQuestion(lead, seriesId, { words: 'Did it help?', clientId: fresh() });
  await sessions.cancel(facilitator, third!.id, { reason: 'Snow' });
  await series.planBreak(facilitator, seriesId, { fromDay: '2026-06-01', untilDay: '2026-06-30' });
  const { id: breakId } = (await series.read(facilitator, seriesId)).breaks[0]!;
  // Another one of the same kind, which asks for a lead.
  const { seriesId: leaderless } = await series.schedule(facilitator, slug, weekly({ ...form, startsAt: '2026-03-05T12:30' }));
  await series.stepDown(lead, leaderless, {});
  const address = await calendars.makeAddress(lead, 'series', seriesId);
  return { slug, kind, seriesId, past: past!.id, session: session!.id, next: second_!.id, cancelled: third!.id, preparation: preparation.id, question: question.id, breakId, leaderless, address, other, form };
}

async function furnish(site: TestSite, slug: string, privacy: Privacy) {
  site.time.now = before;
  const { id, facilitator } = await site.community(slug, privacy);
  const person = (called: string, ...more: Parameters<TestSite['member']> extends [string, string, ...infer R] ? R : never) => site.member(id, `${called} of ${slug}`, ...more);
  const people = { facilitator, lead: await person('Lead'), second: await person('Second'), chosen: await person('Chosen'), turn: await person('Turn'), other: await person('Other'), guest: await person('Guest') };
  const places = {} as Record<SeriesKind, SeriesPlace>;
  for (const kind of seriesKinds) places[kind] = await plan(site, slug, kind, { ...people, chosen: [people.chosen] });
  return { id, slug, ...people, places };
}

type House = Awaited<ReturnType<typeof furnish>>;

/** Somebody who stands so; those who were chosen before they came to stand so are chosen by the row alone, which no verb would make. */
async function standIn(site: TestSite, house: House, standing: string): Promise<Actor> {
  const chosen = async (actor: Actor) => {
    for (const place of Object.values(house.places)) await site.db.insert(seriesPeople).values([place.seriesId, place.leaderless].map((seriesId) => ({ seriesId, personId: actor.id, part: 'expected' as const })));
    return actor;
  };
  switch (standing) {
    case 'lead':
    case 'second':
    case 'chosen':
    case 'turn':
    case 'guest':
      return house[standing];
    case 'elsewhere':
      return (await site.community(`away-from-${house.slug}`)).facilitator;
    case 'paused':
    case 'removed':
    case 'left':
      return chosen(await site.member(house.id, `The ${standing}`, 'member', standing));
    case 'coordinator':
      return chosen(await site.member(house.id, 'The coordinator', 'coordinator'));
    case 'muted': {
      const muted = await chosen(await site.member(house.id, 'Muted'));
      await site.services.moderation.mute(house.facilitator, house.slug, muted.handle, { span: 'good', reason: 'Unkind.' });
      return muted;
    }
    case 'boss':
      return site.person('Boss', { isAdministrator: true });
    case 'visitor': {
      const visitor = await site.person('Visitor', { isAdministrator: true });
      await site.services.communities.visit(visitor, house.slug, { reason: 'A parent called about a post and asked us to look.' });
      return visitor;
    }
    case 'member boss': {
      const boss = await site.person('Member Boss', { isAdministrator: true });
      await site.db.insert(memberships).values({ communityId: house.id, personId: boss.id, role: 'member', status: 'active', joinedAt: site.time.now });
      return boss;
    }
    default:
      return site.member(house.id, `The ${standing}`, standing as 'member');
  }
}

/** Series of every kind in three communities, with everybody who may stand towards them, two days before their session. */
export async function buildSeriesWorld(site: TestSite) {
  const houses = { own: await furnish(site, 'own', 'private'), open: await furnish(site, 'open', 'open'), asked: await furnish(site, 'asked', 'request') };
  const people = new Map<SeriesStanding, { actor: Actor; places: Record<SeriesKind, SeriesPlace> }>();
  for (const standing of seriesStandings) {
    const [, where, how] = /^(?:(open|asked) )?(.*)$/.exec(standing)!;
    const house = houses[where as 'open' | 'asked' | undefined ?? 'own'];
    people.set(standing, { actor: await standIn(site, house, how!), places: house.places });
  }
  site.time.now = now;
  return { people, ...houses };
}
