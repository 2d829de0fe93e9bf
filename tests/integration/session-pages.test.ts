import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionLine } from '../../app/session-words.server';
import { todayWords } from '../../app/today.server';
import { openSite, type TestSite } from './site';
import { group, rowsOf, start, weekly } from './meeting';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);

test('home says in words what is near, and what is not as planned', async () => {
  const { slug, facilitator, people } = await group(site, 2);
  const { series, sessions } = site.services;
  const { seriesId } = await series.schedule(facilitator, slug, weekly());
  const [first, second, third] = await rowsOf(site, seriesId);
  const home = async (language: 'en' | 'es' = 'en') => todayWords({ language, timeZone: 'America/Chicago', now: site.clock() }, await sessions.today(people[0]!));

  site.time.now = start;
  expect(await home()).toMatchObject({ meets: null, next: { id: first!.id, day: 'Thursday, March 5' }, told: [] });
  site.time.now = later(first!.startsAt, -24);
  expect((await home()).meets).toBe('Your circle meets tomorrow evening.');
  expect((await home('es')).meets).toBe('Tu círculo se reúne mañana por la noche.');
  site.time.now = later(first!.startsAt, -3);
  expect((await home()).meets).toMatch(/^Your circle meets today at 6:30\sPM\.$/);

  // What was moved away from today is told; what is next is the one after it.
  await sessions.move(facilitator, first!.id, { startsAt: '2026-03-13T10:00', minutes: '90', reason: 'Snow.' });
  const moved = await home();
  expect(moved.next).toMatchObject({ id: second!.id });
  expect(moved.told).toMatchObject([{ id: first!.id, when: null, words: expect.stringMatching(/^is moved to Friday, March 13, 10:00.* Snow\.$/) as unknown }]);
  expect(moved.meets).toBeNull();

  site.time.now = later(second!.startsAt, -20);
  await sessions.cancel(facilitator, second!.id, { reason: 'The building is closed.' });
  const off = await home();
  expect(off.told).toMatchObject([{ id: second!.id, when: expect.stringMatching(/^Tomorrow, 6:30/) as unknown, words: 'is called off. The building is closed.' }]);
  expect(off.next).toMatchObject({ id: first!.id });
  expect(off.later.map(({ id }) => id)).toContain(third!.id);
});

test('a line of a past session says to who was there that they were, and of nobody else anything', async () => {
  const { slug, facilitator, people } = await group(site, 4);
  const { series, sessions } = site.services;
  const { seriesId } = await series.schedule(facilitator, slug, weekly());
  const [first] = await rowsOf(site, seriesId);
  const [whole, part, away, unsure] = people as [typeof facilitator, typeof facilitator, typeof facilitator, typeof facilitator];
  await sessions.answer(part, first!.id, { rsvp: 'no' });
  await sessions.answer(unsure, first!.id, { rsvp: 'maybe' });
  const coming = async () => (await sessions.mySessions(facilitator, { from: start, until: later(first!.endsAt, 1) })).filter(({ id }) => id === first!.id).map((row) => sessionLine({ language: 'en', timeZone: 'America/Chicago', now: site.clock() }, row).coming);
  expect(await coming()).toEqual(['1 maybe']);
  site.time.now = later(first!.endsAt, 1);
  // Nobody comes any more to what is over.
  expect(await coming()).toEqual([null]);
  const row = async (who: typeof facilitator) => (await sessions.mySessions(who, { from: start, until: site.clock() })).find(({ id }) => id === first!.id)!;
  const said = async (who: typeof facilitator, language: 'en' | 'es' = 'en') => [sessionLine({ language, timeZone: 'America/Chicago', now: site.clock() }, await row(who))].map((line) => [line.was, line.said].filter(Boolean).join(' ') || null)[0];
  expect([(await row(whole)).attended, await said(whole), await said(part)]).toEqual([null, null, 'You said that you could not come']);
  await sessions.takeAttendance(facilitator, first!.id, { people: [{ handle: whole.handle, status: 'present' }, { handle: part.handle, status: 'partial', minutes: 20 }] });
  expect([await said(whole), await said(part), await said(whole, 'es')]).toEqual(['You were there.', 'You were there.', 'Estuviste ahí.']);
  // Whoever was not there reads what they had said, and no word about it.
  expect([await said(away), await said(unsure)]).toEqual([null, 'You said maybe']);
  expect(await Promise.all([whole, part, away, unsure, facilitator].map(async (who) => (await row(who)).attended))).toEqual(['present', 'partial', 'absent', 'absent', 'absent']);
  // Who came, a coordinator reads on the page of the session; a line is about its reader alone.
  const coordinator = await site.member((await site.services.communities.find(facilitator, slug)).view.id, 'Cora', 'coordinator');
  const listed = (await series.inCommunity(coordinator, slug, { from: start, until: site.clock() })).sessions;
  expect(listed.map(({ id, attended }) => [id, attended])).toEqual([[first!.id, null]]);
});

test('whom to note is for those who say who came, once it has begun', async () => {
  const { slug, facilitator, people } = await group(site, 2);
  const { series, sessions } = site.services;
  const { seriesId } = await series.schedule(facilitator, slug, weekly());
  const [first] = await rowsOf(site, seriesId);
  const noted = async (who: typeof facilitator) => (await sessions.read(who, first!.id)).toNote.map(({ name }) => name);
  expect(await noted(facilitator)).toEqual([]);
  site.time.now = later(first!.startsAt, 1);
  expect((await noted(facilitator)).sort()).toEqual([facilitator.name, ...people.map(({ name }) => name)].sort());
  expect(await noted(people[0]!)).toEqual([]);
  // Whoever has left can be named no more, and keeps the line that they had.
  await site.services.communities.leave(people[1]!, slug);
  expect(await noted(facilitator)).not.toContain(people[1]!.name);
});

test('a calendar can follow the series that go on and expect one, and an address says of what it is', async () => {
  const { id, slug, facilitator, people } = await group(site, 2);
  const { series, calendars } = site.services;
  const [member, other] = people as [typeof facilitator, typeof facilitator];
  const coordinator = await site.member(id, 'Cora', 'coordinator');
  const { seriesId: forAll } = await series.schedule(facilitator, slug, weekly({ title: 'For all' }));
  const { seriesId: forOne } = await series.schedule(facilitator, slug, weekly({ title: 'For one', expects: 'chosen', expected: [member.handle] }));
  const found = async (who: typeof facilitator) => (await calendars.toFollow(who)).map((one) => one.id).sort();
  expect(await found(member)).toEqual([forAll, forOne].sort());
  expect(await found(other)).toEqual([forAll]);
  expect(await found(coordinator)).toEqual([]);
  await series.end(facilitator, forAll, { sure: 'on' });
  expect(await found(other)).toEqual([]);

  await calendars.makeAddress(member, 'mine');
  await calendars.makeAddress(member, 'series', forOne);
  await calendars.makeAddress(member, 'community', slug);
  expect((await calendars.addresses(member)).map(({ scope, of }) => [scope, of])).toEqual(expect.arrayContaining([['mine', null], ['series', forOne], ['community', slug]]));
  expect(await calendars.addresses(other)).toEqual([]);
});

test('a fact says whether somebody answered, laid something ready, or it is another session now', async () => {
  const { slug, facilitator, people } = await group(site, 1);
  const { series, sessions } = site.services;
  const { seriesId } = await series.schedule(facilitator, slug, weekly());
  const [first] = await rowsOf(site, seriesId);
  const said = async (work: () => Promise<unknown>) => {
    site.told.length = 0;
    await work();
    return site.told.flatMap((one) => ('event' in one && one.event === 'session:changed' ? one.data.what : []));
  };
  expect(await said(() => sessions.answer(people[0]!, first!.id, { rsvp: 'yes' }))).toEqual(['answered']);
  expect(await said(() => sessions.prepare(people[0]!, first!.id, { kind: 'question', words: 'Who brings tea?', clientId: 'a-question-of-tea' }))).toEqual(['prepared']);
  expect(await said(() => sessions.cancel(facilitator, first!.id, { reason: 'Snow.' }))).toEqual(['changed']);
});
