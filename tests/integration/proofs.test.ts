import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../db/schema/people';
import { addressChanges, signUps } from '../../db/schema/proofs';
import { hashPassword } from '../../server/people/passwords';
import { linksIn, type Arrived } from '../mail-server';
import { openMailbox, type Mailbox } from './mailbox';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let mailbox: Mailbox;
beforeAll(async () => {
  site = await openSite({ limited: true, sendsMail: true });
  mailbox = await openMailbox(site);
});
afterAll(async () => {
  await mailbox.close();
  await site.close();
});

const good = 'three calm otters';
let counter = 0;
const fresh = () => `proof${(counter += 1)}@example.org`;
const caller = () => ({ address: `10.1.${(counter += 1) >> 8}.${counter & 255}`, deviceMark: null });
const signUp = (email: string, next = '/') => site.services.signUps.begin({ name: 'Ana Núñez', email, password: good, language: 'es' }, next, caller());
const tokenIn = (mail: Arrived, path: string) => linksIn(mail, path)[0]?.pathname.split('/')[2] ?? '';
const byEmail = async (email: string) => (await site.db.select().from(people).where(sql`lower(${people.email}) = ${email.toLowerCase()}`))[0];
const later = (hours: number) => void (site.time.now = new Date(site.time.now.getTime() + hours * 60 * 60_000));
const whose = (cookie: string) => site.services.people.whose(cookie.split(';')[0]);
async function account(email = fresh()) {
  const person = await site.person(`Owner ${counter}`, { email, passwordHash: await hashPassword(good) });
  const { cookie } = await site.services.people.signIn({ email, password: good }, caller());
  return { ...person, email, cookie, me: (await whose(cookie))! };
}
const change = (me: Awaited<ReturnType<typeof account>>['me'], email: string, current = good) => problemCode(site.services.addresses.change(me, { email, current }));

test('an account is made once the link from the mail is confirmed, and leads where one wanted to go', async () => {
  const email = fresh().replace('proof', 'Proof');
  expect(await signUp(email, '/join/MEETHERE')).toBeNull();
  expect(await byEmail(email)).toBeUndefined();
  const [mail] = await mailbox.read();
  expect([mail!.subject, mail!.envelope.to]).toEqual(['Termina tu cuenta en Tilth of the Valley', [email]]);
  const token = tokenIn(mail!, '/confirm/');
  expect(await site.services.signUps.look(token, caller())).toEqual({ name: 'Ana Núñez', email });
  expect(await byEmail(email)).toBeUndefined();
  const { signedIn, next } = await site.services.signUps.confirm(token, caller());
  expect(next).toBe('/join/MEETHERE');
  expect((await whose(signedIn.cookie))!.actor).toMatchObject({ name: 'Ana Núñez', language: 'es' });
  expect(await problemCode(site.services.people.signIn({ email, password: good }, caller()))).toBe('no problem');
  expect(await problemCode(site.services.signUps.confirm(token, caller()))).toBe('not_found');
  expect(await site.services.signUps.look(token, caller())).toBeNull();
});

test('a taken address gets the same answer by the same work, and a mail that says so', async () => {
  const { email, id } = await account();
  const queriesOf = async (address: string) => {
    site.queries.length = 0;
    expect(await signUp(address)).toBeNull();
    return site.queries.map((query) => query.replace(/\$\d+/g, '$'));
  };
  const [taken, free] = [await queriesOf(email.toUpperCase()), await queriesOf(fresh())];
  expect(taken).toEqual(free);
  const mails = await mailbox.read();
  const [told, asked] = [mails.find((mail) => mail.envelope.to[0] === email)!, mails.find((mail) => mail.envelope.to[0] !== email)!];
  expect(told.subject).toBe('You have an account on Tilth of the Valley');
  expect(tokenIn(told, '/confirm/')).toBe('');
  expect(tokenIn(asked, '/confirm/')).toHaveLength(32);
  expect((await site.db.select().from(people).where(eq(people.id, id)))[0]!.name).not.toBe('Ana Núñez');
});

test('an address that was taken in between makes no second account', async () => {
  const email = fresh();
  await signUp(email);
  const token = tokenIn((await mailbox.read())[0]!, '/confirm/');
  await account(email);
  expect(await problemCode(site.services.signUps.confirm(token, caller()))).toBe('not_found');
  expect(await site.db.select().from(people).where(eq(people.email, email))).toHaveLength(1);
});

test('of those who confirm at once, one account is made; all links of an address are over then', async () => {
  for (let times = 0; times < 10; times += 1) {
    const email = fresh();
    await signUp(email);
    await signUp(email);
    const tokens = (await mailbox.read()).map((mail) => tokenIn(mail, '/confirm/'));
    expect(tokens).toHaveLength(2);
    const ends = await Promise.all([tokens[0]!, tokens[1]!, tokens[0]!, tokens[1]!].map((token) => problemCode(site.services.signUps.confirm(token, caller()))));
    expect(ends.sort()).toEqual(['no problem', 'not_found', 'not_found', 'not_found']);
    expect(await site.db.select().from(signUps).where(eq(signUps.email, email))).toEqual([]);
  }
});

test('a link to finish an account is over after a day, and what waited is removed', async () => {
  await signUp(fresh());
  const token = tokenIn((await mailbox.read())[0]!, '/confirm/');
  later(24);
  expect(await site.services.signUps.look(token, caller())).toBeNull();
  expect(await problemCode(site.services.signUps.confirm(token, caller()))).toBe('not_found');
  await site.services.signUps.clearOld();
  expect(await site.db.select().from(signUps)).toEqual([]);
});

test('the fields of a sign-up are told as before; the queue knows neither password nor token', async () => {
  expect(await problemCode(site.services.signUps.begin({ name: 'A', email: 'x', password: 'short' }, '/', caller()))).toBe('invalid {"name":"too_short","email":"not_an_email","password":"too_short"}');
  await signUp(fresh());
  const queued = JSON.stringify(await mailbox.queue());
  const token = tokenIn((await mailbox.read())[0]!, '/confirm/');
  expect(queued).not.toMatch(/argon|otters/);
  expect(queued).not.toContain(token);
});

test('by a code one joins after the mail, by an invitation at once', async () => {
  const { slug, facilitator } = await site.community('proved');
  const { code } = await site.services.invitations.makeCode(facilitator, slug, { days: '0', uses: '0' });
  const email = fresh();
  const account = { name: 'Bo Code', email, password: good };
  expect(await site.services.invitations.signUpAndEnter(code, account, caller())).toEqual({ signedIn: null, entered: null });
  const { next } = await site.services.signUps.confirm(tokenIn((await mailbox.read())[0]!, '/confirm/'), caller());
  expect(next).toBe(`/join/${code}`);
  const invited = fresh();
  await site.services.invitations.invite(facilitator, slug, { emails: invited, role: 'member' });
  const link = tokenIn((await mailbox.read())[0]!, '/join/');
  expect(await site.services.invitations.signUpAndEnter(link, { name: 'In Vited', email: invited, password: good }, caller())).toMatchObject({ entered: { slug } });
});

test('without mail an account is made at once', async () => {
  const silent = await openSite();
  expect(await silent.services.signUps.begin({ name: 'At Once', email: fresh(), password: good }, '/', caller())).toMatchObject({ cookie: expect.any(String) });
  await silent.close();
});

test('an address changes once the new one confirms it; both are told, other sessions end', async () => {
  const { me, email, cookie, id } = await account();
  const elsewhere = await site.services.people.signIn({ email, password: good }, caller());
  const wanted = fresh();
  expect(await change(me, wanted, 'wrong')).toBe('invalid {"current":"wrong"}');
  expect(await change(me, wanted)).toBe('no problem');
  expect(await site.services.addresses.wanted(me)).toBe(wanted);
  const mails = await mailbox.read();
  const at = (address: string) => mails.filter((mail) => mail.envelope.to[0] === address);
  expect(at(wanted).map((mail) => mail.subject)).toEqual(['Confirm your address for Tilth of the Valley']);
  expect(at(email).map((mail) => mail.subject)).toEqual(['A new address for your account on Tilth of the Valley']);
  expect(at(email)[0]!.text).toContain('p•••@example.org');
  expect(at(email)[0]!.text).not.toContain(wanted);
  const token = tokenIn(at(wanted)[0]!, '/new-address/');
  expect(await site.services.addresses.look(token, caller())).toBe(wanted);
  await site.services.resets.ask({ email }, caller());
  const reset = tokenIn((await mailbox.read())[0]!, '/reset/');
  site.told.length = 0;
  await site.services.addresses.confirm(token, me, caller());
  expect((await site.db.select().from(people).where(eq(people.id, id)))[0]!.email).toBe(wanted);
  expect(await whose(cookie)).not.toBeNull();
  expect(await whose(elsewhere.cookie)).toBeNull();
  expect(site.told).toContainEqual({ change: 'signed-out-elsewhere', personId: id, keep: me.sessionId });
  // What went to the old address opens nothing any more.
  expect(await site.services.resets.opens(reset, caller())).toBe(false);
  expect((await mailbox.read()).map((mail) => mail.envelope.to[0]).sort()).toEqual([email, wanted].sort());
  expect(await problemCode(site.services.addresses.confirm(token, me, caller()))).toBe('not_found');
  expect((await site.services.audit.verify()).brokenAt).toBeNull();
});

test('whoever confirms without being signed in leaves no session', async () => {
  const { me, cookie } = await account();
  await change(me, fresh());
  const token = (await mailbox.read()).map((mail) => tokenIn(mail, '/new-address/')).find(Boolean)!;
  await site.services.addresses.confirm(token, null, caller());
  expect(await whose(cookie)).toBeNull();
});

test('wishing for a taken address looks the same, and tells its owner', async () => {
  const [mine, other] = [await account(), await account()];
  await mailbox.read();
  expect(await change(mine.me, other.email.toUpperCase())).toBe('no problem');
  expect(await site.services.addresses.wanted(mine.me)).toBe(other.email.toUpperCase());
  const mails = await mailbox.read();
  expect(mails.map((mail) => [mail.envelope.to[0], mail.subject]).sort()).toEqual(
    [
      [mine.email, 'A new address for your account on Tilth of the Valley'],
      [other.email, 'You have an account on Tilth of the Valley'],
    ].sort(),
  );
  expect(mails.map((mail) => tokenIn(mail, '/new-address/')).filter(Boolean)).toEqual([]);
});

test('another wish, and giving it up, make the link void', async () => {
  const { me, email } = await account();
  await change(me, fresh());
  const first = (await mailbox.read()).map((mail) => tokenIn(mail, '/new-address/')).find(Boolean)!;
  await change(me, fresh());
  const second = (await mailbox.read()).map((mail) => tokenIn(mail, '/new-address/')).find(Boolean)!;
  expect(await site.services.addresses.look(first, caller())).toBeNull();
  await site.services.addresses.keep(me);
  expect(await problemCode(site.services.addresses.confirm(second, me, caller()))).toBe('not_found');
  expect(await byEmail(email)).toBeDefined();
  await change(me, fresh());
  later(24);
  expect(await site.services.addresses.wanted(me)).toBeNull();
  await site.services.addresses.clearOld();
  expect(await site.db.select().from(addressChanges)).toEqual([]);
});

test('people of the demo and silent sites change no address', async () => {
  const demo = await site.person('Demo', { email: null, passwordHash: null, isDemo: true });
  const { cookie } = await site.services.people.welcome(demo.id);
  expect(await change((await whose(cookie))!, fresh())).toBe('forbidden');
  const silent = await openSite();
  const { me } = await account();
  expect(await problemCode(silent.services.addresses.change(me, { email: fresh(), current: good }))).toBe('not_found');
  await silent.close();
});

test('who asked to join learns by mail how it went', async () => {
  const { slug, facilitator } = await site.community('asked', 'request');
  await mailbox.read();
  const [yes, no] = [await site.person('Yes'), await site.person('No', { language: 'es' })];
  for (const person of [yes, no]) await site.services.invitations.ask(person, slug, { answer: 'CANARY answer' });
  const { requests } = await site.services.invitations.doors(facilitator, slug);
  const idOf = (name: string) => requests.find((request) => request.person.name.startsWith(name))!.id;
  await site.services.invitations.decide(facilitator, slug, { request: idOf('Yes'), decision: 'accepted' });
  await site.services.invitations.decide(facilitator, slug, { request: idOf('No'), decision: 'declined' });
  const mails = await mailbox.read();
  expect(mails.map((mail) => mail.subject)).toEqual(['Welcome to asked', 'Tu solicitud para unirte a asked']);
  expect(linksIn(mails[0]!, '/c/').map(({ href }) => href)).toEqual(['https://tilth.example/c/asked']);
  expect(mails.map((mail) => mail.source).join()).not.toContain('CANARY');
});
