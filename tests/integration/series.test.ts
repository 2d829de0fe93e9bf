import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '../../db/schema/audit';
import { communities } from '../../db/schema/communities';
import { series as table, seriesPlans } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import { group, holdRsc, rowsOf, start, weekly } from './meeting';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const series = () => site.services.series;
const sessions = () => site.services.sessions;

test('a series has the sessions of the coming year, at the same wall time on both sides of a clock change', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const rows = await rowsOf(site, seriesId);
  expect(rows.length).toBe(53);
  expect(rows.slice(0, 2).map((row) => [row.originalLocal, row.startsAt.toISOString(), row.status])).toEqual([
    ['2026-03-05T18:30', '2026-03-06T00:30:00.000Z', 'scheduled'],
    ['2026-03-12T18:30', '2026-03-12T23:30:00.000Z', 'scheduled'],
  ]);
  const view = await series().read(people[0]!, seriesId);
  expect(view).toMatchObject({ title: 'Practice circle', model: 'peer', hours: 1.5, hourKind: 'peer', isOneOff: false, confidentiality: 'standard', lead: { handle: facilitator.handle }, needs: [], sight: 'whole', status: 'running', may: { plan: false, answer: true, add: true } });
  expect(view.upcoming[0]).toMatchObject({ startsAt: '2026-03-06T00:30:00.000Z', endsAt: '2026-03-06T02:00:00.000Z', zone: 'America/Chicago', counts: { yes: 0, maybe: 0, no: 0, waiting: 0 }, mine: null, mayAnswer: true });
});

test('a series sent twice at once is planned once', async () => {
  const { slug, facilitator } = await group(site);
  const form = weekly();
  const made = await Promise.all([1, 2, 3].map(() => series().schedule(facilitator, slug, form)));
  expect(new Set(made.map(({ seriesId }) => seriesId)).size).toBe(1);
  expect(await rowsOf(site, made[0]!.seriesId)).toHaveLength(53);
});

test('a single session is a series that says that it is one', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ rrule: '' }));
  expect(await rowsOf(site, seriesId)).toHaveLength(1);
  expect(await series().read(people[0]!, seriesId)).toMatchObject({ isOneOff: true, recurrence: { rrule: null } });
});

test('what is not right is refused beside its field', async () => {
  const { slug, facilitator, people } = await group(site);
  const plan = (more: object, actor = facilitator) => problemCode(series().schedule(actor, slug, { ...weekly(), ...more }));
  expect(await plan({}, people[0]!)).toBe('forbidden');
  expect(await plan({ title: ' ', minutes: '' })).toBe('invalid {"title":"required","minutes":"required"}');
  expect(await plan({ rrule: 'FREQ=YEARLY' })).toBe('invalid {"rrule":"rule_frequency"}');
  expect(await plan({ timeZone: 'Mars/Olympus' })).toBe('invalid {"timeZone":"wrong"}');
  expect(await plan({ startsAt: '2026-02-30T18:30' })).toBe('invalid {"startsAt":"wrong"}');
  expect(await plan({ startsAt: '2029-03-05T18:30' })).toBe('invalid {"startsAt":"wrong"}');
  expect(await plan({ videoLink: 'meet us there' })).toBe('invalid {"videoLink":"wrong"}');
  expect(await plan({ videoLink: 'javascript:alert(1)' })).toBe('invalid {"videoLink":"wrong"}');
  expect(await plan({ coFacilitators: ['nobody-at-all'] })).toBe('invalid {"coFacilitators":"not_a_member"}');
  expect(await plan({ expects: 'chosen' })).toBe('invalid {"expected":"required"}');
  expect(await plan({ endsOn: '2026-03-04' })).toBe('invalid {"endsOn":"ends_before"}');
  expect(await plan({ capacity: '0' })).toBe('invalid {"capacity":"wrong"}');
});

test('the plain questions of the form become a series, and are refused beside their fields together with the rest', async () => {
  const { slug, facilitator, people } = await group(site);
  const plain = { model: 'peer', title: 'Circle', repeats: 'weekday', dayTH: 'on', nth2: 'on', firstDay: '2026-03-01', startTime: '18:30', minutes: '90', timeZone: 'America/Chicago', ends: 'on', endsOn: '2026-06-30', clientId: fresh() };
  expect(await problemCode(series().schedule(facilitator, slug, { ...plain, title: '', startTime: '' }))).toBe('invalid {"startTime":"required","title":"required"}');
  const shown = series().preview({ ...facilitator, timeZone: 'America/New_York' }, plain);
  expect(shown.recurrence.rrule).toBe('FREQ=MONTHLY;BYDAY=2TH;UNTIL=20260630');
  expect(shown.dates.map(({ originalLocal, readerLocal }) => `${originalLocal} ${readerLocal.slice(11)}`)).toEqual(['2026-03-12T18:30 19:30', '2026-04-09T18:30 19:30', '2026-05-14T18:30 19:30', '2026-06-11T18:30 19:30']);
  const { seriesId } = await series().schedule(facilitator, slug, plain);
  expect(await rowsOf(site, seriesId)).toHaveLength(4);
  const view = await series().read(people[0]!, seriesId);
  expect(view).toMatchObject({ endsOn: null, recurrence: { dtstartLocal: '2026-03-12T18:30', rule: { freq: 'MONTHLY', until: '2026-06-30' } } });
  await sessions().reshape(facilitator, view.upcoming[1]!.id, { ...plain, reach: 'later', firstDay: '2026-04-09', nth2: '', nth3: 'on', ends: 'never' });
  expect((await rowsOf(site, seriesId)).slice(0, 3).map((row) => row.originalLocal)).toEqual(['2026-03-12T18:30', '2026-04-16T18:30', '2026-05-21T18:30']);
  expect((await rowsOf(site, seriesId)).length).toBeGreaterThan(10);
  // What is limited in time keeps the end as its last day.
  const limited = await series().schedule(facilitator, slug, { ...plain, model: 'consultation', focusLevel: 'child', clientId: fresh() });
  expect((await series().read(people[0]!, limited.seriesId)).endsOn).toBe('2026-06-30');
  expect(await problemCode(series().schedule(facilitator, slug, { ...plain, model: 'consultation', focusLevel: 'child', ends: 'never', clientId: fresh() }))).toBe('invalid {"endsOn":"required"}');
});

test('reflective supervision is led by somebody qualified who is no peer, has no goal, and its hours say so', async () => {
  const { id, slug, facilitator } = await group(site);
  const [consultant, peer] = [await site.member(id, 'Consultant', 'consultant'), await site.member(id, 'Peer')];
  await holdRsc(site, peer.id);
  const rsc = (more: object = {}) => ({ ...weekly({ model: 'rsc', lead: consultant.handle }), ...more });
  const plan = (form: object) => problemCode(series().schedule(facilitator, slug, form));
  expect(await plan(rsc())).toBe('invalid {"lead":"not_qualified"}');
  await holdRsc(site, consultant.id, { state: 'stated', checked: null, checkedAt: null });
  await holdRsc(site, consultant.id, { expiresOn: '2026-03-01' });
  await holdRsc(site, consultant.id, { kind: 'coaching' });
  expect(await plan(rsc())).toBe('invalid {"lead":"not_qualified"}');
  expect(await plan(rsc({ lead: peer.handle }))).toBe('invalid {"lead":"a_peer"}');
  await holdRsc(site, consultant.id, { expiresOn: '2026-06-30' });
  expect(await plan(rsc({ goal: 'Calmer mornings' }))).toBe('invalid {"goal":"not_for_model"}');
  expect(await plan(rsc({ hourKind: 'training' }))).toBe('invalid {"hourKind":"not_for_model"}');
  const { seriesId } = await series().schedule(consultant, slug, rsc());
  expect(await series().read(consultant, seriesId)).toMatchObject({ hourKind: 'rsc', confidentiality: 'confidential', needs: [] });
  expect(await problemCode(series().keepRota(consultant, seriesId, { people: [consultant.handle] }))).toBe('invalid {"people":"not_for_model"}');
  expect(await problemCode(series().handOver(consultant, seriesId, { to: facilitator.handle }))).toBe('invalid {"to":"not_qualified"}');
  // When the credential runs out, the series goes on and says what it needs.
  site.time.now = new Date('2026-07-02T12:00:00Z');
  expect((await series().read(consultant, seriesId)).needs).toEqual(['qualified-lead']);
  expect((await series().inCommunity(facilitator, slug, { from: site.time.now, until: site.time.now })).series[0]!.needs).toEqual(['qualified-lead']);
});

test('hours of peers are never counted as reflective supervision, by form or by hand', async () => {
  const { slug, facilitator } = await group(site);
  expect(await problemCode(series().schedule(facilitator, slug, weekly({ hourKind: 'rsc' })))).toBe('invalid {"hourKind":"not_for_model"}');
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  expect(await problemCode(series().edit(facilitator, seriesId, { ...weekly(), hourKind: 'rsc' }))).toBe('invalid {"hourKind":"not_for_model"}');
  await expect(site.db.update(table).set({ hourKind: 'rsc' }).where(eq(table.id, seriesId))).rejects.toThrow();
});

test('coaching has a goal, and ends when it is met', async () => {
  const { slug, facilitator, people } = await group(site);
  const form = weekly({ model: 'coaching', expects: 'chosen', expected: [people[0]!.handle] });
  expect(await problemCode(series().schedule(facilitator, slug, form))).toBe('invalid {"goal":"required"}');
  const { seriesId } = await series().schedule(facilitator, slug, { ...form, goal: 'Three open questions in each conversation' });
  const [first, second] = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, second!.id, { rsvp: 'yes' });
  site.time.now = new Date('2026-03-08T12:00:00Z');
  // The box says that one means it: a form without it, or with some other word in it, ends nothing.
  for (const form of [{}, { sure: '' }, { sure: 'off' }, undefined]) {
    for (const verb of ['meetGoal', 'end'] as const) expect(await problemCode(series()[verb](facilitator, seriesId, form))).toMatch(/^invalid /);
  }
  expect(await problemCode(series().end(facilitator, seriesId, { intent: 'end' }))).toBe('invalid {"sure":"required"}');
  expect(await problemCode(series().meetGoal(facilitator, seriesId, { intent: 'meet-goal' }))).toBe('invalid {"sure":"required"}');
  expect(await series().read(people[0]!, seriesId)).toMatchObject({ status: 'running', goalMetAt: null });
  await series().meetGoal(facilitator, seriesId, { sure: 'on' });
  const view = await series().read(people[0]!, seriesId);
  expect(view).toMatchObject({ status: 'ended', goalMetAt: site.time.now.toISOString(), upcoming: [], may: { plan: false } });
  expect((await rowsOf(site, seriesId)).map(({ id }) => id)).toEqual([first!.id]);
  expect(await problemCode(series().meetGoal(facilitator, seriesId, { sure: 'on' }))).toBe('conflict');
  // What was answered to a session that is no more is kept, out of sight.
  expect(await problemCode(sessions().read(people[0]!, second!.id))).toBe('not_found');
  expect(await site.db.select().from(seriesSessions).where(eq(seriesSessions.id, second!.id))).toMatchObject([{ status: 'removed', cause: 'change' }]);
  expect(await series().fillAhead()).toBe(0);
});

test('consultation has a focus and a last day, after which it has ended', async () => {
  const { slug, facilitator, people } = await group(site);
  for (const model of ['consultation', 'iecmhc']) {
    const form = weekly({ model });
    expect(await problemCode(series().schedule(facilitator, slug, form))).toBe('invalid {"endsOn":"required","focusLevel":"required"}');
    const { seriesId } = await series().schedule(facilitator, slug, { ...form, focusLevel: 'classroom', endsOn: '2026-03-26' });
    expect((await rowsOf(site, seriesId)).map((row) => row.originalLocal.slice(0, 10))).toEqual(['2026-03-05', '2026-03-12', '2026-03-19', '2026-03-26']);
    await series().edit(facilitator, seriesId, { ...form, focusLevel: 'classroom', endsOn: '2026-04-03' });
    expect(await rowsOf(site, seriesId)).toHaveLength(5);
    await series().edit(facilitator, seriesId, { ...form, focusLevel: 'classroom', endsOn: '2026-03-20' });
    expect(await rowsOf(site, seriesId)).toHaveLength(3);
    site.time.now = new Date('2026-03-21T12:00:00Z');
    await series().fillAhead();
    expect(await series().read(people[0]!, seriesId)).toMatchObject({ status: 'ended', focusLevel: 'classroom', endsOn: '2026-03-20' });
    site.time.now = start;
  }
});

test('mentoring is for one chosen person in a similar role', async () => {
  const { id, slug } = await group(site);
  const mentor = await site.person('Mentor', { fieldRole: 'lead-teacher' });
  const [assistant, director] = [await site.person('Assistant', { fieldRole: 'assistant' }), await site.person('Director', { fieldRole: 'director' })];
  for (const one of [mentor, assistant, director]) await site.services.communities.takeIn({ ...(await site.person('Administrator', { isAdministrator: true })) }, slug, one.id, one === mentor ? 'co-facilitator' : 'member');
  const plan = (more: object) => problemCode(series().schedule(mentor, slug, { ...weekly({ model: 'mentoring' }), ...more }));
  expect(await plan({})).toBe('invalid {"expected":"required"}');
  expect(await plan({ expects: 'chosen', expected: [assistant.handle, director.handle] })).toBe('invalid {"expected":"too_many_items"}');
  expect(await plan({ expects: 'chosen', expected: director.handle })).toBe('invalid {"expected":"role_differs"}');
  expect(await plan({ expects: 'chosen', expected: assistant.handle })).toBe('no problem');
  expect(id).toBeTruthy();
});

test('one session is moved and comes back; its place in the pattern stays', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const [, second] = await rowsOf(site, seriesId);
  const id = second!.id;
  await sessions().answer(people[0]!, id, { rsvp: 'yes' });
  site.told.length = site.news.length = 0;
  expect(await problemCode(sessions().move(people[0]!, id, { startsAt: '2026-03-13T17:00', minutes: '60' }))).toBe('forbidden');
  expect(await problemCode(sessions().move(facilitator, id, { startsAt: '2026-03-01T17:00', minutes: '60' }))).toBe('invalid {"startsAt":"wrong"}');
  await sessions().move(facilitator, id, { startsAt: '2026-03-13T17:00', minutes: '60', reason: 'The building is closed' });
  expect(site.news).toEqual([{ news: 'moved', seriesId, sessionId: id, from: second!.startsAt, actorId: facilitator.id }]);
  expect(site.told.filter((told) => 'event' in told && told.event === 'session:changed')).toMatchObject([{ data: { seriesId, sessionId: id } }]);
  const moved = await sessions().read(people[0]!, id);
  expect(moved).toMatchObject({ status: 'moved', startsAt: '2026-03-13T22:00:00.000Z', movedFrom: second!.startsAt.toISOString(), minutes: 60, reason: 'The building is closed', mine: { answer: 'yes' } });
  // Nothing comes into the place that it left, today or when more is filled.
  await site.db.update(table).set({ filledUntil: null }).where(eq(table.id, seriesId));
  await series().fillAhead();
  expect((await rowsOf(site, seriesId)).filter((row) => row.originalLocal.startsWith('2026-03-1'))).toHaveLength(2);
  // The same time again changes nothing.
  await sessions().move(facilitator, id, { startsAt: '2026-03-13T17:00', minutes: '60' });
  expect((await rowsOf(site, seriesId)).find((row) => row.id === id)!.sequence).toBe(1);
  await sessions().move(facilitator, id, { startsAt: '2026-03-12T18:30', minutes: '90' });
  expect(await sessions().read(people[0]!, id)).toMatchObject({ status: 'scheduled', movedFrom: null });
});

test('a cancelled session stays with its reason and its answers, never comes back by itself, and can be restored', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const [first] = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, first!.id, { rsvp: 'maybe' });
  expect(await problemCode(sessions().cancel(facilitator, first!.id, { reason: '' }))).toBe('invalid {"reason":"required"}');
  await sessions().cancel(facilitator, first!.id, { reason: 'Snow' });
  expect(await problemCode(sessions().cancel(facilitator, first!.id, { reason: 'Snow' }))).toBe('conflict');
  expect(await problemCode(sessions().answer(people[0]!, first!.id, { rsvp: 'yes' }))).toBe('conflict');
  expect(await sessions().read(people[0]!, first!.id)).toMatchObject({ status: 'cancelled', reason: 'Snow', mine: { answer: 'maybe' } });
  await site.db.update(table).set({ filledUntil: null }).where(eq(table.id, seriesId));
  await series().fillAhead();
  expect(await rowsOf(site, seriesId)).toHaveLength(53);
  await sessions().restore(facilitator, first!.id);
  expect(await sessions().read(people[0]!, first!.id)).toMatchObject({ status: 'scheduled', reason: null, mine: { answer: 'maybe' } });
});

test('a session is added beside the rule, once, and may make up for one that was cancelled', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const [first, second] = await rowsOf(site, seriesId);
  await sessions().cancel(facilitator, first!.id, { reason: 'Snow' });
  const form = { startsAt: '2026-03-10T18:30', minutes: '90', makesUp: first!.id, clientId: fresh() };
  expect(await problemCode(series().add(facilitator, seriesId, { ...form, makesUp: second!.id }))).toBe('invalid {"makesUp":"wrong"}');
  expect(await problemCode(series().add(facilitator, seriesId, { ...form, startsAt: '2026-03-12T18:30' }))).toBe('invalid {"startsAt":"taken"}');
  const added = await Promise.all([1, 2].map(() => series().add(facilitator, seriesId, form)));
  expect(added[0]).toEqual(added[1]);
  const view = await sessions().read(people[0]!, added[0]!.sessionId);
  expect(view).toMatchObject({ isExtra: true, movedFrom: null, makesUp: { id: first!.id }, after: { id: second!.id }, before: null });
  expect((await sessions().read(people[0]!, first!.id)).madeUpBy).toMatchObject({ id: added[0]!.sessionId });
  expect(await rowsOf(site, seriesId)).toHaveLength(54);
});

test('this and later: what was stays, answers go along, what was cancelled stays cancelled', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const rows = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, rows[3]!.id, { rsvp: 'yes' });
  await sessions().cancel(facilitator, rows[4]!.id, { reason: 'Conference' });
  await sessions().move(facilitator, rows[5]!.id, { startsAt: '2026-04-11T10:00', minutes: '90' });
  const change = { reach: 'later', rrule: 'FREQ=WEEKLY;BYDAY=TU', startsAt: '2026-03-17T09:00', timeZone: 'America/New_York', minutes: '60' };
  expect(await problemCode(sessions().reshape(people[0]!, rows[2]!.id, change))).toBe('forbidden');
  await sessions().reshape(facilitator, rows[2]!.id, change);
  const after = await rowsOf(site, seriesId);
  expect(after.slice(0, 2).map((row) => [row.id, row.originalLocal])).toEqual(rows.slice(0, 2).map((row) => [row.id, row.originalLocal]));
  const byId = new Map(after.map((row) => [row.id, row]));
  expect(byId.get(rows[2]!.id)).toMatchObject({ originalLocal: '2026-03-17T09:00', startsAt: new Date('2026-03-17T13:00:00Z'), minutes: 60, status: 'scheduled' });
  expect(byId.get(rows[3]!.id)).toMatchObject({ originalLocal: '2026-03-24T09:00', minutes: 60 });
  expect((await sessions().read(people[0]!, rows[3]!.id)).mine).toMatchObject({ answer: 'yes' });
  expect(byId.get(rows[4]!.id)).toMatchObject({ originalLocal: '2026-03-31T09:00', status: 'cancelled', reason: 'Conference' });
  expect(byId.get(rows[5]!.id)).toMatchObject({ originalLocal: '2026-04-07T09:00', startsAt: new Date('2026-04-11T15:00:00Z'), status: 'moved' });
  expect(new Set(after.map((row) => row.originalLocal)).size).toBe(after.length);
  expect((await series().read(people[0]!, seriesId)).recurrence).toMatchObject({ rrule: 'FREQ=WEEKLY;BYDAY=TU', dtstartLocal: '2026-03-17T09:00', zone: 'America/New_York' });
  expect((await site.db.select().from(seriesPlans).where(eq(seriesPlans.seriesId, seriesId))).map(({ n, rrule }) => [n, rrule])).toEqual([[1, 'FREQ=WEEKLY;BYDAY=TH'], [2, 'FREQ=WEEKLY;BYDAY=TU']]);
});

test('all that is to come moves with the one that the form was about', async () => {
  const { slug, facilitator } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' }));
  const rows = await rowsOf(site, seriesId);
  site.time.now = new Date('2026-03-10T12:00:00Z');
  await sessions().reshape(facilitator, rows[3]!.id, { reach: 'all', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', startsAt: '2026-04-17T17:00', timeZone: 'America/Chicago', minutes: '90' });
  const after = await rowsOf(site, seriesId);
  expect(after.slice(0, 4).map((row) => [row.id, row.originalLocal])).toEqual([
    [rows[0]!.id, '2026-03-05T18:30'],
    [rows[1]!.id, '2026-03-20T17:00'],
    [rows[2]!.id, '2026-04-03T17:00'],
    [rows[3]!.id, '2026-04-17T17:00'],
  ]);
});

test('what a change of times would do is what it does, and looking at it changes nothing', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4' }));
  const before = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, before[1]!.id, { rsvp: 'yes' });
  await sessions().cancel(facilitator, before[2]!.id, { reason: 'Snow' });
  const form = { reach: 'later', rrule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=4', startsAt: '2026-03-11T18:30', timeZone: 'America/Chicago', minutes: '60' };
  const { changes, minutes } = await sessions().previewReshape(facilitator, before[1]!.id, form);
  expect(await rowsOf(site, seriesId)).toEqual(before.map((row) => expect.objectContaining({ id: row.id, startsAt: row.startsAt })));
  const told = changes.map(({ from, to }) => [from?.toISOString() ?? null, to?.toISOString() ?? null]);
  expect(minutes).toBe(60);
  expect(told).toEqual([
    ['2026-03-12T23:30:00.000Z', '2026-03-11T23:30:00.000Z'],
    ['2026-03-26T23:30:00.000Z', '2026-03-25T23:30:00.000Z'],
    [null, '2026-04-01T23:30:00.000Z'],
  ]);
  await sessions().reshape(facilitator, before[1]!.id, form);
  const starts = (await rowsOf(site, seriesId)).filter(({ status }) => status === 'scheduled').map(({ startsAt }) => startsAt.toISOString());
  expect(starts).toEqual([before[0]!.startsAt.toISOString(), ...told.map(([, to]) => to)]);
  expect(await problemCode(sessions().previewReshape(people[0]!, before[1]!.id, form))).toBe('forbidden');
});

test('breaks that are known when a series is planned take their days out, and end like others', async () => {
  const { slug, facilitator } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ breaks: [{ fromDay: '2026-03-12', untilDay: '2026-03-12', label: 'Conference' }] }));
  const view = await series().read(facilitator, seriesId);
  expect(view.upcoming.slice(0, 3).map(({ status }) => status)).toEqual(['scheduled', 'break', 'scheduled']);
  await series().endBreak(facilitator, seriesId, view.breaks[0]!.id);
  expect((await series().read(facilitator, seriesId)).upcoming[1]!.status).toBe('scheduled');
  expect(await problemCode(series().schedule(facilitator, slug, weekly({ breaks: [{ fromDay: '2026-03-12', untilDay: '2026-03-11', label: '' }] })))).toContain('ends_before');
});

test('who plans a series without belonging to its circle changes nothing of it that they do not see', async () => {
  const { slug, facilitator, people } = await group(site);
  const [lead, chosen] = people;
  const form = { title: 'Two of us', expects: 'chosen', expected: [chosen!.handle] };
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ ...form, lead: lead!.handle, place: 'Room 7', goal: 'Calmer mornings', videoLink: 'https://meet.example.org/two' }));
  expect(await series().read(facilitator, seriesId)).toMatchObject({ sight: 'attendance', place: null, may: { plan: true } });
  await series().edit(facilitator, seriesId, { ...form, title: 'The two of us', place: '', goal: '' });
  expect(await series().read(lead!, seriesId)).toMatchObject({ title: 'The two of us', place: 'Room 7', goal: 'Calmer mornings', videoLink: 'https://meet.example.org/two' });
  const [first] = await rowsOf(site, seriesId);
  await sessions().detail(lead!, first!.id, { title: '', place: 'Outside', videoLink: '' });
  expect((await sessions().read(facilitator, first!.id)).own).toBe(null);
  await sessions().detail(facilitator, first!.id, { title: 'The first', place: '' });
  expect(await sessions().read(lead!, first!.id)).toMatchObject({ title: 'The first', place: 'Outside', own: { place: 'Outside', videoLink: null } });
});

test('a session that has begun, or stands beside the rule, begins no new pattern', async () => {
  const { slug, facilitator } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const { sessionId } = await series().add(facilitator, seriesId, { startsAt: '2026-03-10T18:30', minutes: '90', clientId: fresh() });
  const [first] = await rowsOf(site, seriesId);
  const change = { reach: 'later', rrule: 'FREQ=WEEKLY;BYDAY=TU', startsAt: '2026-03-17T09:00', timeZone: 'America/Chicago', minutes: '60' };
  expect(await problemCode(sessions().reshape(facilitator, sessionId, change))).toBe('conflict');
  expect(await problemCode(sessions().reshape(facilitator, first!.id, { ...change, rrule: '' }))).toBe('invalid {"rrule":"required"}');
  site.time.now = new Date('2026-03-06T12:00:00Z');
  expect(await problemCode(sessions().reshape(facilitator, first!.id, change))).toBe('conflict');
});

test('a single session becomes a series when it is given a rule', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ rrule: '' }));
  const [only] = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, only!.id, { rsvp: 'yes' });
  await sessions().reshape(facilitator, only!.id, { reach: 'later', rrule: 'FREQ=WEEKLY;COUNT=3', startsAt: '2026-03-06T10:00', timeZone: 'America/Chicago', minutes: '45' });
  const rows = await rowsOf(site, seriesId);
  expect(rows.map((row) => row.originalLocal)).toEqual(['2026-03-06T10:00', '2026-03-13T10:00', '2026-03-20T10:00']);
  expect(rows[0]!.id).toBe(only!.id);
});

test('a break takes its sessions out, those that are filled later too, and gives them back when it ends', async () => {
  const { slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const rows = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, rows[2]!.id, { rsvp: 'yes' });
  await sessions().move(facilitator, rows[4]!.id, { startsAt: '2026-03-20T10:00', minutes: '90' });
  expect(await problemCode(series().planBreak(facilitator, seriesId, { fromDay: '2026-03-20', untilDay: '2026-03-15' }))).toBe('invalid {"untilDay":"ends_before"}');
  const { meeting } = await series().planBreak(facilitator, seriesId, { fromDay: '2026-03-15', untilDay: '2026-03-28', label: 'Spring break' });
  expect(meeting).toEqual([rows[4]!.id]);
  await series().planBreak(facilitator, seriesId, { fromDay: '2027-03-10', untilDay: '2027-03-20', label: 'Next spring' });
  const view = await series().read(people[0]!, seriesId);
  expect(view.breaks).toMatchObject([{ label: 'Spring break' }, { label: 'Next spring' }]);
  expect(view.upcoming.filter(({ status }) => status === 'break').map(({ id }) => id)).toEqual([rows[2]!.id, rows[3]!.id]);
  expect((await sessions().mySessions(people[0]!, { from: start, until: new Date('2026-04-01T00:00:00Z') })).map(({ id }) => id)).toEqual([rows[0]!.id, rows[1]!.id, rows[4]!.id]);
  site.time.now = new Date('2026-05-01T12:00:00Z');
  await series().fillAhead();
  expect((await rowsOf(site, seriesId)).filter((row) => row.cause === 'break').map((row) => row.originalLocal)).toEqual(['2026-03-19T18:30', '2026-03-26T18:30', '2027-03-11T18:30', '2027-03-18T18:30']);
  site.time.now = new Date('2026-03-20T12:00:00Z');
  await series().endBreak(facilitator, seriesId, view.breaks[0]!.id);
  expect((await series().read(people[0]!, seriesId)).breaks[0]).toMatchObject({ fromDay: '2026-03-15', untilDay: '2026-03-19' });
  expect(await sessions().read(people[0]!, rows[3]!.id)).toMatchObject({ status: 'scheduled' });
  expect((await rowsOf(site, seriesId)).find(({ id }) => id === rows[2]!.id)).toMatchObject({ status: 'cancelled', cause: 'break' });
});

test('filling is the same for one, for two at once and again, and follows who looks further', async () => {
  const { slug, facilitator } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  site.time.now = new Date('2026-06-01T12:00:00Z');
  await Promise.all([1, 2, 3].map(() => series().fillAhead()));
  const rows = await rowsOf(site, seriesId);
  expect(new Set(rows.map((row) => row.originalLocal)).size).toBe(rows.length);
  expect(rows.at(-1)!.startsAt.getTime()).toBeGreaterThan(new Date('2027-05-30T00:00:00Z').getTime());
  expect(await series().fillAhead()).toBe(0);
  const far = { from: new Date('2028-01-01T00:00:00Z'), until: new Date('2028-01-20T00:00:00Z') };
  expect((await sessions().mySessions(facilitator, far)).filter((one) => one.seriesId === seriesId)).toHaveLength(2);
  expect((await series().inCommunity(facilitator, slug, far)).sessions).toHaveLength(2);
  await sessions().month(facilitator, '2039-01');
  expect((await rowsOf(site, seriesId)).length).toBeLessThan(240);
});

test('who leads may hand over with a word, step down, and be followed by whoever takes it on', async () => {
  const { id, slug, facilitator, people } = await group(site);
  const [co, member] = [await site.member(id, 'Co', 'co-facilitator'), people[0]!];
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ model: 'training' }));
  await series().handOver(facilitator, seriesId, { to: co.handle, note: 'The key is with Ana.' });
  expect(await series().read(co, seriesId)).toMatchObject({ lead: { handle: co.handle }, handOverNote: 'The key is with Ana.', needs: [] });
  expect((await series().read(member, seriesId)).handOverNote).toBeNull();
  expect(await problemCode(series().stepDown(facilitator, seriesId, {}))).toBe('forbidden');
  expect(await problemCode(series().takeOn(facilitator, seriesId))).toBe('conflict');
  site.news.length = 0;
  await series().stepDown(co, seriesId, { note: 'We stopped at chapter three.' });
  expect(site.news).toEqual([{ news: 'needs-successor', seriesId }]);
  expect(await series().read(facilitator, seriesId)).toMatchObject({ status: 'running', lead: null, needs: ['successor'], handOverNote: 'We stopped at chapter three.', may: { takeOn: true } });
  expect((await series().read(member, seriesId)).may.takeOn).toBe(false);
  expect(await problemCode(series().takeOn(member, seriesId))).toBe('forbidden');
  const both = await Promise.all([facilitator, co].map((one) => problemCode(series().takeOn(one, seriesId))));
  expect(both.sort()).toEqual(['conflict', 'no problem']);
  const log = await site.db.select().from(auditEntries).where(eq(auditEntries.communityId, id));
  expect(log.map(({ act }) => act)).toEqual(expect.arrayContaining(['series-planned', 'series-lead-changed', 'series-lead-stepped-down']));
  expect(JSON.stringify(log)).not.toContain('Ana');
});

test('when who leads leaves, is removed, suspended or made coordinator, the series goes on and asks for a successor in the same step', async () => {
  const ends = {
    leaves: (slug: string, _by: unknown, lead: Parameters<TestSite['services']['communities']['leave']>[0]) => site.services.communities.leave(lead, slug),
    removed: (slug: string, by: Parameters<TestSite['services']['communities']['leave']>[0], lead: { handle: string }) => site.services.communities.remove(by, slug, lead.handle),
    coordinator: (slug: string, by: Parameters<TestSite['services']['communities']['leave']>[0], lead: { handle: string }) => site.services.communities.giveRole(by, slug, lead.handle, { role: 'coordinator' }),
    suspended: async (_slug: string, _by: unknown, lead: { handle: string }) => site.services.moderation.suspend(await site.person('Administrator', { isAdministrator: true }), lead.handle, { reason: 'Spam' }),
  };
  for (const [how, end] of Object.entries(ends)) {
    const { id, slug, facilitator, people } = await group(site);
    const lead = await site.member(id, `Lead ${how}`, 'consultant');
    const { seriesId } = await series().schedule(lead, slug, weekly({ capacity: '1' }));
    const [first, second] = await rowsOf(site, seriesId);
    await sessions().answer(lead, first!.id, { rsvp: 'yes' });
    await sessions().answer(people[0]!, first!.id, { rsvp: 'yes' });
    await sessions().chooseLead(facilitator, second!.id, { person: lead.handle });
    site.news.length = 0;
    await end(slug, facilitator, lead);
    expect(site.news, how).toEqual([
      { news: 'needs-successor', seriesId },
      { news: 'promoted', seriesId, sessionId: first!.id, personId: people[0]!.id },
    ]);
    expect(await series().read(people[1]!, seriesId), how).toMatchObject({ status: 'running', lead: null, needs: ['successor'] });
    expect((await sessions().read(people[1]!, second!.id)).lead, how).toBeNull();
    expect((await rowsOf(site, seriesId)).length, how).toBe(53);
    // A circle of peers is taken on by one of them.
    await series().takeOn(people[1]!, seriesId);
    expect((await series().read(people[1]!, seriesId)).lead, how).toMatchObject({ handle: people[1]!.handle });
  }
});

test('who rests gives up their places, and a resting lead is asked to be followed until they are back', async () => {
  const { id, slug, facilitator, people } = await group(site);
  const lead = await site.member(id, 'Resting', 'co-facilitator');
  const { seriesId } = await series().schedule(lead, slug, weekly({ capacity: '1' }));
  const [first] = await rowsOf(site, seriesId);
  await sessions().answer(lead, first!.id, { rsvp: 'yes' });
  await sessions().answer(people[0]!, first!.id, { rsvp: 'yes' });
  await site.services.communities.pause(lead, slug);
  expect((await sessions().read(people[0]!, first!.id)).mine).toMatchObject({ isWaiting: false, promotedAt: site.time.now.toISOString() });
  expect((await series().read(facilitator, seriesId)).needs).toEqual(['successor']);
  await site.services.communities.resume(lead, slug);
  expect((await series().read(facilitator, seriesId)).needs).toEqual([]);
});

test('turns follow their order, leave, swaps and skips', async () => {
  const { slug, facilitator, people } = await group(site, 4);
  const [a, b, c, d] = people as [typeof facilitator, typeof facilitator, typeof facilitator, typeof facilitator];
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const rows = await rowsOf(site, seriesId);
  const leads = async () => {
    const names = new Map([facilitator, ...people].map(({ id, name }) => [id, name.at(-1)]));
    return (await rowsOf(site, seriesId)).slice(0, 7).map(({ leadId }) => (leadId ? names.get(leadId) : '-')).join('');
  };
  await series().keepRota(facilitator, seriesId, { people: [a.handle, b.handle, c.handle] });
  expect(await leads()).toBe('ABCABCA');
  await sessions().swapTurns(facilitator, rows[0]!.id, { with: rows[2]!.id });
  expect(await leads()).toBe('CBAABCA');
  await sessions().skipTurn(b, rows[1]!.id);
  expect(await leads()).toBe('CCAABCA');
  await series().setAway(a, seriesId, { person: a.handle, fromDay: '2026-03-26', untilDay: '2026-04-01' });
  expect(await leads()).toBe('CCABCAB');
  expect(await problemCode(series().setAway(b, seriesId, { person: a.handle }))).toBe('forbidden');
  await sessions().cancel(facilitator, rows[4]!.id, { reason: 'Snow' });
  expect(await leads()).toBe('CCAB-CA');
  await sessions().restore(facilitator, rows[4]!.id);
  // Somebody new is beside the next one first.
  await series().keepRota(facilitator, seriesId, { people: [a.handle, b.handle, d.handle, c.handle], shadows: [d.handle] });
  expect(await leads()).toBe('CCABCAB');
  expect((await sessions().read(d, rows[4]!.id)).shadow).toMatchObject({ handle: d.handle });
  expect((await rowsOf(site, seriesId)).slice(0, 10).at(7)!.leadId).toBe(d.id);
  await sessions().chooseLead(facilitator, rows[5]!.id, { person: d.handle });
  expect(await leads()).toBe('CCABCDB');
  expect((await series().read(a, seriesId)).rota).toMatchObject([{ handle: a.handle, awayFrom: '2026-03-26', next: { sessionId: rows[2]!.id } }, { handle: b.handle }, { handle: d.handle, shadowsFirst: true }, { handle: c.handle }]);
  await series().keepRota(facilitator, seriesId, { people: [] });
  expect(await leads()).toBe('CCA--D-');
  expect((await sessions().read(a, rows[3]!.id)).lead).toMatchObject({ handle: facilitator.handle });
});

test('a community that goes takes its series along', async () => {
  const { id, slug, facilitator, people } = await group(site);
  const { seriesId } = await series().schedule(facilitator, slug, weekly());
  const [first] = await rowsOf(site, seriesId);
  await sessions().answer(people[0]!, first!.id, { rsvp: 'yes' });
  await site.db.delete(communities).where(eq(communities.id, id));
  expect(await site.db.select().from(table).where(eq(table.id, seriesId))).toEqual([]);
});
