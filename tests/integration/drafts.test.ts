import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../app/contract/limits';
import { drafts } from '../../db/schema/drafts';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const keep = (actor: Actor, place: string, body: string, more: object = {}) => site.services.drafts.keep(actor, { place, body, clientId: fresh(), ...more });
const find = (actor: Actor, place: string) => site.services.drafts.find(actor, place);
async function threadIn(slug: string, privacy: 'open' | 'private' = 'private') {
  const community = await site.community(slug, privacy);
  const { threadId } = await site.services.threads.start(community.facilitator, slug, { kind: 'share', title: 'A thread', body: 'Words', clientId: fresh() });
  return { ...community, threadId, reply: `thread:${threadId}`, post: `new:${community.id}` };
}

test('a draft of a reply and one of a new post come back whole, and only to their writer', async () => {
  const { id, facilitator, threadId, reply, post } = await threadIn('kept');
  const writer = await site.member(id, 'Writer');
  const clientId = fresh();
  expect(await keep(writer, reply, 'Half a\r\nthought  ', { clientId })).toEqual({ updatedAt: site.time.now.toISOString(), sent: false });
  await keep(writer, post, 'Long', { kind: 'dilemma', title: 'A' });
  expect(await find(writer, reply)).toEqual({ clientId, kind: '', title: '', body: 'Half a\nthought  ', updatedAt: site.time.now.toISOString() });
  expect(await find(writer, post)).toMatchObject({ kind: 'dilemma', title: 'A', body: 'Long' });
  // The page of the thread brings it along.
  expect((await site.services.threads.read(writer, threadId)).draft).toMatchObject({ clientId, body: 'Half a\nthought  ' });
  expect((await site.services.threads.read(facilitator, threadId)).draft).toBeNull();
  expect(await find(facilitator, reply)).toBeNull();
});

test('there is one draft for each person and place: the last words stay, none forget it', async () => {
  const { facilitator, reply } = await threadIn('one-each');
  await keep(facilitator, reply, 'First');
  await keep(facilitator, reply, 'Second');
  expect((await find(facilitator, reply))?.body).toBe('Second');
  expect(await keep(facilitator, reply, ' \n ')).toEqual({ updatedAt: null, sent: false });
  expect(await find(facilitator, reply)).toBeNull();
  await keep(facilitator, reply, 'Third');
  await site.services.drafts.drop(facilitator, reply);
  expect(await find(facilitator, reply)).toBeNull();
});

test('a place that one may not know of answers as if it were not there, and one to read only is refused', async () => {
  const hidden = await threadIn('hidden-drafts');
  const openOne = await threadIn('open-drafts', 'open');
  const outsider = await site.person('Outsider');
  const coordinator = await site.member(hidden.id, 'Coordinator', 'coordinator');
  for (const place of [hidden.reply, hidden.post, 'thread:0000000000000000', 'new:0000000000000000']) {
    expect(await problemCode(keep(outsider, place, 'Words')), place).toBe('not_found');
  }
  for (const place of [openOne.reply, openOne.post]) expect(await problemCode(keep(outsider, place, 'Words')), place).toBe('forbidden');
  expect(await problemCode(keep(coordinator, hidden.reply, 'Words'))).toBe('not_found');
  expect(await problemCode(keep(coordinator, hidden.post, 'Words'))).toBe('forbidden');
  for (const place of ['', 'thread:', 'people:0000000000000000', `thread:${hidden.threadId}x`, "thread:'--"]) {
    expect(await problemCode(keep(hidden.facilitator, place, 'Words')), place).toBe('invalid {"place":"wrong"}');
  }
});

test('who left gets nothing of it, and finds it again after coming back', async () => {
  const { id, slug, reply, threadId } = await threadIn('left-drafts', 'open');
  const writer = await site.member(id, 'Leaves');
  await keep(writer, reply, 'Before I go');
  await site.services.communities.leave(writer, slug);
  expect(await problemCode(keep(writer, reply, 'After'))).toBe('forbidden');
  expect(await problemCode(find(writer, reply))).toBe('forbidden');
  expect((await site.services.threads.read(writer, threadId)).draft).toBeNull();
  await site.services.communities.join(writer, slug);
  expect((await find(writer, reply))?.body).toBe('Before I go');
});

test('a draft is at most as long as a post, and there are at most 200', async () => {
  const { facilitator, reply, post } = await threadIn('sizes');
  expect(await problemCode(keep(facilitator, reply, 'é'.repeat(limits.post.max)))).toBe('no problem');
  expect(await problemCode(keep(facilitator, reply, 'x'.repeat(limits.post.max + 1)))).toBe('invalid {"body":"too_long"}');
  expect(await problemCode(keep(facilitator, post, '', { title: 'x'.repeat(limits.title.max + 1) }))).toBe('invalid {"title":"too_long"}');
  expect(await problemCode(keep(facilitator, post, 'x', { kind: 'poem' }))).toBe('invalid {"kind":"wrong"}');
  expect(await problemCode(keep(facilitator, reply, 'nul \0 byte'))).toBe('invalid {"body":"wrong"}');
  const old = new Date(site.time.now.getTime() - 1000);
  await site.db.insert(drafts).values(Array.from({ length: 230 }, (_, n) => ({ personId: facilitator.id, place: `thread:old-${n}`, clientId: fresh(), body: 'old', updatedAt: old })));
  await keep(facilitator, reply, 'The newest');
  expect(await site.db.$count(drafts, eq(drafts.personId, facilitator.id))).toBe(200);
  expect((await find(facilitator, reply))?.body).toBe('The newest');
});

test('sending ends the draft, and what is kept too late does not bring it back', async () => {
  const { slug, facilitator, threadId, reply, post } = await threadIn('sent-drafts');
  const [first, second] = [fresh(), fresh()];
  await keep(facilitator, reply, 'Said', { clientId: first });
  await site.services.threads.replyTo(facilitator, threadId, { body: 'Said', clientId: first });
  expect(await find(facilitator, reply)).toBeNull();
  expect(await keep(facilitator, reply, 'Said', { clientId: first })).toEqual({ updatedAt: null, sent: 'these' });
  // A device that did not hear of it typed on: its words are told from those that were sent, and not kept as them.
  expect(await keep(facilitator, reply, 'Said, and more', { clientId: first })).toEqual({ updatedAt: null, sent: 'others' });
  expect((await site.services.threads.read(facilitator, threadId)).draft).toBeNull();
  await keep(facilitator, post, 'Begun', { clientId: second, title: 'A new thread', kind: 'share' });
  await site.services.threads.start(facilitator, slug, { kind: 'share', title: 'A new thread', body: 'Begun', clientId: second });
  expect(await find(facilitator, post)).toBeNull();
  expect(await site.db.$count(drafts, eq(drafts.personId, facilitator.id))).toBe(0);
});

test('a keep and a send at the same moment leave no draft, whichever is first', async () => {
  const { facilitator, threadId, reply } = await threadIn('racing');
  for (let n = 0; n < 20; n += 1) {
    const clientId = fresh();
    await Promise.all([
      site.services.threads.replyTo(facilitator, threadId, { body: `Said ${n}`, clientId }),
      keep(facilitator, reply, `Said ${n}`, { clientId }),
      keep(facilitator, reply, `Said ${n}`, { clientId }),
    ]);
    expect(await find(facilitator, reply)).toBeNull();
  }
});

test('sending leaves what was begun meanwhile', async () => {
  const { facilitator, threadId, reply } = await threadIn('begun-meanwhile');
  const sent = fresh();
  await keep(facilitator, reply, 'The next reply');
  await site.services.threads.replyTo(facilitator, threadId, { body: 'The one before', clientId: sent });
  expect((await find(facilitator, reply))?.body).toBe('The next reply');
});

test('other words under a client id that was used are never swallowed', async () => {
  const { slug, facilitator, threadId } = await threadIn('twice-open');
  const clientId = fresh();
  await site.services.threads.replyTo(facilitator, threadId, { body: 'From one tab', clientId });
  expect(await problemCode(site.services.threads.replyTo(facilitator, threadId, { body: 'From the other', clientId }))).toBe('conflict {"form":"posted"}');
  const post = { kind: 'share', title: 'A thread', body: 'From one tab', clientId: fresh() };
  await site.services.threads.start(facilitator, slug, post);
  expect(await problemCode(site.services.threads.start(facilitator, slug, { ...post, body: 'From the other' }))).toBe('conflict {"form":"posted"}');
});

test('a draft that nobody touched for 180 days is forgotten', async () => {
  const { facilitator, reply, post } = await threadIn('old-drafts');
  const begun = site.time.now;
  await keep(facilitator, reply, 'Old');
  site.time.now = new Date(begun.getTime() + 24 * 60 * 60 * 1000);
  await keep(facilitator, post, 'A day younger');
  site.time.now = new Date(begun.getTime() + 180 * 24 * 60 * 60 * 1000 + 1);
  await site.services.drafts.clearOld();
  expect(await find(facilitator, reply)).toBeNull();
  expect((await find(facilitator, post))?.body).toBe('A day younger');
  site.time.now = begun;
});

test('drafts and previews are limited in rate', async () => {
  const limited = await openSite({ limited: true });
  const { id, facilitator } = await limited.community('fast');
  const codes = new Set<string>();
  for (let n = 0; n < 61; n += 1) codes.add(await problemCode(limited.services.drafts.keep(facilitator, { place: `new:${id}`, body: 'x', clientId: fresh() })));
  expect([...codes]).toEqual(['no problem', 'too_many']);
  codes.clear();
  for (let n = 0; n < 31; n += 1) codes.add(await problemCode(limited.services.threads.preview(facilitator, { body: 'x' })));
  expect([...codes]).toEqual(['no problem', 'too_many']);
  await limited.close();
});

test('a preview is what the post will be', async () => {
  const person = await site.person('Previews');
  expect(await site.services.threads.preview(person, { body: '**Bold** <b>not</b>' })).toEqual({ html: '<p><strong>Bold</strong> &lt;b&gt;not&lt;/b&gt;</p>\n' });
  expect(await problemCode(site.services.threads.preview(person, { body: 'x'.repeat(limits.post.max + 1) }))).toBe('invalid {"body":"too_long"}');
});

test('a preview calls whom the post will call, and shows no stranger who belongs to a community', async () => {
  const { id, slug, facilitator } = await site.community('previewed');
  const colleague = await site.member(id, 'Called Colleague');
  const stranger = await site.person('Called Stranger');
  const body = `Ask @${colleague.handle}, not @${stranger.handle}.`;
  const shown = await site.services.threads.preview(facilitator, { body, community: slug });
  const { threadId } = await site.services.threads.start(facilitator, slug, { kind: 'share', title: 'Called', body, clientId: fresh() });
  expect(shown.html).toBe((await site.services.threads.read(facilitator, threadId)).opening.html);
  expect(shown.html).toContain(`<a class="mention" href="/people/${colleague.handle}">`);
  expect(shown.html).not.toContain(`/people/${stranger.handle}`);
  expect(await problemCode(site.services.threads.preview(stranger, { body, community: slug }))).toBe('not_found');
  const coordinator = await site.member(id, 'Counts Only', 'coordinator');
  expect(await problemCode(site.services.threads.preview(coordinator, { body, community: slug }))).toBe('forbidden');
});
