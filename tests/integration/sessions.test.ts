import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriesSessions, sessionAnswerHistory, sessionAnswers } from '../../db/schema/series-sessions';
import { group, holdRsc, rowsOf, start, weekly } from './meeting';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const series = () => site.services.series;
const sessions = () => site.services.sessions;
const begun = new Date('2026-03-06T00:30:00Z');

/** A weekly series of a community and its first session. */
async function meeting(more: Record<string, unknown> = {}, members = 3) {
  const community = await group(site, members);
  const { seriesId } = await series().schedule(community.facilitator, community.slug, weekly(more));
  const rows = await rowsOf(site, seriesId);
  return { ...community, seriesId, id: rows[0]!.id, rows };
}

test('an answer is given, changed and kept as history until the session begins', async () => {
  const { id, people, facilitator } = await meeting();
  const [one, two] = people;
  await sessions().answer(one!, id, { rsvp: 'no', reason: ' My child  is ill ' });
  expect((await sessions().read(one!, id)).mine).toMatchObject({ answer: 'no', reason: 'My child is ill' });
  site.time.now = new Date('2026-03-03T15:00:00Z');
  await sessions().answer(one!, id, { rsvp: 'yes', reason: 'not kept' });
  await sessions().answer(one!, id, { rsvp: 'yes' });
  expect(await problemCode(sessions().answer(two!, id, { rsvp: 'perhaps' }))).toBe('invalid {"rsvp":"required"}');
  const stored = await site.db.select().from(sessionAnswers).where(eq(sessionAnswers.sessionId, id));
  expect(stored).toMatchObject([{ answer: 'yes', reason: null }]);
  const history = await site.db.select().from(sessionAnswerHistory).where(eq(sessionAnswerHistory.sessionId, id)).orderBy(asc(sessionAnswerHistory.n));
  expect(history.map(({ answer, at }) => [answer, at.toISOString()])).toEqual([['no', start.toISOString()], ['yes', '2026-03-03T15:00:00.000Z']]);
  site.time.now = new Date(begun.getTime() - 1);
  expect((await sessions().read(two!, id)).mayAnswer).toBe(true);
  site.time.now = begun;
  expect((await sessions().read(two!, id)).may.answer).toBe(false);
  expect(await problemCode(sessions().answer(two!, id, { rsvp: 'yes' }))).toBe('conflict');
  expect((await sessions().read(facilitator, id)).counts).toEqual({ yes: 1, maybe: 0, no: 0, waiting: 0 });
});

test('who is coming is for the group, why somebody cannot is for those who lead', async () => {
  const { id, people, facilitator } = await meeting();
  const [one, two, three] = people;
  await sessions().answer(one!, id, { rsvp: 'no', reason: 'A private reason' });
  await sessions().answer(two!, id, { rsvp: 'yes' });
  const asMember = await sessions().read(two!, id);
  expect(asMember.coming.map(({ person, answer }) => [person.name, answer])).toEqual([['Member A', 'no'], ['Member B', 'yes']]);
  expect(asMember.unanswered.map(({ handle }) => handle).sort()).toEqual([facilitator.handle, three!.handle].sort());
  expect(JSON.stringify([asMember, await series().read(two!, asMember.seriesId), await sessions().today(two!)])).not.toContain('private reason');
  expect((await sessions().read(facilitator, id)).coming[0]).toMatchObject({ reason: 'A private reason' });
  expect((await sessions().read(one!, id)).coming[0]).toMatchObject({ reason: 'A private reason' });
});

test('where places are taken, a yes waits; a place that becomes free goes to the first who waits, and they are told', async () => {
  const { id, seriesId, people } = await meeting({ capacity: '2' }, 5);
  const [a, b, c, d, e] = people;
  for (const one of [a!, b!, c!, d!, e!]) await sessions().answer(one, id, { rsvp: 'yes' });
  expect((await sessions().read(d!, id)).mine).toMatchObject({ isWaiting: true, position: 2 });
  expect((await sessions().read(a!, id)).counts).toMatchObject({ yes: 2, waiting: 3 });
  site.news.length = 0;
  await sessions().answer(a!, id, { rsvp: 'no' });
  expect(site.news).toEqual([{ news: 'promoted', seriesId, sessionId: id, personId: c!.id }]);
  expect((await sessions().read(c!, id)).mine).toMatchObject({ isWaiting: false, position: null, promotedAt: site.time.now.toISOString() });
  expect((await sessions().read(d!, id)).mine).toMatchObject({ isWaiting: true, position: 1 });
  // Who comes back waits behind the others, and who goes while waiting frees no place.
  await sessions().answer(a!, id, { rsvp: 'yes' });
  await sessions().answer(d!, id, { rsvp: 'maybe' });
  expect((await sessions().read(a!, id)).mine).toMatchObject({ isWaiting: true, position: 2 });
  expect((await sessions().read(e!, id)).mine).toMatchObject({ isWaiting: true, position: 1 });
});

test('more places let in as many as wait', async () => {
  const { id, seriesId, people, facilitator } = await meeting({ capacity: '1' }, 4);
  for (const one of people) await sessions().answer(one, id, { rsvp: 'yes' });
  await series().edit(facilitator, seriesId, { ...weekly(), capacity: '3' });
  expect((await sessions().read(people[0]!, id)).counts).toMatchObject({ yes: 3, waiting: 1 });
  await series().edit(facilitator, seriesId, { ...weekly(), capacity: '' });
  expect((await sessions().read(people[3]!, id)).mine).toMatchObject({ isWaiting: false });
  // Fewer places send nobody away.
  await series().edit(facilitator, seriesId, { ...weekly(), capacity: '1' });
  expect((await sessions().read(people[0]!, id)).counts).toMatchObject({ yes: 4, waiting: 0 });
});

test('of many who answer at once, no more have a place than there are', async () => {
  const { id, people } = await meeting({ capacity: '3' }, 8);
  const given = await Promise.all(people.map((one) => sessions().answer(one, id, { rsvp: 'yes' })));
  expect(given.filter(({ isWaiting }) => !isWaiting)).toHaveLength(3);
  const inPlace = people.filter((_, n) => !given[n]!.isWaiting);
  await Promise.all(inPlace.map((one) => sessions().answer(one, id, { rsvp: 'no' })));
  const { counts } = await sessions().read(people[0]!, id);
  expect(counts).toEqual({ yes: 3, maybe: 0, no: 3, waiting: 2 });
  const promoted = site.news.filter((one) => one.news === 'promoted' && one.sessionId === id);
  expect(new Set(promoted.map((one) => 'personId' in one && one.personId)).size).toBe(3);
  expect(promoted).toHaveLength(3);
});

test('the same answer sent at once is one answer', async () => {
  const { id, people } = await meeting();
  await Promise.all([1, 2, 3, 4].map(() => sessions().answer(people[0]!, id, { rsvp: 'yes' })));
  expect(await site.db.select().from(sessionAnswerHistory).where(eq(sessionAnswerHistory.sessionId, id))).toHaveLength(1);
});

test('who was chosen answers; of a series for others, members see the dates alone', async () => {
  const { slug, facilitator, people } = await group(site);
  const [one, two] = people;
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ expects: 'chosen', expected: [one!.handle], videoLink: 'https://meet.example.org/x', goal: 'A goal' }));
  const [first] = await rowsOf(site, seriesId);
  await sessions().prepare(one!, first!.id, { kind: 'agenda', words: 'Prepared words', clientId: fresh() });
  const seen = await sessions().read(two!, first!.id);
  expect(seen).toMatchObject({ sight: 'dates', videoLink: null, counts: null, agenda: [], coming: [], attendance: null, may: { answer: false, add: false, plan: false } });
  expect(JSON.stringify([seen, await series().read(two!, seriesId)])).not.toMatch(/Prepared words|A goal|meet\.example/);
  expect(await problemCode(sessions().answer(two!, first!.id, { rsvp: 'yes' }))).toBe('forbidden');
  expect((await sessions().mySessions(two!, { from: start, until: new Date('2026-04-01T00:00:00Z') })).filter((one) => one.seriesId === seriesId)).toEqual([]);
  await sessions().answer(one!, first!.id, { rsvp: 'yes' });
  site.told.length = 0;
  // Who is no longer chosen is expected no more.
  await series().edit(facilitator, seriesId, { ...weekly(), expects: 'chosen', expected: [two!.handle] });
  expect((await sessions().read(two!, first!.id)).counts).toMatchObject({ yes: 0 });
  expect(site.told.flatMap((told) => ('event' in told && told.event === 'session:changed' ? told.room : [])).sort()).toEqual([`person:${facilitator.id}`, `person:${two!.id}`].sort());
  expect(site.news.filter((one) => one.news === 'planned').at(-1)).toMatchObject({ seriesId, personIds: [two!.id] });
});

test('things are laid ready for a session by its members, once, and taken away by who laid them there', async () => {
  const { id, people, facilitator, seriesId } = await meeting();
  const [one, two] = people;
  const item = { kind: 'agenda', words: 'Biting in the coat corner', minutes: '20', url: 'https://example.org', clientId: fresh() };
  const made = await Promise.all([1, 2].map(() => sessions().prepare(one!, id, item)));
  expect(made[0]).toEqual(made[1]);
  await sessions().prepare(two!, id, { kind: 'question', words: 'What do families say?', clientId: fresh() });
  expect(await problemCode(sessions().prepare(two!, id, { kind: 'material', words: 'A paper', clientId: fresh() }))).toBe('invalid {"url":"required"}');
  expect(await problemCode(sessions().prepare(two!, id, { kind: 'material', words: 'A paper', url: 'javascript:alert(1)', clientId: fresh() }))).toBe('invalid {"url":"wrong"}');
  await sessions().prepare(two!, id, { kind: 'material', words: 'A paper', url: 'https://example.org/paper', clientId: fresh() });
  const view = await sessions().read(one!, id);
  expect(view.agenda).toMatchObject([{ words: 'Biting in the coat corner', minutes: 20, url: null, person: { handle: one!.handle }, mayRemove: true }]);
  expect(view.questions).toMatchObject([{ words: 'What do families say?', mayRemove: false }]);
  expect(view.materials).toMatchObject([{ url: 'https://example.org/paper' }]);
  expect(await problemCode(sessions().removePreparation(one!, id, view.questions[0]!.id))).toBe('not_found');
  await sessions().removePreparation(facilitator, id, view.questions[0]!.id);
  await sessions().removePreparation(one!, id, view.agenda[0]!.id);
  expect(await sessions().read(one!, id)).toMatchObject({ agenda: [], questions: [] });
  site.time.now = new Date('2026-03-06T03:00:00Z');
  expect(await problemCode(sessions().prepare(two!, id, { kind: 'question', words: 'Too late', clientId: fresh() }))).toBe('conflict');
  await sessions().prepare(two!, id, { kind: 'material', words: 'Notes', url: 'https://example.org/notes', clientId: fresh() });
  expect(seriesId).toBeTruthy();
});

test('a return question is asked of its writer alone, at the next session that they attend', async () => {
  const { id, rows, people, facilitator, seriesId } = await meeting();
  const [one, two] = people;
  const form = { words: 'Did I slow down at the door?', clientId: fresh() };
  await series().leaveReturnQuestion(one!, seriesId, form);
  await series().leaveReturnQuestion(one!, seriesId, form);
  const asked = async (session: string, actor = one!) => (await sessions().read(actor, session)).returnQuestions.map(({ words }) => words);
  expect(await asked(id)).toEqual([form.words]);
  expect(await asked(rows[1]!.id)).toEqual([]);
  for (const other of [two!, facilitator]) expect(JSON.stringify(await sessions().read(other, id))).not.toContain('slow down');
  // Whoever cannot come is asked the time after.
  await sessions().answer(one!, id, { rsvp: 'no' });
  expect([await asked(id), await asked(rows[1]!.id)]).toEqual([[], [form.words]]);
  site.time.now = new Date('2026-03-06T03:00:00Z');
  await sessions().takeAttendance(facilitator, id, { people: [{ handle: two!.handle, status: 'present' }] });
  expect(await asked(rows[1]!.id)).toEqual([form.words]);
  site.time.now = new Date('2026-03-13T03:00:00Z');
  await sessions().takeAttendance(facilitator, rows[1]!.id, { people: [{ handle: one!.handle, status: 'partial', minutes: 20 }] });
  expect([await asked(rows[1]!.id), await asked(rows[2]!.id)]).toEqual([[form.words], []]);
  const { id: open } = await series().leaveReturnQuestion(one!, seriesId, { words: 'And now?', clientId: fresh() });
  expect(await problemCode(series().settleReturnQuestion(two!, open))).toBe('not_found');
  await series().settleReturnQuestion(one!, open);
  expect(await asked(rows[2]!.id)).toEqual([]);
});

test('who came is said once it has begun; a word said before is an apology, and who joined later was not expected', async () => {
  const { id, slug, id: _id, rows, people, facilitator } = await meeting();
  const [one, two, three] = people;
  const communityId = (await site.services.communities.find(facilitator, slug)).view.id;
  await sessions().answer(two!, rows[0]!.id, { rsvp: 'no' });
  expect(await problemCode(sessions().takeAttendance(facilitator, id, {}))).toBe('conflict');
  site.time.now = new Date('2026-03-07T12:00:00Z');
  const late = await site.member(communityId, 'Late');
  expect(await problemCode(sessions().takeAttendance(one!, id, {}))).toBe('forbidden');
  expect(await problemCode(sessions().takeAttendance(facilitator, id, { people: [{ handle: one!.handle, status: 'partial' }] }))).toBe('invalid {"minutes":"required"}');
  await sessions().takeAttendance(facilitator, id, { minutes: 85, people: [{ handle: one!.handle, status: 'present' }, { handle: two!.handle, status: 'absent' }, { handle: facilitator.handle, status: 'present', minutes: 80 }] });
  const lines = async (actor = facilitator) => Object.fromEntries(((await sessions().read(actor, id)).attendance ?? []).map(({ person, status, minutes }) => [person.handle, `${status} ${minutes}`]));
  expect(await lines()).toEqual({ [one!.handle]: 'present 85', [two!.handle]: 'apology 0', [three!.handle]: 'absent 0', [late.handle]: 'not-expected 0', [facilitator.handle]: 'present 80' });
  // A member sees their own line alone.
  expect(await lines(three!)).toEqual({ [three!.handle]: 'absent 0' });
  expect(await sessions().read(one!, id)).toMatchObject({ status: 'held', hourKind: 'peer', isOver: true });
  // Put right later, somebody who has left keeps their line.
  await site.services.communities.leave(three!, slug);
  await sessions().takeAttendance(facilitator, id, { people: [{ handle: one!.handle, status: 'partial', minutes: 30 }, { handle: facilitator.handle, status: 'present' }] });
  expect(await lines()).toMatchObject({ [one!.handle]: 'partial 30', [three!.handle]: 'absent 0', [facilitator.handle]: 'present 85' });
  expect(await problemCode(sessions().cancel(facilitator, id, { reason: 'No' }))).toBe('conflict');
  expect(await problemCode(sessions().move(facilitator, id, { startsAt: '2026-04-03T18:30', minutes: '90' }))).toBe('conflict');
});

test('hours of reflective supervision that somebody without a credential led are counted as other ones', async () => {
  const { id: communityId, slug, facilitator } = await group(site);
  const [lead, guest] = [await site.member(communityId, 'Lead', 'consultant'), await site.member(communityId, 'Guest', 'consultant')];
  await holdRsc(site, lead.id);
  const { seriesId } = await series().schedule(lead, slug, weekly({ model: 'rsc' }));
  const rows = await rowsOf(site, seriesId);
  expect(await problemCode(sessions().chooseLead(lead, rows[1]!.id, { person: (await site.member(communityId, 'Peer')).handle }))).toBe('invalid {"person":"a_peer"}');
  await sessions().chooseLead(lead, rows[1]!.id, { person: guest.handle });
  site.time.now = new Date('2026-03-20T12:00:00Z');
  for (const row of rows.slice(0, 3)) await sessions().takeAttendance(lead, row.id, { people: [{ handle: lead.handle, status: 'present' }] });
  const held = await site.db.select({ kind: seriesSessions.hourKind, leadId: seriesSessions.leadId }).from(seriesSessions).where(and(eq(seriesSessions.seriesId, seriesId), eq(seriesSessions.status, 'held'))).orderBy(asc(seriesSessions.startsAt));
  expect(held).toEqual([{ kind: 'rsc', leadId: lead.id }, { kind: 'other', leadId: guest.id }, { kind: 'rsc', leadId: lead.id }]);
  expect(facilitator).toBeTruthy();
});

test('home shows what is next, one that goes on included, and what was cancelled at short notice', async () => {
  const { people, facilitator, rows } = await meeting();
  const [one] = people;
  const next = async () => (await sessions().today(one!)).next;
  expect(await next()).toMatchObject({ id: rows[0]!.id });
  site.time.now = new Date('2026-03-05T20:00:00Z');
  await sessions().cancel(facilitator, rows[0]!.id, { reason: 'Snow' });
  await sessions().cancel(facilitator, rows[2]!.id, { reason: 'Away' });
  const today = await sessions().today(one!);
  expect([today.next!.status, ...today.later.map(({ id }) => id)]).toEqual(['cancelled', rows[1]!.id, rows[3]!.id, rows[4]!.id, rows[5]!.id]);
  site.time.now = new Date('2026-03-13T00:00:00Z');
  expect(await next()).toMatchObject({ id: rows[1]!.id, mayAnswer: false });
  site.time.now = new Date('2026-03-13T01:00:00Z');
  expect((await next())!.id).toBe(rows[3]!.id);
});

test('a month is that of the reader, day by day', async () => {
  const { people, rows, facilitator } = await meeting();
  // Seven in the evening in Chicago on March 31 is April in Tokyo.
  await sessions().move(facilitator, rows[3]!.id, { startsAt: '2026-03-31T19:00', minutes: '90' });
  const days = async (timeZone: string, month: string) => (await sessions().month({ ...people[0]!, timeZone }, month)).days.map(({ day, sessions: found }) => `${day} ${found.length}`);
  expect(await days('America/Chicago', '2026-03')).toEqual(['2026-03-05 1', '2026-03-12 1', '2026-03-19 1', '2026-03-31 1']);
  expect(await days('Asia/Tokyo', '2026-03')).toEqual(['2026-03-06 1', '2026-03-13 1', '2026-03-20 1']);
  expect((await days('Asia/Tokyo', '2026-04'))[0]).toBe('2026-04-01 1');
  expect(await sessions().month(people[0]!, '2026-12')).toMatchObject({ before: '2026-11', after: '2027-01' });
  for (const month of ['2026-13', '2026-1', '1999-01', "'"]) expect(await problemCode(sessions().month(people[0]!, month))).toBe('not_found');
});

test('lists and pages ask the database a fixed number of times', async () => {
  const { slug, facilitator, people, seriesId, id } = await meeting({}, 6);
  for (const one of people) await sessions().answer(one, id, { rsvp: 'yes' });
  for (let n = 0; n < 3; n += 1) await series().schedule(facilitator, slug, weekly());
  const span = { from: start, until: new Date('2026-05-01T00:00:00Z') };
  const asked = async (read: () => Promise<unknown>) => {
    site.queries.length = 0;
    await read();
    return site.queries.length;
  };
  const [one] = people;
  const found = await site.services.communities.find(one!, slug);
  expect({
    mine: await asked(() => sessions().mySessions(one!, span)),
    month: await asked(() => sessions().month(one!, '2026-03')),
    today: await asked(() => sessions().today(one!)),
    community: await asked(() => series().inCommunity(one!, slug, span)),
    next: await asked(() => series().nextOf(one!, found)),
    series: await asked(() => series().read(one!, seriesId)),
    session: await asked(() => sessions().read(one!, id)),
  }).toEqual({ mine: 1, month: 1, today: 1, community: 3, next: 1, series: 6, session: 6 });
});
