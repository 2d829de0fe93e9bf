import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstrumentId } from '../../app/contract/form-names';
import { drafts } from '../../db/schema/drafts';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const day = 24 * 60 * 60 * 1000;
const later = (days: number) => void (site.time.now = new Date(site.time.now.getTime() + days * day));

/** A community with its facilitator and so many more members. */
async function group(slug: string, members: number) {
  const community = await site.community(slug);
  const people: Actor[] = [];
  for (let n = 0; n < members; n += 1) people.push(await site.member(community.id, `Member ${n} of ${slug}`));
  return { ...community, people, everybody: [community.facilitator, ...people] };
}
type Group = Awaited<ReturnType<typeof group>>;

const forms = () => site.services.forms;
const open = async (of: Group, instrument: InstrumentId, more: object = {}) => (await forms().open(of.facilitator, of.slug, { instrument, ...more })).roundId;
const ready = (mark: number, words = '') => ({ re1: String(mark), re2: String(mark), re5: '4', re8: words });

async function answered(of: Group, instrument: InstrumentId, people: Actor[], answers: (index: number) => Record<string, string>, more: object = {}): Promise<string> {
  const roundId = await open(of, instrument, more);
  for (const [index, person] of people.entries()) await forms().answer(person, of.slug, roundId, answers(index));
  await forms().close(of.facilitator, of.slug, roundId);
  return roundId;
}
const rowsOf = async (table: string) => (await site.db.execute<Record<string, unknown>>(sql`select * from ${sql.identifier(table)}`)).rows;

test('four answers of nine show nothing, to nobody and in no table; five do', async () => {
  const of = await group('minimum', 8);
  const four = await answered(of, 'readiness', of.everybody.slice(0, 4), () => ready(4, 'More time'));
  for (const person of of.everybody) {
    expect(await forms().results(person, of.slug, four)).toMatchObject({ lines: [], words: [], named: [], trend: [], minimum: 5 });
  }
  for (const table of ['form_answers', 'form_results', 'form_words']) expect(await rowsOf(table), table).toEqual([]);
  const five = await answered(of, 'readiness', of.everybody.slice(0, 5), (index) => ready(index < 4 ? 4 : 2, index === 0 ? 'More time' : ''));
  const results = await forms().results(of.people[7]!, of.slug, five);
  expect(results.lines).toEqual([
    { item: 're1', answers: 5, mean: 3.6, wanted: null, gap: null, spread: 0.8, low: 1, change: null },
    { item: 're2', answers: 5, mean: 3.6, wanted: null, gap: null, spread: 0.8, low: 1, change: null },
    // Turned around: "so much on my plate" was agreed to.
    { item: 're5', answers: 5, mean: 2, wanted: null, gap: null, spread: 0, low: 5, change: null },
  ]);
  expect(results.words).toEqual([{ item: 're8', words: 'More time' }]);
});

test('a line that fewer answered than the minimum is not shown with the others', async () => {
  const of = await group('line-minimum', 8);
  const roundId = await answered(of, 'psych-safety', of.everybody.slice(0, 6), (index) => ({ ps1: '5', ps2: index < 4 ? '1' : '' }));
  expect((await forms().results(of.facilitator, of.slug, roundId)).lines.map((line) => line.item)).toEqual(['ps1']);
});

test('a group of four to seven shows means once four answered: no spread, no counts, no words', async () => {
  const of = await group('small', 5);
  const three = await answered(of, 'readiness', of.everybody.slice(0, 3), () => ready(3));
  expect((await forms().results(of.facilitator, of.slug, three)).lines).toEqual([]);
  const four = await answered(of, 'readiness', of.everybody.slice(0, 4), () => ready(3, 'Words that nobody was asked for'));
  const results = await forms().results(of.facilitator, of.slug, four);
  expect(results.lines[0]).toEqual({ item: 're1', answers: 4, mean: 3, wanted: null, gap: null, spread: null, low: null, change: null });
  expect(results.words).toEqual([]);
  expect((await forms().find(of.facilitator, of.slug, four)).round.isSmall).toBe(true);
  const tiny = await group('tiny', 2);
  expect(await problemCode(open(tiny, 'readiness'))).toBe('conflict');
  expect((await forms().ofCommunity(tiny.facilitator, tiny.slug)).offers.find((offer) => offer.instrument === 'readiness')).toEqual({ instrument: 'readiness', asks: 3, why: 'too-few' });
});

test('the database refuses a result of three whoever writes it', async () => {
  const of = await group('refused', 5);
  const roundId = await open(of, 'readiness');
  await expect(site.db.execute(sql`insert into form_results (round_id, item, answers, mean) values (${roundId}, 're1', 3, 3)`)).rejects.toThrow();
});

test('while a form is open nobody reads more than how many answered', async () => {
  const of = await group('open-one', 8);
  const roundId = await open(of, 'trust');
  for (const person of of.people.slice(0, 6)) await forms().answer(person, of.slug, roundId, { tr1: '5' });
  expect(await problemCode(forms().results(of.facilitator, of.slug, roundId))).toBe('not_found');
  expect((await forms().find(of.facilitator, of.slug, roundId)).round).toMatchObject({ answered: 6, asked: 8, wasAsked: false, isOpen: true });
});

test('nothing in the database leads from a person to an answer without a name', async () => {
  const of = await group('unlinked', 8);
  const roundId = await open(of, 'readiness');
  for (const [index, person] of of.everybody.entries()) await forms().answer(person, of.slug, roundId, ready(1 + (index % 5), `Words ${index}`));
  const columns = await site.db.execute<{ name: string; type: string }>(
    sql`select table_name || '.' || column_name as name, data_type as type from information_schema.columns where table_name in ('form_answers', 'form_asked', 'form_results', 'form_words') order by 1`,
  );
  expect(columns.rows.map((column) => column.name)).toEqual([
    'form_answers.id', 'form_answers.item', 'form_answers.round_id', 'form_answers.value', 'form_answers.wanted', 'form_answers.words',
    'form_asked.has_answered', 'form_asked.person_id', 'form_asked.round_id',
    'form_results.answers', 'form_results.item', 'form_results.low', 'form_results.mean', 'form_results.round_id', 'form_results.spread', 'form_results.wanted',
    'form_words.id', 'form_words.item', 'form_words.round_id', 'form_words.words',
  ]);
  expect(columns.rows.filter((column) => /time|date|serial/.test(column.type))).toEqual([]);
  // The transaction that wrote a row is the same for all: the last one's.
  const written = await site.db.execute<{ answers: string; asked: string }>(
    sql`select (select count(distinct xmin::text) from form_answers where round_id = ${roundId}) as answers, (select count(distinct xmin::text) from form_asked where round_id = ${roundId}) as asked`,
  );
  expect(written.rows[0]).toEqual({ answers: '1', asked: '1' });
  // Neither where a row lies nor its id tells which was written first.
  for (const order of ['ctid', 'id']) {
    const rows = await site.db.execute<{ words: string }>(sql`select words from form_answers where round_id = ${roundId} and words is not null order by ${sql.raw(order)}`);
    const words = rows.rows.map((row) => row.words);
    expect(words.toSorted()).toEqual(of.everybody.map((_, index) => `Words ${index}`));
    expect(words, order).not.toEqual(words.toSorted());
  }
  // Closing keeps what was counted and what was written, and no single answers.
  await forms().close(of.facilitator, of.slug, roundId);
  expect((await rowsOf('form_answers')).filter((row) => row.round_id === roundId)).toEqual([]);
  const audit = (await site.services.audit.ofCommunity(of.id)).filter((entry) => entry.act.startsWith('form-'));
  expect(audit.map(({ act, details }) => [act, details])).toEqual([
    ['form-closed', { instrument: 'readiness', number: 1 }],
    ['form-opened', { instrument: 'readiness', number: 1 }],
  ]);
});

test('words come in an order of their own that stays the same', async () => {
  const of = await group('shuffled', 8);
  const roundId = await answered(of, 'usefulness', of.everybody, (index) => ({ us1: '4', us4: `Words ${index}` }));
  const read = async () => (await forms().results(of.people[0]!, of.slug, roundId)).words.map((line) => line.words);
  const first = await read();
  expect(first).not.toEqual(first.toSorted());
  expect(await read()).toEqual(first);
});

test('the same answers sent twice, or at once, count once, and cannot be changed', async () => {
  const of = await group('twice', 8);
  const roundId = await open(of, 'needs-assessment');
  const answers = { 'na2.now': '2', 'na2.want': '5' };
  await Promise.all([1, 2, 3, 4].map(() => forms().answer(of.people[0]!, of.slug, roundId, answers)));
  await forms().answer(of.people[0]!, of.slug, roundId, { 'na2.now': '5', 'na2.want': '5' });
  expect((await rowsOf('form_answers')).filter((row) => row.round_id === roundId)).toMatchObject([{ item: 'na2', value: 2, wanted: 5 }]);
  expect((await forms().find(of.facilitator, of.slug, roundId)).round.answered).toBe(1);
});

test('an answer and the closing at one moment: it is counted, or it is refused', async () => {
  const of = await group('racing-close', 9);
  for (let n = 0; n < 5; n += 1) {
    const roundId = await open(of, 'usefulness');
    for (const person of of.people.slice(0, 5)) await forms().answer(person, of.slug, roundId, { us1: '3' });
    const [code] = await Promise.all([problemCode(forms().answer(of.people[5]!, of.slug, roundId, { us1: '3' })), forms().close(of.facilitator, of.slug, roundId)]);
    const { lines, round } = await forms().results(of.facilitator, of.slug, roundId);
    expect([code, lines[0]!.answers, round.answered]).toEqual(code === 'no problem' ? [code, 6, 6] : ['conflict', 5, 5]);
    expect((await rowsOf('form_answers')).filter((row) => row.round_id === roundId)).toEqual([]);
    later(7);
  }
});

test('a form closes by itself when its day is over, in the zone of who opened it', async () => {
  const of = await group('by-itself', 8);
  const roundId = await open(of, 'usefulness', { closesOn: site.time.now.toISOString().slice(0, 10) });
  expect((await forms().find(of.facilitator, of.slug, roundId)).round.closesAt).toMatch(/T0[56]:00:00\.000Z$/);
  later(1);
  expect(await problemCode(forms().answer(of.people[0]!, of.slug, roundId, { us1: '3' }))).toBe('conflict');
  expect((await forms().ofCommunity(of.people[0]!, of.slug)).closed.map((round) => round.id)).toEqual([roundId]);
  expect(await problemCode(open(of, 'trust', { closesOn: '2020-01-01' }))).toBe('invalid {"closesOn":"wrong"}');
});

test('the change shows between rounds of the same people, and not where it would be one person’s answer', async () => {
  const of = await group('change', 6);
  const gaps = (now: string) => ({ 'na1.now': now, 'na1.want': '5', 'na2.now': '4', 'na2.want': '5' });
  const first = await answered(of, 'needs-assessment', of.everybody, () => gaps('2'));
  expect(await forms().results(of.facilitator, of.slug, first)).toMatchObject({ noChange: 'first', round: { focus: ['na1', 'na2'] }, lines: [{ item: 'na1', gap: 3, change: null }, { item: 'na2', gap: 1, change: null }] });
  later(180);
  const second = await answered(of, 'needs-assessment', of.everybody, () => gaps('4'));
  expect(await forms().results(of.facilitator, of.slug, second)).toMatchObject({ noChange: null, lines: [{ item: 'na1', gap: 1, change: -2 }, { item: 'na2', gap: 1, change: 0 }] });
  // One leaves: seven answers less six would be theirs.
  await site.services.communities.leave(of.people[0]!, of.slug);
  later(180);
  const third = await answered(of, 'needs-assessment', of.everybody.filter((person) => person !== of.people[0]), () => gaps('4'));
  const afterOneLeft = await forms().results(of.facilitator, of.slug, third);
  expect(afterOneLeft).toMatchObject({ noChange: 'exposes' });
  expect(afterOneLeft.lines.map((line) => line.change)).toEqual([null, null]);
  // One comes as one goes: as many, and still not the same.
  const joined = await site.member(of.id, 'Joins later');
  later(180);
  const fourth = await answered(of, 'needs-assessment', [...of.everybody.slice(2), joined], () => gaps('4'));
  expect(await forms().results(of.facilitator, of.slug, fourth)).toMatchObject({ noChange: 'exposes', lines: [{ change: null }, { change: null }] });
});

test('with eight answers in both rounds, one decimal hides who came or went', async () => {
  const of = await group('larger', 9);
  await answered(of, 'psych-safety', of.everybody, () => ({ ps1: '3' }));
  later(90);
  const second = await answered(of, 'psych-safety', of.everybody.slice(1), () => ({ ps1: '4' }));
  const results = await forms().results(of.facilitator, of.slug, second);
  expect(results.lines[0]).toMatchObject({ mean: 4, change: 1 });
  expect(results.trend.map((point) => [point.number, point.answers, point.means.all])).toEqual([[1, 10, 3], [2, 9, 4]]);
  later(90);
  const third = await answered(of, 'psych-safety', of.everybody.slice(3), () => ({ ps1: '4' }));
  expect(await forms().results(of.facilitator, of.slug, third)).toMatchObject({ noChange: 'exposes', trend: [{ number: 3 }] });
});

test('a form that was shown rests before it is asked again', async () => {
  const of = await group('rests', 8);
  await answered(of, 'usefulness', of.everybody, () => ({ us1: '3' }));
  expect(await problemCode(open(of, 'usefulness'))).toBe('conflict');
  later(6);
  expect(await problemCode(open(of, 'usefulness'))).toBe('no problem');
});

test('facilitators open and close; who was asked reads, and nobody else', async () => {
  const of = await group('who', 8);
  const coordinator = await site.member(of.id, 'Coordinator', 'coordinator');
  const stranger = await site.person('Stranger');
  const administrator = await site.person('Administrator', { isAdministrator: true });
  const roundId = await open(of, 'usefulness');
  const newcomer = await site.member(of.id, 'Newcomer');
  expect(await problemCode(forms().open(of.people[0]!, of.slug, { instrument: 'trust' }))).toBe('forbidden');
  expect(await problemCode(forms().close(of.people[0]!, of.slug, roundId))).toBe('forbidden');
  for (const [person, code] of [[coordinator, 'forbidden'], [stranger, 'not_found'], [newcomer, 'not_found']] as const) {
    expect(await problemCode(forms().answer(person, of.slug, roundId, { us1: '3' }))).toBe(code);
    expect(await problemCode(forms().find(person, of.slug, roundId))).toBe(code);
  }
  await forms().answer(of.people[0]!, of.slug, roundId, { us1: '3' });
  await forms().close(of.facilitator, of.slug, roundId);
  for (const [person, code] of [[coordinator, 'forbidden'], [stranger, 'not_found'], [newcomer, 'not_found'], [of.people[1]!, 'no problem'], [of.facilitator, 'no problem']] as const) {
    expect(await problemCode(forms().results(person, of.slug, roundId))).toBe(code);
  }
  expect(['forbidden', 'not_found']).toContain(await problemCode(forms().results(administrator, of.slug, roundId)));
  expect((await forms().ofCommunity(newcomer, of.slug)).closed).toEqual([]);
  // A round of one community is not reached through another.
  const other = await group('who-else', 4);
  expect(await problemCode(forms().results(other.facilitator, other.slug, roundId))).toBe('not_found');
  await site.services.communities.leave(of.people[1]!, of.slug);
  expect(await problemCode(forms().results(of.people[1]!, of.slug, roundId))).toBe('not_found');
});

test('what programs can offer is read with names by facilitators, and counted for the others', async () => {
  const of = await group('capacity', 4);
  const roundId = await answered(of, 'organizational-capacity', of.people, (index) => ({ as: index === 0 ? '1' : '0', oc1: index === 0 ? '0' : '2', oc8: `Words of ${index}` }));
  const forFacilitator = await forms().results(of.facilitator, of.slug, roundId);
  expect(forFacilitator.named.map(({ name, isLeader, answers }) => [name, isLeader, answers.length])).toEqual(of.people.map((person, index) => [person.name, index === 0, 2]));
  expect(forFacilitator.beginning).toMatchObject({ verdict: 'not-yet', reasons: [{ why: 'unknown', instrument: 'readiness' }, { why: 'missing', item: 'oc1' }] });
  const forMember = await forms().results(of.people[0]!, of.slug, roundId);
  expect(forMember).toMatchObject({ named: [], words: [], lines: [{ item: 'oc1', answers: 4, mean: 1.5, spread: null, low: null }] });
});

test('choosing a focus: three places, all different, of the widest gaps', async () => {
  const of = await group('focus', 8);
  const roundId = await open(of, 'practitioner-decision');
  const send = (more: object) => problemCode(forms().answer(of.people[0]!, of.slug, roundId, more));
  expect(await send({ 'pd1.1': 'na2', 'pd1.2': 'na2' })).toBe('invalid {"pd1":"too_alike"}');
  expect(await send({ 'pd1.1': 'na9' })).toBe('invalid {"pd1":"wrong"}');
  expect(await send({ 'pd1.1': 'na2', 'pd1.2': 'na7', 'pd1.3': 'na1', pd5: 'The garden' })).toBe('no problem');
  await forms().answer(of.people[1]!, of.slug, roundId, { 'pd1.1': 'na7', pd4: '2' });
  await forms().close(of.facilitator, of.slug, roundId);
  const results = await forms().results(of.people[2]!, of.slug, roundId);
  expect(results.ranks).toEqual([{ item: 'na7', points: 5 }, { item: 'na2', points: 3 }, { item: 'na1', points: 1 }]);
  // Named in the group: what was written, not who chose what.
  expect(results.named).toEqual([{ name: of.people[0]!.name, isLeader: null, answers: [{ item: 'pd5', value: null, words: 'The garden' }] }]);
});

test('answers that are not right are told beside their line, and an empty form is not taken', async () => {
  const of = await group('faults', 8);
  const roundId = await open(of, 'needs-assessment');
  const send = (more: object) => problemCode(forms().answer(of.people[0]!, of.slug, roundId, more));
  expect(await send({})).toBe('invalid {"na1":"required"}');
  expect(await send({ 'na1.now': '3' })).toBe('invalid {"na1":"required"}');
  expect(await send({ 'na1.now': '6', 'na1.want': '3' })).toBe('invalid {"na1":"wrong"}');
  expect(await send({ na8: 'x'.repeat(1501) })).toBe('invalid {"na8":"too_long"}');
  expect(await send({ na8: 'nul \0' })).toBe('invalid {"na8":"wrong"}');
  expect(await problemCode(open(of, 'practice-change'))).toBe('invalid {"practice":"required"}');
});

test('a draft of answers is its writer’s, ends when they are sent, and does not come back', async () => {
  const of = await group('form-drafts', 8);
  const roundId = await open(of, 'readiness');
  const place = `form:${roundId}`;
  const [writer, other] = of.people as [Actor, Actor];
  const keep = (person: Actor) => site.services.drafts.keep(person, { place, body: '{"re1":"4"}', clientId: fresh() });
  await keep(writer);
  await keep(other);
  expect((await site.services.drafts.find(writer, place))?.body).toBe('{"re1":"4"}');
  expect(await site.services.drafts.find(of.facilitator, place)).toBeNull();
  expect(await problemCode(keep(await site.person('Somebody')))).toBe('not_found');
  const late = [problemCode(keep(writer)), problemCode(keep(writer))];
  await forms().answer(writer, of.slug, roundId, { re1: '4' });
  for (const code of await Promise.all(late)) expect(['no problem', 'forbidden']).toContain(code);
  expect(await site.db.$count(drafts, sql`place = ${place} and person_id = ${writer.id}`)).toBe(0);
  expect(await problemCode(keep(writer))).toBe('forbidden');
  // Closing ends what was never sent.
  await forms().close(of.facilitator, of.slug, roundId);
  expect(await site.db.$count(drafts, sql`place = ${place}`)).toBe(0);
});

test('two who open the same form at once open one', async () => {
  const of = await group('open-twice', 8);
  const ids = await Promise.all([1, 2, 3].map(() => open(of, 'visioning')));
  expect(new Set(ids).size).toBe(1);
});
