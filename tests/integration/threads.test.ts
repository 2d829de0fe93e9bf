import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { membershipStatuses, privacies, roles } from '../../app/contract/names';
import { communities } from '../../db/schema/communities';
import { posts } from '../../db/schema/threads';
import { readableBy } from '../../server/communities/access';
import { permissions } from '../../server/communities/policy';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const threads = () => site.services.threads;
const begin = async (author: Actor, slug: string, title = 'A thread') =>
  (await threads().start(author, slug, { kind: 'question', title, body: 'Words', clientId: fresh() })).threadId;
const reply = (author: Actor, threadId: string, body = 'More words') => threads().replyTo(author, threadId, { body, clientId: fresh() });

test('lists agree with the single-row rule for every privacy, role and status', async () => {
  for (const privacy of privacies) {
    const community = await site.community(`agree-${privacy}`, privacy);
    const threadId = await begin(community.facilitator, community.slug);
    const outsider = await site.person('Outsider');
    const people: { actor: Actor; standing: Parameters<typeof permissions>[0] }[] = [{ actor: outsider, standing: { privacy, role: null, status: null } }];
    for (const role of roles) {
      for (const status of membershipStatuses) {
        people.push({ actor: await site.member(community.id, `${role} ${status}`, role, status), standing: { privacy, role, status } });
      }
    }
    for (const { actor, standing } of people) {
      const expected = permissions(standing).read;
      const rows = await site.db.select({ id: communities.id }).from(communities).where(sql`${communities.id} = ${community.id} and ${readableBy(site.db, actor.id)}`);
      expect(rows.length === 1, JSON.stringify(standing)).toBe(expected);
      const listed = await threads().ofCommunity(actor, community.slug, 'newest', null);
      expect(listed.lines.length === 1, `list: ${JSON.stringify(standing)}`).toBe(expected);
      const single = await problemCode(threads().read(actor, threadId));
      expect(single, `one: ${JSON.stringify(standing)}`).toBe(expected ? 'no problem' : 'not_found');
      const since = await problemCode(threads().since(actor, threadId, 0));
      expect(since).toBe(expected ? 'no problem' : 'not_found');
    }
  }
});

test('only active members who share may write', async () => {
  const community = await site.community('writers', 'open');
  const threadId = await begin(community.facilitator, community.slug);
  const member = await site.member(community.id, 'Member');
  const coordinator = await site.member(community.id, 'Coordinator', 'coordinator');
  const paused = await site.member(community.id, 'Paused', 'member', 'paused');
  const outsider = await site.person('Reader from outside');
  expect(await problemCode(reply(member, threadId))).toBe('no problem');
  expect(await problemCode(reply(coordinator, threadId))).toBe('not_found');
  expect(await problemCode(reply(paused, threadId))).toBe('forbidden');
  expect(await problemCode(reply(outsider, threadId))).toBe('forbidden');
  expect(await problemCode(begin(outsider, community.slug))).toBe('forbidden');
});

test('an outsider gets the same answer for a private thread as for one that does not exist', async () => {
  const community = await site.community('hidden');
  const threadId = await begin(community.facilitator, community.slug);
  const outsider = await site.person('Outsider');
  const administrator = await site.person('Administrator', { isAdministrator: true });
  for (const [actor, refusal] of [[outsider, 'not_found'], [administrator, 'forbidden']] as const) {
    for (const id of [threadId, '0000000000000000']) {
      expect(await problemCode(threads().read(actor, id))).toBe('not_found');
      expect(await problemCode(reply(actor, id))).toBe('not_found');
      expect(await problemCode(threads().since(actor, id, 0))).toBe('not_found');
      expect(await problemCode(threads().markRead(actor, id, 1))).toBe('not_found');
    }
    // An administrator knows of the community, and of nothing that is said in it.
    expect(await problemCode(begin(actor, community.slug))).toBe(refusal);
    expect(await problemCode(site.services.communities.join(actor, community.slug))).toBe(refusal);
  }
});

test('a write sent five times at once is one row with five equal answers', async () => {
  const { slug, facilitator } = await site.community('repeats');
  const input = { kind: 'share', title: 'Sent often', body: 'Once', clientId: fresh() };
  const started = await Promise.all(Array.from({ length: 5 }, () => threads().start(facilitator, slug, input)));
  expect(new Set(started.map((answer) => answer.threadId)).size).toBe(1);
  const threadId = started[0]!.threadId;
  const answer = { body: 'Also once', clientId: fresh() };
  const replies = await Promise.all(Array.from({ length: 5 }, () => threads().replyTo(facilitator, threadId, answer)));
  for (const post of replies) expect(post).toEqual(replies[0]);
  const page = await threads().read(facilitator, threadId);
  expect(page.replies.map((post) => post.html)).toEqual(['<p>Also once</p>\n']);
  expect(page.lastSeq).toBe(2);
});

test('the same client id in another thread is a conflict, never an answer from elsewhere', async () => {
  const { slug, facilitator } = await site.community('elsewhere');
  const [one, two] = [await begin(facilitator, slug), await begin(facilitator, slug)];
  const input = { body: 'Here', clientId: fresh() };
  await threads().replyTo(facilitator, one, input);
  expect(await problemCode(threads().replyTo(facilitator, two, input))).toBe('conflict');
});

test('fifty writers at once leave a sequence without gap or repeat', async () => {
  const community = await site.community('crowd');
  const threadId = await begin(community.facilitator, community.slug);
  const writers = await Promise.all(Array.from({ length: 50 }, (_, n) => site.member(community.id, `Writer ${n}`)));
  site.told.length = 0;
  await Promise.all(writers.map((writer) => reply(writer, threadId)));
  const rows = await site.db.select({ seq: posts.seq }).from(posts).where(sql`${posts.threadId} = ${threadId}`).orderBy(posts.seq);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
  const facts = site.told.filter((told) => 'event' in told && told.event === 'reply:created');
  expect(facts).toHaveLength(50);
});

test('a reply is told after it is stored, to the thread and to the community', async () => {
  const community = await site.community('telling');
  const threadId = await begin(community.facilitator, community.slug);
  site.told.length = 0;
  const post = await reply(community.facilitator, threadId);
  expect(site.told).toEqual([
    { room: `thread:${threadId}`, event: 'reply:created', data: { threadId, post } },
    { room: `community:${community.id}`, event: 'thread:moved', data: expect.objectContaining({ threadId, replyCount: 1 }) },
  ]);
});

test('a refused write tells nothing and keeps nothing', async () => {
  const community = await site.community('silence');
  const threadId = await begin(community.facilitator, community.slug);
  site.told.length = 0;
  expect(await problemCode(threads().replyTo(community.facilitator, threadId, { body: '   ', clientId: fresh() }))).toBe('invalid {"body":"required"}');
  expect(await problemCode(threads().start(community.facilitator, community.slug, { kind: 'rant', title: 'x', body: '', clientId: 'short' }))).toBe(
    'invalid {"kind":"required","title":"too_short","body":"required","clientId":"wrong"}',
  );
  expect(site.told).toEqual([]);
});

test('a listener that fails undoes nothing', async () => {
  const own = await openSite();
  own.telling.listen(() => {
    throw new Error('deaf');
  });
  const community = await own.community('deaf');
  const { threadId } = await own.services.threads.start(community.facilitator, community.slug, { kind: 'share', title: 'Still here', body: 'Yes', clientId: fresh() });
  expect((await own.services.threads.read(community.facilitator, threadId)).title).toBe('Still here');
  await own.close();
});

test('unread is remembered for each person and never moves back', async () => {
  const community = await site.community('reading');
  const reader = await site.member(community.id, 'Reader');
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  const threadId = await begin(community.facilitator, community.slug);
  const unread = async (actor: Actor) => (await threads().ofCommunity(actor, community.slug, 'newest', null)).lines[0]!.unread;
  expect(await unread(reader)).toBe(true);
  expect(await unread(community.facilitator)).toBe(false);
  await threads().read(reader, threadId, { markRead: true });
  expect(await unread(reader)).toBe(false);
  await reply(community.facilitator, threadId);
  expect(await unread(reader)).toBe(true);
  expect((await site.services.communities.mine(reader)).find((line) => line.id === community.id)!.unread).toBe(1);
  await threads().markRead(reader, threadId, 2);
  await threads().markRead(reader, threadId, 1);
  expect(await unread(reader)).toBe(false);
  await reply(reader, threadId);
  expect(await unread(reader)).toBe(false);
});

test('what was written before somebody joined is not new to them', async () => {
  const community = await site.community('newcomer', 'open');
  await begin(community.facilitator, community.slug);
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  const newcomer = await site.person('Newcomer');
  await site.services.communities.join(newcomer, community.slug);
  expect((await threads().ofCommunity(newcomer, community.slug, 'newest', null)).lines[0]!.unread).toBe(false);
});

test('pages of a long thread meet without gap or overlap, both ways', async () => {
  const community = await site.community('long');
  const threadId = await begin(community.facilitator, community.slug);
  for (let n = 0; n < 53; n += 1) await reply(community.facilitator, threadId, `Reply ${n}`);
  const forward: number[] = [];
  for (let after: number | null = 1; after !== null; ) {
    const page = await threads().read(community.facilitator, threadId, { after });
    forward.push(...page.replies.map((post) => post.seq));
    after = page.later;
  }
  expect(forward).toEqual(Array.from({ length: 53 }, (_, n) => n + 2));
  const backward: number[] = [];
  for (let before: number | null = 55; before !== null; ) {
    const page = await threads().read(community.facilitator, threadId, { before });
    backward.unshift(...page.replies.map((post) => post.seq).filter((seq) => seq < before!));
    before = page.earlier;
  }
  expect(backward).toEqual(forward);
});

test('a reader lands where they stopped', async () => {
  const community = await site.community('landing');
  const reader = await site.member(community.id, 'Reader');
  const threadId = await begin(community.facilitator, community.slug);
  for (let n = 0; n < 60; n += 1) await reply(community.facilitator, threadId, `Reply ${n}`);
  expect((await threads().read(reader, threadId)).replies[0]!.seq).toBe(2);
  await threads().markRead(reader, threadId, 30);
  const page = await threads().read(reader, threadId, { markRead: true });
  expect([page.replies[0]!.seq, page.readSeq]).toEqual([29, 30]);
  // Only what the page showed counts as read.
  expect((await threads().read(reader, threadId)).readSeq).toBe(48);
});

test('a page of replies begins where it was asked for, and stays within the thread', async () => {
  const community = await site.community('arithmetic');
  const reader = await site.member(community.id, 'Reader');
  const threadId = await begin(community.facilitator, community.slug);
  for (let n = 0; n < 60; n += 1) await reply(community.facilitator, threadId, `Reply ${n}`);
  const shown = async (wanted: { after?: number; before?: number }) => {
    const { opening, replies } = await threads().read(reader, threadId, wanted);
    return [opening.seq, replies[0]?.seq, replies.at(-1)?.seq, replies.length];
  };
  expect(await shown({})).toEqual([1, 2, 21, 20]);
  expect(await shown({ after: 40 })).toEqual([1, 41, 60, 20]);
  expect(await shown({ after: 0 })).toEqual([1, 2, 21, 20]);
  expect(await shown({ after: 900 })).toEqual([1, undefined, undefined, 0]);
  expect(await shown({ before: 42 })).toEqual([1, 22, 41, 20]);
  expect(await shown({ before: 1 })).toEqual([1, 2, 21, 20]);
  expect(await shown({ before: 900 })).toEqual([1, 42, 61, 20]);
  await threads().markRead(reader, threadId, 61);
  expect(await shown({})).toEqual([1, 42, 61, 20]);
});

test('lists of threads page through by activity and never repeat', async () => {
  const community = await site.community('many');
  for (let n = 0; n < 45; n += 1) {
    site.time.now = new Date(site.time.now.getTime() + (n % 3) * 1000);
    await begin(community.facilitator, community.slug, `Thread ${n}`);
  }
  const seen: string[] = [];
  for (let cursor: string | null = null, first = true; first || cursor; first = false) {
    const page = await threads().ofCommunity(community.facilitator, community.slug, 'newest', cursor);
    seen.push(...page.lines.map((line) => line.id));
    cursor = page.older;
  }
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
});

test('what a reader missed comes in order, a hundred at a time', async () => {
  const community = await site.community('missed');
  const threadId = await begin(community.facilitator, community.slug);
  for (let n = 0; n < 130; n += 1) await reply(community.facilitator, threadId);
  const first = await threads().since(community.facilitator, threadId, 1);
  expect([first.posts.length, first.posts[0]!.seq, first.more]).toEqual([100, 2, true]);
  const rest = await threads().since(community.facilitator, threadId, 101);
  expect([rest.posts.length, rest.more]).toEqual([30, false]);
});

test('a post that is short to write and long to send is refused', async () => {
  const { slug, facilitator } = await site.community('bombs');
  const threadId = await begin(facilitator, slug);
  const table = `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${'||\n'.repeat(2000)}`;
  expect(await problemCode(reply(facilitator, threadId, table))).toBe('invalid {"body":"too_long"}');
});

test('what a reader missed comes in pieces that are not too big', async () => {
  const { slug, facilitator } = await site.community('big-pieces');
  const threadId = await begin(facilitator, slug);
  for (let n = 0; n < 25; n += 1) await reply(facilitator, threadId, 'x'.repeat(30_000));
  const seqs: number[] = [];
  for (let after = 1, more = true; more; after = seqs.at(-1)!) {
    const answer = await threads().since(facilitator, threadId, after);
    expect(answer.posts.reduce((sum, post) => sum + post.html.length, 0)).toBeLessThan(600_000);
    seqs.push(...answer.posts.map((post) => post.seq));
    more = answer.more;
  }
  expect(seqs).toEqual(Array.from({ length: 25 }, (_, n) => n + 2));
});

test('posts of an older renderer are rendered again', async () => {
  const community = await site.community('renderer');
  const threadId = await begin(community.facilitator, community.slug);
  await site.db.update(posts).set({ html: '<p>stale</p>', renderer: 0 }).where(sql`${posts.threadId} = ${threadId}`);
  expect((await threads().read(community.facilitator, threadId)).opening.html).toBe('<p>Words</p>\n');
  expect(await threads().renderAgain()).toBe(1);
  const [row] = await site.db.select({ html: posts.html }).from(posts).where(sql`${posts.threadId} = ${threadId}`);
  expect(row!.html).toBe('<p>Words</p>\n');
});

test('too many posts in a while are refused with the time to wait, and a repeat is not counted', async () => {
  const own = await openSite({ limited: true });
  const community = await own.community('pace');
  const { threadId } = await own.services.threads.start(community.facilitator, community.slug, { kind: 'share', title: 'Pace', body: 'x', clientId: fresh() });
  const input = { body: 'same', clientId: fresh() };
  for (let n = 0; n < 20; n += 1) await own.services.threads.replyTo(community.facilitator, threadId, input);
  for (let n = 0; n < 11; n += 1) await own.services.threads.replyTo(community.facilitator, threadId, { body: 'x', clientId: fresh() });
  expect(await problemCode(own.services.threads.replyTo(community.facilitator, threadId, { body: 'x', clientId: fresh() }))).toBe('too_many');
  await own.close();
});
