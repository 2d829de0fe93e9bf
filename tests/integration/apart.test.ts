import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDirectoryFilter } from '../../app/contract/directory';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

let circles = 0;
/** A circle in which Bea talked of biting and said much about herself. */
async function circle() {
  const { id, slug, facilitator } = await site.community(`apart-${(circles += 1)}`);
  const [ana, bea, cleo] = [await site.member(id, 'Ana'), await site.member(id, 'Bea'), await site.member(id, 'Cleo')];
  const { threads, profiles, credentials } = site.services;
  await profiles.edit(bea, { name: 'Bea', fieldRole: 'coach', setting: 'school', spoken: ['mam'], place: 'Omaha', about: 'I have handled biting.', askMeAbout: 'goodbyes' });
  await credentials.add(bea, { kind: 'cda', title: 'A credential', issuer: 'An issuer' });
  const { threadId } = await threads.start(bea, slug, { kind: 'share', title: 'Biting again', body: 'It was the waiting.', clientId: fresh() });
  await threads.replyTo(ana, threadId, { body: 'Thank you', clientId: fresh() });
  await threads.replyTo(bea, threadId, { body: `More of biting, @${ana.handle}`, clientId: fresh() });
  const found = async (actor: Actor, q = 'biting') => (await site.services.search.find(actor, { q, in: null, page: 1 })).posts!.total;
  const listed = async (actor: Actor, query: string) => {
    const { people, choices } = await site.services.directory.find(actor, slug, readDirectoryFilter(new URLSearchParams(query)));
    return { bea: people.find(({ handle }) => handle === bea.handle), choices };
  };
  return { id, slug, facilitator, ana, bea, cleo, threadId, found, listed };
}

test('what somebody wrote whom one blocked is not brought by search, and the words of others are', async () => {
  const { ana, bea, cleo, threadId, found } = await circle();
  expect(await found(ana)).toBe(1);
  await site.services.moderation.block(ana, bea.handle);
  expect([await found(ana), await found(cleo), await found(bea)]).toEqual([0, 1, 1]);
  await site.services.threads.replyTo(cleo, threadId, { body: 'Biting, here too', clientId: fresh() });
  const { hits } = (await site.services.search.find(ana, { q: 'biting', in: 'posts', page: 1 })).posts!;
  expect(hits.map(({ seq, authorName }) => [seq, authorName])).toEqual([[4, 'Cleo']]);
  await site.services.moderation.unblock(ana, bea.handle);
  expect((await site.services.search.find(ana, { q: 'waiting', in: 'posts', page: 1 })).posts!.total).toBe(1);
});

test('two who are kept apart are a name and a role to each other in the list of people', async () => {
  const { ana, bea, cleo, listed } = await circle();
  const queries = ['q=biting', 'q=Omaha', 'q=coach', 'does=coach', 'setting=school', 'speaks=mam', 'ask=goodbyes'];
  for (const query of queries) expect((await listed(ana, query)).bea, query).toBeDefined();
  expect((await listed(ana, 'q=biting')).bea).toMatchObject({ about: 'I have handled biting.', wrote: [{ title: 'Biting again' }] });
  await site.services.moderation.block(ana, bea.handle);
  for (const query of queries) expect((await listed(ana, query)).bea, query).toBeUndefined();
  const bare = { roleTitle: null, photo: null, place: null, spoken: [], askMeAbout: [], about: null, wrote: [] };
  for (const query of ['', 'q=Bea', 'role=member']) expect((await listed(ana, query)).bea, query).toMatchObject({ name: 'Bea', role: 'member', ...bare });
  expect((await listed(ana, '')).choices).toEqual({ roles: ['member', 'facilitator'], does: [], settings: [], speaks: [], asks: [] });
  for (const query of queries) expect((await listed(cleo, query)).bea, query).toBeDefined();
  // The other way, too: whoever is blocked learns no more than the one who blocked.
  await site.services.moderation.unblock(ana, bea.handle);
  await site.services.moderation.block(bea, ana.handle);
  expect((await listed(ana, 'q=biting')).bea).toBeUndefined();
  expect((await listed(ana, '')).bea).toMatchObject(bare);
});

test('two who are kept apart find nothing of what the other holds, and an administrator does', async () => {
  const { id, ana, bea } = await circle();
  const { credentials, moderation } = site.services;
  const boss = { ...(await site.member(id, 'Boss')), isAdministrator: true };
  await moderation.block(bea, ana.handle);
  await moderation.block(bea, boss.handle);
  expect(await credentials.of(ana, bea.handle)).toEqual({ person: { handle: bea.handle, name: 'Bea' }, isMe: false, background: null, credentials: [] });
  expect(await credentials.areShownOf(ana, bea.handle)).toBe(false);
  expect([(await credentials.of(boss, bea.handle)).credentials.length, await credentials.areShownOf(boss, bea.handle)]).toEqual([1, true]);
});

test('notices of somebody whom one blocked are gone at once, also those from before, and come back with them', async () => {
  const { ana, bea } = await circle();
  const { notices, moderation } = site.services;
  const listed = async () => [await notices.unread(ana), (await notices.list(ana, 'all', null)).groups.length];
  expect(await listed()).toEqual([1, 1]);
  await moderation.block(ana, bea.handle);
  expect(await listed()).toEqual([0, 0]);
  await moderation.unblock(ana, bea.handle);
  expect(await listed()).toEqual([0, 1]);
});

test('what was hidden or removed is found neither by search nor beside a name', async () => {
  const { facilitator, ana, bea, threadId, found, listed } = await circle();
  const seen = async () => [await found(ana), (await listed(ana, 'q=biting')).bea?.wrote.length];
  expect(await seen()).toEqual([1, 1]);
  await site.services.moderation.hide(facilitator, threadId, 1, { reason: 'Not here.' });
  expect(await seen()).toEqual([1, 1]);
  await site.services.posts.remove(bea, threadId, 3);
  // The profile still fits; nothing that was written does.
  expect(await seen()).toEqual([0, 0]);
  // Even a row that kept its words by mistake is not looked at.
  await site.pool.query(`alter table posts drop constraint posts_unseen`);
  await site.pool.query(`update posts set body = 'biting' where thread_id = $1`, [threadId]);
  expect(await seen()).toEqual([1, 0]);
  expect((await site.services.search.find(ana, { q: 'biting', in: 'posts', page: 1 })).posts!.hits.map(({ seq }) => seq)).toEqual([2]);
});

test('taking a block back tells nobody whether there is such a handle', async () => {
  const [ana, stranger] = [await site.person('Asks'), await site.person('Stranger')];
  for (const handle of [stranger.handle, 'nobody-at-all']) expect(await problemCode(site.services.moderation.unblock(ana, handle))).toBe('no problem');
  for (const handle of [stranger.handle, 'nobody-at-all']) expect(await problemCode(site.services.moderation.block(ana, handle))).toBe('not_found');
});
