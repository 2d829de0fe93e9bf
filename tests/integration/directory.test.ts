import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader as peoplePage } from '../../app/routes/c.$community_.people/route';
import { readDirectoryFilter } from '../../app/contract/directory';
import { memberships } from '../../db/schema/communities';
import { people, sessions } from '../../db/schema/people';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let community: Awaited<ReturnType<TestSite['community']>>;
let reader: Actor;
let coordinator: Actor;
let lucia: Actor;
beforeAll(async () => {
  site = await openSite();
  community = await site.community('together');
  const member = async (called: string, more: Partial<typeof people.$inferInsert>, role: Parameters<TestSite['member']>[2] = 'member') => {
    const actor = await site.member(community.id, called, role);
    await site.db.update(people).set(more).where(eq(people.id, actor.id));
    return actor;
  };
  reader = await site.member(community.id, 'Rita Reader');
  lucia = await member('Lucía Herrera', { fieldRole: 'lead-teacher', roleTitle: 'Infant lead', setting: 'center', spoken: ['es', 'en'], askMeAbout: ['Slow goodbyes', 'songs'], place: 'Otter Nest', about: 'Babies first.' });
  await member('Thandi Mokoena', { fieldRole: 'fcc-provider', setting: 'fcc', spoken: ['zu'], askMeAbout: ['songs', 'mixed ages'], about: 'One yard, no spare hands. I have handled biting.' });
  await member('Kenji Watanabe', { fieldRole: 'mh-consultant' }, 'consultant');
  coordinator = await site.member(community.id, 'Cora Coordinates', 'coordinator');
  await member('Sue Spended', { suspendedAt: site.time.now, askMeAbout: ['songs'] });
  await site.member(community.id, 'Leo Left', 'member', 'left');
});
afterAll(() => site.close());

const find = (query: string, actor = reader) => site.services.directory.find(actor, 'together', readDirectoryFilter(new URLSearchParams(query)));
const names = async (query: string, actor = reader) => (await find(query, actor)).people.map(({ name }) => name);

test('everybody who is here, by name, and nobody who is not', async () => {
  expect(await names('')).toEqual(['Cora Coordinates', 'Facilitator of together', 'Kenji Watanabe', 'Lucía Herrera', 'Rita Reader', 'Thandi Mokoena']);
});

test('each choice narrows, several narrow more, and what is not a choice is left open', async () => {
  expect(await names('role=consultant')).toEqual(['Kenji Watanabe']);
  expect(await names('does=fcc-provider')).toEqual(['Thandi Mokoena']);
  expect(await names('setting=center')).toEqual(['Lucía Herrera']);
  expect(await names('speaks=zu')).toEqual(['Thandi Mokoena']);
  expect(await names('ask=SONGS')).toEqual(['Lucía Herrera', 'Thandi Mokoena']);
  expect(await names('ask=songs&setting=fcc')).toEqual(['Thandi Mokoena']);
  expect(await names('ask=zeppelins')).toEqual([]);
  expect(await names('ask=%25')).toEqual([]);
  expect((await names('role=king&setting=moon&speaks=xx&page=-3')).length).toBe(6);
  const { choices } = await find('');
  expect(choices).toEqual({
    roles: ['member', 'facilitator', 'consultant', 'coordinator'],
    does: ['lead-teacher', 'fcc-provider', 'mh-consultant'],
    settings: ['center', 'fcc'],
    speaks: ['en', 'es', 'zu'],
    asks: ['mixed ages', 'Slow goodbyes', 'songs'],
  });
});

test('words find names, roles and what people say, whatever the accents and the case', async () => {
  for (const q of ['lucia', 'LUCÍA', 'herr', 'infant', 'otter nest', 'lead teacher', 'goodbye', 'babies']) expect(await names(`q=${q}`), q).toEqual(['Lucía Herrera']);
  expect(await names('q=biting')).toEqual(['Thandi Mokoena']);
  expect(await names('q=zeppelin')).toEqual([]);
  for (const q of ["'; drop table people; --", '&|!():*', '\\', '%']) expect(Array.isArray(await names(`q=${encodeURIComponent(q)}`)), q).toBe(true);
});

test('who has handled this: those who wrote about it here, with the place', async () => {
  const { threadId } = await site.services.threads.start(lucia, 'together', { kind: 'share', title: 'Naptime in a new room', body: 'The curtains helped.', clientId: fresh() });
  await site.services.threads.replyTo(reader, threadId, { body: 'We hang curtains, too.', clientId: fresh() });
  await site.services.threads.replyTo(community.facilitator, threadId, { body: 'Thanks!', clientId: fresh() });
  await site.services.library.publish(community.facilitator, {
    ...{ slug: 'curtain-steps', community: 'together', title: 'Curtain steps', summary: 'One.', language: 'en', ages: ['toddler'], settings: ['any'], domains: [], topics: [] },
    ...{ evidence: 'new', prepMinutes: null, useMinutes: null, license: 'cc0' },
    content: { purpose: 'Why', whenToUse: 'When', materials: [], steps: ['Hang a curtain'], adaptations: [], cautions: null, equity: null, evidenceNote: null, sources: [] },
  });
  const { people: found } = await find('q=curtain');
  expect(found.map(({ name, wrote }) => [name, wrote])).toEqual([
    ['Facilitator of together', [{ href: '/library/curtain-steps', title: 'Curtain steps' }]],
    ['Lucía Herrera', [{ href: `/t/${threadId}`, title: 'Naptime in a new room' }]],
    ['Rita Reader', [{ href: `/t/${threadId}?after=1#r2`, title: 'Naptime in a new room' }]],
  ]);
  // A reply is read with the title of its thread; one without a word of the search is not about it.
  expect(await names('q=naptime curtains')).toEqual(['Lucía Herrera', 'Rita Reader']);
  expect(await names('q=naptime')).toEqual(['Lucía Herrera']);
});

test('what was written elsewhere does not show here', async () => {
  const other = await site.community('other');
  for (const actor of [reader, lucia]) await site.services.communities.takeIn(other.facilitator, 'other', actor.id, 'member');
  await site.services.threads.start(lucia, 'other', { kind: 'share', title: 'Hedgehogs', body: 'In the yard.', clientId: fresh() });
  expect(await names('q=hedgehogs')).toEqual([]);
});

test('outsiders find nothing, in an open community as in a private one', async () => {
  const outsider = await site.person('Olga Outside');
  const gone = await site.member(community.id, 'Gone By', 'member', 'removed');
  const paused = await site.member(community.id, 'Paula Paused', 'member', 'paused');
  await site.community('wide-open', 'open');
  const look = (actor: Actor, slug: string) => problemCode(site.services.directory.find(actor, slug, readDirectoryFilter(new URLSearchParams())));
  for (const actor of [outsider, gone, paused]) expect(await look(actor, 'together'), actor.name).toBe('not_found');
  expect([await look(outsider, 'wide-open'), await look(outsider, 'nowhere')]).toEqual(['not_found', 'not_found']);
});

test('a coordinator sees names and roles, and searches no further', async () => {
  const page = await find('', coordinator);
  const seen = page.people.find(({ name }) => name === 'Lucía Herrera')!;
  expect(page).toMatchObject({ isWhole: false, choices: { settings: [], speaks: [], asks: [] } });
  expect(seen).toMatchObject({ roleTitle: 'Infant lead', role: 'member', place: null, spoken: [], askMeAbout: [], about: null, wrote: [] });
  expect(seen).not.toHaveProperty('lastSeenOn');
  expect(await names('q=curtain', coordinator)).toEqual([]);
  expect(await names('q=goodbyes', coordinator)).toEqual([]);
  expect(await names('q=lucia', coordinator)).toEqual(['Lucía Herrera']);
});

test('facilitators see the days of joining and the last visit, nobody else’s data has them, and no time of day leaves', async () => {
  await site.services.people.welcome(lucia.id);
  // Half past one at night of March 3 in London is still March 2 for a facilitator in Chicago.
  await site.db.update(sessions).set({ lastSeenAt: new Date('2026-03-03T01:30:00Z') }).where(eq(sessions.personId, lucia.id));
  const lead = (await find('q=lucia', community.facilitator)).people[0]!;
  expect(lead).toMatchObject({ joinedOn: '2026-03-02', lastSeenOn: '2026-03-02' });
  const co = await site.member(community.id, 'Cody Co', 'co-facilitator');
  expect((await find('q=lucia', co)).people[0]).toMatchObject({ lastSeenOn: '2026-03-02' });
  expect((await find('q=thandi', co)).people[0]).toMatchObject({ lastSeenOn: null });
  // Since when there is a community is no secret of its people.
  const saidOfPeople = async (actor: Actor) => JSON.stringify({ ...(await find('', actor)), community: null });
  expect(await saidOfPeople(community.facilitator)).not.toMatch(/\d\d:\d\d/);
  const consultant = (await site.db.select().from(people).where(eq(people.name, 'Kenji Watanabe')))[0]!;
  const administrator = await site.member(community.id, 'Ada Min');
  for (const actor of [reader, coordinator, consultant, { ...administrator, isAdministrator: true }]) {
    expect(await saidOfPeople(actor), actor.name).not.toMatch(/joinedOn|lastSeen|2026-/);
  }
  await site.db.delete(memberships).where(eq(memberships.personId, co.id));
});

test('forty to a page, and as many questions to the database for many as for few', async () => {
  const load = async (query: string, actor: Actor) => {
    const { cookie } = await site.services.people.welcome(actor.id);
    const me = await site.services.people.whose(cookie.split(';')[0]);
    site.queries.length = 0;
    const context = { services: site.services, me, language: 'en', now: site.clock(), site: { name: 'Tilth' }, look: { name: 'Tilth' }, report: (error: unknown) => expect(error).toBeNull() } as unknown as AppLoadContext;
    const data = await peoplePage({ context, params: { community: 'together' }, request: new Request(`http://site.invalid/c/together/people?${query}`) } as unknown as LoaderFunctionArgs);
    return { data: data as { people: unknown[]; pages: number; total: number; filter: { page: number } }, queries: site.queries.length };
  };
  const few = [await load('', reader), await load('q=curtain', reader), await load('', community.facilitator)].map(({ queries }) => queries);
  expect(few).toEqual([3, 4, 3]);
  for (let n = 0; n < 45; n += 1) {
    const actor = await site.member(community.id, `Many ${String(n).padStart(2, '0')}`);
    await site.db.update(people).set({ askMeAbout: ['songs', `thing ${n}`] }).where(eq(people.id, actor.id));
    if (n < 10) await site.services.threads.start(actor, 'together', { kind: 'share', title: `Curtain ${n}`, body: 'Words', clientId: fresh() });
  }
  const first = await load('', reader);
  expect([first.data.people.length, first.data.pages]).toEqual([40, 2]);
  const many = [first, await load('q=curtain', reader), await load('', community.facilitator)].map(({ queries }) => queries);
  expect(many).toEqual(few);
  const second = await load('page=2', reader);
  expect(second.data.people).toHaveLength(first.data.total - 40);
  expect((await load('page=99', reader)).data.filter.page).toBe(1);
});
