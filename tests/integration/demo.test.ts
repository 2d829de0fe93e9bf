import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import demo from '../../db/demo/demo.json';
import { loadDemo } from '../../db/demo/load';
import { communities, memberships } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { people } from '../../db/schema/people';
import { posts, threads } from '../../db/schema/threads';
import { openSite, type TestSite } from './site';

let site: TestSite;
const now = new Date('2026-03-02T15:00:00Z');
beforeAll(async () => {
  site = await openSite();
  await loadDemo({ db: site.db, log: site.log, secret: 'a secret of at least thirty-two letters', now });
  await site.services.site.begin(true);
});
afterAll(() => site.close());

const ada = { name: 'Ada', email: 'ada@example.org', password: 'three calm otters' };
const count = async (table: typeof people | typeof communities | typeof memberships | typeof threads | typeof posts | typeof strategies) =>
  Number((await site.db.select({ n: sql<string>`count(*)` }).from(table))[0]!.n);

test('everybody and everything of the file is there', async () => {
  expect(await count(people)).toBe(26);
  expect(await count(communities)).toBe(3);
  expect(await count(memberships)).toBe(demo.memberships.length);
  expect(await count(threads)).toBe(15);
  expect(await count(strategies)).toBe(26);
  expect(await count(posts)).toBe(15 + demo.threads.reduce((sum, thread) => sum + thread.replies.length, 0));
});

test('people say about themselves what the file says', async () => {
  const [amara] = await site.db.select().from(people).where(sql`${people.handle} = 'amara-nwosu'`);
  const [imani] = await site.db.select().from(people).where(sql`${people.handle} = 'imani-brooks'`);
  expect(amara).toMatchObject({ fieldRole: 'ta-professional', setting: 'any', spoken: ['en', 'ig'], askMeAbout: ['questions that open up thinking'] });
  expect(imani).toMatchObject({ setting: 'early-intervention', spoken: ['en', 'ase'], about: 'Goals belong in the sand table.', askMeAbout: [] });
});

test('those who lead hold credentials: one has expired, one waits to be checked', async () => {
  const [reader] = await site.db.select().from(people).where(sql`${people.handle} = 'grace-kim'`);
  const of = async (handle: string) => (await site.services.credentials.of(reader!, handle)).credentials;
  site.time.now = now;
  expect((await of('amara-nwosu')).map(({ state, hasExpired }) => [state, hasExpired])).toEqual([['verified', true], ['verified', false]]);
  expect((await of('kenji-watanabe')).map(({ state }) => state)).toEqual(['stated', 'verified']);
  expect((await site.services.credentials.queue({ ...reader!, isAdministrator: true })).waiting).toMatchObject([{ holder: { handle: 'kenji-watanabe' }, hasExpired: false }]);
});

test('things happened in their order, on their days, and never in the future', async () => {
  const rows = await site.db.select({ title: threads.title, at: threads.createdAt, last: threads.lastActivityAt }).from(threads);
  for (const thread of demo.threads) {
    const row = rows.find((one) => one.title === thread.title)!;
    const day = new Date(Date.UTC(2026, 1, 26) + thread.days_from_now * 86_400_000).toISOString().slice(0, 10);
    expect(row.at.toISOString().slice(0, 10), thread.title).toBe(day);
    expect(row.last.getTime()).toBeLessThanOrEqual(now.getTime());
  }
  const steps = await site.db.select({ threadId: posts.threadId, seq: posts.seq, at: posts.createdAt }).from(posts).orderBy(posts.threadId, posts.seq);
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before?.threadId === step.threadId) expect(step.at.getTime()).toBeGreaterThan(before.at.getTime());
  });
});

test('who has left is no member any more, and what they wrote stays', async () => {
  const [sofia] = await site.db.select().from(people).where(sql`${people.handle} = 'sofia-lindqvist'`);
  expect(await site.services.communities.mine(sofia!)).toEqual([]);
});

test('the private communities are invisible from outside, the open one is not', async () => {
  const stranger = await site.person('Stranger');
  expect((await site.services.communities.open(stranger)).map((one) => one.slug)).toEqual(['rooted']);
  await expect(site.services.communities.find(stranger, 'maple')).rejects.toMatchObject({ problem: { code: 'not_found' } });
});

test('starting one\u2019s own site leaves one person and nothing else', async () => {
  const token = (await site.services.site.newSetupToken())!;
  await expect(site.services.site.setUp('another token', ada)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await expect(site.services.site.setUp(token, { ...ada, password: 'short' })).rejects.toMatchObject({ problem: { code: 'invalid' } });
  expect(await count(people)).toBeGreaterThan(20);
  await site.services.site.setUp(token, ada);
  expect([await count(people), await count(communities), await count(threads), await count(posts), await count(strategies)]).toEqual([1, 0, 0, 0, 0]);
  expect(await site.services.site.view()).toMatchObject({ isDemo: false, isSetUp: true });
  expect(site.told.at(-1)).toEqual({ change: 'site-emptied' });
  await expect(site.services.site.setUp(token, { ...ada, email: 'eve@example.org' })).rejects.toMatchObject({ problem: { code: 'not_found' } });
  expect(await site.services.site.newSetupToken()).toBeNull();
});
