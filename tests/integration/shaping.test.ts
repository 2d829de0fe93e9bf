import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typeDefaults } from '../../app/contract/community-types';
import { communityTypes } from '../../app/contract/names';
import { auditEntries } from '../../db/schema/audit';
import { weekly } from './meeting';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const communities = () => site.services.communities;
const shaped = { name: 'Small Steps', type: 'cop', privacy: 'private', tint: 'sage' };

test('anyone founds a community; what they leave open its type says', async () => {
  for (const type of communityTypes) {
    const founder = await site.person('Founder');
    const { slug } = await communities().found(founder, { name: `Otoño ${type}`, type, slug: '', privacy: '' });
    expect(slug).toBe(`otono-${type}`);
    const { view } = await communities().find(founder, slug);
    const { privacy, tint, maxMembers } = typeDefaults[type];
    expect(view).toMatchObject({ type, privacy, tint, role: 'facilitator', memberCount: 1 });
    expect((await communities().details(founder, slug)).maxMembers).toBe(maxMembers);
    expect(view.timeZone).toBe(founder.timeZone);
  }
});

test('an address belongs to one community, also after it was given up', async () => {
  const { slug, facilitator } = await site.community('first-address');
  const other = await site.person('Other Founder');
  const found = (wanted: string) => problemCode(communities().found(other, { name: 'Anything', type: 'cop', slug: wanted }));
  expect(await found('first-address')).toBe('invalid {"slug":"taken"}');
  await communities().shape(facilitator, slug, { ...shaped, slug: 'second-address' });
  expect(await found('first-address')).toBe('invalid {"slug":"taken"}');
  expect(await found('Bad Address')).toBe('invalid {"slug":"wrong"}');
  expect(await found('x')).toBe('invalid {"slug":"too_short"}');
  // Its own old one it may take back.
  await communities().shape(facilitator, 'second-address', { ...shaped, slug: 'first-address' });
  expect(await found('second-address')).toBe('invalid {"slug":"taken"}');
});

test('an old address leads members on, and says nothing to others', async () => {
  const { id, slug, facilitator } = await site.community('old-way', 'open');
  const member = await site.member(id, 'Member');
  await communities().shape(facilitator, slug, { ...shaped, privacy: 'open', slug: 'new-way' });
  expect((await communities().find(member, 'old-way')).view.slug).toBe('new-way');
  expect(await problemCode(communities().find(await site.person('Outsider'), 'old-way'))).toBe('not_found');
});

test('of two who want one address at once, one gets it', async () => {
  const people = await Promise.all([1, 2, 3, 4].map((n) => site.person(`Racer ${n}`)));
  const typed = await Promise.all(people.map((person) => problemCode(communities().found(person, { name: 'Race', type: 'cop', slug: 'race' }))));
  expect(typed.filter((answer) => answer === 'no problem')).toHaveLength(1);
  const named = await Promise.all(people.map((person) => communities().found(person, { name: 'Same Name', type: 'cop' })));
  expect(named.map(({ slug }) => slug).sort()).toEqual(['same-name', 'same-name-2', 'same-name-3', 'same-name-4']);
});

test('shaping keeps what was said, and the log says which fields changed, never what was written', async () => {
  const { id, slug, facilitator } = await site.community('to-shape');
  const member = await site.member(id, 'Member');
  const input = { ...shaped, slug, purpose: 'We look\r\nclosely. ', focus: 'Play', ages: ['toddler', 'infant'], settings: ['fcc'], domains: ['sed'], maxMembers: '9', welcome: 'Hello', timeZone: 'America/Denver' };
  expect(await problemCode(communities().shape(member, slug, input))).toBe('forbidden');
  site.told.length = 0;
  await communities().shape(facilitator, slug, { ...input, privacy: 'request' });
  expect(site.told).toEqual([{ change: 'narrowed', communityId: id }]);
  expect(await communities().details(member, slug)).toMatchObject({
    community: { name: 'Small Steps', purpose: 'We look\nclosely.', privacy: 'request', timeZone: 'America/Denver' },
    focus: 'Play',
    ages: ['infant', 'toddler'],
    settings: ['fcc'],
    domains: ['sed'],
    maxMembers: 9,
    welcome: 'Hello',
    facilitators: [{ handle: facilitator.handle, role: 'facilitator' }],
  });
  expect((await communities().details(await site.person('Outsider'), slug)).welcome).toBe(null);
  const [, entry] = await site.db.select().from(auditEntries).where(eq(auditEntries.communityId, id)).orderBy(auditEntries.seq);
  expect(entry).toMatchObject({ act: 'settings-changed', actorId: facilitator.id, details: { privacy: { from: 'private', to: 'request' } } });
  expect((entry!.details.fields as string[]).sort()).toEqual(['ages', 'domains', 'focus', 'maxMembers', 'name', 'privacy', 'purpose', 'settings', 'timeZone', 'welcome']);
  expect(JSON.stringify(entry!.details)).not.toContain('closely');
  const faults = await problemCode(communities().shape(facilitator, slug, { ...input, name: ' ', ages: ['dragon'], maxMembers: '1.5', tint: 'gold', timeZone: 'Mars/Olympus', tagline: 'x'.repeat(161) }));
  expect(faults).toMatch(/^invalid .*"name":"required"/);
  for (const field of ['ages.0', 'maxMembers', 'timeZone', 'tint', 'tagline']) expect(faults).toContain(`"${field}"`);
});

test('the first steps are shown to those who hold a community until all are done or put away', async () => {
  const { id, slug, facilitator } = await site.community('beginning');
  const steps = async (actor = facilitator) => (await communities().find(actor, slug)).view.firstSteps;
  expect(await steps()).toEqual({ purpose: false, agreements: false, invite: false, series: false });
  const member = await site.member(id, 'Member');
  await site.services.series.schedule(facilitator, slug, weekly());
  expect(await steps()).toEqual({ purpose: false, agreements: false, invite: true, series: true });
  expect(await steps(member)).toBe(null);
  expect(await problemCode(communities().hideFirstSteps(member, slug))).toBe('forbidden');
  await communities().hideFirstSteps(facilitator, slug);
  expect(await steps()).toBe(null);
});
