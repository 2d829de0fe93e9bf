import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader as profilePage } from '../../app/routes/people.$handle';
import { loader as credentialsPage } from '../../app/routes/people.$handle_.credentials';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let community: Awaited<ReturnType<TestSite['community']>>;
let member: Actor;
let colleague: Actor;
let outsider: Actor;
beforeAll(async () => {
  site = await openSite({ limited: true });
  community = await site.community('shared');
  member = await site.member(community.id, 'Mara Member');
  colleague = await site.member(community.id, 'Cole League');
  outsider = await site.person('Olga Outside');
});
afterAll(() => site.close());

const again = async (actor: Actor): Promise<Actor> => (await site.db.select().from(people).where(eq(people.id, actor.id)))[0]!;
const edit = (input: object, actor = member) => problemCode(site.services.profiles.edit(actor, input));

test('a profile is kept as it was meant and seen by those who share a community', async () => {
  await site.services.profiles.edit(member, {
    name: '  Mara   Member ',
    pronouns: 'she/her',
    fieldRole: 'coach',
    roleTitle: '',
    setting: 'fcc',
    place: 'Thandi’s House',
    spoken: ['es', 'en', 'es'],
    about: 'First line.\r\n\r\n\r\n\r\nSecond line.',
    askMeAbout: 'songs, Songs,  slow   goodbyes ,\n mud',
    isAdministrator: 'on',
    handle: 'administrator',
  });
  const seen = await site.services.profiles.read(await again(colleague), member.handle);
  expect(seen).toMatchObject({
    name: 'Mara Member',
    pronouns: 'she/her',
    roleTitle: 'coach',
    setting: 'fcc',
    place: 'Thandi’s House',
    spoken: ['es', 'en'],
    about: 'First line.\n\nSecond line.',
    askMeAbout: ['songs', 'slow goodbyes', 'mud'],
    communities: [{ slug: 'shared' }],
    isMe: false,
  });
  expect(JSON.stringify(seen)).not.toContain('@example.org');
  expect(await again(member)).toMatchObject({ isAdministrator: false, handle: member.handle });
});

test('each field says what is wrong with it, and nothing of a refused profile is kept', async () => {
  const good = { name: 'Mara Member' };
  const before = await again(member);
  expect(await edit({ name: '' })).toBe('invalid {"name":"required"}');
  expect(await edit({ ...good, pronouns: 'x'.repeat(31) })).toBe('invalid {"pronouns":"too_long"}');
  expect(await edit({ ...good, fieldRole: 'king' })).toBe('invalid {"fieldRole":"wrong"}');
  expect(await edit({ ...good, fieldRole: 'other', roleTitle: ' ' })).toBe('invalid {"roleTitle":"required"}');
  expect(await edit({ ...good, setting: 'moon' })).toBe('invalid {"setting":"wrong"}');
  expect(await edit({ ...good, about: 'x'.repeat(281) })).toBe('invalid {"about":"too_long"}');
  expect(await edit({ ...good, askMeAbout: 'a,b,c,d,e,f,g,h,i' })).toBe('invalid {"askMeAbout":"too_many_items"}');
  expect(await edit({ ...good, askMeAbout: 'x'.repeat(41) })).toBe('invalid {"askMeAbout":"too_long"}');
  expect(await edit({ ...good, spoken: ['klingon'] })).toMatch(/^invalid .*spoken/);
  expect(await edit({ ...good, place: 'abc\u202Etxt' })).toBe('invalid {"place":"wrong"}');
  expect(await edit({ ...good, about: 'a\0b' })).toBe('invalid {"about":"wrong"}');
  expect(await again(member)).toEqual(before);
});

test('a stranger and nobody are answered alike; who left is a stranger again', async () => {
  const read = (actor: Actor, handle = member.handle) => problemCode(site.services.profiles.read(actor, handle));
  expect(await read(outsider)).toBe('not_found');
  expect(await read(outsider, 'nobody-at-all')).toBe('not_found');
  expect(await read(outsider, outsider.handle)).toBe('no problem');
  for (const status of ['left', 'removed', 'paused'] as const) {
    const gone = await site.member(community.id, `Gone ${status}`, 'member', status);
    expect(await read(gone), status).toBe('not_found');
    expect(await read(member, gone.handle), status).toBe('not_found');
  }
});

test('a profile names shared communities and readable threads only, for administrators too', async () => {
  const secret = await site.community('secret');
  await site.db.insert(memberships).values({ communityId: secret.id, personId: member.id, role: 'member', status: 'active', joinedAt: site.time.now });
  for (const slug of ['shared', 'secret']) {
    await site.services.threads.start(member, slug, { kind: 'share', title: `Thread in ${slug}`, body: 'Words', clientId: fresh() });
  }
  const administrator = await site.person('Ada Min', { isAdministrator: true });
  const seen = await site.services.profiles.read(colleague, member.handle);
  expect(seen.communities.map(({ slug }) => slug)).toEqual(['shared']);
  expect(seen.threads.map(({ title }) => title)).toEqual(['Thread in shared']);
  const byAdministrator = await site.services.profiles.read(administrator, member.handle);
  expect(byAdministrator).toMatchObject({ pronouns: 'she/her', communities: [], threads: [] });
  expect((await site.services.profiles.read(member, member.handle)).communities).toHaveLength(2);
});

test('at most five threads, the newest first', async () => {
  for (let n = 0; n < 6; n += 1) {
    site.time.now = new Date(site.time.now.getTime() + 60_000);
    await site.services.threads.start(colleague, 'shared', { kind: 'share', title: `Number ${n}`, body: 'Words', clientId: fresh() });
  }
  const { threads } = await site.services.profiles.read(member, colleague.handle);
  expect(threads.map(({ title }) => title)).toEqual(['Number 5', 'Number 4', 'Number 3', 'Number 2', 'Number 1']);
});

test('a handle changes, the old address is nobody’s, and nobody else gets it', async () => {
  const person = await site.member(community.id, 'Hanna Handle');
  const change = (handle: string, actor: Actor) => site.services.profiles.changeHandle(actor, { handle });
  expect(await change(' @Hanna-H ', person)).toBe('hanna-h');
  expect(await problemCode(site.services.profiles.read(member, 'hanna-handle'))).toBe('not_found');
  expect((await site.services.profiles.read(member, 'hanna-h')).name).toBe('Hanna Handle');
  expect(await problemCode(change('hanna-handle', member))).toBe('invalid {"handle":"taken"}');
  // Somebody new of the same name does not come into an old mention either.
  expect((await site.person('Hanna Handle')).handle).toBe('hanna-handle-2');
  expect(await change('hanna-handle', person)).toBe('hanna-handle');
});

test('the old handle leads those who may see the person to the new one, and an old mention still calls them', async () => {
  const person = await site.member(community.id, 'Frida Former');
  const start = (body: string) => site.services.threads.start(colleague, community.slug, { kind: 'share', title: 'Calls', body, clientId: fresh() });
  const { threadId } = await start('Ask @frida-former.');
  await site.services.profiles.changeHandle(person, { handle: 'frida-f' });
  await site.services.profiles.changeHandle(person, { handle: 'frida-now' });
  const now = async (actor: Actor, given: string) => site.services.profiles.handleNow(actor, given).catch((caught: { problem: { code: string } }) => caught.problem.code);
  expect([await now(member, 'frida-former'), await now(member, 'frida-f'), await now(await again(person), 'frida-f')]).toEqual(['frida-now', 'frida-now', 'frida-now']);
  expect([await now(outsider, 'frida-former'), await now(member, 'frida-now'), await now(member, 'nobody-at-all')]).toEqual(['not_found', 'not_found', 'not_found']);

  const open = async (path: string, actor: Actor, loader: typeof profilePage | typeof credentialsPage) => {
    const me = await site.services.people.whose((await site.services.people.welcome(actor.id)).cookie.split(';')[0]);
    const context = { services: site.services, me, language: 'en', look: { name: 'Tilth' } } as unknown as AppLoadContext;
    const request = new Request(`http://site.invalid${path}`);
    return (await Promise.resolve(loader({ context, params: { handle: path.split(/[/.]/)[2] }, request } as unknown as LoaderFunctionArgs)).catch((caught: unknown) => caught)) as Response & { init?: { status: number } };
  };
  const moved = await open('/people/frida-former', member, profilePage);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/people/frida-now']);
  expect((await open('/people/frida-f/credentials.data', member, credentialsPage)).headers.get('location')).toBe('/people/frida-now/credentials');
  expect((await open('/people/frida-former', outsider, profilePage)).init?.status).toBe(404);

  // What was written before leads there; what is written, or edited, with the old handle calls her as well, once.
  const opening = async (id: string) => (await site.services.threads.read(member, id)).opening.html;
  expect(await opening(threadId)).toContain('<a class="mention" href="/people/frida-former">');
  await site.services.posts.edit(colleague, threadId, 1, { title: 'Calls', body: 'Do ask @frida-former.' });
  expect(await opening(threadId)).toContain('<a class="mention" href="/people/frida-former">');
  const { threadId: both } = await start('@frida-former is @frida-now.');
  const told = await site.services.notices.list(person, 'mentions', null);
  expect(told.groups.filter((group) => group.about === 'thread' && group.thread.id === both)).toMatchObject([{ mention: { others: 0 } }]);
  // Who left is not called by any handle.
  await site.services.communities.leave(person, community.slug);
  expect((await site.services.threads.preview(colleague, { body: '@frida-former', community: community.slug })).html).not.toContain('<a');
});

test('handles that are reserved, malformed or look like another are refused', async () => {
  const change = (handle: string) => problemCode(site.services.profiles.changeHandle(outsider, { handle }));
  const wilma = await site.person('Wilma Olsen');
  expect(wilma.handle).toBe('wilma-olsen');
  for (const handle of ['admin', 'every-one', 'Tilth', 'Moderator']) expect(await change(handle), handle).toBe('invalid {"handle":"reserved"}');
  expect(await change('wilma-olsen')).toBe('invalid {"handle":"taken"}');
  for (const handle of ['wi1ma-olsen', 'vvilma-olsen', 'wilma-0lsen', 'wilmaolsen', 'wllma-olsen', 'wi-lma-o1sen']) expect(await change(handle), handle).toBe('invalid {"handle":"too_alike"}');
  for (const handle of ['wilma_olsen', '-wilma', 'wilma--o', 'wіlma-olsen', 'a/b', '..', '...', 'a b']) expect(await change(handle), handle).toMatch(/^invalid .*(wrong|too_short)/);
  expect(await change('')).toBe('invalid {"handle":"required"}');
  expect(await change('x'.repeat(41))).toBe('invalid {"handle":"too_long"}');
  expect((await again(outsider)).handle).toBe(outsider.handle);
});

test('two who want handles that look alike at once: one gets it; and nobody changes all day', async () => {
  const [a, b] = [await site.person('First One'), await site.person('Second One')];
  const results = await Promise.all([problemCode(site.services.profiles.changeHandle(a, { handle: 'rosa-luz' })), problemCode(site.services.profiles.changeHandle(b, { handle: 'rosaluz' }))]);
  expect(results.sort()).toEqual(['invalid {"handle":"too_alike"}', 'no problem']);
  const eager = await site.person('Eager One');
  for (let n = 0; n < 5; n += 1) await site.services.profiles.changeHandle(eager, { handle: `eager-number-${n}x` });
  expect(await problemCode(site.services.profiles.changeHandle(eager, { handle: 'eager-last' }))).toBe('too_many');
});

test('time zone and reading are kept, and read with the session', async () => {
  const { personId, cookie } = await site.services.people.welcome(outsider.id);
  expect(personId).toBe(outsider.id);
  expect(await problemCode(site.services.profiles.changeTimeZone(outsider, { timeZone: 'Mars/Olympus' }))).toBe('invalid {"timeZone":"wrong"}');
  expect(await problemCode(site.services.profiles.changeTimeZone(outsider, {}))).toBe('invalid {"timeZone":"required"}');
  await site.services.profiles.changeTimeZone(outsider, { timeZone: 'Asia/Kathmandu' });
  expect(await problemCode(site.services.profiles.changeReading(outsider, { theme: 'neon', textSize: 'normal' }))).toBe('invalid {"theme":"wrong"}');
  await site.services.profiles.changeReading(outsider, { theme: 'dark', textSize: 'larger', easyFont: 'on' });
  const me = await site.services.people.whose(cookie.split(';')[0]);
  expect(site.services.profiles.me(me!.actor)).toMatchObject({ timeZone: 'Asia/Kathmandu', theme: 'dark', textSize: 'larger', easyFont: true, shortcuts: false });
});

test('names in a thread lead nowhere once their owner has left', async () => {
  const leaver = await site.member(community.id, 'Leo Leaver');
  const { threadId } = await site.services.threads.start(leaver, 'shared', { kind: 'share', title: 'Before I go', body: 'Words', clientId: fresh() });
  expect((await site.services.threads.read(member, threadId)).opening.author.noProfile).toBeUndefined();
  await site.services.communities.leave(leaver, 'shared');
  expect((await site.services.threads.read(member, threadId)).opening.author).toMatchObject({ noProfile: true, photo: null });
  const line = (await site.services.threads.ofCommunity(member, 'shared', 'newest', null)).lines.find(({ id }) => id === threadId);
  expect(line!.author).toMatchObject({ name: 'Leo Leaver', noProfile: true });
});

test('a list of devices names each session, and ends one or all but this one', async () => {
  const person = await site.person('Dee Vice');
  const from = (userAgent: string) => ({ address: '192.0.2.9', deviceMark: null, userAgent });
  const open = async (userAgent: string) => (await site.services.people.whose((await site.services.people.welcome(person.id, from(userAgent))).cookie.split(';')[0]))!;
  const here = await open('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0');
  const phone = await open('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1');
  const third = await open('');
  const list = await site.services.people.devices(here);
  expect(list).toHaveLength(3);
  expect(list.find((device) => device.isThisOne)).toMatchObject({ browser: 'Firefox', system: 'Linux' });
  const target = list.find((device) => device.system === 'iPhone')!;
  expect(JSON.stringify(list)).not.toContain(here.sessionId);
  site.told.length = 0;
  // Neither this very session nor another's can be ended by its id.
  await site.services.people.signOutDevice(here, list.find((device) => device.isThisOne)!.id);
  const stranger = (await site.services.people.whose((await site.services.people.welcome(member.id)).cookie.split(';')[0]))!;
  await site.services.people.signOutDevice(stranger, target.id);
  expect(site.told).toEqual([]);
  await site.services.people.signOutDevice(here, target.id);
  expect(site.told).toEqual([{ change: 'signed-out', sessionId: phone.sessionId }]);
  expect(await site.services.people.devices(here)).toHaveLength(2);
  await site.services.people.signOutElsewhere(here);
  expect(site.told.at(-1)).toEqual({ change: 'signed-out-elsewhere', personId: person.id, keep: here.sessionId });
  expect((await site.services.people.devices(here)).map(({ isThisOne }) => isThisOne)).toEqual([true]);
  expect(third.sessionId).not.toBe(here.sessionId);
  // Sessions that ran out are not listed, though their rows may still be there.
  site.time.now = new Date(site.time.now.getTime() + 15 * 24 * 60 * 60 * 1000);
  expect(await site.services.people.devices(here)).toEqual([]);
});
