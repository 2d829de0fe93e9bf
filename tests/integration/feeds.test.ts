import { afterAll, beforeAll, expect, test } from 'vitest';
import * as sessionFile from '../../app/routes/sessions.$session[.ics]';
import * as feed from '../../app/routes/calendar.$token[.ics]';
import type { CalendarScope } from '../../app/contract/names';
import type { Actor } from '../../server/people/actor';
import { serveOverHttp } from './http-site';
import { group, rowsOf, weekly } from './meeting';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let http: Awaited<ReturnType<typeof serveOverHttp>>;
beforeAll(async () => {
  site = await openSite();
  http = await serveOverHttp(site, { 'calendar/:token.ics': feed, 'sessions/:session.ics': sessionFile });
});
afterAll(async () => {
  await http.close();
  await site.close();
});

const calendars = () => site.services.calendars;
const because = { reason: 'Because.' };
const scopes = ['mine', 'community', 'series'] as const;

/** A member of a group that meets each week, with their three addresses. */
async function subscriber(form: object = {}, privacy: Parameters<typeof group>[2] = 'private') {
  const it = await group(site, 3, privacy);
  const { seriesId } = await site.services.series.schedule(it.facilitator, it.slug, weekly({ title: 'Morning circle', place: 'Room 3', ...form }));
  const member = it.people[0]!;
  const paths = {} as Record<CalendarScope, string>;
  for (const scope of scopes) paths[scope] = (await calendars().makeAddress(member, scope, { mine: null, community: it.slug, series: seriesId }[scope])).path;
  /** What is answered at each now: `shown` tells of the series, `empty` does not. */
  const feeds = async () => {
    const answers = await Promise.all(scopes.map((scope) => http.get(paths[scope])));
    return answers.map(({ status, text }) => (status === 200 ? (text.includes('Morning circle') ? 'shown' : 'empty') : status));
  };
  return { ...it, seriesId, member, paths, feeds };
}

async function cookieOf(actor: Actor): Promise<string> {
  return (await site.services.people.welcome(actor.id)).cookie.split(';')[0]!;
}

test('a feed says of itself that it is its reader’s alone, and is sent again only when it has changed', async () => {
  const { paths, facilitator, seriesId, feeds } = await subscriber();
  expect(await feeds()).toEqual(['shown', 'shown', 'shown']);
  for (const scope of scopes) {
    const first = await http.get(paths[scope]);
    expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } });
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    expect(first.headers.location).toBeUndefined();
    expect(first.text).not.toContain(paths[scope].slice(1));
    // The clock alone changes nothing.
    site.time.now = new Date(site.time.now.getTime() + 60_000);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await http.get(paths[scope], { 'If-None-Match': known });
      expect(again, known).toMatchObject({ status: 304, text: '', headers: { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' } });
    }
    expect((await http.get(paths[scope], { 'If-None-Match': '"other"' })).status).toBe(200);
    expect(await http.get(paths[scope], {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
    const [, , third] = await rowsOf(site, seriesId);
    await site.services.sessions.move(facilitator, third!.id, { startsAt: `2026-03-2${scopes.indexOf(scope)}T10:00`, minutes: '60' });
    const changed = await http.get(paths[scope], { 'If-None-Match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  }
});

test('after a reset, and after it was taken away, an address leads nowhere at the next request', async () => {
  const { member, paths } = await subscriber();
  const owned = await calendars().addresses(member);
  for (const { id, path, scope } of owned) {
    const { etag } = (await http.get(path)).headers;
    const { path: next } = await calendars().resetAddress(member, id);
    expect(next).not.toBe(path);
    // Whoever has it already is not told that nothing changed.
    expect(await http.get(path, { 'If-None-Match': String(etag) }), scope).toMatchObject({ status: 404, text: 'Not found', headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
    expect((await http.get(next)).status).toBe(200);
    await calendars().endAddress(member, id);
    expect((await http.get(next)).status).toBe(404);
    // Made again, it is another.
    const again = await calendars().makeAddress(member, scope, { mine: null, community: path, series: path }[scope]).catch(() => null);
    expect([path, next]).not.toContain(again?.path);
  }
  const [known, unknown] = [await http.get(paths.mine), await http.get(`/calendar/${'a'.repeat(32)}.ics`)];
  const plain = ({ headers: { 'x-request-id': _id, date: _date, 'content-security-policy': _csp, ...headers }, ...answer }: typeof known) => ({ ...answer, headers });
  expect(plain(known)).toEqual(plain(unknown));
});

test('who leaves, is removed, rests, is suspended or becomes coordinator reads nothing more at the next request', async () => {
  const boss = await site.person('Boss', { isAdministrator: true });
  const { communities, moderation } = site.services;
  type It = Awaited<ReturnType<typeof subscriber>>;
  const ends: [string, (it: It) => Promise<unknown>, (string | number)[]][] = [
    ['leaves', ({ member, slug }) => communities.leave(member, slug), ['empty', 404, 404]],
    ['is removed', ({ facilitator, slug, member }) => communities.remove(facilitator, slug, member.handle), ['empty', 404, 404]],
    ['rests', ({ member, slug }) => communities.pause(member, slug), ['empty', 404, 404]],
    ['is suspended', ({ member }) => moderation.suspend(boss, member.handle, because), [404, 404, 404]],
    // They see when all meet, and who comes: their address is made anew.
    ['coordinates', ({ facilitator, slug, member }) => communities.giveRole(facilitator, slug, member.handle, { role: 'coordinator' }), ['empty', 404, 404]],
  ];
  for (const [how, end, after] of ends) {
    const it = await subscriber();
    expect(await it.feeds()).toEqual(['shown', 'shown', 'shown']);
    await end(it);
    expect(await it.feeds(), how).toEqual(after);
  }
});

test('who comes back from a rest is shown their sessions at the old address, who is let back makes new ones', async () => {
  const resting = await subscriber();
  await site.services.communities.pause(resting.member, resting.slug);
  await site.services.communities.resume(resting.member, resting.slug);
  expect(await resting.feeds()).toEqual(['shown', 'shown', 'shown']);
  const boss = await site.person('Boss', { isAdministrator: true });
  await site.services.moderation.suspend(boss, resting.member.handle, because);
  await site.services.moderation.letBack(boss, resting.member.handle, because);
  expect(await resting.feeds()).toEqual(['shown', 404, 404]);
});

test('of an open community somebody who rests or has left is shown no more than anybody: its dates, and no way in', async () => {
  const it = await subscriber({}, 'open');
  await site.services.communities.pause(it.member, it.slug);
  expect(await it.feeds()).toEqual(['empty', 'shown', 'shown']);
  expect((await http.get(it.paths.series)).text).not.toContain('Room 3');
});

test('a series that becomes confidential for others, or chooses others, is in nobody else’s feed at the next request', async () => {
  const it = await subscriber();
  const [, other] = it.people as [Actor, Actor];
  const form = { ...weekly({ title: 'Morning circle', place: 'Room 3', expected: [other.handle] }), expects: 'chosen' };
  await site.services.series.edit(it.facilitator, it.seriesId, form);
  expect(await it.feeds()).toEqual(['empty', 'shown', 'shown']);
  expect(`${(await http.get(it.paths.community)).text}${(await http.get(it.paths.series)).text}`).not.toContain('Room 3');
  await site.services.series.edit(it.facilitator, it.seriesId, { ...form, confidentiality: 'confidential' });
  expect(await it.feeds()).toEqual(['empty', 'empty', 404]);
  expect(await problemCode(calendars().makeAddress(it.member, 'series', it.seriesId))).toBe('not_found');
  // Who is chosen is shown that it meets, and no way in.
  const { path } = await calendars().makeAddress(other, 'series', it.seriesId);
  const shown = (await http.get(path)).text;
  expect(shown).toContain('Morning circle');
  expect(shown).not.toContain('Room 3');
});

test('the file of a session is there for who may see it, as long as they may', async () => {
  const it = await subscriber();
  const rows = await rowsOf(site, it.seriesId);
  const path = `/sessions/${rows[0]!.id}.ics`;
  const [member, outsider] = [await cookieOf(it.member), await cookieOf(await site.person('Outsider'))];
  const first = await http.get(path, { cookie: member });
  expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="session.ics"', 'referrer-policy': 'no-referrer' } });
  const etag = String(first.headers.etag);
  expect(await http.get(path, { cookie: member, 'If-None-Match': etag })).toMatchObject({ status: 304, text: '' });
  // What somebody else has is not said to be as it was.
  for (const cookie of ['', outsider]) expect(await http.get(path, { cookie, 'If-None-Match': etag })).toMatchObject({ status: 404, text: 'Not found' });
  expect((await http.get('/sessions/aaaaaaaaaaaaaaaa.ics', { cookie: member })).text).toBe('Not found');
  await site.services.sessions.cancel(it.facilitator, rows[1]!.id, because);
  expect((await http.get(`/sessions/${rows[1]!.id}.ics`, { cookie: member })).status).toBe(404);
  await site.services.communities.leave(it.member, it.slug);
  expect((await http.get(path, { cookie: member, 'If-None-Match': etag })).status).toBe(404);
});

test('an address that is another once it is resolved is not read, so that nothing checks one and answers another', async () => {
  const { paths } = await subscriber();
  const other = ['/x/..', '/%2E', '/x/%2e%2E', '/.'].map((before) => before + paths.mine);
  for (const path of [...other, paths.mine.replace('/calendar/', '/calendar\\'), '/x/..', '/x/.']) expect([path, (await http.get(path)).status]).toEqual([path, 400]);
  // A mail program may write without an origin there, and nowhere else.
  expect((await http.get('/unsubscribe/..\\settings', { 'Content-Length': '0' }, 'POST')).status).toBe(400);
  expect((await http.get(paths.mine)).status).toBe(200);
  for (const path of ['/x..', '/..x', '/x/...', '/x%5Cy', '/x?to=/../y', '/.x/.y']) expect([path, (await http.get(path)).status]).toEqual([path, 404]);
});

test('the log of requests holds no address of a feed, however it is asked for', async () => {
  const { paths } = await subscriber();
  http.logged.length = 0;
  const token = /([\w-]+)\.ics$/.exec(paths.mine)![1]!;
  const asked = [paths.mine, `${paths.mine}?from=${token}`, paths.mine.replace('calendar', 'Calendar'), paths.mine.replace('c', '%63'), `/${paths.mine}`, paths.mine.replace('.ics', '.ics.data'), paths.mine.replace('.ics', '%2Eics'), `/calendar%2F${token}.ics`, `/x/..${paths.mine}`, `/%2E${paths.mine}`, `/calendar\\${token}.ics`];
  const statuses = await Promise.all(asked.map(async (path) => (await http.get(path, { referer: `${http.url}${paths.mine}`, 'If-None-Match': token })).status));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(2);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(http.logged.length).toBeGreaterThanOrEqual(asked.length);
  expect(http.logged.filter((line) => line.includes(token))).toEqual([]);
  // Nor does the database.
  const tables = await site.db.execute<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
  for (const { name } of tables.rows) expect(JSON.stringify((await site.db.execute(`select * from "${name}"`)).rows).includes(token), name).toBe(false);
});
