import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { membershipStatuses, privacies, roles } from '../../app/contract/names';
import type { SearchKind } from '../../app/contract/search';
import { communities } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { people } from '../../db/schema/people';
import { findableIn } from '../../db/schema/searching';
import { posts, threads } from '../../db/schema/threads';
import { permissions } from '../../server/communities/policy';
import type { Actor } from '../../server/people/actor';
import { holds, readQuery } from '../../server/search/query';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const find = (actor: Actor, q: string, kind: SearchKind | null = null, page = 1) => site.services.search.find(actor, { q, in: kind, page });
const start = async (actor: Actor, slug: string, title: string, body: string) => (await site.services.threads.start(actor, slug, { kind: 'share', title, body, clientId: fresh() })).threadId;
const totals = async (actor: Actor, q: string) => {
  const { people, posts, strategies, communities } = await find(actor, q);
  return { people: people!.total, posts: posts!.total, strategies: strategies!.total, communities: communities!.total };
};
const strategy = { summary: 'One sentence.', language: 'en', ages: ['toddler'], settings: ['center'], domains: [], topics: [], evidence: 'new', prepMinutes: null, useMinutes: null, license: 'cc0' };
const content = { purpose: 'Why', whenToUse: 'When', materials: [], steps: ['Do it'], adaptations: [], cautions: null, equity: null, evidenceNote: null, sources: [] };

test('every role and privacy finds what its pages show, and counts nothing more', async () => {
  for (const privacy of privacies) {
    const { id, slug, facilitator } = await site.community(`xylophone-${privacy}`, privacy);
    await start(facilitator, slug, `Xylophone ${privacy}`, 'Words');
    await site.services.library.publish(facilitator, { ...strategy, content, slug: `xylophone-${privacy}`, community: slug, title: `Xylophone ${privacy}` });
    const readers: [string, Actor, ReturnType<typeof permissions>, boolean][] = [['outsider', await site.person('Reader'), permissions({ privacy, role: null, status: null }), false]];
    for (const role of roles) {
      for (const status of membershipStatuses) readers.push([`${role} ${status}`, await site.member(id, 'Reader', role, status), permissions({ privacy, role, status }), status === 'active']);
    }
    for (const [who, actor, may, isActive] of readers) {
      // The facilitator is called "Facilitator of xylophone-…".
      const expected = { people: isActive ? 1 : 0, posts: may.read ? 1 : 0, strategies: may.read ? 1 : 0, communities: may.see ? 1 : 0 };
      expect(await totals(actor, `xylophone ${privacy}`), `${privacy} ${who}`).toEqual(expected);
    }
  }
});

test('posts are found by title, by body, by both together, and each thread once', async () => {
  const { slug, facilitator } = await site.community('talk');
  const threadId = await start(facilitator, slug, 'Saltamontes en la mañana', 'Un **jardín** pequeño');
  await site.services.threads.replyTo(facilitator, threadId, { body: 'El jardín creció & <b>floreció</b> mucho', clientId: fresh() });
  const hits = async (q: string) => (await find(facilitator, q)).posts!.hits;
  for (const q of ['saltamontes', 'manana', 'JARDIN', 'saltamontes jardin', 'saltam']) expect((await hits(q)).map((hit) => hit.threadId), q).toEqual([threadId]);
  expect((await hits('floreció'))[0]).toMatchObject({ seq: 2, text: 'El jardín creció & <b>floreció</b> mucho' });
  expect(await hits('saltamontes nunca')).toEqual([]);
});

test('people are found by name, handle, role and place, by those who share a community with them now', async () => {
  const { id, facilitator } = await site.community('faces');
  const ines = await site.person('Inés Quiñones', { roleTitle: 'Lead teacher', place: 'Omaha' });
  await site.services.communities.takeIn(facilitator, 'faces', ines.id, 'member');
  const names = async (actor: Actor, q: string) => (await find(actor, q)).people!.hits.map((hit) => hit.name);
  for (const q of ['ines', 'quinones', 'Quiño', ines.handle, 'lead teacher', 'omaha', 'ines omaha']) expect(await names(facilitator, q), q).toEqual(['Inés Quiñones']);
  expect(await names(await site.person('Stranger'), 'ines')).toEqual([]);
  expect(await names(await site.member(id, 'Left', 'member', 'left'), 'ines')).toEqual([]);
  await site.services.communities.leave(ines, 'faces');
  expect(await names(facilitator, 'ines')).toEqual([]);
});

test('five of each are shown, twenty to a page of one kind, and a page past the end is the first', async () => {
  const { slug, facilitator } = await site.community('many');
  for (let n = 0; n < 23; n += 1) await start(facilitator, slug, `Walrus ${n}`, 'Words');
  const all = await find(facilitator, 'walrus');
  expect([all.posts!.total, all.posts!.hits.length, all.pages]).toEqual([23, 5, 1]);
  const second = await find(facilitator, 'walrus', 'posts', 2);
  expect([second.posts!.total, second.posts!.hits.length, second.pages, second.people]).toEqual([23, 3, 2, null]);
  expect(await find(facilitator, 'walrus', 'posts', 9)).toMatchObject({ page: 1, posts: { total: 23 } });
});

test('a search asks the database as often whatever it finds', async () => {
  const { facilitator } = await site.community('asked');
  for (const q of ['walrus', 'nothingatall', 'a']) {
    site.queries.length = 0;
    await find(facilitator, q);
    expect(site.queries.length, q).toBe(5);
  }
  site.queries.length = 0;
  await find(facilitator, '&!|');
  expect(site.queries).toEqual([]);
});

test('nothing that can be typed is an operator or a fault', async () => {
  const { facilitator } = await site.community('odd');
  for (const q of ['& | ! ( ) : * <->', "a' OR 1=1 --", '\\', '"open', '%', '\0', '日本語', '🌱', 'the', 'y'.repeat(5000)]) await expect(find(facilitator, q)).resolves.toBeDefined();
});

test('the indexes serve the expressions that the queries use', async () => {
  const searched = [
    ['people_search', people, findableIn(people.name, people.handle, people.roleTitle, people.place)],
    ['communities_search', communities, findableIn(communities.name, communities.tagline, communities.purpose)],
    ['threads_title_search', threads, findableIn(threads.title)],
    ['posts_search', posts, posts.search],
    ['strategies_search', strategies, strategies.search],
  ] as const;
  await site.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    for (const [index, table, vector] of searched) {
      const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain select 1 from ${table} where ${holds(vector, readQuery('walrus jumps')!.all)}`);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(`on ${index}`);
    }
  });
});

test('too many searches in a minute are refused for a while', async () => {
  const limited = await openSite({ limited: true });
  const { facilitator } = await limited.community('hasty');
  const once = () => limited.services.search.find(facilitator, { q: 'word', in: null, page: 1 });
  for (let n = 0; n < 60; n += 1) await once();
  expect(await problemCode(once())).toBe('too_many');
  await limited.close();
});
