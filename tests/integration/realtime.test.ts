import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ClientEvents, ReplyCreated, ServerEvents } from '../../app/contract/events';
import { buildOriginCheck } from '../../server/origin';
import type { Actor } from '../../server/people/actor';
import { buildRealtime, type Realtime } from '../../server/realtime/realtime';
import { fresh, openSite, problemCode, type TestSite } from './site';

type Client = Socket<ServerEvents, ClientEvents>;
let site: TestSite;
let server: Server;
let realtime: Realtime;
let url: string;
const open: Client[] = [];
const rejections: unknown[] = [];
const onRejection = (error: unknown) => rejections.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', onRejection);
  site = await openSite();
  server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  realtime = buildRealtime({
    services: site.services,
    telling: site.telling,
    limiting: site.limiting,
    log: site.log,
    ownOrigin: buildOriginCheck(new URL(url)),
    addressOf: () => '127.0.0.1',
  });
  realtime.io.attach(server);
});
afterEach(() => {
  open.splice(0).forEach((client) => client.disconnect());
  expect(rejections).toEqual([]);
});
afterAll(async () => {
  process.off('unhandledRejection', onRejection);
  realtime.close();
  await new Promise((resolve) => server.close(resolve));
  await site.close();
});

const cookieOf = async (actor: Actor) => (await site.services.people.welcome(actor.id)).cookie.split(';')[0]!;

async function connect(actor: Actor, cookie?: string): Promise<Client> {
  const client: Client = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { origin: url, cookie: cookie ?? (await cookieOf(actor)) } });
  open.push(client);
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('connect_error', reject);
  });
  return client;
}

/** Why a handshake was refused. */
function refusal(headers: Record<string, string>, transports: ('websocket' | 'polling')[] = ['websocket']): Promise<string> {
  const client: Client = io(url, { transports, forceNew: true, reconnection: false, extraHeaders: headers });
  open.push(client);
  return new Promise((resolve) => {
    client.once('connect', () => resolve('connected'));
    client.once('connect_error', (error) => resolve(error.message));
  });
}

const heard = (client: Client) => {
  const facts: ReplyCreated[] = [];
  client.on('reply:created', (fact) => facts.push(fact));
  return facts;
};
const reply = (author: Actor, threadId: string, body = 'Words') => site.services.threads.replyTo(author, threadId, { body, clientId: fresh() });
async function talk(slug: string, privacy?: 'open' | 'private') {
  const community = await site.community(slug, privacy);
  const { threadId } = await site.services.threads.start(community.facilitator, slug, { kind: 'question', title: 'Talk', body: 'Words', clientId: fresh() });
  return { ...community, threadId };
}
/** A round trip on the same connection: whatever the server sent before has arrived when it is back. */
const settled = (client: Client) => client.emitWithAck('thread:unwatch', { threadId: '0000000000000000' });

test('a foreign, null or missing origin is refused, by socket and by long poll', async () => {
  const cookie = await cookieOf(await site.person('Visitor'));
  for (const transport of ['websocket', 'polling'] as const) {
    for (const origin of ['https://evil.invalid', 'null', 'http://sub.localhost', `${url}.evil.invalid`]) {
      expect(await refusal({ cookie, origin }, [transport]), `${transport} ${origin}`).not.toBe('connected');
    }
    expect(await refusal({ cookie, 'sec-fetch-site': 'cross-site' }, [transport])).not.toBe('connected');
    expect(await refusal({ cookie }, [transport])).not.toBe('connected');
    expect(await refusal({ cookie, origin: url }, [transport])).toBe('connected');
  }
});

test('who has no session, or an ended one, is refused', async () => {
  const person = await site.person('Ended');
  const cookie = await cookieOf(person);
  expect(await refusal({ origin: url })).toBe('signed_out');
  expect(await refusal({ origin: url, cookie: 'tilth=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' })).toBe('signed_out');
  await site.services.people.signOut((await site.services.people.whose(cookie))!);
  expect(await refusal({ origin: url, cookie })).toBe('signed_out');
});

test('the eleventh socket of a person is refused', async () => {
  const person = await site.person('Many Tabs');
  const cookie = await cookieOf(person);
  for (let n = 0; n < 10; n += 1) await settled(await connect(person, cookie));
  expect(await refusal({ origin: url, cookie })).toBe('too_many');
});

test('a reply reaches those who watch, once, in order', async () => {
  const { threadId, id, facilitator } = await talk('watching');
  const member = await site.member(id, 'Member');
  const client = await connect(member);
  const facts = heard(client);
  expect(await client.emitWithAck('thread:watch', { threadId, after: 1 })).toEqual({ ok: true, posts: [], more: false });
  for (const body of ['one', 'two', 'three']) await reply(facilitator, threadId, body);
  await settled(client);
  expect(facts.map((fact) => [fact.post.seq, fact.post.html])).toEqual([
    [2, '<p>one</p>\n'],
    [3, '<p>two</p>\n'],
    [4, '<p>three</p>\n'],
  ]);
});

test('who was away asks for what it missed and gets all of it', async () => {
  const { threadId, facilitator } = await talk('away');
  for (let n = 0; n < 120; n += 1) await reply(facilitator, threadId);
  const client = await connect(facilitator);
  const seqs: number[] = [];
  for (let after = 1, more = true; more; ) {
    const answer = await client.emitWithAck('thread:watch', { threadId, after });
    if (!answer.ok) throw new Error(answer.problem.code);
    seqs.push(...answer.posts.map((post) => post.seq));
    after = seqs.at(-1)!;
    more = answer.more;
  }
  expect(seqs).toEqual(Array.from({ length: 120 }, (_, n) => n + 2));
});

test('what a community decides is heard by its members, not by its coordinator, one who rests or anybody outside', async () => {
  const { id, slug, facilitator } = await site.community('hears-decisions', 'open');
  const [member, coordinator, paused, outsider] = [await site.member(id, 'Member'), await site.member(id, 'Cora', 'coordinator'), await site.member(id, 'Pia', 'member', 'paused'), await site.person('Outsider')];
  const clients = await Promise.all([member, coordinator, paused, outsider].map((actor) => connect(actor)));
  await Promise.all(clients.map(settled));
  await vi.waitFor(() => expect(realtime.io.sockets.adapter.rooms.get(`community:${id}`)?.size).toBe(1));
  const heardBy = clients.map((client) => {
    const facts: string[] = [];
    client.on('decision:changed', (fact) => facts.push(fact.what));
    client.on('agreements:changed', () => facts.push('agreements'));
    return facts;
  });
  const decision = await site.services.decisions.ask(facilitator, slug, { kind: 'consent', question: 'Shall we begin with a check-in?', closesAt: new Date(site.time.now.getTime() + 86_400_000).toISOString().slice(0, 16), clientId: fresh() });
  await site.services.decisions.answer(facilitator, slug, decision.id, { choice: 'agree' });
  await site.services.agreements.publish(facilitator, slug, { lines: [{ text: 'We begin on time.' }], reviewOn: null });
  await Promise.all(clients.map(settled));
  expect(heardBy).toEqual([['asked', 'answered', 'agreements'], [], [], []]);
});

test('an outsider cannot watch, read or mark a private thread, and hears nothing of it', async () => {
  const { threadId, facilitator } = await talk('secret');
  const outsider = await site.person('Outsider');
  const client = await connect(outsider);
  const everything: unknown[] = [];
  client.onAny((...fact: unknown[]) => everything.push(fact));
  const refused = { ok: false, problem: { code: 'not_found' } };
  expect(await client.emitWithAck('thread:watch', { threadId, after: 0 })).toEqual(refused);
  expect(await client.emitWithAck('thread:read', { threadId, seq: 1 })).toEqual(refused);
  await reply(facilitator, threadId, 'CANARY');
  await settled(client);
  expect(everything).toEqual([]);
});

test('ending a membership ends the room at once, and a later watch is refused', async () => {
  const { threadId, slug, facilitator, id } = await talk('ending');
  const member = await site.member(id, 'Soon Removed');
  const client = await connect(member);
  const facts = heard(client);
  const lists: unknown[] = [];
  client.on('thread:moved', (fact) => lists.push(fact));
  const told = new Promise((resolve) => client.once('membership:ended', resolve));
  await client.emitWithAck('thread:watch', { threadId, after: 1 });
  await site.services.communities.remove(facilitator, slug, member.handle);
  await reply(facilitator, threadId, 'CANARY');
  expect(await told).toEqual({ communityId: id });
  await settled(client);
  expect([facts, lists]).toEqual([[], []]);
  expect(await client.emitWithAck('thread:watch', { threadId, after: 0 })).toEqual({ ok: false, problem: { code: 'not_found' } });
});

test('a membership that ends between the check and the room is found out inside the room', async () => {
  const { threadId, slug, facilitator, id } = await talk('race');
  const member = await site.member(id, 'Racer');
  const client = await connect(member);
  await settled(client);
  const since = vi.spyOn(site.services.threads, 'since').mockImplementationOnce(async (actor, thread, after) => {
    await site.services.communities.remove(facilitator, slug, member.handle);
    since.mockRestore();
    return site.services.threads.since(actor, thread, after);
  });
  expect(await client.emitWithAck('thread:watch', { threadId, after: 0 })).toEqual({ ok: false, problem: { code: 'not_found' } });
  const facts = heard(client);
  await reply(facilitator, threadId);
  await settled(client);
  expect(facts).toEqual([]);
});

test('a pause, and a community that closes, end what is watched at once', async () => {
  const { threadId, slug, facilitator, id } = await talk('closing', 'open');
  const [resting, outsider] = [await site.member(id, 'Resting'), await site.person('Looks In')];
  const [one, two] = [await connect(resting), await connect(outsider)];
  const facts = heard(two);
  for (const client of [one, two]) expect(await client.emitWithAck('thread:watch', { threadId, after: 1 })).toMatchObject({ ok: true });
  const told = new Promise((resolve) => one.once('membership:ended', resolve));
  await site.services.communities.pause(resting, slug);
  expect(await told).toEqual({ communityId: id });
  await site.services.communities.shape(facilitator, slug, { slug, name: slug, type: 'cop', privacy: 'private', tint: 'sage' });
  await vi.waitFor(() => expect(realtime.io.sockets.adapter.rooms.get(`thread:${threadId}`)).toBe(undefined), { timeout: 1_000 });
  await reply(facilitator, threadId, 'CANARY');
  await settled(two);
  expect(facts).toEqual([]);
});

test('who is suspended is disconnected at once, everywhere, and does not come back', async () => {
  const { threadId, id } = await talk('suspended');
  const [member, boss] = [await site.member(id, 'Soon Suspended'), await site.person('Boss', { isAdministrator: true })];
  const cookie = await cookieOf(member);
  const pages = [await connect(member, cookie), await connect(member)];
  await pages[0]!.emitWithAck('thread:watch', { threadId, after: 1 });
  const gone = Promise.all(pages.map((client) => new Promise((resolve) => client.once('disconnect', resolve))));
  await site.services.moderation.suspend(boss, member.handle, { reason: 'Unkind.' });
  await gone;
  expect(await refusal({ origin: url, cookie })).toBe('signed_out');
  expect(await site.services.people.whose(cookie)).toBe(null);
});

test('who only coordinates from now on, or hands over and goes, hears nothing more', async () => {
  const { threadId, slug, facilitator, id } = await talk('stepping-back');
  const [member, heir] = [await site.member(id, 'Coordinates Now'), await site.member(id, 'Heir')];
  const [one, two] = [await connect(member), await connect(facilitator)];
  const facts = [heard(one), heard(two)];
  for (const client of [one, two]) await client.emitWithAck('thread:watch', { threadId, after: 1 });
  await site.services.communities.giveRole(facilitator, slug, member.handle, { role: 'coordinator' });
  await site.services.communities.handOver(facilitator, slug, { to: heir.handle, become: 'gone' });
  await reply(heir, threadId, 'CANARY');
  await Promise.all([one, two].map(settled));
  expect(facts).toEqual([[], []]);
  for (const client of [one, two]) expect(await client.emitWithAck('thread:watch', { threadId, after: 0 })).toEqual({ ok: false, problem: { code: 'not_found' } });
});

test('an administrator whose visit is over hears nothing more once sockets are asked again', async () => {
  const { threadId, slug, facilitator, id } = await talk('visited');
  const visitor = await site.person('Visitor', { isAdministrator: true });
  await site.services.communities.visit(visitor, slug, { reason: 'A parent called about a post and asked us to look.' });
  const client = await connect(visitor);
  const facts = heard(client);
  expect(await client.emitWithAck('thread:watch', { threadId, after: 1 })).toMatchObject({ ok: true });
  await site.pool.query(`update community_visits set began_at = began_at - interval '1 hour', ends_at = ends_at - interval '1 hour' where community_id = $1`, [id]);
  await realtime.askAgain();
  await reply(facilitator, threadId, 'CANARY');
  await settled(client);
  expect(facts).toEqual([]);
  expect(await client.emitWithAck('thread:read', { threadId, seq: 1 })).toMatchObject({ ok: false });
});

test('somebody whom one has blocked rings no more, at once', async () => {
  const { threadId, facilitator, id } = await talk('blocked');
  const member = await site.member(id, 'Blocked');
  const client = await connect(facilitator);
  const rung: unknown[] = [];
  client.on('notice:added', (fact) => rung.push(fact));
  await reply(member, threadId, `Hello @${facilitator.handle}`);
  await site.services.moderation.block(facilitator, member.handle);
  await reply(member, threadId, `Hello again @${facilitator.handle}`);
  await settled(client);
  expect(rung).toEqual([{ kind: 'mention' }]);
});

test('joining a community opens its room on sockets that are already there', async () => {
  const { slug, facilitator } = await talk('joining', 'open');
  const newcomer = await site.person('Newcomer');
  const client = await connect(newcomer);
  await settled(client);
  const begun: string[] = [];
  client.on('thread:started', (fact) => begun.push(fact.thread.title));
  const start = (title: string) => site.services.threads.start(facilitator, slug, { kind: 'share', title, body: 'x', clientId: fresh() });
  await start('Before');
  await site.services.communities.join(newcomer, slug);
  await start('After');
  await settled(client);
  expect(begun).toEqual(['After']);
});

test('signing out closes the sockets of that session, a changed password those of all others', async () => {
  const person = await site.person('Signs Out');
  const [here, there] = [await cookieOf(person), await cookieOf(person)];
  const [one, two] = [await connect(person, here), await connect(person, there)];
  await Promise.all([settled(one), settled(two)]);
  const gone = new Promise((resolve) => one.once('disconnect', resolve));
  await site.services.people.signOut((await site.services.people.whose(here))!);
  await gone;
  expect(two.connected).toBe(true);
});

test('what ended without a word is found out when sockets are asked again', async () => {
  const { threadId, id } = await talk('by-hand');
  const [suspended, removed] = [await site.member(id, 'Suspended'), await site.member(id, 'Removed By Hand')];
  const [one, two] = [await connect(suspended), await connect(removed)];
  await Promise.all([one, two].map((client) => client.emitWithAck('thread:watch', { threadId, after: 1 })));
  const gone = new Promise((resolve) => one.once('disconnect', resolve));
  await site.pool.query('update people set suspended_at = now() where id = $1', [suspended.id]);
  await site.pool.query(`update memberships set status = 'removed', left_at = now() where person_id = $1`, [removed.id]);
  await realtime.askAgain();
  await gone;
  const facts = heard(two);
  const author = await site.member(id, 'Author');
  await reply(author, threadId);
  await settled(two);
  expect(facts).toEqual([]);
  expect(realtime.io.sockets.adapter.rooms.get(`community:${id}`)).toBeUndefined();
});

test('bad payloads, unknown events and missing acks get an error or nothing, and harm nobody', async () => {
  const { threadId, facilitator } = await talk('bad-input');
  const bystander = await connect(facilitator);
  const client = await connect(await site.person('Rude Guest'));
  let deep: unknown = 'end';
  for (let n = 0; n < 1000; n += 1) deep = [deep];
  const payloads: unknown[] = [
    undefined, null, 0, '', 'text', [], {}, true, deep, { threadId }, { threadId, after: -1 }, { threadId, after: 1.5 }, { threadId, after: '1' },
    { threadId, after: 1e20 }, { threadId: '__proto__', after: 1 }, { threadId: ['x'], after: 1 }, { threadId: { $ne: 1 }, after: 1 }, { threadId, after: 1, actor: facilitator.id },
    { threadId: `${threadId}'--`, after: 1 }, Buffer.from('binary'), JSON.parse('{"__proto__":{"isAdmin":true},"threadId":"x","after":1}'),
  ];
  const raw = client as unknown as { emit(...args: unknown[]): void; emitWithAck(...args: unknown[]): Promise<{ ok: boolean; problem?: { code: string } }> };
  for (const event of ['thread:watch', 'thread:unwatch', 'thread:read']) {
    for (const payload of payloads) {
      const answer = await raw.emitWithAck(event, payload);
      const harmless = event === 'thread:unwatch' && JSON.stringify(payload) === JSON.stringify({ threadId });
      expect(answer.ok, `${event} ${JSON.stringify(payload)?.slice(0, 80)}`).toBe(harmless);
      if (!answer.ok) expect(['invalid', 'not_found']).toContain(answer.problem!.code);
      raw.emit(event, payload);
      raw.emit(event);
      raw.emit(event, payload, 'not a function');
    }
  }
  for (const event of ['unknown', 'constructor', '__proto__', 'toString', 'disconnecting', 'reply:created', '']) {
    if (event !== 'disconnecting') raw.emit(event, { threadId });
  }
  await settled(client);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect(await bystander.emitWithAck('thread:watch', { threadId, after: 1 })).toMatchObject({ ok: true });
});

test('a frame over the limit closes that socket alone', async () => {
  const { threadId, facilitator } = await talk('too-big');
  const bystander = await connect(facilitator);
  const client = await connect(await site.person('Big Talker'));
  const gone = new Promise((resolve) => client.once('disconnect', resolve));
  (client as unknown as Socket).emit('thread:watch', { threadId: 'x'.repeat(65 * 1024), after: 1 });
  await gone;
  expect(await bystander.emitWithAck('thread:watch', { threadId, after: 1 })).toMatchObject({ ok: true });
});

test('readers who come and go while many write see just what is stored', async () => {
  const { threadId, id } = await talk('storm');
  const writers = await Promise.all(Array.from({ length: 12 }, (_, n) => site.member(id, `Writer ${n}`)));
  const reader = await site.member(id, 'Restless');
  const cookie = await cookieOf(reader);
  const seen = new Map<number, number>();
  let last = 1;
  const take = (seq: number) => {
    seen.set(seq, (seen.get(seq) ?? 0) + 1);
  };
  const writing = Promise.all(writers.map(async (writer) => {
    for (let n = 0; n < 6; n += 1) await reply(writer, threadId);
  }));
  let done = false;
  void writing.then(() => (done = true));
  // Each time: asks for what it has not got, hears for a moment, goes away.
  for (let again = true; again; again = !done || last < 73) {
    const client = await connect(reader, cookie);
    const early = new Set<number>();
    client.on('reply:created', ({ post }) => early.add(post.seq));
    const answer = await client.emitWithAck('thread:watch', { threadId, after: last });
    if (!answer.ok) throw new Error(answer.problem.code);
    for (const post of answer.posts) take((last = post.seq));
    await settled(client);
    while (early.has(last + 1)) take((last += 1));
    client.disconnect();
  }
  await writing;
  expect([...seen.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 72 }, (_, n) => n + 2));
  expect([...seen.values()].every((times) => times === 1)).toBe(true);
});

test('who has left is refused over a socket that is still open', async () => {
  const { threadId, slug, id } = await talk('paused-talk');
  const member = await site.member(id, 'Paused');
  const client = await connect(member);
  await client.emitWithAck('thread:watch', { threadId, after: 1 });
  expect(await problemCode(site.services.communities.leave(member, slug))).toBe('no problem');
  expect(await client.emitWithAck('thread:read', { threadId, seq: 1 })).toMatchObject({ ok: false });
});

test('a notice rings for its person alone, on each of their pages, and carries only its kind', async () => {
  const { threadId, id, facilitator } = await talk('ringing');
  const member = await site.member(id, 'Member');
  const pages = [await connect(facilitator), await connect(facilitator), await connect(member), await connect(await site.person('Outsider'))];
  const rung = pages.map((client) => {
    const facts: unknown[] = [];
    client.on('notice:added', (fact) => facts.push(fact));
    client.on('notices:changed', (fact) => facts.push(fact));
    return facts;
  });
  await reply(member, threadId, `Hello @${facilitator.handle}`);
  await pages[0]!.emitWithAck('thread:read', { threadId, seq: 2 });
  await pages[0]!.emitWithAck('thread:read', { threadId, seq: 2 });
  await Promise.all(pages.map(settled));
  const once = [{ kind: 'mention' }, {}];
  expect(rung).toEqual([once, once, [], []]);
});
