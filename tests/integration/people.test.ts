import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people, sessions } from '../../db/schema/people';
import { addressKey } from '../../server/people/people';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ limited: true });
});
afterAll(() => site.close());

const caller = (address = '192.0.2.1', deviceMark: string | null = null) => ({ address, deviceMark });
const good = 'three calm otters';
let counter = 0;
async function account(address = `198.51.100.${(counter += 1)}`) {
  const email = `Person${counter}@Example.org`;
  const signedIn = await site.services.people.signUp({ name: 'Ana María Núñez', email, password: good }, caller(address));
  return { email, ...signedIn };
}
/** The Cookie header that a browser would send after this Set-Cookie. */
const sent = (cookie: string) => cookie.split(';')[0]!;
const whose = (cookie: string) => site.services.people.whose(sent(cookie));
const signIn = (email: string, password: string, from = caller()) => site.services.people.signIn({ email, password }, from);

test('a new person is signed in, and neither password nor cookie lies in the database', async () => {
  const { cookie, personId, email } = await account();
  expect((await whose(cookie))!.actor).toMatchObject({ id: personId, name: 'Ana María Núñez', isAdministrator: false });
  const token = sent(cookie).split('=')[1]!;
  const [row] = await site.db.select().from(people).where(sql`${people.id} = ${personId}`);
  expect(row!.passwordHash).toMatch(/^\$argon2id\$/);
  expect(row!.handle).toMatch(/^ana-maria-nunez/);
  const stored = JSON.stringify(await site.db.select().from(sessions));
  expect(stored).not.toContain(token);
  // What does lie there is no cookie.
  const [kept] = await site.db.select().from(sessions).where(sql`${sessions.personId} = ${personId}`);
  expect(await site.services.people.whose(`tilth=${kept!.idHash}`)).toBeNull();
  expect(await problemCode(signIn(email.toLowerCase(), good))).toBe('no problem');
});

test('the cookie is out of reach of scripts and other sites', async () => {
  const { cookie } = await account();
  expect(cookie).toMatch(/^tilth=\w{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
  const secure = (await import('../../server/people/sessions')).buildSessions(site.db, site.clock, true);
  expect(await secure.start((await site.person('On https')).id)).toMatch(/^__Host-tilth=\w{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/);
});

test('a sign-up says beside each field what is wrong', async () => {
  const attempt = (input: object) => problemCode(site.services.people.signUp(input, caller('203.0.113.200')));
  expect(await attempt({})).toBe('invalid {"name":"required","email":"required","password":"required"}');
  expect(await attempt({ name: 'A', email: 'nobody', password: 'short' })).toBe('invalid {"name":"too_short","email":"not_an_email","password":"too_short"}');
  expect(await attempt({ name: 'Ana', email: 'ana@example.org', password: 'password1' })).toBe('invalid {"password":"too_common"}');
  expect(await attempt({ name: 'Gabriela', email: 'g@example.org', password: 'gabriela12' })).toBe('invalid {"password":"contains_name"}');
  const { email } = await account();
  expect(await attempt({ name: 'Ana', email: email.toUpperCase(), password: good })).toBe('invalid {"email":"taken"}');
});

test('two people with one name get two handles, also at once', async () => {
  const join = (n: number) => site.services.people.signUp({ name: 'Sam Same', email: `sam${n}@example.org`, password: good }, caller('203.0.113.77'));
  await Promise.all([join(1), join(2), join(3)]);
  const rows = await site.db.select({ handle: people.handle }).from(people).where(sql`${people.name} = 'Sam Same'`).orderBy(people.handle);
  expect(rows.map((row) => row.handle)).toEqual(['sam-same', 'sam-same-2', 'sam-same-3']);
});

test('long and foreign passwords count in full', async () => {
  const password = `${'ñ'.repeat(80)}-end`;
  await site.services.people.signUp({ name: 'Long', email: 'long@example.org', password }, caller('203.0.113.78'));
  expect(await problemCode(signIn('long@example.org', password))).toBe('no problem');
  expect(await problemCode(signIn('long@example.org', password.slice(0, 72)))).toBe('invalid {"password":"wrong"}');
  // Composed or decomposed, it is the same word to its writer.
  expect(await problemCode(signIn('long@example.org', password.normalize('NFD')))).toBe('no problem');
});

test('an unknown address and a wrong password get the same answer, and the same work is done for both', async () => {
  const { email } = await account();
  const known = await problemCode(signIn(email, 'not this one', caller('203.0.113.10')));
  const unknown = await problemCode(signIn('nobody@example.org', 'not this one', caller('203.0.113.10')));
  expect(unknown).toBe(known);
  const argon2 = await import('@node-rs/argon2');
  const { passwordFits } = await import('../../server/people/passwords');
  // The decoy has the same parameters, so a look at it costs what a look at a real one costs.
  const [stored] = await site.db.select().from(people).where(sql`${people.email} = ${email}`);
  const parameters = (hash: string) => hash.split('$').slice(1, 4).join('$');
  expect(parameters(await argon2.hash('anything'))).toBe(parameters(stored!.passwordHash!));
  expect(await passwordFits(null, 'nobody has this password')).toBe(false);
});

test('the sixth wrong password waits, from a stranger; the owner\u2019s own device goes on', async () => {
  const { email, deviceMark } = await account();
  for (let n = 0; n < 5; n += 1) expect(await problemCode(signIn(email, 'wrong', caller(`203.0.113.${20 + n}`)))).toBe('invalid {"password":"wrong"}');
  const refused = signIn(email, good, caller('203.0.113.30'));
  await expect(refused).rejects.toMatchObject({ problem: { code: 'too_many', retryAfter: expect.any(Number) } });
  expect(await problemCode(signIn(email, good, caller('203.0.113.31', deviceMark)))).toBe('no problem');
  expect(await problemCode(signIn(email, good, caller('203.0.113.31', `${deviceMark}x`)))).toBe('too_many');
});

test('an address that guesses at many accounts waits, also from its whole IPv6 network', async () => {
  for (let n = 0; n < 30; n += 1) await problemCode(signIn(`guess${n}@example.org`, 'wrong', caller(`2001:db8:0:1::${n + 1}`)));
  expect(await problemCode(signIn('another@example.org', 'wrong', caller('2001:db8:0:1:ffff::1')))).toBe('too_many');
  expect(await problemCode(signIn('another@example.org', 'wrong', caller('2001:db8:0:2::1')))).toBe('invalid {"password":"wrong"}');
});

test('an IPv6 network is one bucket', () => {
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  expect(addressKey('2001:0DB8:0:0:1:2:3:4')).toBe('2001:db8:0:0');
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('::1')).toBe('0:0:0:0');
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0');
  for (const none of ['1:2:3:4:5:6:7:8::9:9', 'unknown', '', '999.1.1.1']) expect(addressKey(none)).toBe('no address');
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
});

test('limits survive a restart', async () => {
  const { email } = await account();
  for (let n = 0; n < 5; n += 1) await problemCode(signIn(email, 'wrong', caller(`203.0.113.${40 + n}`)));
  const { buildServices } = await import('../../server/services');
  const { buildLimiting } = await import('../../server/limiting');
  const again = buildServices({ db: site.db, clock: site.clock, telling: site.telling, limiting: buildLimiting(site.pool), secret: 'a secret of at least thirty-two letters', secureCookies: false });
  expect(await problemCode(again.people.signIn({ email, password: good }, caller('203.0.113.50')))).toBe('too_many');
});

test('a session ends 14 days after the last visit and 30 days after its start', async () => {
  const day = 24 * 60 * 60 * 1000;
  const start = site.time.now.getTime();
  const at = (days: number) => {
    site.time.now = new Date(start + days * day);
  };
  try {
    const idle = await account();
    at(13.9);
    expect(await whose(idle.cookie)).not.toBeNull();
    at(27.8);
    expect(await whose(idle.cookie)).not.toBeNull();
    at(30.01);
    expect(await whose(idle.cookie)).toBeNull();
    at(0);
    const away = await account();
    at(14.01);
    expect(await whose(away.cookie)).toBeNull();
    at(0);
    const swept = await account();
    at(15);
    await site.services.signIns.endExpired();
    expect(await site.db.select().from(sessions).where(sql`${sessions.personId} = ${swept.personId}`)).toEqual([]);
  } finally {
    at(0);
  }
});

test('a visit costs one query', async () => {
  const { cookie } = await account();
  await whose(cookie);
  site.queries.length = 0;
  await whose(cookie);
  expect(site.queries).toHaveLength(1);
  expect(site.queries[0]).not.toContain('password_hash');
});

test('signing out ends this session and tells its sockets', async () => {
  const { cookie } = await account();
  const me = (await whose(cookie))!;
  site.told.length = 0;
  await site.services.people.signOut(me);
  expect(await whose(cookie)).toBeNull();
  expect(site.told).toEqual([{ change: 'signed-out', sessionId: me.sessionId }]);
});

test('a changed password ends every other session and keeps this one', async () => {
  const { cookie, email, personId } = await account();
  const other = await signIn(email, good);
  const me = (await whose(cookie))!;
  expect(await problemCode(site.services.people.changePassword(me, { current: 'wrong', password: 'four quiet herons' }))).toBe('invalid {"current":"wrong"}');
  expect(await problemCode(site.services.people.changePassword(me, { current: good, password: 'qwertyuiop' }))).toBe('invalid {"password":"too_common"}');
  await site.services.people.changePassword(me, { current: good, password: 'four quiet herons' });
  expect(await whose(other.cookie)).toBeNull();
  expect(await whose(cookie)).not.toBeNull();
  expect(site.told.at(-1)).toEqual({ change: 'signed-out-elsewhere', personId, keep: me.sessionId });
  expect(await problemCode(signIn(email, good))).toBe('invalid {"password":"wrong"}');
  expect(await problemCode(signIn(email, 'four quiet herons'))).toBe('no problem');
});

test('a suspended person is nobody at once', async () => {
  const { cookie, email, personId } = await account();
  await site.db.update(people).set({ suspendedAt: site.time.now }).where(sql`${people.id} = ${personId}`);
  expect(await whose(cookie)).toBeNull();
  expect(await problemCode(signIn(email, good))).toBe('invalid {"password":"suspended"}');
});

test('the twenty-first session replaces the oldest', async () => {
  const first = await account();
  for (let n = 0; n < 20; n += 1) {
    site.time.now = new Date(site.time.now.getTime() + 1000);
    await site.services.people.welcome(first.personId);
  }
  expect(await whose(first.cookie)).toBeNull();
  expect(await site.db.select().from(sessions).where(sql`${sessions.personId} = ${first.personId}`)).toHaveLength(20);
});

test('nobody looks around as a person who is not of the demo', async () => {
  const real = await site.person('Real Person');
  expect(await problemCode(site.services.people.lookAroundAs(real.handle))).toBe('not_found');
});

test('a device that has signed in is not held up by others behind the same address', async () => {
  const { email, deviceMark } = await account();
  const school = '203.0.113.99';
  for (let n = 0; n < 30; n += 1) await problemCode(signIn(`pupil${n}@example.org`, 'wrong', caller(school)));
  expect(await problemCode(signIn(email, good, caller(school)))).toBe('too_many');
  expect(await problemCode(signIn(email, good, caller(school, deviceMark)))).toBe('no problem');
});

test('no session outlives a changed password, however close they come', async () => {
  const { cookie, email, personId } = await account();
  const me = (await whose(cookie))!;
  const racing = Promise.all(Array.from({ length: 6 }, (_, n) => signIn(email, good, caller(`192.0.2.${100 + n}`)).catch(() => null)));
  await site.services.people.changePassword(me, { current: good, password: 'five loud geese' });
  const opened = await racing;
  const alive = await Promise.all(opened.map((one) => one && whose(one.cookie)));
  expect(alive.filter(Boolean)).toEqual([]);
  expect(await site.db.select().from(sessions).where(sql`${sessions.personId} = ${personId}`)).toHaveLength(1);
});

test('a name is seen as what it is', async () => {
  const attempt = (name: string) => problemCode(site.services.people.signUp({ name, email: `n${(counter += 1)}@example.org`, password: good }, caller(`198.51.100.${(counter += 1)}`)));
  for (const name of ['\u200b\u200b', 'Ana\u202eanA', '\u2066Ana\u2069', 'Ana\u0007Bell', '---', '\u00ad\u00ad']) expect(await attempt(name), JSON.stringify(name)).toBe('invalid {"name":"wrong"}');
  for (const name of ['李小龙', 'نور الهدى', 'Tomáš  Novák', 'अनीता', 'Zoë\nKing']) expect(await attempt(name), name).toBe('no problem');
});

test('odd cookies are nobody, never an error', async () => {
  for (const header of ['', 'tilth=', 'tilth=%%%', 'tilth=%E0%A4%A', `tilth=${'x'.repeat(5000)}`, 'tilth=a; tilth=b', '=;;=', 'tilth=\u0000']) {
    expect(await site.services.people.whose(header)).toBeNull();
  }
});
