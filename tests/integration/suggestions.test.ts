import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../server/people/actor';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const names = async (actor: Actor, slug: string, q: string) => (await site.services.communities.suggestPeople(actor, slug, { q })).map((person) => person.name);

test('members are found by the beginning of any word of a name or handle, whatever the accents and capitals', async () => {
  const { id, slug, facilitator } = await site.community('named');
  for (const name of ['Lucía Herrera', 'María José Ñúñez', 'Lucas Park', 'Amara Nwosu']) await site.member(id, name);
  expect(await names(facilitator, slug, 'luci')).toEqual(['Lucía Herrera']);
  expect(await names(facilitator, slug, 'LUCÍ')).toEqual(['Lucía Herrera']);
  expect(await names(facilitator, slug, 'lu')).toEqual(['Lucas Park', 'Lucía Herrera']);
  expect(await names(facilitator, slug, 'nunez')).toEqual(['María José Ñúñez']);
  expect(await names(facilitator, slug, 'Ñúñ')).toEqual(['María José Ñúñez']);
  expect(await names(facilitator, slug, 'maria-j')).toEqual(['María José Ñúñez']);
  expect(await names(facilitator, slug, 'uc')).toEqual([]);
});

test('what is a pattern elsewhere is plain text here', async () => {
  const { id, slug, facilitator } = await site.community('patterns');
  await site.member(id, 'Anyone At All');
  for (const q of ['%', '_', 'a%', '.*', "'", '\\', '\0']) expect(await names(facilitator, slug, q.replace('\0', '')), q).toEqual(q === '\0' ? ['Anyone At All'] : []);
  expect(await problemCode(site.services.communities.suggestPeople(facilitator, slug, { q: '\0' }))).toBe('invalid {"q":"wrong"}');
});

test('at most eight, those whose name begins with it first, never oneself', async () => {
  const { id, slug, facilitator } = await site.community('many');
  for (let n = 0; n < 9; n += 1) await site.member(id, `Zoe Al${n}`);
  await site.member(id, 'Alba Ruiz');
  expect(await names(facilitator, slug, 'al')).toHaveLength(8);
  expect((await names(facilitator, slug, 'al'))[0]).toBe('Alba Ruiz');
  expect(await names(facilitator, slug, '')).not.toContain(facilitator.name);
  expect(await names(facilitator, slug, 'facilitator')).toEqual([]);
});

test('only active members who read what is written are suggested', async () => {
  const { id, slug, facilitator } = await site.community('who');
  await site.member(id, 'Quinn Active');
  await site.member(id, 'Quinn Consultant', 'consultant');
  await site.member(id, 'Quinn Coordinator', 'coordinator');
  for (const status of ['paused', 'left', 'removed'] as const) await site.member(id, `Quinn ${status}`, 'member', status);
  const elsewhere = await site.community('who-else');
  await site.member(elsewhere.id, 'Quinn Elsewhere');
  expect(await names(facilitator, slug, 'quinn')).toEqual(['Quinn Active', 'Quinn Consultant']);
});

test('whoever does not write there is answered as if the community were not there', async () => {
  for (const privacy of ['open', 'request', 'private'] as const) {
    const { id, slug, facilitator } = await site.community(`from-outside-${privacy}`, privacy);
    await site.member(id, 'Somebody');
    const refused = [
      await site.person('Outsider'),
      await site.person('Administrator', { isAdministrator: true }),
      await site.member(id, 'Coordinator', 'coordinator'),
      await site.member(id, 'Paused', 'member', 'paused'),
      await site.member(id, 'Removed', 'member', 'removed'),
    ];
    for (const actor of refused) expect(await problemCode(site.services.communities.suggestPeople(actor, slug, { q: '' })), `${privacy} ${actor.name}`).toBe('not_found');
    expect(await names(facilitator, slug, 'some')).toEqual(['Somebody']);
  }
  expect(await problemCode(site.services.communities.suggestPeople(await site.person('Curious'), 'nowhere', { q: '' }))).toBe('not_found');
});
