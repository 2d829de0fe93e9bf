import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confidentialities, expectations, membershipStatuses, privacies, roles, type Confidentiality, type Expectation, type MembershipStatus, type Role } from '../../app/contract/names';
import { communities, communityVisits, memberships } from '../../db/schema/communities';
import { series as table, seriesPeople } from '../../db/schema/series';
import { permissions } from '../../server/communities/policy';
import { newId } from '../../server/ids';
import { isInCircle } from '../../server/series/access';
import { seriesPermissions } from '../../server/series/policy';
import type { Actor } from '../../server/people/actor';
import { group, rowsOf, start, weekly } from './meeting';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const series = () => site.services.series;
const sessions = () => site.services.sessions;

test('what one may do with a series is what the policy says, in pages and in lists', async () => {
  for (const privacy of privacies) {
    const { id: communityId, slug, facilitator } = await group(site, 1, privacy);
    const readers: { actor: Actor; role: Role | null; status: MembershipStatus | null }[] = [{ actor: await site.person('Outsider'), role: null, status: null }];
    for (const role of roles) for (const status of membershipStatuses) readers.push({ actor: await site.member(communityId, `${role} ${status}`, role, status), role, status });
    for (const expects of expectations) {
      for (const confidentiality of confidentialities) {
        const { seriesId } = await series().schedule(facilitator, slug, weekly({ rrule: 'FREQ=WEEKLY;COUNT=1', confidentiality }));
        await site.db.update(table).set({ expects }).where(eq(table.id, seriesId));
        const [session] = await rowsOf(site, seriesId);
        for (const isChosen of [false, true]) {
          if (isChosen) await site.db.insert(seriesPeople).values(readers.map(({ actor }) => ({ seriesId, personId: actor.id, part: 'expected' as const })));
          for (const { actor, role, status } of readers) {
            const may = permissions({ privacy, role, status });
            const expected = seriesPermissions({ may, role: status === 'active' ? role : null, expects, confidentiality, leads: false, isChosen });
            const named = `${privacy} ${role} ${status} ${expects} ${confidentiality} ${isChosen}`;
            const view = await series().read(actor, seriesId).catch(() => null);
            expect(view?.sight ?? null, named).toBe(expected.sight);
            if (view) expect(view.may, named).toMatchObject({ plan: expected.plan, answer: expected.answer, add: expected.add, attendance: expected.attendance });
            expect((await sessions().read(actor, session!.id).catch(() => null))?.sight ?? null, named).toBe(expected.sight);
            const listed = await site.db
              .select({ id: table.id })
              .from(table)
              .innerJoin(communities, eq(communities.id, table.communityId))
              .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, actor.id)))
              .where(and(eq(table.id, seriesId), isInCircle(site.db, actor.id)));
            expect(listed.length === 1, named).toBe(expected.answer);
            const inCommunity = await series().inCommunity(actor, slug, { from: start, until: new Date('2026-03-10T00:00:00Z') }).catch(() => null);
            expect(inCommunity?.series.find((one) => one.id === seriesId)?.sight ?? null, named).toBe(expected.sight);
          }
        }
      }
    }
  }
}, 300_000);

test('the policy, in words', () => {
  const sight = (role: Role | null, expects: Expectation, confidentiality: Confidentiality, more: object = {}) =>
    seriesPermissions({ may: permissions({ privacy: 'open', role, status: role && 'active' }), role, expects, confidentiality, leads: false, isChosen: false, ...more }).sight;
  expect(sight('member', 'all', 'confidential')).toBe('whole');
  expect(sight('member', 'chosen', 'standard')).toBe('dates');
  expect(sight('member', 'chosen', 'confidential')).toBeNull();
  expect(sight('member', 'chosen', 'confidential', { isChosen: true })).toBe('whole');
  // Who holds the community plans what did not choose them, and does not read it.
  expect(sight('facilitator', 'chosen', 'confidential')).toBe('attendance');
  expect(sight('coordinator', 'all', 'standard')).toBe('attendance');
  expect(sight('coordinator', 'chosen', 'confidential', { isChosen: true, leads: true })).toBe('attendance');
  expect(sight(null, 'all', 'standard')).toBe('dates');
  expect(sight(null, 'all', 'confidential')).toBeNull();
  expect(sight(null, 'chosen', 'standard')).toBeNull();
});

test('a coordinator sees when it meets, how many come and who came, and no word of it', async () => {
  const { id: communityId, slug, facilitator, people } = await group(site);
  const coordinator = await site.member(communityId, 'Coordinator', 'coordinator');
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ videoLink: 'https://secret.example.org/room', place: 'Secret place' }));
  const [first] = await rowsOf(site, seriesId);
  const secret = 'Secret words';
  await sessions().prepare(people[0]!, first!.id, { kind: 'agenda', words: secret, clientId: fresh() });
  await sessions().prepare(people[0]!, first!.id, { kind: 'question', words: secret, clientId: fresh() });
  await sessions().prepare(people[0]!, first!.id, { kind: 'material', words: secret, url: 'https://secret.example.org', clientId: fresh() });
  await series().leaveReturnQuestion(people[0]!, seriesId, { words: secret, clientId: fresh() });
  await sessions().answer(people[0]!, first!.id, { rsvp: 'no', reason: secret });
  await series().handOver(facilitator, seriesId, { to: people[1]!.handle, note: secret });
  site.time.now = new Date('2026-03-06T12:00:00Z');
  await sessions().takeAttendance(facilitator, first!.id, { people: [{ handle: people[1]!.handle, status: 'present' }] });
  const span = { from: start, until: new Date('2026-04-01T00:00:00Z') };
  const seen = [await sessions().read(coordinator, first!.id), await series().read(coordinator, seriesId), await series().inCommunity(coordinator, slug, span), await series().nextOf(coordinator, await site.services.communities.find(coordinator, slug))];
  expect(JSON.stringify(seen).toLowerCase()).not.toContain('secret');
  expect(seen[0]).toMatchObject({ sight: 'attendance', counts: { no: 1 }, coming: [], unanswered: [], may: { plan: false, answer: false, add: false, attendance: true } });
  expect((await sessions().read(coordinator, first!.id)).attendance).toHaveLength(4);
  expect((await sessions().mySessions(coordinator, span)).filter((one) => one.seriesId === seriesId)).toEqual([]);
  for (const refused of [
    () => sessions().answer(coordinator, first!.id, { rsvp: 'yes' }),
    () => sessions().prepare(coordinator, first!.id, { kind: 'agenda', words: 'Mine', clientId: fresh() }),
    () => sessions().takeAttendance(coordinator, first!.id, {}),
    () => series().leaveReturnQuestion(coordinator, seriesId, { words: 'Mine', clientId: fresh() }),
    () => series().edit(coordinator, seriesId, weekly()),
  ])
    expect(await problemCode(refused())).toBe('forbidden');
});

test('outside a private community there are no series and no sessions, for any verb', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const [first] = await rowsOf(site, seriesId);
  const { breaks } = await (async () => {
    await series().planBreak(facilitator, seriesId, { fromDay: '2026-03-10', untilDay: '2026-03-11' });
    return series().read(facilitator, seriesId);
  })();
  const id = first!.id;
  const span = { from: start, until: new Date('2026-04-01T00:00:00Z') };
  const gone = people[2]!;
  await site.services.communities.leave(gone, slug);
  for (const actor of [await site.person('Outsider'), gone]) {
    const form = { ...weekly(), reach: 'later', reason: 'x', person: '', to: 'x', words: 'x', kind: 'agenda', rsvp: 'yes', people: [], with: id, fromDay: '2026-03-10', untilDay: '2026-03-12' };
    const asked: Record<string, () => Promise<unknown>> = {
      schedule: () => series().schedule(actor, slug, form),
      edit: () => series().edit(actor, seriesId, form),
      planBreak: () => series().planBreak(actor, seriesId, form),
      endBreak: () => series().endBreak(actor, seriesId, breaks[0]!.id),
      end: () => series().end(actor, seriesId, { sure: 'on' }),
      meetGoal: () => series().meetGoal(actor, seriesId, { sure: 'on' }),
      handOver: () => series().handOver(actor, seriesId, form),
      stepDown: () => series().stepDown(actor, seriesId, form),
      takeOn: () => series().takeOn(actor, seriesId),
      keepRota: () => series().keepRota(actor, seriesId, form),
      setAway: () => series().setAway(actor, seriesId, form),
      add: () => series().add(actor, seriesId, form),
      leaveReturnQuestion: () => series().leaveReturnQuestion(actor, seriesId, form),
      readSeries: () => series().read(actor, seriesId),
      inCommunity: () => series().inCommunity(actor, slug, span),
      nextOf: () => site.services.communities.find(actor, slug).then((found) => series().nextOf(actor, found)),
      answer: () => sessions().answer(actor, id, form),
      takeAttendance: () => sessions().takeAttendance(actor, id, {}),
      move: () => sessions().move(actor, id, form),
      cancel: () => sessions().cancel(actor, id, form),
      restore: () => sessions().restore(actor, id),
      detail: () => sessions().detail(actor, id, {}),
      reshape: () => sessions().reshape(actor, id, form),
      skipTurn: () => sessions().skipTurn(actor, id),
      swapTurns: () => sessions().swapTurns(actor, id, form),
      chooseLead: () => sessions().chooseLead(actor, id, form),
      prepare: () => sessions().prepare(actor, id, form),
      removePreparation: () => sessions().removePreparation(actor, id, 'x'),
      read: () => sessions().read(actor, id),
      nothing: () => sessions().read(actor, newId()),
    };
    for (const [verb, refused] of Object.entries(asked)) expect(await problemCode(refused()), verb).toBe('not_found');
    expect((await sessions().mySessions(actor, span)).filter((one) => one.seriesId === seriesId)).toEqual([]);
  }
});

test('a muted member comes and adds nothing; who leads one session alone plans that one', async () => {
  const { slug, facilitator, people, id: communityId } = await group(site);
  const [muted, guest] = people;
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const rows = await rowsOf(site, seriesId);
  await site.db.update(memberships).set({ mutedUntil: new Date('2027-01-01T00:00:00Z') }).where(and(eq(memberships.communityId, communityId), eq(memberships.personId, muted!.id)));
  await sessions().answer(muted!, rows[0]!.id, { rsvp: 'yes' });
  expect(await problemCode(sessions().prepare(muted!, rows[0]!.id, { kind: 'agenda', words: 'Loud', clientId: fresh() }))).toBe('forbidden');
  await sessions().chooseLead(facilitator, rows[0]!.id, { person: guest!.handle });
  expect((await sessions().read(guest!, rows[0]!.id)).may).toMatchObject({ plan: true, attendance: true });
  expect((await sessions().read(guest!, rows[1]!.id)).may).toMatchObject({ plan: false, attendance: false });
  await sessions().detail(guest!, rows[0]!.id, { title: 'What helps at drop-off' });
  expect(await problemCode(series().edit(guest!, seriesId, weekly()))).toBe('forbidden');
});

test('an administrator sees when and who; on a visit, what the community shares, and nothing confidential', async () => {
  const { id: communityId, slug, facilitator, people } = await group(site);
  const administrator = await site.person('Administrator', { isAdministrator: true });
  const ids: string[] = [];
  for (const confidentiality of confidentialities) {
    const { seriesId } = await series().schedule(facilitator, slug, weekly({ confidentiality }));
    const [first] = await rowsOf(site, seriesId);
    await sessions().prepare(people[0]!, first!.id, { kind: 'agenda', words: 'Of the group', clientId: fresh() });
    ids.push(first!.id);
  }
  const sights = () => Promise.all(ids.map(async (id) => [(await sessions().read(administrator, id)).sight, (await sessions().read(administrator, id)).agenda.length]));
  expect(await sights()).toEqual([['attendance', 0], ['attendance', 0]]);
  await site.db.insert(communityVisits).values({ id: newId(), communityId, personId: administrator.id, reason: 'Somebody asked for help with this', beganAt: sql`now()`, endsAt: sql`now() + interval '1 hour'` });
  expect(await sights()).toEqual([['whole', 1], ['attendance', 0]]);
  expect(await problemCode(sessions().answer(administrator, ids[0]!, { rsvp: 'yes' }))).toBe('forbidden');
  expect(await problemCode(sessions().cancel(administrator, ids[0]!, { reason: 'x' }))).toBe('forbidden');
});

test('who plans a series in confidence without being of its circle lets neither themselves in nor others, and takes nothing away that they do not see', async () => {
  const { slug, facilitator, people } = await group(site);
  const [lead, chosen, other] = people as [Actor, Actor, Actor];
  const form = weekly({ expects: 'chosen', confidentiality: 'confidential', lead: lead.handle, expected: [chosen.handle], startsAt: '2026-02-26T18:30' });
  const hidden = { place: 'The back room', videoLink: 'https://video.example.org/room', goal: 'To listen longer' };
  const { seriesId } = await series().schedule(facilitator, slug, { ...form, ...hidden, purpose: 'Why we meet' });
  const [past, next] = await rowsOf(site, seriesId);
  await sessions().detail(lead, next!.id, { title: 'On grief', place: 'The garden' });
  const seen = await series().read(facilitator, seriesId);
  expect(seen).toMatchObject({ sight: 'attendance', place: null, videoLink: null, goal: null, purpose: 'Why we meet', may: { plan: true } });

  for (const refused of [
    () => series().edit(facilitator, seriesId, { ...form, expected: [chosen.handle, facilitator.handle] }),
    () => series().edit(facilitator, seriesId, { ...form, coFacilitators: [facilitator.handle] }),
    () => series().edit(facilitator, seriesId, { ...form, expects: 'all' }),
    () => series().edit(facilitator, seriesId, { ...form, confidentiality: 'standard' }),
    () => series().handOver(facilitator, seriesId, { to: facilitator.handle }),
    () => series().keepRota(facilitator, seriesId, { people: [chosen.handle, facilitator.handle] }),
    () => sessions().chooseLead(facilitator, next!.id, { person: facilitator.handle }),
    () => sessions().takeAttendance(facilitator, past!.id, { ledBy: facilitator.handle }),
  ])
    expect(await problemCode(refused())).toBe('forbidden');
  expect((await series().read(facilitator, seriesId)).sight).toBe('attendance');

  await series().edit(facilitator, seriesId, { ...form, title: 'Another name', expected: [chosen.handle, other.handle] });
  await sessions().detail(facilitator, next!.id, {});
  expect(await series().read(lead, seriesId)).toMatchObject({ ...hidden, title: 'Another name', purpose: null });
  expect(await sessions().read(lead, next!.id)).toMatchObject({ title: 'On grief', place: 'The garden' });
  // One who belongs to it takes away what they see, and may open it.
  await sessions().detail(lead, next!.id, {});
  await series().edit(lead, seriesId, { ...form, confidentiality: 'standard', expected: [chosen.handle, facilitator.handle] });
  expect(await sessions().read(chosen, next!.id)).toMatchObject({ title: null, place: null });
  expect(await series().read(facilitator, seriesId)).toMatchObject({ sight: 'whole', goal: null });
});

test('what a session in confidence is about, and why it was called off, is for its circle', async () => {
  const { id: communityId, slug, facilitator, people } = await group(site);
  const [lead, chosen] = people as [Actor, Actor];
  const coordinator = await site.member(communityId, 'Coordinator', 'coordinator');
  for (const confidentiality of confidentialities) {
    const { seriesId } = await series().schedule(facilitator, slug, weekly({ expects: 'chosen', confidentiality, lead: lead.handle, expected: [chosen.handle], purpose: 'Why', commitment: 'Each time' }));
    const [first] = await rowsOf(site, seriesId);
    await sessions().detail(lead, first!.id, { title: 'On grief' });
    await sessions().cancel(lead, first!.id, { reason: 'A funeral' });
    const isOpen = confidentiality === 'standard';
    const words = { title: isOpen ? 'On grief' : null, reason: isOpen ? 'A funeral' : null };
    expect(await sessions().read(chosen, first!.id)).toMatchObject({ title: 'On grief', reason: 'A funeral', purpose: 'Why' });
    expect(await sessions().read(facilitator, first!.id)).toMatchObject(words);
    expect(await sessions().read(coordinator, first!.id)).toMatchObject({ ...words, purpose: isOpen ? 'Why' : null });
    expect(await series().read(coordinator, seriesId)).toMatchObject({ purpose: isOpen ? 'Why' : null, commitment: isOpen ? 'Each time' : null });
    expect((await series().inCommunity(coordinator, slug, { from: start, until: new Date('2026-03-10T00:00:00Z') })).sessions.find(({ id }) => id === first!.id)).toMatchObject(words);
  }
});
