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

test('the forms of the year come to the means of the file', async () => {
  const [amara] = await site.db.select().from(people).where(sql`${people.handle} = 'amara-nwosu'`);
  const [priya] = await site.db.select().from(people).where(sql`${people.handle} = 'priya-raman'`);
  const [joan] = await site.db.select().from(people).where(sql`${people.handle} = 'joan-castellano'`);
  const read = async (actor: typeof amara, slug: string, instrument: string) => {
    const { closed } = await site.services.forms.ofCommunity(actor!, slug);
    return Promise.all(closed.filter((round) => round.instrument === instrument).toReversed().map((round) => site.services.forms.results(actor!, slug, round.id)));
  };
  const [needs] = await read(amara, 'rooted', 'needs-assessment');
  expect(needs!.round).toMatchObject({ answered: 11, focus: ['na2', 'na7', 'na6'] });
  for (const line of demo.survey_results[0]!.results as { item: string; now: number; want: number }[]) {
    expect(needs!.lines.find((one) => one.item === line.item)).toMatchObject({ mean: line.now, wanted: line.want });
  }
  // Time was short: they met once a month, and not twice.
  expect(needs!.beginning).toMatchObject({ verdict: 'smaller', reasons: [{ why: 'dimension', dimension: 'capacity', mean: 2.4 }, { why: 'unknown' }], focus: 'na2' });
  const safety = await read(amara, 'rooted', 'psych-safety');
  expect(safety.at(-1)!.trend.map((point) => [point.answers, point.means.all])).toEqual([[9, 3.5], [9, 4], [8, 4.3], [8, 4.5]]);
  const practice = await read(amara, 'rooted', 'practice-change');
  expect(practice.map((one) => one.lines.map((line) => line.mean))).toEqual([[2.4, 2.2, 2], [3.3, 3, 3.4], [3.9, 3.6, 3.8]]);
  const efficacy = await read(priya, 'maple', 'self-efficacy');
  expect(efficacy.at(-1)!.trend.map((point) => point.means.all)).toEqual([3.4, 3.2, 4]);
  const trust = await read(joan, 'harbor', 'trust');
  expect(trust.map((one) => one.trend.at(-1)!.means)).toEqual([{ facilitator: 4.1, peers: 3.5 }, { facilitator: 4.6, peers: 4.2 }, { facilitator: 4.8, peers: 4.7 }]);
  // Six answered, then five: the difference would be one person's.
  expect(trust.map((one) => one.noChange)).toEqual(['first', null, 'exposes']);
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

test('the log says that the demo was removed and who started the site, and its chain holds', async () => {
  const [owner] = await site.db.select().from(people);
  const { acts, chain } = await site.services.moderation.acts(owner!, null);
  expect(acts.slice(0, 2)).toMatchObject([{ act: 'site-founded', actor: 'Ada', subject: 'Ada' }, { act: 'demo-removed', actor: 'Ada' }]);
  expect(chain).toEqual({ entries: acts[0]!.seq, brokenAt: null });
});
