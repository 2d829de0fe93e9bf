import { afterAll, beforeAll, expect, test } from 'vitest';
import { membershipStatuses, privacies, roles } from '../../app/contract/names';
import { permissions } from '../../server/communities/policy';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const communities = () => site.services.communities;

test('what a page is told that one may do is what the policy says', async () => {
  for (const privacy of privacies) {
    const { id, slug } = await site.community(`policy-${privacy}`, privacy);
    for (const role of roles) {
      for (const status of membershipStatuses) {
        const actor = await site.member(id, `${role} ${status}`, role, status);
        const expected = permissions({ privacy, role, status });
        const found = await communities().find(actor, slug).catch(() => null);
        expect(found !== null, `${privacy} ${role} ${status}`).toBe(expected.see);
        if (found) expect(found.view.may).toEqual(expected);
      }
    }
  }
});

test('anyone signed in joins an open community, once', async () => {
  const { slug, id } = await site.community('open-door', 'open');
  const newcomer = await site.person('Newcomer');
  expect((await communities().open(newcomer)).map((one) => one.slug)).toContain(slug);
  site.told.length = 0;
  await communities().join(newcomer, slug);
  await communities().join(newcomer, slug);
  expect(site.told).toEqual([{ change: 'joined', personId: newcomer.id, communityId: id }]);
  expect((await communities().mine(newcomer)).map((one) => [one.slug, one.memberCount])).toEqual([[slug, 2]]);
  expect((await communities().open(newcomer)).map((one) => one.slug)).not.toContain(slug);
});

test('nobody joins by themselves what is not open', async () => {
  const byRequest = await site.community('ask-first', 'request');
  const hidden = await site.community('not-there', 'private');
  const outsider = await site.person('Outsider');
  expect(await problemCode(communities().join(outsider, byRequest.slug))).toBe('forbidden');
  expect(await problemCode(communities().join(outsider, hidden.slug))).toBe('not_found');
  const listed = (await communities().open(outsider)).map(({ slug, way }) => `${slug} ${way}`);
  expect(listed).toContain(`${byRequest.slug} ask`);
  expect(listed.join()).not.toContain(hidden.slug);
});

test('nobody slips into a community that is being closed', async () => {
  const { id, slug } = await site.community('closing-door', 'open');
  const newcomer = await site.person('Newcomer');
  const joined = site.meanwhile(`update communities set privacy = 'private' where id = $1`, [id], () => problemCode(communities().join(newcomer, slug)));
  expect(await joined).toBe('forbidden');
  expect(await communities().mine(newcomer)).toEqual([]);
});

test('a person who was removed does not come back by themselves', async () => {
  const { slug, facilitator } = await site.community('removed', 'open');
  const person = await site.person('Removed Person');
  await communities().join(person, slug);
  await communities().remove(facilitator, slug, person.handle);
  expect(await problemCode(communities().join(person, slug))).toBe('forbidden');
  expect(await communities().mine(person)).toEqual([]);
});

test('only facilitators end the membership of another', async () => {
  const { slug, id, facilitator } = await site.community('order');
  const [one, two] = [await site.member(id, 'One'), await site.member(id, 'Two')];
  const stranger = await site.community('other-order');
  expect(await problemCode(communities().remove(one, slug, two.handle))).toBe('forbidden');
  expect(await problemCode(communities().remove(stranger.facilitator, slug, two.handle))).toBe('not_found');
  site.told.length = 0;
  await communities().remove(facilitator, slug, two.handle);
  expect(site.told).toEqual([
    { change: 'left', personId: two.id, communityId: id },
    { room: `person:${two.id}`, event: 'membership:ended', data: { communityId: id } },
  ]);
});

test('the last facilitator stays; of two who leave at once, one stays', async () => {
  const { slug, id, facilitator } = await site.community('last-one');
  expect(await problemCode(communities().leave(facilitator, slug))).toBe('conflict');
  const second = await site.member(id, 'Second', 'co-facilitator');
  const answers = await Promise.all([problemCode(communities().leave(facilitator, slug)), problemCode(communities().leave(second, slug))]);
  expect(answers.sort()).toEqual(['conflict', 'no problem']);
});

test('a member who leaves can come back to an open community', async () => {
  const { slug } = await site.community('revolving', 'open');
  const person = await site.person('Comes And Goes');
  await communities().join(person, slug);
  await communities().leave(person, slug);
  expect(await communities().mine(person)).toEqual([]);
  await communities().join(person, slug);
  expect(await communities().mine(person)).toHaveLength(1);
});

test('a coordinator hears nothing of what members write', async () => {
  const { id, slug, facilitator } = await site.community('coordinated');
  const person = await site.person('Coordinator');
  site.told.length = 0;
  await communities().takeIn(facilitator, slug, person.id, 'coordinator');
  expect(site.told).toEqual([]);
  expect(await communities().shared(person)).toEqual([]);
  expect((await communities().find(person, slug)).view).toMatchObject({ id, welcome: null, may: { read: false, write: false } });
});
