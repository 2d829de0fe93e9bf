import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { people, sessions } from '../../db/schema/people';
import type { Named } from '../../server/moderation/subjects';
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

const canary = 'zanzibar';
const because = { reason: 'It names a child.' };
const begin = async (author: Actor, slug: string, body = 'Words', title = 'A thread') =>
  (await site.services.threads.start(author, slug, { kind: 'question', title, body, clientId: fresh() })).threadId;
const reply = async (author: Actor, threadId: string, body = 'More words') => (await site.services.threads.replyTo(author, threadId, { body, clientId: fresh() })).seq;
const acts = async (communityId: string | null = null) => (await site.db.execute(`select act, community_id from audit_entries where act !~ '^(community|membership)-' order by seq`)).rows.filter((row) => communityId === null || row.community_id === communityId).map((row) => row.act);

let circles = 0;
async function circle(privacy?: 'open' | 'private') {
  const { id, slug, facilitator } = await site.community(`safe-${(circles += 1)}`, privacy);
  const [ana, ben, other] = [await site.member(id, 'Ana'), await site.member(id, 'Ben'), await site.member(id, 'Other Facilitator', 'co-facilitator')];
  return { id, slug, facilitator, other, ana, ben, outsider: await site.person('Outsider'), coordinator: await site.member(id, 'Coordinator', 'coordinator') };
}

/** All that a person can get to see of a thread, as text: page, catch-up, single post, lists, search, notices, profile. */
async function everythingSeen(actor: Actor, slug: string, threadId: string, author: Actor): Promise<string> {
  const { threads, search, notices, profiles } = site.services;
  const quiet = (read: Promise<unknown>) => read.catch((error: { problem?: unknown }) => error.problem ?? Promise.reject(error));
  const all = await Promise.all([
    quiet(threads.read(actor, threadId)),
    quiet(threads.since(actor, threadId, 0)),
    quiet(threads.one(actor, threadId, 1)),
    quiet(threads.one(actor, threadId, 2)),
    quiet(threads.ofCommunity(actor, slug, 'newest', null)),
    quiet(threads.ofMember(actor, 'newest', null)),
    quiet(search.find(actor, { q: canary, in: null, page: 1 })).then((found) => ({ ...(found as object), words: [] })),
    quiet(notices.list(actor, 'all', null)),
    quiet(profiles.read(actor, author.handle)),
  ]);
  return JSON.stringify([all, site.told]);
}

test('what was hidden is found nowhere, by nobody but its author and those who moderate', async () => {
  const { id, slug, facilitator, ana, ben, coordinator, outsider } = await circle();
  const admin = await site.person('Admin', { isAdministrator: true });
  const threadId = await begin(ana, slug, `Hello @${ben.handle}, ${canary} here`, `About ${canary}`);
  await reply(ana, threadId, `Also **${canary}** there`);
  expect(await everythingSeen(ben, slug, threadId, ana)).toContain(canary);
  site.told.length = 0;
  for (const seq of [1, 2]) await site.services.moderation.hide(facilitator, threadId, seq, because);
  await reply(ben, threadId, 'Still here');
  for (const actor of [ben, coordinator, outsider, admin]) expect(await everythingSeen(actor, slug, threadId, ana), actor.name).not.toContain(canary);
  const { opening, replies, lastSeq } = await site.services.threads.read(ben, threadId);
  expect([opening.html, opening.unseen, opening.reason, replies.map((post) => [post.seq, post.unseen]), lastSeq]).toEqual(['', 'hidden', undefined, [[2, 'hidden'], [3, undefined]], 3]);
  expect((await site.services.search.find(ben, { q: canary, in: null, page: 1 })).posts?.total).toBe(0);
  for (const actor of [ana, facilitator]) {
    const seen = await site.services.threads.read(actor, threadId);
    expect([seen.title, seen.replies[0]!.html, seen.replies[0]!.reason]).toEqual([`About ${canary}`, `<p>Also <strong>${canary}</strong> there</p>\n`, because.reason]);
    expect((await site.services.search.find(actor, { q: canary, in: null, page: 1 })).posts?.total).toBe(0);
  }
  expect(site.told.filter((told) => 'event' in told && told.event === 'post:changed').map((told) => 'data' in told && told.data)).toEqual([1, 2].map((seq) => ({ threadId, seq })));
  for (const seq of [1, 2]) await site.services.moderation.restore(facilitator, threadId, seq, { reason: 'A mistake.' });
  const back = await site.services.threads.read(ben, threadId);
  expect([back.title, back.opening.html, back.opening.unseen, back.replies[0]!.html]).toEqual([
    `About ${canary}`,
    `<p>Hello <a class="mention" href="/people/${ben.handle}">@${ben.handle}</a>, ${canary} here</p>\n`,
    undefined,
    `<p>Also <strong>${canary}</strong> there</p>\n`,
  ]);
  expect((await site.services.search.find(ben, { q: canary, in: null, page: 1 })).posts?.total).toBe(1);
  expect((await site.services.threads.ofMember(ben, 'newest', null)).lines[0]).toMatchObject({ title: `About ${canary}`, excerpt: `Hello @${ben.handle}, ${canary} here` });
  expect(await acts(id)).toEqual(['post-hidden', 'post-hidden', 'post-restored', 'post-restored']);
});

test('only those who moderate hide and restore, with a reason, once', async () => {
  const { slug, facilitator, ana, ben, outsider, coordinator } = await circle('open');
  const threadId = await begin(ana, slug);
  const { hide, restore } = site.services.moderation;
  for (const actor of [ana, ben, outsider]) expect(await problemCode(hide(actor, threadId, 1, because)), actor.name).toBe('forbidden');
  expect(await problemCode(hide(coordinator, threadId, 1, because))).toBe('not_found');
  expect(await problemCode(hide(facilitator, threadId, 1, { reason: '  ' }))).toBe('invalid {"reason":"required"}');
  expect(await problemCode(hide(facilitator, threadId, 9, because))).toBe('not_found');
  expect(await problemCode(restore(facilitator, threadId, 1, because))).toBe('conflict');
  await hide(facilitator, threadId, 1, because);
  expect(await problemCode(hide(facilitator, threadId, 1, because))).toBe('conflict');
  expect(await problemCode(restore(ben, threadId, 1, because))).toBe('forbidden');
});

test('a post is edited by its author alone, and what it said before is theirs and the facilitators’ to read', async () => {
  const { slug, facilitator, ana, ben } = await circle();
  const { edit, read, remove } = site.services.posts;
  const threadId = await begin(ana, slug, `It was ${canary}`, 'First title');
  for (const actor of [ben, facilitator]) expect(await problemCode(edit(actor, threadId, 1, { title: 'Mine', body: 'Mine' }))).toBe('forbidden');
  expect(await problemCode(edit(ana, threadId, 1, { title: 'x', body: '' }))).toBe('invalid {"title":"too_short","body":"required"}');
  site.told.length = 0;
  await edit(ana, threadId, 1, { title: 'Second title', body: `Now **bold**, @${ben.handle}` });
  await edit(ana, threadId, 1, { title: 'Second title', body: `Now **bold**, @${ben.handle}` });
  const seen = await site.services.threads.read(ben, threadId);
  expect([seen.title, seen.opening.html, seen.opening.edited]).toEqual(['Second title', `<p>Now <strong>bold</strong>, <a class="mention" href="/people/${ben.handle}">@${ben.handle}</a></p>\n`, true]);
  expect(await everythingSeen(ben, slug, threadId, ana)).not.toContain(canary);
  expect(site.told).toEqual([{ room: `thread:${threadId}`, event: 'post:changed', data: { threadId, seq: 1 } }]);
  for (const actor of [ana, facilitator]) expect((await read(actor, threadId, 1)).edits.map(({ title, body }) => [title, body])).toEqual([['First title', `It was ${canary}`]]);
  expect(await problemCode(read(ben, threadId, 1))).toBe('not_found');
  await site.services.moderation.hide(facilitator, threadId, 1, because);
  expect(await problemCode(edit(ana, threadId, 1, { title: 'Second title', body: 'More' }))).toBe('conflict');
  expect(await problemCode(remove(ben, threadId, 1))).toBe('forbidden');
});

test('who is being removed changes nothing behind it', async () => {
  const { id, slug, ana } = await circle();
  const threadId = await begin(ana, slug, 'As it was');
  const put = `update memberships set status = 'removed', left_at = now() where community_id = $1 and person_id = $2`;
  const edited = site.meanwhile(put, [id, ana.id], () => problemCode(site.services.posts.edit(ana, threadId, 1, { title: 'A thread', body: 'A last word' })));
  expect(await edited).toBe('forbidden');
  expect((await site.pool.query('select body from posts where thread_id = $1', [threadId])).rows).toEqual([{ body: 'As it was' }]);
});

test('what its author removes is gone for everybody, and keeps its place', async () => {
  const { slug, facilitator, ana, ben } = await circle();
  const threadId = await begin(ben, slug);
  const seq = await reply(ana, threadId, `About ${canary}`);
  await site.services.posts.edit(ana, threadId, seq, { body: `Still ${canary}` });
  await reply(ben, threadId, 'After it');
  site.told.length = 0;
  await site.services.posts.remove(ana, threadId, seq);
  expect(await problemCode(site.services.posts.remove(ana, threadId, seq))).toBe('conflict');
  for (const actor of [ana, ben, facilitator]) expect(await everythingSeen(actor, slug, threadId, ana)).not.toContain(canary);
  expect((await site.services.threads.read(ben, threadId)).replies.map((post) => [post.seq, post.unseen])).toEqual([[2, 'removed'], [3, undefined]]);
  const kept = await site.db.execute(`select body from hidden_words union all select body from post_edits union all select body from posts`);
  expect(JSON.stringify(kept.rows)).not.toContain(`Still ${canary}`);
  expect(await problemCode(site.services.moderation.hide(facilitator, threadId, seq, because))).toBe('conflict');
});

test('a report reaches the facilitators, with its context, and their decision hides the post', async () => {
  const { id, slug, facilitator, other, ana, ben, outsider, coordinator } = await circle();
  const { report, queue, decide, waiting } = site.services.moderation;
  const threadId = await begin(ana, slug, `About ${canary}`);
  const named: Named = { kind: 'post', threadId, seq: 1 };
  expect(await problemCode(report(outsider, named, { reason: 'unkind' }))).toBe('not_found');
  expect(await problemCode(report(ana, named, { reason: 'unkind' }))).toBe('not_found');
  expect(await problemCode(report(ben, named, { reason: 'nonsense' }))).toBe('invalid {"reason":"required"}');
  expect(await problemCode(report(ben, named, { reason: 'other', words: 'x'.repeat(1001) }))).toBe('invalid {"words":"too_long"}');
  await report(ben, named, { reason: 'unkind' });
  await report(ben, named, { reason: 'child-named', words: 'Her name is in it.' });
  await report(other, named, { reason: 'unkind' });
  for (const actor of [ana, ben, outsider, coordinator]) expect(await problemCode(queue(actor, slug)), actor.name).toBe('not_found');
  const { open } = await queue(facilitator, slug);
  expect(open).toMatchObject([{ kind: 'post', about: { name: 'Ana' }, title: 'A thread', excerpt: `About ${canary}`, decided: null, may: ['hidden', 'talked', 'kept'], reports: [{ reporter: 'Ben', reason: 'child-named', words: 'Her name is in it.' }, { reporter: 'Other Facilitator' }] }]);
  const { view } = await site.services.communities.find(facilitator, slug);
  expect([await waiting(facilitator, view), await waiting(ana, view), open.length]).toEqual([1, 0, 1]);
  expect(await problemCode(decide(ben, slug, open[0]!.id, { decision: 'kept' }))).toBe('not_found');
  expect(await problemCode(decide(facilitator, slug, open[0]!.id, { decision: 'suspended', note: 'x' }))).toBe('invalid {"decision":"required"}');
  expect(await problemCode(decide(facilitator, slug, open[0]!.id, { decision: 'hidden' }))).toBe('invalid {"note":"required"}');
  site.told.length = 0;
  await decide(facilitator, slug, open[0]!.id, { decision: 'hidden', note: 'It names a child.' });
  expect(await everythingSeen(ben, slug, threadId, ana)).not.toContain(canary);
  const after = await queue(facilitator, slug);
  expect([after.open, after.decided]).toMatchObject([[], [{ decided: { decision: 'hidden', note: 'It names a child.', by: facilitator.name }, unseen: 'hidden', reports: [{}, {}] }]]);
  expect(await acts(id)).toEqual(['report-decided', 'post-hidden']);
  expect(await problemCode(report(ben, named, { reason: 'unkind' }))).toBe('not_found');
});

test('of two who decide at once, one does, and the other is told', async () => {
  const { slug, facilitator, other, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  await site.services.moderation.report(ben, { kind: 'post', threadId, seq: 1 }, { reason: 'unkind' });
  const { open } = await site.services.moderation.queue(facilitator, slug);
  const decide = (actor: Actor, decision: string) => problemCode(site.services.moderation.decide(actor, slug, open[0]!.id, { decision, note: 'Because.' }));
  expect((await Promise.all([decide(facilitator, 'hidden'), decide(other, 'kept')])).sort()).toEqual(['conflict', 'no problem']);
});

test('a report past the facilitators, or about the only one, is for administrators alone', async () => {
  const { id, slug, facilitator, other, ana, ben } = await circle();
  const admin = await site.person('Admin of reports', { isAdministrator: true });
  const { report, queue, decide } = site.services.moderation;
  const threadId = await begin(other, slug, 'Words of a facilitator');
  const second = await reply(facilitator, threadId, 'Of another');
  const third = await reply(ana, threadId, 'Of a member');
  await report(ben, { kind: 'post', threadId, seq: 1 }, { reason: 'unkind', toNetwork: 'on' });
  expect((await queue(facilitator, slug)).open).toEqual([]);
  expect((await queue(admin, null)).open).toMatchObject([{ about: { name: 'Other Facilitator' }, isPastFacilitators: true, href: null, excerpt: 'Words of a facilitator', may: ['hidden', 'suspended', 'talked', 'kept'] }]);
  // One who is meant neither sees nor decides it.
  await report(ben, { kind: 'post', threadId, seq: second }, { reason: 'unkind' });
  expect([(await queue(facilitator, slug)).open.length, (await queue(other, slug)).open.length]).toEqual([0, 1]);
  await site.services.communities.leave(other, slug);
  await report(ana, { kind: 'post', threadId, seq: second }, { reason: 'other' });
  await report(ana, { kind: 'person', handle: ben.handle }, { reason: 'other' });
  await report(ben, { kind: 'post', threadId, seq: third }, { reason: 'other' });
  expect((await queue(facilitator, slug)).open.map((one) => one.about.name)).toEqual(['Ana']);
  const network = (await queue(admin, null)).open;
  expect(network.map((one) => one.about.name).sort()).toEqual(['Ben', facilitator.name, 'Other Facilitator'].sort());
  expect(await problemCode(queue(facilitator, null))).toBe('not_found');
  expect(await problemCode(queue(admin, slug))).toBe('not_found');
  expect(await problemCode(decide(facilitator, slug, network[0]!.id, { decision: 'kept' }))).toBe('not_found');
  await decide(admin, null, network.find((one) => one.about.name === 'Other Facilitator')!.id, { decision: 'hidden', note: 'Unkind.' });
  expect((await site.services.threads.read(ben, threadId)).opening.unseen).toBe('hidden');
  await decide(admin, null, network.find((one) => one.about.name === 'Ben')!.id, { decision: 'suspended', note: 'Unkind.' });
  expect((await site.db.select({ at: people.suspendedAt }).from(people).where(eq(people.id, ben.id)))[0]!.at).not.toBeNull();
  // Nothing of who reported stands in the log that facilitators read.
  expect(await acts(id)).toEqual(['post-hidden']);
});

test('what its author removes while it is reported stays for the decision, and goes with it', async () => {
  const { slug, facilitator, ana, ben } = await circle();
  const threadId = await begin(ana, slug, `About ${canary}`);
  await site.services.moderation.report(ben, { kind: 'post', threadId, seq: 1 }, { reason: 'unkind' });
  site.told.length = 0;
  await site.services.posts.remove(ana, threadId, 1);
  expect(await everythingSeen(facilitator, slug, threadId, ana)).not.toContain(canary);
  const [one] = (await site.services.moderation.queue(facilitator, slug)).open;
  expect(one).toMatchObject({ excerpt: `About ${canary}`, unseen: 'removed', may: ['talked', 'kept'] });
  await site.services.moderation.decide(facilitator, slug, one!.id, { decision: 'talked' });
  expect(JSON.stringify((await site.db.execute(`select h.* from hidden_words h join posts p on p.id = h.post_id where p.thread_id = '${threadId}'`)).rows)).toBe('[]');
});

test('the eleventh report in an hour is refused', async () => {
  const limited = await openSite({ limited: true });
  try {
    const { id, slug, facilitator } = await limited.community('many');
    const reporter = await limited.member(id, 'Reporter');
    const { threadId } = await limited.services.threads.start(facilitator, slug, { kind: 'share', title: 'Title', body: 'Words', clientId: fresh() });
    const send = () => problemCode(limited.services.moderation.report(reporter, { kind: 'post', threadId, seq: 1 }, { reason: 'other' }));
    for (let n = 0; n < 10; n += 1) expect(await send()).toBe('no problem');
    expect(await send()).toBe('too_many');
  } finally {
    await limited.close();
  }
});

test('a muted member reads and does not write, until the time is over', async () => {
  const { id, slug, facilitator, other, ana, ben, outsider } = await circle('open');
  const { mute, unmute, muted } = site.services.moderation;
  const threadId = await begin(ana, slug);
  const span = { span: 'week', reason: 'To calm down.' };
  for (const actor of [ana, ben, outsider]) expect(await problemCode(mute(actor, slug, ana.handle, span))).toBe('not_found');
  for (const whom of [facilitator, other]) expect(await problemCode(mute(facilitator, slug, whom.handle, span))).toBe('forbidden');
  expect(await problemCode(mute(facilitator, slug, ana.handle, { span: 'century', reason: 'x' }))).toBe('invalid {"span":"required"}');
  await mute(facilitator, slug, ana.handle, span);
  expect(await problemCode(reply(ana, threadId))).toBe('forbidden');
  expect(await problemCode(begin(ana, slug))).toBe('forbidden');
  expect(await problemCode(site.services.posts.edit(ana, threadId, 1, { title: 'Other', body: 'Other' }))).toBe('forbidden');
  const seen = await site.services.threads.read(ana, threadId);
  expect([seen.may.reply, seen.mutedUntil]).toEqual([false, '2026-03-09T15:00:00.000Z']);
  // Leaving and coming back undoes nothing.
  await site.services.communities.leave(ana, slug);
  await site.services.communities.join(ana, slug);
  expect(await problemCode(reply(ana, threadId))).toBe('forbidden');
  const before = site.time.now;
  site.time.now = new Date('2026-03-09T15:00:01Z');
  expect(await reply(ana, threadId)).toBe(2);
  site.time.now = before;
  await unmute(facilitator, slug, ana.handle, { reason: 'We talked.' });
  expect(await reply(ana, threadId)).toBe(3);
  await mute(facilitator, slug, ana.handle, { ...span, span: 'good' });
  expect((await muted(facilitator, slug, ana.handle)).mutedUntil).toMatch(/^9999/);
  expect(await acts(id)).toEqual(['member-muted', 'member-unmuted', 'member-muted']);
});

test('who is suspended is out at once, and signs in again only when let back', async () => {
  const { hashPassword } = await import('../../server/people/passwords');
  const admin = await site.person('Suspending Admin', { isAdministrator: true });
  const eve = await site.person('Eve', { email: 'eve@example.org', passwordHash: await hashPassword('three calm otters') });
  const { suspend, letBack } = site.services.moderation;
  const caller = { address: '10.1.1.1', deviceMark: null };
  const signIn = (password: string) => problemCode(site.services.people.signIn({ email: 'eve@example.org', password }, caller));
  const { cookie } = await site.services.people.welcome(eve.id);
  expect((await site.services.people.whose(cookie))?.actor.id).toBe(eve.id);
  expect(await problemCode(suspend(eve, admin.handle, because))).toBe('not_found');
  expect(await problemCode(suspend(admin, admin.handle, because))).toBe('forbidden');
  expect(await problemCode(suspend(admin, eve.handle, {}))).toMatch(/^invalid/);
  site.told.length = 0;
  await suspend(admin, eve.handle, because);
  expect(site.told).toEqual([{ change: 'signed-out-elsewhere', personId: eve.id, keep: null }]);
  expect(await site.services.people.whose(cookie)).toBeNull();
  expect(await site.db.$count(sessions, eq(sessions.personId, eve.id))).toBe(0);
  expect([await signIn('three calm otters'), await signIn('wrong words')]).toEqual(['invalid {"password":"suspended"}', 'invalid {"password":"wrong"}']);
  expect(await problemCode(suspend(admin, eve.handle, because))).toBe('conflict');
  expect((await site.services.moderation.people(admin, { q: 'ev%', suspended: false })).people).toEqual([]);
  expect((await site.services.moderation.people(admin, { q: 'EV', suspended: true })).people.map(({ name }) => name)).toEqual(['Eve']);
  expect(await problemCode(site.services.moderation.people(eve, { q: '', suspended: false }))).toBe('not_found');
  expect(await problemCode(letBack(eve, eve.handle, because))).toBe('not_found');
  await letBack(admin, eve.handle, because);
  expect(await signIn('three calm otters')).toBe('no problem');
});

test('two administrators who suspend each other at once leave one', async () => {
  const [one, two] = [await site.person('One', { isAdministrator: true }), await site.person('Two', { isAdministrator: true })];
  const done = await Promise.all([problemCode(site.services.moderation.suspend(one, two.handle, because)), problemCode(site.services.moderation.suspend(two, one.handle, because))]);
  expect(done.sort()).toEqual(['no problem', 'not_found']);
});

test('a block folds, silences and shows neither more than the name, and the one who is blocked learns nothing', async () => {
  const { slug, ana, ben, facilitator, outsider } = await circle();
  await site.db.update(people).set({ about: 'About me', roleTitle: 'Coach' });
  const { block, unblock, blocked } = site.services.moderation;
  expect(await problemCode(block(ana, ana.handle))).toBe('forbidden');
  expect(await problemCode(block(ana, outsider.handle))).toBe('not_found');
  const threadId = await begin(ana, slug, 'Words');
  await reply(ben, threadId, `@${ana.handle}`);
  expect(await site.services.notices.unread(ana)).toBe(1);
  const seenBefore = JSON.stringify(await site.services.threads.read(ben, threadId));
  site.told.length = 0;
  await block(ana, ben.handle);
  await block(ana, ben.handle);
  expect(site.told.filter((told) => 'room' in told && told.room !== `person:${ana.id}`)).toEqual([]);
  expect(JSON.stringify(await site.services.threads.read(ben, threadId))).toBe(seenBefore);
  expect((await site.services.threads.read(ana, threadId)).blocked).toEqual([ben.handle]);
  await reply(ben, threadId, `Again @${ana.handle}`);
  expect(await site.services.notices.unread(ana)).toBe(0);
  await begin(ben, slug, 'Lost in a fold', 'Of Ben');
  expect((await site.services.threads.ofMember(ana, 'newest', null)).lines.find((line) => line.title === 'Of Ben')?.excerpt).toBe('');
  for (const [reader, whom] of [[ana, ben], [ben, ana]] as const) {
    const profile = await site.services.profiles.read(reader, whom.handle);
    expect([profile.name, profile.about, profile.roleTitle, profile.communities, profile.threads]).toEqual([whom.name, null, null, [], []]);
    expect(profile.isBlocked).toBe(reader === ana);
    expect((await site.services.search.find(reader, { q: whom.name, in: 'people', page: 1 })).people?.hits).toEqual([]);
    expect((await site.services.communities.suggestPeople(reader, slug, { q: whom.name })).map(({ handle }) => handle)).not.toContain(whom.handle);
  }
  expect((await site.services.profiles.read(facilitator, ben.handle)).about).toBe('About me');
  expect((await blocked(ana)).map(({ handle }) => handle)).toEqual([ben.handle]);
  expect(await blocked(ben)).toEqual([]);
  await unblock(ana, ben.handle);
  expect((await site.services.profiles.read(ben, ana.handle)).about).toBe('About me');
  await reply(ben, threadId, `Again @${ana.handle}`);
  expect(await site.services.notices.unread(ana)).toBe(1);
});

test('the log is read by those who manage a community’s people, all of it by administrators, and never names a block', async () => {
  const { slug, facilitator, ana, ben, coordinator } = await circle();
  const admin = await site.person('Reading Admin', { isAdministrator: true });
  const threadId = await begin(ana, slug, canary);
  await site.services.moderation.hide(facilitator, threadId, 1, because);
  await site.services.moderation.mute(facilitator, slug, ana.handle, { span: 'day', reason: 'Calm.' });
  await site.services.moderation.block(ana, ben.handle);
  const { actsIn, acts: allActs } = site.services.moderation;
  for (const actor of [ana, ben, coordinator]) expect(await problemCode(actsIn(actor, slug, null))).toBe('not_found');
  const seen = await actsIn(facilitator, slug, null);
  expect(seen.acts.map(({ act, actor, subject }) => [act, actor, subject])).toEqual([['member-muted', facilitator.name, 'Ana'], ['post-hidden', facilitator.name, null], ['community-founded', facilitator.name, null]]);
  expect(JSON.stringify(seen)).not.toContain(canary);
  expect(await problemCode(allActs(facilitator, null))).toBe('not_found');
  const all = await allActs(admin, null);
  expect(all.chain).toMatchObject({ brokenAt: null });
  expect(all.acts.map(({ act }) => act)).not.toContain('person-blocked');
  for (let n = 0; n < 60; n += 1) await site.services.moderation.unmute(facilitator, slug, ana.handle, { reason: 'Again.' });
  const first = await actsIn(facilitator, slug, null);
  const second = await actsIn(facilitator, slug, first.older);
  expect([first.acts.length, second.acts.length, second.older]).toEqual([50, 13, null]);
});

test('who was away is told which posts changed', async () => {
  const { slug, facilitator, ana, ben } = await circle();
  const threadId = await begin(ana, slug);
  const seq = await reply(ana, threadId);
  await site.services.moderation.hide(facilitator, threadId, seq, because);
  const { changed } = await site.services.threads.since(ben, threadId, 2);
  expect(changed).toEqual([{ seq, at: (await site.services.threads.one(ben, threadId, seq)).changed }]);
});
