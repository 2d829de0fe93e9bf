import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NoticeGroup } from '../../app/contract/notices';
import { memberships } from '../../db/schema/communities';
import { notices } from '../../db/schema/notices';
import { posts } from '../../db/schema/threads';
import { spread } from '../../server/notices/spread';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.told.length = 0;
});

const begin = async (author: Actor, slug: string, body = 'Words', title = 'A thread') =>
  (await site.services.threads.start(author, slug, { kind: 'question', title, body, clientId: fresh() })).threadId;
const reply = (author: Actor, threadId: string, body = 'More words') => site.services.threads.replyTo(author, threadId, { body, clientId: fresh() });
const unread = (actor: Actor) => site.services.notices.unread(actor);
const ofThreads = (groups: NoticeGroup[]) => groups.flatMap((group) => (group.about === 'thread' ? group : []));
const list = async (actor: Actor, show: 'all' | 'mentions' = 'all') => ofThreads((await site.services.notices.list(actor, show, null)).groups);
const bells = (actor: Actor) => site.told.flatMap((told) => ('event' in told && told.room === `person:${actor.id}` ? [told.event === 'notice:added' ? told.data.kind : told.event] : []));

let circles = 0;
async function circle(privacy?: 'open' | 'private') {
  const { id, slug, facilitator } = await site.community(`circle-${(circles += 1)}`, privacy);
  const [ana, ben, eve] = [await site.member(id, 'Ana'), await site.member(id, 'Ben'), await site.member(id, 'Eve')];
  return { id, slug, facilitator, ana, ben, eve };
}

test('a reply tells those who wrote in the thread, and not its writer', async () => {
  const { slug, ana, ben, eve } = await circle();
  const threadId = await begin(ana, slug);
  expect(bells(ana)).toEqual([]);
  await reply(ben, threadId);
  await reply(eve, threadId);
  expect([await unread(ana), await unread(ben), await unread(eve)]).toEqual([2, 1, 0]);
  expect([bells(ana), bells(ben), bells(eve)]).toEqual([['reply', 'reply'], ['reply'], []]);
  expect(await list(ana)).toMatchObject([{ thread: { id: threadId, title: 'A thread' }, mention: null, reply: { latest: { name: 'Eve' }, others: 1 }, unread: true, seq: 2 }]);
});

test('a mention tells members who read there, once, and beats a reply', async () => {
  const { id, slug, facilitator, ana, ben } = await circle('open');
  const [coordinator, paused, outsider] = [await site.member(id, 'Coordinator', 'coordinator'), await site.member(id, 'Paused', 'member', 'paused'), await site.person('Outsider')];
  const threadId = await begin(ana, slug, `@${facilitator.handle} @${coordinator.handle} @${paused.handle} @${outsider.handle} @nobody and I, @${ana.handle}`);
  const { opening } = await site.services.threads.read(ana, threadId);
  expect([...opening.html.matchAll(/href="\/people\/([^"]+)"/g)].map((found) => found[1])).toEqual([facilitator.handle, ana.handle]);
  expect(bells(facilitator)).toEqual(['mention']);
  for (const nobody of [ana, coordinator, paused, outsider]) expect([bells(nobody), await unread(nobody)]).toEqual([[], 0]);
  await reply(ben, threadId, `Yes, @${ana.handle} @${ana.handle.toUpperCase()}.`);
  expect(bells(ana)).toEqual(['mention']);
  expect(await list(ana)).toMatchObject([{ mention: { latest: { name: 'Ben' }, others: 0 }, reply: null, seq: 2 }]);
});

test('who muted a thread hears of mentions only, until they follow it again; following needs no writing', async () => {
  const { slug, ana, ben, eve } = await circle();
  const threadId = await begin(ana, slug);
  const follow = (actor: Actor, level: string) => site.services.notices.follow(actor, threadId, { level });
  const level = async (actor: Actor) => (await site.services.threads.read(actor, threadId)).follow;
  expect([await level(ana), await level(eve)]).toEqual(['following', null]);
  await follow(ana, 'muted');
  await follow(eve, 'following');
  await reply(ben, threadId);
  await reply(ana, threadId);
  await reply(ben, threadId, `@${ana.handle}`);
  expect([bells(ana), bells(eve), await level(ana)]).toEqual([['mention'], ['reply', 'reply', 'reply'], 'muted']);
  await follow(ana, 'following');
  await reply(ben, threadId);
  expect(bells(ana)).toEqual(['mention', 'reply']);
  expect(await problemCode(follow(ana, 'shouting'))).toBe('invalid {"level":"wrong"}');
  expect(await problemCode(follow(await site.person('Outsider'), 'following'))).toBe('not_found');
});

test('who left or was removed is told nothing more, and sees nothing of what they were told', async () => {
  for (const privacy of ['private', 'open'] as const) {
    const { slug, facilitator, ana, ben, eve } = await circle(privacy);
    const threadId = await begin(ana, slug);
    for (const writer of [ben, eve]) await reply(writer, threadId);
    await reply(ana, threadId);
    expect([await unread(ben), await unread(eve)]).toEqual([2, 1]);
    await site.services.communities.leave(ben, slug);
    await site.services.communities.remove(facilitator, slug, eve.handle);
    site.told.length = 0;
    await reply(ana, threadId, `Goodbye @${ben.handle} and @${eve.handle}`);
    for (const gone of [ben, eve]) expect([bells(gone), await unread(gone), await list(gone)]).toEqual([[], 0, []]);
  }
});

test('who became a coordinator sees nothing of what members wrote', async () => {
  const { slug, ana, ben } = await circle('open');
  const threadId = await begin(ana, slug);
  await reply(ben, threadId);
  expect(await unread(ana)).toBe(1);
  await site.db.update(memberships).set({ role: 'coordinator' }).where(eq(memberships.personId, ana.id));
  expect([await unread(ana), await list(ana)]).toEqual([0, []]);
  await reply(ben, threadId);
  expect(await site.db.$count(notices, eq(notices.personId, ana.id))).toBe(1);
});

test('a reply sent five times at once is one notice', async () => {
  const { slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  const input = { body: `@${ana.handle}`, clientId: fresh() };
  await Promise.all(Array.from({ length: 5 }, () => site.services.threads.replyTo(ben, threadId, input)));
  expect([await unread(ana), bells(ana)]).toEqual([1, ['mention']]);
});

test('what is undone tells nobody and leaves no notice; what is told can be read already', async () => {
  const { id, slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  const post = { communityId: id, threadId, seq: 1, actorId: ana.id, at: site.clock(), called: [ben.id] };
  const undone = site.telling.commit(async (tx, tell) => {
    await spread(tx, tell, post);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect([await unread(ben), bells(ben)]).toEqual([0, []]);
  const found: Promise<number>[] = [];
  site.telling.listen((told) => {
    if ('event' in told && told.room === `person:${ben.id}`) found.push(unread(ben));
  });
  await reply(ana, threadId, `@${ben.handle}`);
  expect(await Promise.all(found)).toEqual([1]);
});

test('reading marks what was read, and says so only when something changed', async () => {
  const { slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  for (let n = 0; n < 3; n += 1) await reply(ben, threadId);
  site.told.length = 0;
  await site.services.threads.markRead(ana, threadId, 3);
  expect([await unread(ana), bells(ana)]).toEqual([1, ['notices:changed']]);
  await site.services.threads.markRead(ana, threadId, 3);
  await site.services.threads.read(ana, threadId);
  expect([await unread(ana), bells(ana)]).toEqual([1, ['notices:changed']]);
  await site.services.threads.read(ana, threadId, { markRead: true });
  expect([await unread(ana), bells(ana)]).toEqual([0, ['notices:changed', 'notices:changed']]);
  await site.services.threads.read(ana, threadId, { markRead: true });
  expect(bells(ana)).toHaveLength(2);
  expect(await list(ana)).toMatchObject([{ unread: false, reply: { latest: { name: 'Ben' }, others: 0 }, seq: 4 }]);
});

test('a page from the middle of a thread marks what it shows, and not what lies before it', async () => {
  const { slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  for (let n = 2; n <= 30; n += 1) await reply(ben, threadId, n === 25 ? `@${ana.handle}` : 'Words');
  await site.services.threads.read(ana, threadId, { after: 24, markRead: true });
  expect(await list(ana, 'mentions')).toMatchObject([{ unread: false }]);
  expect(await unread(ana)).toBe(23);
  expect((await site.services.threads.read(ana, threadId)).readSeq).toBe(1);
});

test('all are marked at once, and the count stops at a hundred', async () => {
  const { slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  for (let n = 0; n < 105; n += 1) await reply(ben, threadId);
  expect(await unread(ana)).toBe(100);
  site.told.length = 0;
  await site.services.notices.markAllRead(ana, { until: new Date(site.time.now.getTime() - 60 * 60_000).toISOString() });
  expect(await site.services.notices.unread(ana)).toBeGreaterThan(0);
  expect(await problemCode(site.services.notices.markAllRead(ana, { until: 'tomorrow' }))).toContain('invalid');
  await site.services.notices.markAllRead(ana);
  await site.services.notices.markAllRead(ana);
  expect([await unread(ana), bells(ana)]).toEqual([0, ['notices:changed']]);
});

test('a thread is one group, newest first, with those who did something since it was read', async () => {
  const { slug, facilitator, ana, ben, eve } = await circle();
  const [one, two] = [await begin(ana, slug, 'Words', 'One thread'), await begin(ana, slug, 'Words', 'Two threads')];
  await reply(facilitator, one);
  await site.services.threads.read(ana, one, { markRead: true });
  await reply(ben, one);
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  await reply(ben, two);
  await reply(eve, two, `@${ana.handle}`);
  await reply(eve, two);
  expect(await list(ana)).toMatchObject([
    { thread: { id: two }, mention: { latest: { name: 'Eve' }, others: 0 }, reply: { latest: { name: 'Eve' }, others: 1 }, seq: 2 },
    { thread: { id: one }, mention: null, reply: { latest: { name: 'Ben' }, others: 0 }, seq: 3 },
  ]);
  expect((await list(ana, 'mentions')).map((group) => [group.thread.id, group.reply, group.seq])).toEqual([[two, null, 3]]);
});

test('older pages follow without a gap or a repeat, also within one instant', async () => {
  const { slug, ana, ben } = await circle();
  for (let n = 0; n < 45; n += 1) await reply(ben, await begin(ana, slug));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await site.services.notices.list(ana, 'all', cursor);
    seen.push(...ofThreads(page.groups).map((group) => group.thread.id));
    cursor = page.older;
  } while (cursor);
  expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
  expect((await site.services.notices.list(ana, 'all', 'rubbish')).groups).toHaveLength(20);
});

test('rendering again keeps the mentions that were there', async () => {
  const { slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug, `Ask @${ben.handle}.`);
  const html = async () => (await site.services.threads.read(ana, threadId)).opening.html;
  const before = await html();
  expect(before).toBe(`<p>Ask <a class="mention" href="/people/${ben.handle}">@${ben.handle}</a>.</p>\n`);
  await site.services.communities.leave(ben, slug);
  await site.db.update(posts).set({ renderer: 0, html: '' }).where(eq(posts.threadId, threadId));
  expect(await html()).toBe(before);
  expect(await site.services.threads.renderAgain()).toBe(1);
  expect(await html()).toBe(before);
});

test('a reply asks once more for its notices, and once more where it calls somebody', async () => {
  const { slug, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  const asked = async (body: string) => {
    site.queries.length = 0;
    await reply(ben, threadId, body);
    return site.queries.filter((query) => !/^(begin|commit)/.test(query)).length;
  };
  const plain = await asked('Words');
  expect(site.queries.filter((query) => query.includes('notices') && query.includes('insert'))).toHaveLength(1);
  expect(await asked(`@${ana.handle} @${ben.handle} @nobody`)).toBe(plain + 1);
});

test('calling twenty in a community of five thousand is quick', async () => {
  const { id, slug, ana } = await circle();
  await site.pool.query(`insert into people (id, handle, name, email, password_hash, time_zone, tint, created_at)
    select 'many' || lpad(n::text, 12, '0'), 'many-' || n, 'Many ' || n, 'many' || n || '@example.org', 'none', 'UTC', 'clay', now() from generate_series(1, 5000) n`);
  await site.pool.query(`insert into memberships (community_id, person_id, role, status, joined_at)
    select $1, 'many' || lpad(n::text, 12, '0'), 'member', 'active', now() from generate_series(1, 5000) n`, [id]);
  await site.pool.query('analyze');
  const body = Array.from({ length: 30 }, (_, n) => `@many-${n + 1}`).join(' ');
  const threadId = await begin(ana, slug);
  const began = performance.now();
  await reply(ana, threadId, body);
  expect(performance.now() - began).toBeLessThan(300);
  expect(await site.db.$count(notices, eq(notices.threadId, threadId))).toBe(20);
});
