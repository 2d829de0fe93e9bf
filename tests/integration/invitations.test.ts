import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberships } from '../../db/schema/communities';
import { invitations, joinCodes } from '../../db/schema/invitations';
import { people } from '../../db/schema/people';
import type { Actor } from '../../server/people/actor';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ limited: true });
});
afterAll(() => site.close());

const doors = () => site.services.invitations;
let addresses = 0;
/** Everybody comes from somewhere else, so that limits count only where a test wants them to. */
const caller = (address = `10.${(addresses += 1) >> 8}.${addresses & 255}.1`) => ({ address, deviceMark: null });
const day = 24 * 60 * 60 * 1000;
const later = (days: number) => void (site.time.now = new Date(site.time.now.getTime() + days * day));
const terms = { days: '0', uses: '0' };
const password = 'three calm otters';
const account = (name: string, email = `${name.toLowerCase().replace(/\W/g, '')}@example.org`) => ({ name, email, password });
const statusOf = async (communityId: string, person: { id: string }) =>
  (await site.db.select().from(memberships).where(and(eq(memberships.communityId, communityId), eq(memberships.personId, person.id))))[0]?.status ?? null;
const acts = async (communityId: string) => (await site.services.audit.ofCommunity(communityId)).map((entry) => entry.act).filter((act) => act !== 'community-founded');
const enter = (actor: Actor, typed: string) => doors().enter(actor, typed, {}, caller());
const look = (typed: string, actor: Actor | null = null) => doors().look(actor, typed, caller());
const byEmail = async (email: string) => (await site.db.select().from(people).where(eq(people.email, email)))[0]!;
/** The tokens of the open invitations of a community, by address. */
async function tokens(actor: Actor, slug: string) {
  const { invitations: open } = await doors().doors(actor, slug);
  return Object.fromEntries(open.map((one) => [one.email, one.token!]));
}

test('a code is short, has no letter that looks like another, and opens in any case with or without its dash', async () => {
  const { slug, facilitator } = await site.community('readable');
  const { code } = await doors().makeCode(facilitator, slug, terms);
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' – ')} `]) expect(await look(typed)).toMatchObject({ via: 'code', community: { name: 'readable' } });
});

test('the holder of a code of a private community sees its name and purpose, and nothing that members wrote', async () => {
  const { slug, facilitator } = await site.community('hidden-purpose');
  await site.services.threads.start(facilitator, slug, { kind: 'share', title: 'CANARY title', body: 'CANARY body', clientId: 'canary-1' });
  const { code } = await doors().makeCode(facilitator, slug, terms);
  const seen = await look(code);
  expect(seen).toMatchObject({ from: facilitator.name, role: 'member', sentTo: null, needsApproval: false });
  expect(JSON.stringify(seen)).not.toContain('CANARY');
  expect(JSON.stringify(seen)).not.toContain(slug + '"/');
  // Looking takes no use and makes nobody a member.
  const [row] = await site.db.select().from(joinCodes).where(eq(joinCodes.code, code.replace('-', '')));
  expect(row!.uses).toBe(0);
});

test('only those who hold a community make, reset and end its code, and each is written down', async () => {
  const { id, slug, facilitator } = await site.community('coded', 'request');
  const member = await site.member(id, 'Plain Member');
  const stranger = await site.community('coded-elsewhere');
  for (const actor of [member, stranger.facilitator]) {
    expect(await problemCode(doors().makeCode(actor, slug, terms))).toBe('forbidden');
    expect(await problemCode(doors().resetCode(actor, slug))).toBe('forbidden');
    expect(await problemCode(doors().revokeCode(actor, slug))).toBe('forbidden');
    expect(await problemCode(doors().doors(actor, slug))).toBe('forbidden');
  }
  expect(await problemCode(doors().makeCode(stranger.facilitator, 'readable', terms))).toBe('not_found');
  expect(await problemCode(doors().makeCode(facilitator, slug, { days: '3', uses: '7' }))).toBe('invalid {"days":"wrong","uses":"wrong"}');
  expect(await problemCode(doors().resetCode(facilitator, slug))).toBe('conflict');
  const first = await doors().makeCode(facilitator, slug, { days: '7', uses: '10', approval: 'on' });
  const second = await doors().resetCode(facilitator, slug);
  expect(second).toMatchObject({ useLimit: 10, needsApproval: true, uses: 0, expiresAt: first.expiresAt });
  expect(second.code).not.toBe(first.code);
  await doors().revokeCode(facilitator, slug);
  await doors().revokeCode(facilitator, slug);
  expect(await acts(id)).toEqual(['join-code-revoked', 'join-code-reset', 'join-code-made']);
});

test('of two who make a code at once, one code stands', async () => {
  const { id, slug, facilitator } = await site.community('two-codes');
  await Promise.all([doors().makeCode(facilitator, slug, terms), doors().makeCode(facilitator, slug, terms), doors().makeCode(facilitator, slug, terms)]);
  const rows = await site.db.select().from(joinCodes).where(eq(joinCodes.communityId, id));
  expect(rows.map((row) => row.revokedAt === null).filter(Boolean)).toHaveLength(1);
});

test('wrong, expired, used up, reset and ended codes and foreign tokens get one answer', async () => {
  const { slug, facilitator } = await site.community('gone');
  const person = await site.person('Late Comer');
  const dead: string[] = ['AAAA-2222', 'O0I1-LLLL', '', 'x'.repeat(5_000), '../../etc', 'A'.repeat(32), '%00', '\0'];
  dead.push((await doors().makeCode(facilitator, slug, terms)).code);
  dead.push((await doors().resetCode(facilitator, slug)).code);
  await doors().revokeCode(facilitator, slug);
  const single = await doors().makeCode(facilitator, slug, { days: '0', uses: '1' });
  await enter(await site.person('The One'), single.code);
  dead.push(single.code);
  const used = (await doors().makeCode(facilitator, slug, { days: '1', uses: '0' })).code;
  expect(await problemCode(look(used))).toBe('no problem');
  later(1);
  dead.push(used);
  for (const typed of dead) {
    expect(await problemCode(look(typed)), typed).toBe('not_found');
    expect(await problemCode(look(typed, person)), typed).toBe('not_found');
    expect(await problemCode(enter(person, typed)), typed).toBe('not_found');
    expect(await problemCode(doors().signUpAndEnter(typed, account('Nobody'), caller())), typed).toBe('not_found');
  }
  expect(await byEmail('nobody@example.org')).toBeUndefined();
});

test('a code lets a person in once, and takes one use for it', async () => {
  const { id, slug, facilitator } = await site.community('one-use-each');
  const { code } = await doors().makeCode(facilitator, slug, { days: '7', uses: '10' });
  const person = await site.person('Eager');
  site.told.length = 0;
  expect(await Promise.all([enter(person, code), enter(person, code)])).toEqual([{ slug, name: slug, isWaiting: false }, { slug, name: slug, isWaiting: false }]);
  expect(await enter(person, code)).toMatchObject({ slug });
  expect(site.told).toEqual([{ change: 'joined', personId: person.id, communityId: id }]);
  expect((await doors().standingCode(facilitator, slug))!.uses).toBe(1);
  expect(await look(code, person)).toEqual({ memberOf: slug });
});

test('of two who accept the last use at once, exactly one joins', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, slug, facilitator } = await site.community(`last-use-${round}`);
    const { code } = await doors().makeCode(facilitator, slug, { days: '0', uses: '1' });
    const rivals = await Promise.all(['Ada', 'Bea', 'Cleo'].map((name) => site.person(name)));
    const answers = await Promise.all(rivals.map((one) => problemCode(enter(one, code))));
    expect(answers.sort()).toEqual(['no problem', 'not_found', 'not_found']);
    const joined = await Promise.all(rivals.map((one) => statusOf(id, one)));
    expect(joined.filter(Boolean)).toEqual(['active']);
    // Who got it may click again; the others may not.
    const again = await Promise.all(rivals.map((one) => problemCode(enter(one, code))));
    expect(again.sort()).toEqual(['no problem', 'not_found', 'not_found']);
  }
});

test('two newcomers sign up for the last place at once: both have an account, one is in', async () => {
  const { id, slug, facilitator } = await site.community('last-place');
  const { code } = await doors().makeCode(facilitator, slug, { days: '0', uses: '1' });
  const came = await Promise.all(['Ines', 'Jon'].map((name) => doors().signUpAndEnter(code, account(name), caller())));
  expect(came.map(({ entered }) => entered?.slug ?? null).sort()).toEqual([slug, null].sort());
  for (const { signedIn, entered } of came) {
    expect((await site.services.people.whose(signedIn!.cookie.split(';')[0]))!.actor.id).toBe(signedIn!.personId);
    expect(await statusOf(id, { id: signedIn!.personId })).toBe(entered ? 'active' : null);
  }
});

test('a newcomer who fills something in wrong has no account and took no use', async () => {
  const { slug, facilitator } = await site.community('wrong-form');
  const { code } = await doors().makeCode(facilitator, slug, { days: '0', uses: '10' });
  expect(await problemCode(doors().signUpAndEnter(code, { name: '', email: 'x', password: 'a' }, caller()))).toBe('invalid {"name":"required","email":"not_an_email","password":"too_short"}');
  expect(await problemCode(doors().signUpAndEnter(code, { ...account('Wordy'), answer: 'x'.repeat(601) }, caller()))).toBe('invalid {"answer":"too_long"}');
  expect((await doors().standingCode(facilitator, slug))!.uses).toBe(0);
  expect(await byEmail('wordy@example.org')).toBeUndefined();
});

test('a roomful of newcomers signs up behind one address', async () => {
  const { slug, facilitator } = await site.community('workshop');
  const { code } = await doors().makeCode(facilitator, slug, terms);
  const room = caller();
  for (let n = 0; n < 25; n += 1) await doors().signUpAndEnter(code, account(`Guest ${n}`), room);
  expect((await doors().standingCode(facilitator, slug))!.uses).toBe(25);
}, 120_000);

test('guessing is stopped for an address and for an account; codes that fit do not count', async () => {
  const { slug, facilitator } = await site.community('guessed');
  const { code } = await doors().makeCode(facilitator, slug, terms);
  const here = caller();
  for (let n = 0; n < 70; n += 1) await doors().look(null, code, here);
  for (let n = 0; n < 60; n += 1) expect(await problemCode(doors().look(null, 'AAAA-2222', here))).toBe('not_found');
  await expect(doors().look(null, code, here)).rejects.toMatchObject({ problem: { code: 'too_many', retryAfter: expect.any(Number) } });
  expect(await problemCode(look(code))).toBe('no problem');
  const person = await site.person('Guesser');
  for (let n = 0; n < 30; n += 1) expect(await problemCode(enter(person, 'AAAA-2222'))).toBe('not_found');
  expect(await problemCode(enter(person, code))).toBe('too_many');
});

test('a code with approval lets people ask, and a facilitator decides once', async () => {
  const { id, slug, facilitator } = await site.community('approved');
  const co = await site.member(id, 'Co', 'co-facilitator');
  await doors().askQuestion(facilitator, slug, { question: '  What brings\nyou here? ' });
  const { code } = await doors().makeCode(facilitator, slug, { ...terms, approval: 'on' });
  expect(await look(code)).toMatchObject({ needsApproval: true, question: 'What brings you here?' });
  const [yes, no] = [await site.person('Yes'), await site.person('No')];
  for (const one of [yes, yes, no]) {
    expect(await doors().enter(one, code, { answer: 'Sand tables.' }, caller())).toMatchObject({ isWaiting: true });
    later(0.001);
  }
  expect(await look(code, yes)).toMatchObject({ isWaiting: true });
  const { requests } = await doors().doors(facilitator, slug);
  expect(requests.map((one) => [one.person.name, one.answer])).toEqual([['Yes', 'Sand tables.'], ['No', 'Sand tables.']]);
  const answers = await Promise.all([facilitator, co].map((actor) => problemCode(doors().decide(actor, slug, { request: requests[0]!.id, decision: 'accepted' }))));
  expect(answers.sort()).toEqual(['conflict', 'no problem']);
  await doors().decide(co, slug, { request: requests[1]!.id, decision: 'declined' });
  expect([await statusOf(id, yes), await statusOf(id, no)]).toEqual(['active', null]);
  expect(await acts(id)).toEqual(['join-request-declined', 'join-request-accepted', 'join-code-made', 'join-question-changed']);
  expect((await doors().doors(facilitator, slug)).requests).toEqual([]);
});

test('one asks where a community takes requests, nowhere else, and only its own facilitators answer', async () => {
  const { slug, facilitator } = await site.community('asked', 'request');
  const open = await site.community('asked-open', 'open');
  const hidden = await site.community('asked-hidden');
  const person = await site.person('Asking');
  expect(await doors().asking(person, slug)).toEqual({ name: slug, question: null, waiting: null });
  await doors().ask(person, slug, { answer: 'Hello' });
  await doors().ask(person, slug, { answer: 'Hello again' });
  expect(await doors().asking(person, slug)).toEqual({ name: slug, question: null, waiting: { at: site.time.now.toISOString(), answer: 'Hello' } });
  expect(await problemCode(doors().ask(person, open.slug, {}))).toBe('forbidden');
  expect(await problemCode(doors().ask(person, hidden.slug, {}))).toBe('not_found');
  expect(await problemCode(doors().asking(person, 'no-such-place'))).toBe('not_found');
  const { requests } = await doors().doors(facilitator, slug);
  expect(requests).toHaveLength(1);
  const input = { request: requests[0]!.id, decision: 'accepted' };
  expect(await problemCode(doors().decide(open.facilitator, slug, input))).toBe('forbidden');
  expect(await problemCode(doors().decide(open.facilitator, open.slug, input))).toBe('not_found');
  expect(await problemCode(doors().decide(facilitator, slug, { ...input, decision: 'maybe' }))).toBe('invalid {"decision":"wrong"}');
  for (let n = 0; n < 8; n += 1) await doors().ask(person, slug, {});
  expect(await problemCode(doors().ask(person, slug, {}))).toBe('too_many');
});

test('an invitation is for one address, one use and seven days, and its token lies nowhere', async () => {
  const { id, slug, facilitator } = await site.community('invited');
  await doors().invite(facilitator, slug, { emails: 'Nina@Example.org', role: 'consultant' });
  const { 'nina@example.org': token } = await tokens(facilitator, slug);
  expect(token).toMatch(/^[\w-]{32}$/);
  const [row] = await site.db.select().from(invitations).where(eq(invitations.communityId, id));
  expect(JSON.stringify(row)).not.toContain(token);
  expect(row!.expiresAt.getTime() - site.time.now.getTime()).toBe(7 * day);
  // The address itself is not told to whoever holds the link.
  const seen = await look(token!);
  expect(seen).toMatchObject({ via: 'invitation', sentTo: 'n•••@example.org', role: 'consultant', from: facilitator.name });
  expect(JSON.stringify(seen)).not.toContain('nina');
  expect(await problemCode(doors().signUpAndEnter(token!, account('Other', 'other-nina@example.org'), caller()))).toBe('invalid {"email":"other_address"}');
  expect(await byEmail('other-nina@example.org')).toBeUndefined();
  const thief = await site.person('Thief');
  expect(await look(token!, thief)).toMatchObject({ isForAnother: true });
  expect(await problemCode(enter(thief, token!))).toBe('forbidden');
  const { entered, signedIn } = await doors().signUpAndEnter(token!, account('Nina', 'NINA@example.org'), caller());
  expect(entered).toEqual({ slug, name: slug, isWaiting: false });
  expect(await problemCode(look(token!))).toBe('not_found');
  expect(await problemCode(enter(thief, token!))).toBe('not_found');
  const [membership] = await site.db.select().from(memberships).where(eq(memberships.personId, signedIn!.personId));
  expect(membership).toMatchObject({ communityId: id, role: 'consultant', status: 'active' });
  expect(await acts(id)).toEqual(['invitation-accepted', 'invitation-made']);
});

test('looking never uses an invitation up, and two clicks at once accept it once', async () => {
  const { id, slug, facilitator } = await site.community('looked-at');
  const person = await site.person('Patient', { email: 'patient@example.org' });
  await doors().invite(facilitator, slug, { emails: 'patient@example.org', role: 'member' });
  const { 'patient@example.org': token } = await tokens(facilitator, slug);
  for (let n = 0; n < 5; n += 1) await look(token!);
  expect(await statusOf(id, person)).toBeNull();
  expect(await Promise.all([enter(person, token!), enter(person, token!)])).toHaveLength(2);
  expect((await acts(id)).filter((act) => act === 'invitation-accepted')).toHaveLength(1);
  expect(await look(token!, person)).toEqual({ memberOf: slug });
});

test('an expired or revoked invitation opens nothing; a new link ends the one before', async () => {
  const { slug, facilitator } = await site.community('re-sent');
  const person = await site.person('Slow', { email: 'slow@example.org' });
  const elsewhere = await site.community('re-sent-elsewhere');
  await doors().invite(facilitator, slug, { emails: 'slow@example.org', role: 'member' });
  const first = (await tokens(facilitator, slug))['slow@example.org']!;
  later(7);
  expect(await problemCode(look(first))).toBe('not_found');
  expect(await problemCode(enter(person, first))).toBe('not_found');
  const [over] = (await doors().doors(facilitator, slug)).invitations;
  expect(over).toMatchObject({ isOver: true, token: null });
  const { id } = over!;
  expect(await problemCode(doors().resend(elsewhere.facilitator, elsewhere.slug, id))).toBe('not_found');
  expect(await problemCode(doors().revoke(elsewhere.facilitator, elsewhere.slug, id))).toBe('not_found');
  await doors().resend(facilitator, slug, id);
  const second = (await tokens(facilitator, slug))['slow@example.org']!;
  expect(second).not.toBe(first);
  expect(await problemCode(look(first))).toBe('not_found');
  expect(await problemCode(look(second))).toBe('no problem');
  await doors().revoke(facilitator, slug, id);
  expect(await problemCode(enter(person, second))).toBe('not_found');
  expect(await problemCode(doors().revoke(facilitator, slug, id))).toBe('not_found');
  // Invited anew after that, there is a new one.
  expect(await doors().invite(facilitator, slug, { emails: 'slow@example.org', role: 'member' })).toEqual({ made: 1, unchanged: 0 });
});

test('addresses that are wrong are refused before anything is made', async () => {
  const { id, slug, facilitator } = await site.community('bad-addresses');
  const invite = (emails: string, role = 'member') => problemCode(doors().invite(facilitator, slug, { emails, role }));
  expect(await invite(' \n ,; ')).toBe('invalid {"emails":"required"}');
  expect(await invite('fine@example.org, not-fine')).toBe('invalid {"emails":"not_an_email"}');
  expect(await invite(Array.from({ length: 51 }, (_, n) => `p${n}@example.org`).join('\n'))).toBe('invalid {"emails":"too_many_items"}');
  expect(await invite('fine@example.org', 'queen')).toBe('invalid {"role":"wrong"}');
  expect(await site.db.select().from(invitations).where(eq(invitations.communityId, id))).toEqual([]);
  expect(await problemCode(doors().invite(await site.member(id, 'Mere Member'), slug, { emails: 'fine@example.org', role: 'member' }))).toBe('forbidden');
});

test('whoever was removed comes back only by an invitation that is newer, and that is written down', async () => {
  const { id, slug, facilitator } = await site.community('readmitted');
  const person = await site.person('Came Back', { email: 'back@example.org' });
  const { code } = await doors().makeCode(facilitator, slug, terms);
  await enter(person, code);
  await site.services.communities.leave(person, slug);
  await doors().invite(facilitator, slug, { emails: 'back@example.org', role: 'member' });
  const old = (await tokens(facilitator, slug))['back@example.org']!;
  await enter(person, code);
  later(0.01);
  await site.services.communities.remove(facilitator, slug, person.handle);
  for (const door of [code, old]) {
    expect(await problemCode(look(door, person))).toBe('not_found');
    expect(await problemCode(enter(person, door))).toBe('not_found');
  }
  expect(await doors().mine(person)).toEqual([]);
  later(0.01);
  expect(await doors().invite(facilitator, slug, { emails: 'back@example.org', role: 'member' })).toEqual({ made: 1, unchanged: 0 });
  const [mine] = await doors().mine(person);
  expect(await doors().accept(person, mine!.id)).toBe(slug);
  expect(await statusOf(id, person)).toBe('active');
  expect((await site.services.audit.ofCommunity(id))[0]).toMatchObject({ act: 'invitation-accepted', details: { wasRemoved: true } });
});

test('a suspended account gets in by no door; one that paused comes back with its own role', async () => {
  const { id, slug, facilitator } = await site.community('suspended');
  const { code } = await doors().makeCode(facilitator, slug, { days: '0', uses: '10' });
  const suspended = await site.person('Suspended', { email: 'suspended@example.org', suspendedAt: site.time.now });
  await doors().invite(facilitator, slug, { emails: 'suspended@example.org', role: 'member' });
  for (const door of [code, (await tokens(facilitator, slug))['suspended@example.org']!]) expect(await problemCode(enter(suspended, door))).toBe('forbidden');
  expect(await statusOf(id, suspended)).toBeNull();
  const paused = await site.member(id, 'Paused', 'consultant', 'paused');
  await enter(paused, code);
  const [row] = await site.db.select().from(memberships).where(eq(memberships.personId, paused.id));
  expect(row).toMatchObject({ role: 'consultant', status: 'active' });
});

test('who has an account already finds the invitation at home, accepts or declines it; nobody else does', async () => {
  const { slug, facilitator } = await site.community('at-home');
  const [yes, no, other] = [await site.person('Yes Home', { email: 'YesHome@example.org' }), await site.person('No Home', { email: 'nohome@example.org' }), await site.person('Else')];
  await doors().invite(facilitator, slug, { emails: 'yeshome@example.org\nnohome@example.org', role: 'member' });
  const [mine] = await doors().mine(yes);
  expect(mine).toMatchObject({ name: slug, from: facilitator.name, role: 'member' });
  expect(await doors().mine(other)).toEqual([]);
  expect(await problemCode(doors().accept(other, mine!.id))).toBe('not_found');
  expect(await problemCode(doors().accept(yes, 'nothing'))).toBe('not_found');
  await doors().decline(other, mine!.id);
  expect(await doors().accept(yes, mine!.id)).toBe(slug);
  expect(await doors().mine(yes)).toEqual([]);
  const [his] = await doors().mine(no);
  await doors().decline(no, his!.id);
  expect(await problemCode(doors().accept(no, his!.id))).toBe('not_found');
});

test('nobody takes an invitation by signing up with its address afterwards: without its link it is not there', async () => {
  const { slug, facilitator } = await site.community('squatted');
  await doors().invite(facilitator, slug, { emails: 'director@example.org', role: 'facilitator' });
  const [open] = (await doors().doors(facilitator, slug)).invitations;
  later(0.01);
  const squatter = await site.person('Squatter', { email: 'director@example.org' });
  expect(await doors().mine(squatter)).toEqual([]);
  expect(await problemCode(doors().accept(squatter, open!.id))).toBe('not_found');
});

test('a list is previewed without changing anything, taken row by row, and the same list again changes nothing', async () => {
  const { id, slug, facilitator } = await site.community('imported');
  const member = await site.member(id, 'Belongs');
  await site.db.update(people).set({ email: 'Belongs@example.org' }).where(eq(people.id, member.id));
  const known = await site.person('Has Account', { email: 'known@example.org' });
  const list = 'email;role\nnew@example.org;member\nKNOWN@example.org;consultant\nbelongs@example.org;\nnot one;\nnew@example.org;\nqueen@example.org;queen\n';
  const seen = await doors().preview(facilitator, slug, Buffer.from(`\ufeff${list}`));
  expect(seen.map((row) => [row.line, row.email, row.fault])).toEqual([
    [2, 'new@example.org', null],
    [3, 'known@example.org', null],
    [4, 'belongs@example.org', 'member'],
    [5, 'not one', 'not_an_email'],
    [6, 'new@example.org', 'duplicate'],
    [7, 'queen@example.org', 'role'],
  ]);
  expect(await site.db.select().from(invitations).where(eq(invitations.communityId, id))).toEqual([]);
  const both = await Promise.all([doors().confirm(facilitator, slug, list), doors().confirm(facilitator, slug, list)]);
  expect(both.map(({ made }) => made).sort()).toEqual([0, 2]);
  const before = await site.db.select().from(invitations).where(eq(invitations.communityId, id));
  later(1);
  expect(await doors().confirm(facilitator, slug, list)).toEqual({ made: 0, unchanged: 2 });
  expect(await site.db.select().from(invitations).where(eq(invitations.communityId, id))).toEqual(before);
  expect((await doors().preview(facilitator, slug, list)).filter((row) => row.isInvited)).toHaveLength(2);
  // Nobody is a member without their own yes; the log holds counts and no address.
  expect(await statusOf(id, known)).toBeNull();
  const log = (await site.services.audit.ofCommunity(id)).filter(({ act }) => act !== 'community-founded');
  expect(log.map(({ act, details }) => [act, details])).toEqual([['members-import-confirmed', { made: 2, unchanged: 0 }]]);
  expect(await problemCode(doors().preview(member, slug, list))).toBe('forbidden');
  expect(await problemCode(doors().confirm(member, slug, list))).toBe('forbidden');
  expect(await problemCode(doors().preview(facilitator, slug, null))).toBe('invalid {"table":"required"}');
});

test('a long list makes a long page in parts', async () => {
  const { slug, facilitator } = await site.community('long-list');
  const list = Array.from({ length: 120 }, (_, n) => `long${n}@example.org`).join('\n');
  expect(await doors().confirm(facilitator, slug, list)).toEqual({ made: 120, unchanged: 0 });
  const pages = await Promise.all([1, 2, 3, 99].map((page) => doors().doors(facilitator, slug, page)));
  expect(pages.map((one) => [one.page, one.pages, one.invitations.length])).toEqual([[1, 3, 50], [2, 3, 50], [3, 3, 20], [3, 3, 20]]);
  site.queries.length = 0;
  await doors().doors(facilitator, slug);
  expect(site.queries).toHaveLength(6);
});
