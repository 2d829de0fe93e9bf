import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreementStrains, agreementVersions } from '../../db/schema/agreements';
import { auditEntries } from '../../db/schema/audit';
import { communities } from '../../db/schema/communities';
import type { Actor } from '../../server/people/actor';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const words = ['We ask before we advise.', 'What is said here stays here.', 'We begin on time.'];
const lines = (texts = words, room = 1) => texts.map((text, index) => ({ text, staysInRoom: index === room }));
const current = (actor: Actor, slug: string) => site.services.agreements.current(actor, slug);
const view = async (actor: Actor, slug: string) => (await site.services.communities.find(actor, slug)).view;
const asks = async (actor: Actor, slug: string) => site.services.agreements.asks(actor, await view(actor, slug));

let circles = 0;
async function circle(privacy?: 'open' | 'private' | 'request') {
  const { id, slug, facilitator } = await site.community(`pact-${(circles += 1)}`, privacy);
  const [ana, ben, eve] = [await site.member(id, 'Ana Quill'), await site.member(id, 'Ben Quill'), await site.member(id, 'Eve Quill')];
  await site.services.agreements.publish(facilitator, slug, { lines: lines(), reviewOn: '2026-09-01' });
  const ids = (await current(facilitator, slug)).lines.map((line) => line.id);
  return { id, slug, facilitator, ana, ben, eve, ids };
}

test('what is published is read by whoever may see the community, and is written where its page reads it', async () => {
  const { slug, facilitator, ana } = await circle('request');
  const outsider = await site.person('Outsider');
  expect(await current(outsider, slug)).toMatchObject({ version: 1, lines: lines(), reviewOn: '2026-09-01', mayPublish: false, mine: null, steward: null });
  expect(await current(ana, slug)).toMatchObject({ mayPublish: false, mine: { hasAccepted: false, strained: [], proposals: [] }, steward: null });
  expect(await current(facilitator, slug)).toMatchObject({ mayPublish: true, steward: { accepted: 0, members: 4, strained: [] } });
  expect((await view(ana, slug)).agreements).toEqual(words);
  const hidden = await circle('private');
  expect(await problemCode(current(outsider, hidden.slug))).toBe('not_found');
});

test('every verb refuses who may not use it', async () => {
  const { id, slug, ana, ids } = await circle('open');
  const hidden = await circle('private');
  const { agreements } = site.services;
  const outsider = await site.person('Outsider');
  const [coordinator, paused] = [await site.member(id, 'Cora', 'coordinator'), await site.member(id, 'Pia', 'member', 'paused')];
  const proposal = await agreements.propose(ana, slug, { text: 'We bring tea.' });
  const acts: Record<string, (actor: Actor, place: string) => Promise<unknown>> = {
    publish: (actor, place) => agreements.publish(actor, place, { lines: lines(['Mine']), reviewOn: null }),
    take: (actor, place) => agreements.take(actor, place, proposal.id),
    talkedAboutIt: (actor, place) => agreements.talkedAboutIt(actor, place, ids[0]!),
    accept: (actor, place) => agreements.accept(actor, place, 1),
    propose: (actor, place) => agreements.propose(actor, place, { text: 'Words' }),
    decline: (actor, place) => agreements.decline(actor, place, proposal.id),
    strain: (actor, place) => agreements.strain(actor, place, ids[0]!),
  };
  for (const [name, act] of Object.entries(acts)) {
    for (const actor of [outsider, coordinator, paused]) expect([name, await problemCode(act(actor, slug))]).toEqual([name, 'forbidden']);
    expect([name, await problemCode(act(outsider, hidden.slug))]).toEqual([name, 'not_found']);
    if (['publish', 'take', 'talkedAboutIt'].includes(name)) expect([name, await problemCode(act(ana, slug))]).toEqual([name, 'forbidden']);
  }
  expect(await problemCode(agreements.decline((await circle()).ana, slug, proposal.id))).toBe('forbidden');
  expect((await current(coordinator, slug)).mine).toBe(null);
  // A proposal and a line of one community are nothing in another.
  expect(await problemCode(agreements.take(hidden.facilitator, hidden.slug, proposal.id))).toBe('not_found');
  expect(await problemCode(agreements.strain(hidden.ana, hidden.slug, ids[0]!))).toBe('not_found');
  expect(await current(ana, slug)).toMatchObject({ version: 1, mine: { hasAccepted: false, proposals: [{ text: 'We bring tea.' }] } });
});

test('what is not a set of agreements is refused beside its field', async () => {
  const { slug, facilitator, ana } = await circle();
  const publish = (input: unknown) => problemCode(site.services.agreements.publish(facilitator, slug, input));
  expect(await publish({ lines: [{ text: 'One', staysInRoom: true }, { text: 'Two', staysInRoom: true }], reviewOn: null })).toBe('invalid {"room":"too_many_items"}');
  expect(await publish({ lines: lines([' ', '\n']), reviewOn: null })).toBe('invalid {"lines":"required"}');
  expect(await publish({ lines: lines(['a'.repeat(301)], 0), reviewOn: null })).toBe('invalid {"room":"too_long"}');
  expect(await publish({ lines: lines(), reviewOn: '2026-02-30' })).toBe('invalid {"reviewOn":"wrong"}');
  expect(await publish({ lines: lines(), reviewOn: null, version: 0 })).toBe('conflict');
  expect(await problemCode(site.services.agreements.propose(ana, slug, { text: ' ' }))).toBe('invalid {"text":"required"}');
  expect(await problemCode(site.services.agreements.propose(ana, slug, { text: 'Words', lineId: 'nothing' }))).toBe('invalid {"lineId":"wrong"}');
  expect((await current(ana, slug)).version).toBe(1);
});

test('everybody is asked once, and again after a change; an old version can no longer be accepted', async () => {
  const { slug, facilitator, ana, ids } = await circle();
  const { agreements } = site.services;
  expect(await asks(ana, slug)).toMatchObject({ version: 1, asksToAccept: true, isAgain: false });
  await agreements.accept(ana, slug, 1);
  await agreements.accept(ana, slug, 1);
  await agreements.accept(facilitator, slug, 1);
  expect([await asks(ana, slug), (await current(ana, slug)).mine?.hasAccepted]).toEqual([null, true]);
  expect((await current(facilitator, slug)).steward).toMatchObject({ accepted: 2, members: 4 });

  const edited = ['We ask before we advise, always.', words[2]!, 'We bring tea.'];
  await agreements.publish(facilitator, slug, { lines: lines(edited, -1), reviewOn: null, version: 1 });
  const now = await current(ana, slug);
  expect([now.version, now.mine?.hasAccepted]).toEqual([2, false]);
  expect(now.lines.map((line) => line.id).slice(0, 2)).toEqual([ids[0], ids[2]]);
  expect((await current(facilitator, slug)).steward).toMatchObject({ accepted: 0 });
  expect(await asks(ana, slug)).toMatchObject({ version: 2, asksToAccept: true, isAgain: true });
  expect(await problemCode(agreements.accept(ana, slug, 1))).toBe('conflict');
  expect(await problemCode(agreements.accept(ana, slug, 3))).toBe('conflict');
  await agreements.accept(ana, slug, 2);
  expect(await asks(ana, slug)).toBe(null);
  expect(await agreements.history(ana, slug)).toMatchObject([
    { version: 2, added: ['We bring tea.'], removed: [words[1]], changed: [{ from: words[0], to: edited[0] }] },
    { version: 1, added: words, removed: [], changed: [] },
  ]);
});

test('two who publish at once make two versions, or one is told', async () => {
  const { slug, facilitator, id } = await circle();
  const publish = (text: string, version?: number) => problemCode(site.services.agreements.publish(facilitator, slug, { lines: lines([text]), reviewOn: null, version }));
  expect((await Promise.all([publish('One', 1), publish('Two', 1), publish('Three', 1)])).sort()).toEqual(['conflict', 'conflict', 'no problem']);
  await Promise.all([publish('Four'), publish('Five')]);
  const { version, lines: latest } = await current(facilitator, slug);
  expect(version).toBe(4);
  const [row] = await site.db.select().from(communities).where(eq(communities.id, id));
  expect(row!.agreements).toEqual(latest.map((line) => line.text));
});

test('who joins by agreeing is not asked', async () => {
  const { id, slug } = await circle('open');
  const joiner = await site.person('Joiner');
  await site.services.communities.join(joiner, slug);
  expect(await asks(joiner, slug)).toMatchObject({ asksToAccept: true });
  await site.telling.commit((tx) => site.services.agreements.acceptOnJoining(tx, id, joiner.id));
  await site.telling.commit((tx) => site.services.agreements.acceptOnJoining(tx, id, joiner.id));
  expect(await asks(joiner, slug)).toBe(null);
  const bare = await site.community('pact-bare');
  await site.telling.commit((tx) => site.services.agreements.acceptOnJoining(tx, bare.id, joiner.id));
  expect(await asks(bare.facilitator, bare.slug)).toBe(null);
});

test('one mark is seen by its marker alone; two are seen by facilitators, without a name and without a number', async () => {
  const { id, slug, facilitator, ana, ben, eve, ids } = await circle();
  const other = await site.member(id, 'Cofa', 'co-facilitator');
  const { agreements } = site.services;
  const seen = async (actor: Actor) => {
    const { mine, steward } = await current(actor, slug);
    return { own: mine?.strained, all: steward?.strained };
  };
  await agreements.strain(ana, slug, ids[0]!);
  await agreements.strain(ana, slug, ids[0]!);
  await agreements.strain(ben, slug, ids[1]!);
  expect(await Promise.all([ana, ben, eve, facilitator].map(seen))).toEqual([
    { own: [ids[0]], all: undefined },
    { own: [ids[1]], all: undefined },
    { own: [], all: undefined },
    { own: [], all: [] },
  ]);
  await agreements.strain(ben, slug, ids[0]!);
  expect(await seen(facilitator)).toEqual({ own: [], all: [ids[0]] });
  expect(await seen(eve)).toEqual({ own: [], all: undefined });
  const two = JSON.stringify(await current(facilitator, slug));
  for (const { name, handle, id: personId } of [ana, ben]) for (const secret of [name, handle, personId]) expect(two).not.toContain(secret);
  await agreements.strain(eve, slug, ids[0]!);
  expect(JSON.stringify(await current(facilitator, slug))).toBe(two);

  // A facilitator who marks a line does not learn by it that one colleague did.
  await agreements.strain(facilitator, slug, ids[1]!);
  expect((await seen(facilitator)).all).toEqual([ids[0]]);
  expect((await seen(other)).all?.sort()).toEqual([ids[0], ids[1]].sort());
  await agreements.unstrain(ben, slug, ids[1]!);
  expect((await seen(other)).all).toEqual([ids[0]]);
  expect((await seen(ben)).own).toEqual([ids[0]]);
  expect(await site.db.select().from(auditEntries).where(eq(auditEntries.communityId, id))).toHaveLength(2);
});

test('strains end when the line is talked about, changes or goes, and stay where it stands', async () => {
  const { id, slug, facilitator, ana, ben, ids } = await circle();
  const { agreements } = site.services;
  for (const actor of [ana, ben]) for (const line of ids) await agreements.strain(actor, slug, line);
  await agreements.talkedAboutIt(facilitator, slug, ids[2]!);
  expect((await current(facilitator, slug)).steward?.strained.sort()).toEqual([ids[0], ids[1]].sort());
  expect((await current(ana, slug)).mine?.strained.sort()).toEqual([ids[0], ids[1]].sort());
  await agreements.publish(facilitator, slug, { lines: lines([words[0]!, 'What is said here stays here, and what we learn goes out.', words[2]!]), reviewOn: null });
  expect((await current(facilitator, slug)).steward?.strained).toEqual([ids[0]]);
  await agreements.publish(facilitator, slug, { lines: lines([words[2]!], -1), reviewOn: null });
  expect(await site.db.$count(agreementStrains, eq(agreementStrains.communityId, id))).toBe(0);
});

test('a facilitator clears no mark of which they are not told, and learns nothing by trying', async () => {
  const { id, slug, facilitator, ana, ben, ids } = await circle();
  const other = await site.member(id, 'Other Facilitator', 'co-facilitator');
  const { agreements } = site.services;
  const talked = (actor: Actor) => problemCode(agreements.talkedAboutIt(actor, slug, ids[0]!));
  const marked = async () => (await Promise.all([ana, ben, facilitator, other].map((actor) => current(actor, slug)))).map(({ mine }) => mine!.strained.length);
  // None and one are answered alike.
  expect(await talked(facilitator)).toBe('conflict');
  await agreements.strain(ana, slug, ids[0]!);
  expect([await talked(facilitator), await marked()]).toEqual(['conflict', [1, 0, 0, 0]]);
  // Their own mark does not count for them, as it does not when strains are told.
  await agreements.strain(facilitator, slug, ids[0]!);
  expect([await talked(facilitator), await marked()]).toEqual(['conflict', [1, 0, 1, 0]]);
  expect([(await current(other, slug)).steward!.strained, await talked(other), await marked()]).toEqual([[ids[0]], 'no problem', [0, 0, 0, 0]]);
  for (const actor of [ana, ben]) await agreements.strain(actor, slug, ids[0]!);
  // Of one who clears and one who takes a mark back at once, neither loses what the other was not told.
  const [cleared] = await Promise.all([talked(facilitator), agreements.unstrain(ben, slug, ids[0]!)]);
  expect(await marked()).toEqual([cleared === 'conflict' ? 1 : 0, 0, 0, 0]);
});

test('a proposal is taken once, with its words, or put aside by a facilitator or by whoever made it', async () => {
  const { slug, facilitator, ana, ben, ids } = await circle();
  const { agreements } = site.services;
  const propose = (actor: Actor, input: unknown) => {
    site.time.now = new Date(site.time.now.getTime() + 60_000);
    return agreements.propose(actor, slug, input);
  };
  const change = await propose(ana, { lineId: ids[1], text: 'Stories stay here.' });
  const added = await propose(ana, { lineId: '', text: 'We bring tea.' });
  const [second, third] = [await propose(ben, { text: 'No phones.' }), await propose(ben, { text: 'No shoes.' })];
  expect((await current(ben, slug)).mine?.proposals.map(({ text, name, isOwn }) => [text, name, isOwn])).toEqual([
    ['Stories stay here.', 'Ana Quill', false],
    ['We bring tea.', 'Ana Quill', false],
    ['No phones.', 'Ben Quill', true],
    ['No shoes.', 'Ben Quill', true],
  ]);
  expect(await problemCode(agreements.decline(ana, slug, second.id))).toBe('forbidden');
  await agreements.decline(ben, slug, second.id);
  await agreements.decline(facilitator, slug, third.id);
  await agreements.take(facilitator, slug, change.id);
  expect((await Promise.all([1, 2, 3].map(() => problemCode(agreements.take(facilitator, slug, added.id))))).sort()).toEqual(['conflict', 'conflict', 'no problem']);
  const now = await current(ana, slug);
  expect(now).toMatchObject({ version: 3, reviewOn: '2026-09-01', mine: { proposals: [] } });
  expect(now.lines.map(({ text, staysInRoom }) => [text, staysInRoom])).toEqual([
    [words[0], false],
    ['Stories stay here.', true],
    [words[2], false],
    ['We bring tea.', false],
  ]);
  expect(now.lines[1]!.id).toBe(ids[1]);
});

test('the review comes by the clock, on the day of the facilitator’s zone, and is over with a later date', async () => {
  const { id, slug, facilitator, ana } = await circle();
  const { agreements } = site.services;
  for (const actor of [ana, facilitator]) await agreements.accept(actor, slug, 1);
  const before = site.time.now;
  try {
    // Still August in Chicago.
    site.time.now = new Date('2026-09-01T04:00:00Z');
    expect([await asks(facilitator, slug), (await current(facilitator, slug)).steward?.isReviewDue]).toEqual([null, false]);
    site.time.now = new Date('2026-09-01T06:00:00Z');
    expect(await asks(facilitator, slug)).toMatchObject({ asksToAccept: false, isReviewDue: true });
    expect((await current(facilitator, slug)).steward?.isReviewDue).toBe(true);
    expect(await asks(ana, slug)).toBe(null);
    await agreements.publish(facilitator, slug, { lines: lines(), reviewOn: '2027-03-01' });
    // The same words: looked at again, and nobody is asked again.
    expect([await asks(facilitator, slug), await asks(ana, slug), (await current(ana, slug)).version]).toEqual([null, null, 1]);
    const acts = await site.db.select({ act: auditEntries.act, details: auditEntries.details }).from(auditEntries).where(eq(auditEntries.communityId, id)).orderBy(auditEntries.seq);
    expect(acts.map(({ act }) => act)).toEqual(['community-founded', 'agreements-published', 'agreements-reviewed']);
    expect(JSON.stringify(acts)).not.toContain('advise');
  } finally {
    site.time.now = before;
  }
});

test('lines that were written down before versions can be read, edited and published', async () => {
  const facilitator = await site.person('Founder');
  const { id } = await site.services.communities.found(facilitator, { slug: 'pact-old', name: 'Old', type: 'cop', privacy: 'open', tint: 'sage', agreements: words });
  expect(await current(facilitator, 'pact-old')).toMatchObject({ version: 0, mine: { hasAccepted: true }, lines: words.map((text) => ({ text })) });
  expect(await problemCode(site.services.agreements.accept(facilitator, 'pact-old', 0))).toBe('conflict');
  await site.services.agreements.publish(facilitator, 'pact-old', { lines: lines(), reviewOn: '', version: 0 });
  expect(await current(facilitator, 'pact-old')).toMatchObject({ version: 1, reviewOn: null, mine: { hasAccepted: false }, lines: lines() });
  await expect(site.db.insert(agreementVersions).values({ communityId: id, version: 2, lines: [{ id: 'a', text: 'A', staysInRoom: true }, { id: 'b', text: 'B', staysInRoom: true }], at: site.clock() })).rejects.toThrow();
});

test('reading agreements takes the same few queries however many there are', async () => {
  const { slug, facilitator, ana } = await circle();
  const count = async () => {
    site.queries.length = 0;
    await current(facilitator, slug);
    return site.queries.length;
  };
  const before = await count();
  for (let n = 0; n < 10; n += 1) await site.services.agreements.propose(ana, slug, { text: `Proposal ${n}` });
  expect([before, await count()]).toEqual([7, 7]);
});

test('new words and proposals are told to the community, marks and acceptance to nobody', async () => {
  const { id, slug, facilitator, ana, ben, ids } = await circle();
  const { agreements } = site.services;
  const told = async (act: Promise<unknown>) => {
    const before = site.told.length;
    await act;
    return site.told.slice(before);
  };
  const fact = [{ room: `community:${id}`, event: 'agreements:changed', data: { communityId: id } }];
  expect(await told(agreements.publish(facilitator, slug, { lines: lines([...words, 'We bring tea.']), reviewOn: null }))).toEqual(fact);
  expect(await told(problemCode(agreements.publish(ana, slug, { lines: lines(), reviewOn: null })))).toEqual([]);
  expect(await told(agreements.accept(ana, slug, 2))).toEqual([]);
  for (const person of [ana, ben]) expect(await told(agreements.strain(person, slug, ids[0]!))).toEqual([]);
  expect(await told(agreements.talkedAboutIt(facilitator, slug, ids[0]!))).toEqual([]);
  expect(await told(agreements.unstrain(ana, slug, ids[0]!))).toEqual([]);
  let proposal = { id: '' };
  expect(await told(agreements.propose(ana, slug, { text: 'We leave on time.' }).then((made) => (proposal = made)))).toEqual(fact);
  expect(await told(agreements.take(facilitator, slug, proposal.id))).toEqual(fact);
  expect(await told(agreements.propose(ben, slug, { text: 'We sing.' }).then((made) => (proposal = made)))).toEqual(fact);
  expect(await told(problemCode(agreements.decline(ana, slug, proposal.id)))).toEqual([]);
  expect(await told(agreements.decline(ben, slug, proposal.id))).toEqual(fact);
});
