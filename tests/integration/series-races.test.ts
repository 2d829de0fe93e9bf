import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberships } from '../../db/schema/communities';
import { series as table, seriesPeople } from '../../db/schema/series';
import { seriesSessions, sessionAnswerHistory, sessionAnswers } from '../../db/schema/series-sessions';
import type { Actor } from '../../server/people/actor';
import { group, rowsOf, weekly } from './meeting';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const series = () => site.services.series;
const sessions = () => site.services.sessions;

async function meeting(form: Record<string, unknown> = {}, members = 4) {
  const it = await group(site, members);
  const { seriesId } = await series().schedule(it.facilitator, it.slug, weekly(form));
  return { ...it, seriesId, rows: await rowsOf(site, seriesId) };
}

/** How each of some things ended that were done at once; what is no problem of ours, such as a deadlock, ends the test. */
const atOnce = (...works: (() => Promise<unknown>)[]) => Promise.all(works.map((work) => problemCode(work())));
const answersAt = async (sessionId: string) => new Map((await site.db.select().from(sessionAnswers).where(eq(sessionAnswers.sessionId, sessionId))).map((row) => [row.personId, row.isWaiting ? 'waits' : row.answer]));
const yes = (actor: Actor, id: string) => () => sessions().answer(actor, id, { rsvp: 'yes' });

test('of two who take the last place at once one has it, and the other waits', async () => {
  const { people, rows } = await meeting({ capacity: '2' });
  const [first, a, b] = people as [Actor, Actor, Actor];
  for (const { id } of rows.slice(0, 5)) {
    await sessions().answer(first, id, { rsvp: 'yes' });
    expect(await atOnce(yes(a, id), yes(b, id))).toEqual(['no problem', 'no problem']);
    expect([...(await answersAt(id)).values()].sort()).toEqual(['waits', 'yes', 'yes']);
  }
});

test('a place that becomes free while two wait goes to the first, once, also when both of them answer meanwhile', async () => {
  const { people, rows } = await meeting({ capacity: '1' });
  const [has, first, second] = people as [Actor, Actor, Actor];
  for (const { id } of rows.slice(0, 5)) {
    for (const one of [has, first, second]) await sessions().answer(one, id, { rsvp: 'yes' });
    site.news.length = 0;
    expect(await atOnce(() => sessions().answer(has, id, { rsvp: 'no' }), yes(first, id), yes(second, id))).toEqual(['no problem', 'no problem', 'no problem']);
    expect(Object.fromEntries(await answersAt(id))).toEqual({ [has.id]: 'no', [first.id]: 'yes', [second.id]: 'waits' });
    expect(site.news).toEqual([expect.objectContaining({ news: 'promoted', personId: first.id })]);
  }
});

test('the place of somebody who goes is not lost to who answers at the same moment, nor given twice', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { slug, people, rows } = await meeting({ capacity: '1' });
    const [goes, waits, comes] = people as [Actor, Actor, Actor];
    const id = rows[0]!.id;
    await sessions().answer(goes, id, { rsvp: 'yes' });
    await sessions().answer(waits, id, { rsvp: 'yes' });
    expect(await atOnce(() => site.services.communities.leave(goes, slug), yes(comes, id))).toEqual(['no problem', 'no problem']);
    expect(Object.fromEntries(await answersAt(id))).toEqual({ [waits.id]: 'yes', [comes.id]: 'waits' });
  }
});

test('who answers while they leave, are removed, suspended or no longer chosen keeps no place', async () => {
  const boss = await site.person('Boss', { isAdministrator: true });
  const ends: Record<string, (it: Awaited<ReturnType<typeof meeting>>, who: Actor) => Promise<unknown>> = {
    leaves: ({ slug }, who) => site.services.communities.leave(who, slug),
    removed: ({ facilitator, slug }, who) => site.services.communities.remove(facilitator, slug, who.handle),
    rests: ({ slug }, who) => site.services.communities.pause(who, slug),
    suspended: (_it, who) => site.services.moderation.suspend(boss, who.handle, { reason: 'Because.' }),
    'not chosen': ({ facilitator, seriesId, people }) => series().edit(facilitator, seriesId, { ...weekly(), expects: 'chosen', expected: [people[1]!.handle] }),
  };
  for (const [how, end] of Object.entries(ends)) {
    for (let round = 0; round < 3; round += 1) {
      const it = await meeting({ capacity: '1' });
      const who = it.people[0]!;
      const ended = await atOnce(() => end(it, who), yes(who, it.rows[0]!.id), yes(who, it.rows[1]!.id));
      expect(ended[0], how).toBe('no problem');
      for (const one of ended.slice(1)) expect(['no problem', 'forbidden', 'not_found'], how).toContain(one);
      for (const row of it.rows.slice(0, 2)) expect([...(await answersAt(row.id)).keys()], how).toEqual([]);
    }
  }
});

test('an answer that was asked for before a series has chosen others finds that it is too late', async () => {
  const { facilitator, people, seriesId, rows } = await meeting();
  const [who, other] = people as [Actor, Actor];
  await site.db.insert(seriesPeople).values({ seriesId, personId: other.id, part: 'expected' });
  const outcome = site.meanwhile('update series set expects = $1, capacity = 1 where id = $2', ['chosen', seriesId], () => sessions().answer(who, rows[0]!.id, { rsvp: 'yes' }));
  expect(await problemCode(outcome)).toBe('forbidden');
  // Nor are more places given than there are by now.
  expect(await problemCode(site.meanwhile('update series set capacity = 0 + $1 where id = $2', [1, seriesId], () => sessions().answer(other, rows[0]!.id, { rsvp: 'yes' })))).toBe('no problem');
  expect(await sessions().answer(facilitator, rows[0]!.id, { rsvp: 'yes' })).toMatchObject({ isWaiting: true });
});

test('a session that is moved and called off at once is one or the other, and all was counted', async () => {
  const { facilitator, id: communityId, rows } = await meeting();
  const co = await site.member(communityId, 'Co', 'co-facilitator');
  for (const { id } of rows.slice(0, 6)) {
    const ended = await atOnce(() => sessions().move(facilitator, id, { startsAt: '2026-05-02T10:00', minutes: '60' }), () => sessions().cancel(co, id, { reason: 'Snow' }));
    const [after] = await site.db.select().from(seriesSessions).where(eq(seriesSessions.id, id));
    // Called off after it was moved, it lies where it was moved to; moved after it was called off, it is refused.
    expect(ended[1]).toBe('no problem');
    expect(after).toMatchObject({ status: 'cancelled', cause: 'hand', reason: 'Snow' });
    expect(after!.sequence).toBe(ended.filter((one) => one === 'no problem').length);
    expect(after!.startsAt.getTime() !== after!.originalAt.getTime()).toBe(ended[0] === 'no problem');
  }
});

test('of two who give a series other times from a date on at once, both are done or one is told; no slot is there twice and no answer is lost', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { facilitator, id: communityId, people, seriesId, rows } = await meeting();
    const co = await site.member(communityId, 'Co', 'co-facilitator');
    for (const row of rows.slice(0, 8)) await sessions().answer(people[0]!, row.id, { rsvp: 'yes' });
    const later = (by: Actor, at: number, startsAt: string) => () => sessions().reshape(by, rows[at]!.id, { ...weekly({ rrule: 'FREQ=WEEKLY' }), startsAt, reach: 'later' });
    const ended = await atOnce(later(facilitator, 2, '2026-03-20T18:30'), later(co, 4, '2026-04-04T10:00'));
    for (const one of ended) expect(['no problem', 'conflict']).toContain(one);
    expect(ended).toContain('no problem');
    const after = await rowsOf(site, seriesId);
    expect(new Set(after.map(({ originalLocal }) => originalLocal)).size).toBe(after.length);
    expect(new Set(after.map(({ startsAt }) => startsAt.getTime())).size).toBe(after.length);
    const answers = await site.db.select().from(sessionAnswers).where(eq(sessionAnswers.personId, people[0]!.id));
    expect(answers).toHaveLength(8);
    expect(after.filter(({ id }) => answers.some((answer) => answer.sessionId === id))).toHaveLength(8);
    // One a week from now on, whichever came last.
    const weeks = after.filter(({ startsAt }) => startsAt > new Date('2026-04-13T00:00:00Z')).map(({ startsAt }) => startsAt.getTime());
    const apart = new Set(weeks.slice(1).map((at, n) => Math.round((at - weeks[n]!) / 3_600_000 / 24)));
    expect([...apart]).toEqual([7]);
  }
});

test('who leads may go while a series is handed over: it has a lead or asks for one, and never somebody who is gone', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { facilitator, slug, id: communityId, people } = await group(site);
    const lead = await site.member(communityId, 'Lead', 'consultant');
    const next = people[0]!;
    const { seriesId } = await series().schedule(lead, slug, weekly());
    const leave = (who: Actor) => () => site.services.communities.leave(who, slug);
    const handOver = () => series().handOver(facilitator, seriesId, { to: next.handle });
    const ended = round % 2 ? await atOnce(leave(lead), handOver) : await atOnce(handOver, leave(next), leave(lead));
    for (const one of ended) expect(one).toMatch(/no problem|conflict|not_a_member/);
    const [row] = await site.db.select().from(table).where(eq(table.id, seriesId));
    const [there] = row!.leadId ? await site.db.select().from(memberships).where(and(eq(memberships.communityId, communityId), eq(memberships.personId, row!.leadId))) : [];
    expect(row!.leadId === null ? 'none' : there!.status).toBe(row!.leadId === null ? 'none' : 'active');
    expect((await series().read(facilitator, seriesId)).needs).toEqual(row!.leadId === null ? ['successor'] : []);
    expect(row!.leadId === null).toBe(row!.needsSuccessorSince !== null);
  }
});

test('nobody is chosen who goes at that moment', async () => {
  const { facilitator, slug, people, seriesId, id: communityId } = await meeting();
  const [goes, stays] = people as [Actor, Actor];
  const gone = ['update memberships set status = $1, left_at = now() where community_id = $2 and person_id = $3', ['left', communityId, goes.id]] as const;
  const form = { ...weekly({ confidentiality: 'confidential' }), expects: 'chosen', expected: [goes.handle, stays.handle] };
  const asked: (() => Promise<unknown>)[] = [
    () => series().edit(facilitator, seriesId, form),
    () => series().schedule(facilitator, slug, { ...form, clientId: fresh() }),
    () => series().keepRota(facilitator, seriesId, { people: [goes.handle, stays.handle] }),
    () => series().handOver(facilitator, seriesId, { to: goes.handle }),
    async () => sessions().chooseLead(facilitator, (await rowsOf(site, seriesId))[0]!.id, { person: goes.handle }),
  ];
  for (const ask of asked) {
    await site.db.update(memberships).set({ status: 'active', leftAt: null }).where(and(eq(memberships.communityId, communityId), eq(memberships.personId, goes.id)));
    expect(await problemCode(site.meanwhile(gone[0], [...gone[1]], ask))).toMatch(/not_a_member/);
  }
  expect(await site.db.select().from(seriesPeople).where(eq(seriesPeople.personId, goes.id))).toEqual([]);
});

test('the same answer five times at once is one answer, and told once', async () => {
  const { people, rows } = await meeting({ capacity: '3' });
  const id = rows[0]!.id;
  site.told.length = 0;
  expect(new Set(await atOnce(...Array.from({ length: 5 }, () => yes(people[0]!, id))))).toEqual(new Set(['no problem']));
  expect((await answersAt(id)).size).toBe(1);
  expect(await site.db.select().from(sessionAnswerHistory).where(eq(sessionAnswerHistory.sessionId, id))).toHaveLength(1);
  expect(site.told.filter((told) => 'event' in told && told.event === 'session:changed')).toHaveLength(1);
});

test('the same thing laid ready, or left to come back to, five times at once is there once', async () => {
  const { people, seriesId, rows } = await meeting();
  const [ready, question] = [fresh(), fresh()];
  const prepared = await Promise.all(Array.from({ length: 5 }, () => sessions().prepare(people[0]!, rows[0]!.id, { kind: 'agenda', words: 'Once', clientId: ready })));
  const left = await Promise.all(Array.from({ length: 5 }, () => series().leaveReturnQuestion(people[0]!, seriesId, { words: 'Once', clientId: question })));
  expect([new Set(prepared.map(({ id }) => id)).size, new Set(left.map(({ id }) => id)).size]).toEqual([1, 1]);
  const view = await sessions().read(people[0]!, rows[0]!.id);
  expect([view.agenda.map(({ id }) => id), view.returnQuestions.map(({ id }) => id)]).toEqual([[prepared[0]!.id], [left[0]!.id]]);
  // One form for two sessions at once is a fault of whoever sends it, not ours.
  const twice = fresh();
  const ended = await atOnce(...rows.slice(1, 3).map(({ id }) => () => sessions().prepare(people[0]!, id, { kind: 'agenda', words: 'Once', clientId: twice })));
  for (const one of ended) expect(['no problem', 'conflict']).toContain(one);
});

test('two jobs that fill ahead at once, while somebody moves, rests and leaves, make every slot once and lock nobody out', async () => {
  const it = await group(site, 4);
  const all: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { seriesId } = await series().schedule(it.facilitator, it.slug, weekly({ startsAt: `2026-03-05T1${n}:30` }));
    await series().keepRota(it.facilitator, seriesId, { people: it.people.slice(0, 3).map(({ handle }) => handle) });
    all.push(seriesId);
  }
  const coming = await Promise.all(all.map((id) => rowsOf(site, id)));
  for (const rows of coming) for (const row of rows.slice(0, 4)) for (const one of it.people) await sessions().answer(one, row.id, { rsvp: 'yes' });
  const now = new Date('2026-12-20T12:00:00Z');
  const ended = await atOnce(
    () => series().fillAhead(now),
    () => series().fillAhead(now),
    ...coming.map((rows, n) => () => sessions().move(it.facilitator, rows[3]!.id, { startsAt: `2026-03-2${n}T09:00`, minutes: '60' })),
    () => site.services.communities.pause(it.people[3]!, it.slug),
    () => site.services.communities.leave(it.people[0]!, it.slug),
    ...coming.map((rows) => () => sessions().cancel(it.facilitator, rows[1]!.id, { reason: 'Snow' })),
  );
  expect(new Set(ended)).toEqual(new Set(['no problem']));
  for (const id of all) {
    const rows = await site.db.select().from(seriesSessions).where(eq(seriesSessions.seriesId, id));
    expect(new Set(rows.map(({ originalLocal }) => originalLocal)).size).toBe(rows.length);
    // Every Thursday from March 5 to as far ahead as the later clock looks.
    expect(rows).toHaveLength(95);
    expect(rows.filter(({ leadId }) => leadId === it.people[0]!.id)).toEqual([]);
  }
  expect(await site.db.select().from(sessionAnswers).where(inArray(sessionAnswers.personId, [it.people[0]!.id, it.people[3]!.id]))).toEqual([]);
});

test('who plans and who goes at once never lock each other out', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { facilitator, slug, people, seriesId, rows } = await meeting({}, 4);
    const [a, b, c] = people as [Actor, Actor, Actor];
    await series().edit(facilitator, seriesId, { ...weekly(), expects: 'chosen', expected: [a.handle, b.handle, c.handle] });
    await series().keepRota(facilitator, seriesId, { people: [a.handle, b.handle] });
    for (const one of [a, b, c]) for (const row of rows.slice(0, 4)) await sessions().answer(one, row.id, { rsvp: 'yes' });
    const ended = await atOnce(
      () => series().edit(facilitator, seriesId, { ...weekly(), expects: 'chosen', expected: [b.handle, c.handle] }),
      () => site.services.communities.leave(a, slug),
      () => site.services.communities.pause(c, slug),
      () => series().keepRota(facilitator, seriesId, { people: [b.handle, facilitator.handle] }),
      () => sessions().move(facilitator, rows[2]!.id, { startsAt: '2026-03-21T09:00', minutes: '60' }),
      () => sessions().skipTurn(b, rows[1]!.id),
    );
    for (const one of ended) expect(one).toMatch(/^(no problem|conflict|forbidden|not_found|invalid .*not_a_member.*)$/);
    expect(ended[1]).toBe('no problem');
    expect(await site.db.select().from(seriesPeople).where(and(eq(seriesPeople.seriesId, seriesId), eq(seriesPeople.personId, a.id)))).toEqual([]);
  }
});

test('who came is noted in as many series at once as there are connections', async () => {
  const { facilitator, slug } = await group(site, 1);
  const past: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const { seriesId } = await series().schedule(facilitator, slug, weekly({ rrule: 'FREQ=WEEKLY;COUNT=2', startsAt: `2026-02-19T${10 + n}:30` }));
    past.push((await rowsOf(site, seriesId))[0]!.id);
  }
  expect(new Set(await atOnce(...past.map((id) => () => sessions().takeAttendance(facilitator, id, {}))))).toEqual(new Set(['no problem']));
}, 30_000);

test('who leaves a circle without leaving the community gives up their places there', async () => {
  const { facilitator, id: communityId, slug, people } = await group(site, 4);
  const lead = await site.member(communityId, 'Lead', 'co-facilitator');
  const [chosen, turn, waits] = people as [Actor, Actor, Actor];
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ expects: 'chosen', capacity: '1', lead: lead.handle, expected: [chosen.handle, waits.handle] }));
  await series().keepRota(facilitator, seriesId, { people: [turn.handle] });
  const [first, second, third] = await rowsOf(site, seriesId);
  for (const [one, id] of [[turn, first!.id], [lead, second!.id], [lead, third!.id]] as const) {
    await sessions().answer(one, id, { rsvp: 'yes' });
    await sessions().answer(waits, id, { rsvp: 'yes' });
  }
  await series().keepRota(facilitator, seriesId, { people: [] });
  expect(Object.fromEntries(await answersAt(first!.id))).toEqual({ [waits.id]: 'yes' });
  await series().handOver(facilitator, seriesId, { to: chosen.handle });
  expect(Object.fromEntries(await answersAt(second!.id))).toEqual({ [waits.id]: 'yes' });
  await series().handOver(facilitator, seriesId, { to: lead.handle });
  await sessions().answer(waits, third!.id, { rsvp: 'no' });
  await sessions().answer(lead, third!.id, { rsvp: 'yes' });
  await series().stepDown(lead, seriesId, {});
  expect(Object.fromEntries(await answersAt(third!.id))).toEqual({ [waits.id]: 'no' });
});

test('a series that has passed its last day goes on until a session that was moved beyond it is over', async () => {
  const { facilitator, slug } = await group(site, 1);
  const { seriesId } = await series().schedule(facilitator, slug, weekly({ endsOn: '2026-03-19' }));
  const rows = await rowsOf(site, seriesId);
  await sessions().move(facilitator, rows[2]!.id, { startsAt: '2026-03-26T18:30', minutes: '60' });
  const statusAt = async (at: string) => {
    site.time.now = new Date(at);
    await series().fillAhead();
    return (await series().read(facilitator, seriesId)).status;
  };
  expect(await statusAt('2026-03-21T12:00:00Z')).toBe('running');
  await sessions().detail(facilitator, rows[2]!.id, { title: 'The last one' });
  expect(await statusAt('2026-03-27T12:00:00Z')).toBe('ended');
});

test('whoever led before is back: nobody takes their series on any more', async () => {
  const { facilitator, slug, people, id: communityId } = await group(site);
  const lead = await site.member(communityId, 'Lead', 'co-facilitator');
  const { seriesId } = await series().schedule(lead, slug, weekly());
  await site.services.communities.pause(lead, slug);
  const back = site.meanwhile('with back as (update memberships set status = $1 where community_id = $2 and person_id = $3) update series set sequence = sequence + 1 where id = $4', ['active', communityId, lead.id, seriesId], () => series().takeOn(people[0]!, seriesId));
  expect(await problemCode(back)).toBe('conflict');
  expect((await series().read(facilitator, seriesId)).lead).toMatchObject({ handle: lead.handle });
});
