import { eq, getTableColumns, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '../../db/schema/audit';
import { decisionAnswers, decisions as table, decisionVoters } from '../../db/schema/decisions';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
const start = new Date('2026-03-02T15:00:00Z');
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const decisions = () => site.services.decisions;

let count = 0;
/** A community with a facilitator and so many members, at the beginning of March. */
async function community(members = 3) {
  site.time.now = start;
  const { id, slug, facilitator } = await site.community(`deciding-${(count += 1)}`);
  const people: Actor[] = [];
  for (let n = 0; n < members; n += 1) people.push(await site.member(id, `Member ${String.fromCharCode(65 + n)}`));
  return { id, slug, facilitator, people };
}

const consent = () => ({ kind: 'consent', question: 'Shall we begin with a check-in?', closesAt: '2026-03-09T17:00', clientId: fresh() });
const dots = () => ({ kind: 'dots', question: 'What do we read?', options: 'Biting\r\nGoodbyes\n\nNaps', dots: '3', closesAt: '2026-03-09T17:00', clientId: fresh() });
const time = () => ({ kind: 'time', question: 'When do we meet?', slot1: '2026-03-12T16:00', slot2: '2026-03-11T16:00', closesAt: '2026-03-09T17:00', clientId: fresh() });
const stored = async (id: string) => ({
  voters: await site.db.select().from(decisionVoters).where(eq(decisionVoters.decisionId, id)),
  answers: await site.db.select().from(decisionAnswers).where(eq(decisionAnswers.decisionId, id)),
});

test('a proposal is answered with agree, a concern or an objection', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, { ...consent(), asksReason: 'on' });
  await decisions().answer(people[0]!, slug, id, { choice: 'agree', reason: '' });
  await decisions().answer(people[1]!, slug, id, { choice: 'concern', reason: ' It takes  time. ' });
  expect(await problemCode(decisions().answer(people[2]!, slug, id, { choice: 'object', reason: ' ' }))).toBe('invalid {"reason":"unreasoned"}');
  expect(await problemCode(decisions().answer(people[2]!, slug, id, { choice: 'perhaps' }))).toBe('invalid {"choice":"required"}');
  await decisions().answer(people[2]!, slug, id, { choice: 'object', reason: 'Late ones miss it.' });
  const view = await decisions().read(people[0]!, slug, id);
  expect(view.results!.sums.map((sum) => [sum.id, ...sum.counts])).toEqual([['agree', 1], ['concern', 1], ['object', 1]]);
  expect(view.results!.named.map((answer) => [answer.person.name, answer.choice, answer.reason])).toEqual([
    ['Member A', 'agree', null],
    ['Member B', 'concern', 'It takes  time.'],
    ['Member C', 'object', 'Late ones miss it.'],
  ]);
});

test('an objection needs its reason whatever the asker chose, and other answers to a proposal may have one', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, consent());
  const answer = (n: number, form: Record<string, string>) => problemCode(decisions().answer(people[n]!, slug, id, form));
  expect([await answer(0, { choice: 'object' }), await answer(0, { choice: 'object', reason: ' \n' })]).toEqual(Array(2).fill('invalid {"reason":"unreasoned"}'));
  expect((await stored(id)).voters).toEqual([]);
  expect([await answer(0, { choice: 'object', reason: 'Late ones miss it.' }), await answer(1, { choice: 'concern', reason: 'It takes time.' }), await answer(2, { choice: 'agree' })]).toEqual(Array(3).fill('no problem'));
  const { results, takesReason } = await decisions().read(people[0]!, slug, id);
  expect([results!.named.map(({ reason }) => reason), takesReason]).toEqual([['Late ones miss it.', 'It takes time.', null], true]);
});

test('where no reasons are asked, dots and times take none', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, dots());
  await decisions().answer(people[0]!, slug, id, { 'dots-o1': '1', reason: 'Unasked' });
  expect((await stored(id)).answers).toMatchObject([{ reason: null }]);
  expect((await decisions().read(people[0]!, slug, id)).takesReason).toBe(false);
});

test('dots are spread within the budget', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, dots());
  const [one] = people as [Actor];
  const send = (form: Record<string, string>) => problemCode(decisions().answer(one, slug, id, form));
  expect((await decisions().read(one, slug, id)).options.map((option) => option.text)).toEqual(['Biting', 'Goodbyes', 'Naps']);
  expect(await send({ 'dots-o1': '2', 'dots-o2': '2' })).toBe('invalid {"dots":"too_many_items"}');
  expect(await send({ 'dots-o1': '4', 'dots-o2': '-1' })).toBe('invalid {"dots-o2":"wrong","dots":"too_many_items"}');
  expect(await send({ 'dots-o1': '0', 'dots-o2': '' })).toBe('invalid {"dots":"required"}');
  expect(await send({ 'dots-o1': '1.5' })).toBe('invalid {"dots-o1":"wrong"}');
  expect(await send({ 'dots-o1': '1', 'dots-o3': '2', 'dots-o9': '50' })).toBe('no problem');
  const { results, mine } = await decisions().read(one, slug, id);
  expect(mine!.dots).toEqual({ o1: 1, o3: 2 });
  expect([results!.sums.map((sum) => sum.counts[0]), results!.first]).toEqual([[1, 0, 2], ['o3']]);
});

test('times are typed in the asker’s zone, stand in order, and each wants a word', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, time());
  const view = await decisions().read(people[1]!, slug, id);
  expect(view.options.map((option) => option.startsAt)).toEqual(['2026-03-11T21:00:00.000Z', '2026-03-12T21:00:00.000Z']);
  expect(await problemCode(decisions().answer(people[1]!, slug, id, { 'slot-s1': 'yes' }))).toBe('invalid {"slot-s2":"required"}');
  await decisions().answer(people[1]!, slug, id, { 'slot-s1': 'yes', 'slot-s2': 'maybe' });
  await decisions().answer(people[2]!, slug, id, { 'slot-s1': 'no', 'slot-s2': 'yes' });
  const { results } = await decisions().read(people[1]!, slug, id);
  expect([results!.sums.map((sum) => sum.counts), results!.first]).toEqual([[[1, 0, 1], [1, 1, 0]], ['s2']]);
});

test('a question that is not right is refused beside its field', async () => {
  const { slug, people } = await community();
  const ask = (form: object) => problemCode(decisions().ask(people[0]!, slug, form));
  expect(await ask({ ...consent(), question: ' ' })).toBe('invalid {"question":"required"}');
  expect(await ask({ ...consent(), kind: 'duel' })).toBe('invalid {"kind":"required"}');
  expect(await ask({ ...dots(), options: 'Only one\nOnly one' })).toBe('invalid {"options":"too_short"}');
  expect(await ask({ ...dots(), options: Array.from({ length: 13 }, (_, n) => `Option ${n}`).join('\n') })).toBe('invalid {"options":"too_many_items"}');
  expect(await ask({ ...dots(), dots: '21' })).toBe('invalid {"dots":"wrong"}');
  expect(await ask({ ...time(), slot2: '' })).toBe('invalid {"slot1":"too_short"}');
  expect(await ask({ ...time(), slot2: '2026-02-11T16:00' })).toBe('invalid {"slot2":"wrong"}');
  // Half past nine in Chicago has been, half past ten has not.
  expect(await ask({ ...consent(), closesAt: '2026-03-02T09:00' })).toBe('invalid {"closesAt":"wrong"}');
  expect(await ask({ ...consent(), closesAt: '2026-02-30T09:00' })).toBe('invalid {"closesAt":"wrong"}');
  expect(await ask({ ...consent(), closesAt: '2026-03-02T10:30' })).toBe('no problem');
});

test('a question sent twice at once is asked once', async () => {
  const { id, slug, people } = await community();
  const form = consent();
  const asked = await Promise.all([1, 2, 3].map(() => decisions().ask(people[0]!, slug, form)));
  expect(new Set(asked.map((one) => one.id)).size).toBe(1);
  expect(await site.db.select({ id: table.id }).from(table).where(eq(table.communityId, id))).toHaveLength(1);
});

test('results are hidden from those who have not answered', async () => {
  const { slug, people, facilitator } = await community();
  const { id } = await decisions().ask(people[0]!, slug, consent());
  await decisions().answer(people[0]!, slug, id, { choice: 'object', reason: 'Late ones miss it.' });
  const hidden = await decisions().read(people[1]!, slug, id);
  expect(hidden.results).toBeNull();
  expect(hidden.voters.map((person) => person.name)).toEqual(['Member A']);
  expect(JSON.stringify(hidden)).not.toContain('object');
  expect((await decisions().read(facilitator, slug, id)).results).toBeNull();
  await decisions().answer(people[1]!, slug, id, { choice: 'agree' });
  expect((await decisions().read(people[1]!, slug, id)).results).not.toBeNull();
});

test('results may be hidden from all until it closes', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, { ...consent(), hideUntil: 'closed' });
  await decisions().answer(people[0]!, slug, id, { choice: 'agree' });
  expect(await decisions().read(people[0]!, slug, id)).toMatchObject({ results: null, mine: { choice: 'agree' } });
  site.time.now = new Date('2026-03-09T22:00:00Z');
  expect((await decisions().read(people[1]!, slug, id)).results).not.toBeNull();
});

test('the same vote sent twice at once is one vote', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, consent());
  const sent = await Promise.all([1, 2, 3, 4].map(() => problemCode(decisions().answer(people[0]!, slug, id, { choice: 'agree' }))));
  expect(sent).toEqual(Array(4).fill('no problem'));
  const { voters, answers } = await stored(id);
  expect([voters.length, answers.length]).toEqual([1, 1]);
  const anonymous = await decisions().ask(people[0]!, slug, { ...consent(), anonymous: 'on' });
  const again = await Promise.all([1, 2, 3, 4].map(() => problemCode(decisions().answer(people[0]!, slug, anonymous.id, { choice: 'agree' }))));
  expect(again.sort()).toEqual([...Array(3).fill('conflict {"answer":"taken"}'), 'no problem']);
  const kept = await stored(anonymous.id);
  expect([kept.voters.length, kept.answers.length]).toEqual([1, 1]);
});

test('a named answer may be changed until the question closes', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, consent());
  await decisions().answer(people[0]!, slug, id, { choice: 'agree' });
  await decisions().answer(people[0]!, slug, id, { choice: 'concern' });
  expect((await stored(id)).answers).toMatchObject([{ personId: people[0]!.id, answer: { choice: 'concern' } }]);
  site.time.now = new Date('2026-03-09T22:00:00Z');
  expect(await problemCode(decisions().answer(people[0]!, slug, id, { choice: 'agree' }))).toBe('conflict');
  expect((await stored(id)).answers).toMatchObject([{ answer: { choice: 'concern' } }]);
});

test('a question closes at its time in the zone of the community, to the minute', async () => {
  const { slug, people } = await community();
  await site.db.execute(sql`update communities set time_zone = 'America/New_York' where slug = ${slug}`);
  const { id } = await decisions().ask({ ...people[0]!, timeZone: 'Asia/Tokyo' }, slug, consent());
  // Clocks in New York go forward on March 8: five in the afternoon is 21:00 UTC then.
  site.time.now = new Date('2026-03-09T20:59:59Z');
  expect((await decisions().read(people[1]!, slug, id)).isClosed).toBe(false);
  await decisions().answer(people[1]!, slug, id, { choice: 'agree' });
  site.time.now = new Date('2026-03-09T21:00:00Z');
  expect((await decisions().read(people[1]!, slug, id)).isClosed).toBe(true);
  expect(await problemCode(decisions().answer(people[2]!, slug, id, { choice: 'agree' }))).toBe('conflict');
});

test('of a vote and a closing at once, no vote is counted after the closing', async () => {
  for (let n = 0; n < 5; n += 1) {
    const { slug, people, facilitator } = await community(2);
    const { id } = await decisions().ask(people[0]!, slug, consent());
    const [vote] = await Promise.all([problemCode(decisions().answer(people[0]!, slug, id, { choice: 'agree' })), decisions().close(facilitator, slug, id)]);
    expect(['no problem', 'conflict']).toContain(vote);
    expect((await stored(id)).answers).toHaveLength(vote === 'conflict' ? 0 : 1);
    expect(await problemCode(decisions().answer(people[1]!, slug, id, { choice: 'agree' }))).toBe('conflict');
  }
});

test('nothing in the database leads from an anonymous answer to who gave it', async () => {
  const { slug, people } = await community(8);
  const { id } = await decisions().ask(people[0]!, slug, { ...consent(), anonymous: 'on', asksReason: 'on' });
  const said = ['agree', 'agree', 'object', 'agree', 'concern', 'agree', 'object', 'agree'];
  for (const [n, person] of people.entries()) await decisions().answer(person, slug, id, { choice: said[n]!, reason: `Reason ${n}` });
  // Every column by which rows of the two could be joined, besides the decision itself.
  expect(Object.keys(getTableColumns(decisionVoters))).toEqual(['decisionId', 'personId']);
  const { answers } = await stored(id);
  expect(Object.keys(answers[0]!).sort()).toEqual(['anonymous', 'answer', 'decisionId', 'id', 'personId', 'reason']);
  expect(new Set(answers.map((answer) => answer.personId))).toEqual(new Set([null]));
  // Nor do the marks that PostgreSQL leaves on each row: which transaction wrote it, and where it lies.
  const marks = await site.db.execute<{ xmin: string; id: string }>(sql`select xmin::text, id from decision_answers where decision_id = ${id} order by ctid`);
  expect(new Set(marks.rows.map((row) => row.xmin)).size).toBe(1);
  expect(marks.rows.map((row) => row.id)).toEqual(marks.rows.map((row) => row.id).sort());
  // Nor is the order in which people answered kept: the last transaction wrote them all, in an order that is drawn.
  const order = await site.db.execute<{ xmin: string; person_id: string }>(sql`select xmin::text, person_id from decision_voters where decision_id = ${id} order by ctid`);
  expect(new Set([...order.rows, ...marks.rows].map((row) => row.xmin)).size).toBe(1);
  expect(order.rows.map((row) => row.person_id).sort()).toEqual(people.map((person) => person.id).sort());
  expect(order.rows.map((row) => row.person_id)).not.toEqual(people.map((person) => person.id));
  // And a name cannot be written beside one later.
  const named = site.db.update(decisionAnswers).set({ personId: people[0]!.id }).where(eq(decisionAnswers.id, answers[0]!.id));
  await expect(named).rejects.toThrow();
  await expect(site.db.update(table).set({ anonymous: false }).where(eq(table.id, id))).rejects.toThrow();
});

test('anonymous answers are told when it is closed, without names, from three on', async () => {
  const { slug, people, facilitator } = await community(4);
  const ask = () => decisions().ask(people[0]!, slug, { ...consent(), anonymous: 'on', asksReason: 'on', hideUntil: 'answered' });
  const [few, enough] = [await ask(), await ask()];
  for (const person of people.slice(0, 2)) await decisions().answer(person, slug, few.id, { choice: 'agree', reason: 'Yes' });
  for (const person of people.slice(0, 3)) await decisions().answer(person, slug, enough.id, { choice: 'agree', reason: 'Yes' });
  // Results that grow with each answer would tell who gave the last one.
  expect(await decisions().read(people[0]!, slug, enough.id)).toMatchObject({ results: null, mine: null, voters: [], answered: true, answerCount: 3, may: { answer: false } });
  await decisions().close(facilitator, slug, few.id);
  await decisions().close(facilitator, slug, enough.id);
  expect(await decisions().read(facilitator, slug, few.id)).toMatchObject({ results: null, voters: [], answerCount: 2 });
  const { results, voters } = await decisions().read(facilitator, slug, enough.id);
  expect([results!.named, voters, results!.sums[0]!.counts, results!.reasons.length]).toEqual([[], [], [3], 3]);
});

test('an anonymous answer cannot be changed', async () => {
  const { slug, people } = await community();
  const { id } = await decisions().ask(people[0]!, slug, { ...dots(), anonymous: 'on' });
  await decisions().answer(people[0]!, slug, id, { 'dots-o1': '3' });
  expect(await problemCode(decisions().answer(people[0]!, slug, id, { 'dots-o2': '3' }))).toBe('conflict {"answer":"taken"}');
  expect((await stored(id)).answers).toMatchObject([{ answer: { dots: { o1: 3 } } }]);
});

test('a facilitator records the outcome of what is closed, and the log says so without its words', async () => {
  const { slug, people, facilitator, id: communityId } = await community();
  const { id } = await decisions().ask(people[0]!, slug, consent());
  const record = (form: object, actor = facilitator) => problemCode(decisions().record(actor, slug, id, form));
  expect(await record({ outcome: 'We do.' })).toBe('conflict');
  expect(await problemCode(decisions().close(people[0]!, slug, id))).toBe('forbidden');
  await decisions().close(facilitator, slug, id);
  expect(await record({ outcome: 'We do.' }, people[0]!)).toBe('forbidden');
  expect(await record({ outcome: ' ' })).toBe('invalid {"outcome":"required"}');
  expect(await record({ outcome: 'We do.', reviewOn: '2026-03-02' })).toBe('invalid {"reviewOn":"wrong"}');
  expect(await record({ outcome: 'We do.', reviewOn: '2026-06-01' })).toBe('no problem');
  // Another who had the page open before does not write over it; with the page as it is now, one may put it right.
  expect(await record({ outcome: 'We do not.' })).toBe('conflict');
  const { decidedAt } = await decisions().read(people[0]!, slug, id);
  expect(await record({ outcome: 'We do, from Monday.', reviewOn: '2026-06-01', seen: decidedAt! })).toBe('no problem');
  expect(await decisions().read(people[0]!, slug, id)).toMatchObject({ outcome: 'We do, from Monday.', decidedByName: facilitator.name, reviewOn: '2026-06-01' });
  const log = await site.db.select().from(auditEntries).where(eq(auditEntries.communityId, communityId));
  expect(log.map((entry) => entry.act)).toEqual(expect.arrayContaining(['decision-closed', 'outcome-recorded']));
  expect(JSON.stringify(log)).not.toContain('Monday');
});

test('a decision comes back by itself on its day, in its zone', async () => {
  const { slug, people, facilitator } = await community();
  const { id } = await decisions().ask(people[0]!, slug, consent());
  await decisions().close(facilitator, slug, id);
  await decisions().record(facilitator, slug, id, { outcome: 'We do.', reviewOn: '2026-04-01' });
  const due = async () => (await decisions().list(people[0]!, slug)).due.map((line) => line.id);
  // Midnight in Chicago is five in the morning, UTC.
  site.time.now = new Date('2026-04-01T04:59:00Z');
  expect(await due()).toEqual([]);
  expect(await problemCode(decisions().stillGood(facilitator, slug, id, { reviewOn: '2026-07-01' }))).toBe('conflict');
  site.time.now = new Date('2026-04-01T05:00:00Z');
  expect(await due()).toEqual([id]);
  expect(await problemCode(decisions().stillGood(people[0]!, slug, id, { reviewOn: '2026-07-01' }))).toBe('forbidden');
  await decisions().stillGood(facilitator, slug, id, { reviewOn: '2026-07-01' });
  expect(await due()).toEqual([]);
  expect((await decisions().list(people[0]!, slug)).decided.map((line) => line.id)).toEqual([id]);
  site.time.now = new Date('2026-07-02T12:00:00Z');
  expect(await due()).toEqual([id]);
});

test('what is asked again is a new question, once, and the review of the old one is done', async () => {
  const { slug, people, facilitator } = await community();
  const second = await site.member((await site.services.communities.find(facilitator, slug)).view.id, 'Second', 'co-facilitator');
  const { id } = await decisions().ask(people[0]!, slug, dots());
  await decisions().close(facilitator, slug, id);
  await decisions().record(facilitator, slug, id, { outcome: 'Biting.', reviewOn: '2026-03-05' });
  site.time.now = new Date('2026-03-06T12:00:00Z');
  const blank = await decisions().blank(facilitator, slug, id);
  expect(blank).toMatchObject({ kind: 'dots', question: 'What do we read?', options: 'Biting\nGoodbyes\nNaps', closesAt: '2026-03-13T17:00', reviewOf: id });
  expect(await problemCode(decisions().blank(people[0]!, slug, id))).toBe('forbidden');
  const form = () => ({ ...dots(), closesAt: blank.closesAt, reviewOf: id, clientId: fresh() });
  expect(await problemCode(decisions().ask(people[0]!, slug, form()))).toBe('forbidden');
  const both = await Promise.all([facilitator, second].map((actor) => problemCode(decisions().ask(actor, slug, form()))));
  expect(both.sort()).toEqual(['conflict', 'no problem']);
  // Sent twice at once, it is asked once all the same.
  await decisions().record(facilitator, slug, id, { outcome: 'Biting.', reviewOn: '2026-03-07', seen: (await decisions().read(facilitator, slug, id)).decidedAt! });
  const twice = form();
  const asked = await Promise.all([1, 2].map(() => decisions().ask(facilitator, slug, twice)));
  expect(asked[0]).toEqual(asked[1]);
  const { due, waiting, decided } = await decisions().list(facilitator, slug);
  expect([due, waiting.length, decided.map((line) => line.id)]).toEqual([[], 2, [id]]);
  expect((await decisions().read(people[0]!, slug, waiting[0]!.id)).reviewOf).toEqual({ id, question: 'What do we read?' });
});

test('the list is ordered by what waits for whom', async () => {
  const { slug, people, facilitator } = await community();
  const ids: string[] = [];
  for (let n = 0; n < 4; n += 1) ids.push((await decisions().ask(people[0]!, slug, consent())).id);
  const [answered, open, closed, decided] = ids as [string, string, string, string];
  await decisions().answer(people[1]!, slug, answered, { choice: 'agree' });
  for (const id of [closed, decided]) await decisions().close(facilitator, slug, id);
  await decisions().record(facilitator, slug, decided, { outcome: 'Yes.' });
  site.queries.length = 0;
  const list = await decisions().list(people[1]!, slug);
  expect(site.queries).toHaveLength(2);
  const named = { waiting: list.waiting, open: list.open, closed: list.closed, decided: list.decided };
  expect(Object.values(named).map((lines) => lines.map((line) => line.id))).toEqual([[open], [answered], [closed], [decided]]);
});

test('for coordinators, visitors, those who left and outsiders there are no decisions', async () => {
  site.time.now = start;
  const { id: communityId, slug, facilitator } = await site.community('deciding-open', 'open');
  const { id } = await decisions().ask(facilitator, slug, consent());
  const others = [
    await site.member(communityId, 'Coordinator', 'coordinator'),
    await site.member(communityId, 'Gone', 'member', 'left'),
    await site.member(communityId, 'Paused', 'member', 'paused'),
    await site.person('Visitor'),
    await site.person('Administrator', { isAdministrator: true }),
    (await site.community('deciding-elsewhere')).facilitator,
  ];
  for (const actor of others) {
    const refused = [
      decisions().list(actor, slug),
      decisions().blank(actor, slug, null),
      decisions().ask(actor, slug, consent()),
      decisions().read(actor, slug, id),
      decisions().answer(actor, slug, id, { choice: 'agree' }),
      decisions().close(actor, slug, id),
      decisions().record(actor, slug, id, { outcome: 'Ours' }),
      decisions().stillGood(actor, slug, id, { reviewOn: '' }),
    ];
    expect(await Promise.all(refused.map(problemCode)), actor.name).toEqual(Array(8).fill('not_found'));
  }
  // Nor is a decision found under the address of another community.
  const elsewhere = others.at(-1)!;
  expect(await problemCode(decisions().read(elsewhere, 'deciding-elsewhere', id))).toBe('not_found');
  expect(await problemCode(decisions().close(elsewhere, 'deciding-elsewhere', id))).toBe('not_found');
  const consultant = await site.member(communityId, 'Consultant', 'consultant');
  expect(await problemCode(decisions().answer(consultant, slug, id, { choice: 'agree' }))).toBe('no problem');
  expect(await problemCode(decisions().close(consultant, slug, id))).toBe('forbidden');
});

test('each step is told to the community, with nothing in it but where; an answer without a name tells nothing', async () => {
  const { id: communityId, slug, facilitator, people } = await community();
  const told = async (act: () => Promise<unknown>) => {
    const before = site.told.length;
    await act();
    return site.told.slice(before);
  };
  const fact = (decisionId: string, what: string) => [{ room: `community:${communityId}`, event: 'decision:changed', data: { communityId, decisionId, what } }];
  const form = { ...consent(), hideUntil: 'closed' };
  let id = '';
  const asked = await told(async () => ({ id } = await decisions().ask(people[0]!, slug, form)));
  expect(asked).toEqual(fact(id, 'asked'));
  expect(await told(() => decisions().ask(people[0]!, slug, form))).toEqual([]);
  expect(await told(() => decisions().answer(people[1]!, slug, id, { choice: 'concern' }))).toEqual(fact(id, 'answered'));
  expect(await told(() => problemCode(decisions().answer(people[1]!, slug, id, { choice: 'perhaps' })))).toEqual([]);
  expect(await told(() => problemCode(decisions().close(people[1]!, slug, id)))).toEqual([]);
  expect(await told(() => decisions().close(facilitator, slug, id))).toEqual(fact(id, 'closed'));
  expect(await told(() => decisions().close(facilitator, slug, id))).toEqual([]);
  expect(await told(() => problemCode(decisions().answer(people[2]!, slug, id, { choice: 'agree' })))).toEqual([]);
  expect(await told(() => decisions().record(facilitator, slug, id, { outcome: 'We do.', reviewOn: '2026-03-10' }))).toEqual(fact(id, 'recorded'));
  site.time.now = new Date('2026-03-11T15:00:00Z');
  expect(await told(() => decisions().stillGood(facilitator, slug, id, { reviewOn: '' }))).toEqual(fact(id, 'kept'));

  const secret = await decisions().ask(facilitator, slug, { ...consent(), closesAt: '2026-03-20T17:00', anonymous: 'on' });
  expect(await told(() => decisions().answer(people[1]!, slug, secret.id, { choice: 'concern' }))).toEqual([]);
  expect(await told(() => decisions().close(facilitator, slug, secret.id))).toEqual(fact(secret.id, 'closed'));
});
