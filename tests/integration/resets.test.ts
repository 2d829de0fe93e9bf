import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../db/schema/people';
import { passwordResets } from '../../db/schema/proofs';
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
const caller = () => ({ address: `10.0.${(counter += 1) >> 8}.${counter & 255}`, deviceMark: null });
async function account(more: Partial<typeof people.$inferInsert> = {}) {
  const { hashPassword } = await import('../../server/people/passwords');
  const person = await site.person(`Forgetful ${(counter += 1)}`, { email: `Forgetful${counter}@example.org`, passwordHash: await hashPassword(good), ...more });
  return { id: person.id, email: `Forgetful${counter}@example.org` };
}
const ask = (email: string, from = caller()) => problemCode(site.services.resets.ask({ email }, from));
const tokenIn = (mail: Arrived) => linksIn(mail, '/reset/')[0]!.pathname.split('/')[2]!;
/** Asks, and answers the token that arrives. */
async function asked(email: string): Promise<string> {
  await ask(email);
  const mails = (await mailbox.read()).filter((mail) => linksIn(mail, '/reset/').length > 0);
  expect(mails).toHaveLength(1);
  return tokenIn(mails[0]!);
}
const reset = (token: string, password = 'four quiet herons') => problemCode(site.services.resets.reset(token, { password }, caller()));
const opens = (token: string) => site.services.resets.opens(token, caller());
const signIn = (email: string, password: string) => problemCode(site.services.people.signIn({ email, password }, caller()));
const later = (minutes: number) => void (site.time.now = new Date(site.time.now.getTime() + minutes * 60_000));

test('a link from the mail lets its owner choose a password, once', async () => {
  const { email, id } = await account();
  const token = await asked(email.toUpperCase());
  expect(await opens(token)).toBe(true);
  expect(await opens(token)).toBe(true);
  expect(await reset(token, 'password1')).toBe('invalid {"password":"too_common"}');
  expect(await reset(token)).toBe('no problem');
  expect(await opens(token)).toBe(false);
  expect(await reset(token, 'five loud geese')).toBe('not_found');
  expect(await signIn(email, good)).toBe('invalid {"password":"wrong"}');
  expect(await signIn(email, 'four quiet herons')).toBe('no problem');
  // And its owner is told.
  const [told] = await mailbox.read();
  expect([told!.subject, told!.envelope.to]).toEqual(['Your password for Tilth of the Valley is changed', [email]]);
  expect(JSON.stringify(await site.db.select().from(passwordResets).where(eq(passwordResets.personId, id)))).toBe('[]');
});

test('every session of the person ends, and its sockets', async () => {
  const { email, id } = await account();
  const { cookie } = await site.services.people.signIn({ email, password: good }, caller());
  const token = await asked(email);
  site.told.length = 0;
  await reset(token);
  expect(await site.services.people.whose(cookie.split(';')[0])).toBeNull();
  expect(site.told).toContainEqual({ change: 'signed-out-elsewhere', personId: id, keep: null });
});

test('of two who use a link at once, one does', async () => {
  const token = await asked((await account()).email);
  expect((await Promise.all([reset(token), reset(token, 'five loud geese'), reset(token, 'six warm loaves')])).sort()).toEqual(['no problem', 'not_found', 'not_found']);
  await mailbox.read();
});

test('a link is over after an hour, and when another was asked for', async () => {
  const { email } = await account();
  const first = await asked(email);
  const second = await asked(email);
  expect([await opens(first), await opens(second)]).toEqual([false, true]);
  later(59);
  expect(await opens(second)).toBe(true);
  later(1);
  expect(await opens(second)).toBe(false);
  expect(await reset(second)).toBe('not_found');
  await site.services.resets.clearOld();
  expect(await site.db.select().from(passwordResets)).toEqual([]);
});

test('a link that waited for an hour in the queue is not mailed any more', async () => {
  const { email } = await account();
  await ask(email);
  mailbox.at.hold = () => Promise.reject(Object.assign(new Error('later'), { responseCode: 451 }));
  expect(await mailbox.read()).toEqual([]);
  mailbox.at.hold = () => undefined;
  later(60);
  await site.pool.query('update graphile_worker._private_jobs set run_at = now()');
  expect(await mailbox.read()).toEqual([]);
  expect(await mailbox.queue()).toEqual([]);
});

test('whether an address has an account can be told neither by the answer nor by what is done before it', async () => {
  const { email } = await account();
  const queriesOf = async (address: string) => {
    site.queries.length = 0;
    expect(await ask(address)).toBe('no problem');
    return [...site.queries];
  };
  const [known, unknown] = [await queriesOf(email), await queriesOf('nobody-at-all@example.org')];
  expect(known).toEqual(unknown);
  expect(known.join()).not.toContain('people');
  expect((await mailbox.read()).map((mail) => mail.envelope.to)).toEqual([[email]]);
  for (const more of [{ suspendedAt: site.time.now }, { passwordHash: null, isDemo: true }]) await ask((await account(more)).email);
  expect(await mailbox.read()).toEqual([]);
});

test('nobody is mailed more than twice in an hour, and nobody hears of the limit', async () => {
  const { email } = await account();
  for (let n = 0; n < 4; n += 1) expect(await ask(email)).toBe('no problem');
  const mails = await mailbox.read();
  expect(mails).toHaveLength(2);
  // The link that came last still works: a stranger who asks on does not keep its owner out.
  const links = await Promise.all(mails.map((mail) => opens(tokenIn(mail))));
  expect(links.sort()).toEqual([false, true]);
});

test('one network address asks ten times a day', async () => {
  const from = caller();
  for (let n = 0; n < 10; n += 1) expect(await ask(`guess${n}@example.org`, from)).toBe('no problem');
  expect(await ask('guess@example.org', from)).toBe('too_many');
});

test('tokens that were never made open nothing', async () => {
  for (const token of ['', 'x', 'A'.repeat(32), '../..', '%00', '\0', 'é'.repeat(32), 'x'.repeat(10_000)]) {
    expect(await opens(token), token).toBe(false);
    expect(await reset(token), token).toBe('not_found');
  }
});

test('neither database nor queue holds what opens', async () => {
  const { email } = await account();
  await ask(email);
  const before = JSON.stringify(await mailbox.queue());
  const token = tokenIn((await mailbox.read())[0]!);
  expect(before + JSON.stringify(await site.db.select().from(passwordResets))).not.toContain(token);
});

test('whoever was kept out by a stranger who guessed comes in with the new password', async () => {
  const { email } = await account();
  for (let n = 0; n < 5; n += 1) await signIn(email, 'wrong');
  expect(await signIn(email, good)).toBe('too_many');
  await reset(await asked(email));
  expect(await signIn(email, 'four quiet herons')).toBe('no problem');
});

test('a site that sends no mail asks for nothing', async () => {
  const silent = await openSite();
  expect(await problemCode(silent.services.resets.ask({ email: 'a@example.org' }, caller()))).toBe('not_found');
  await silent.close();
});

test('a changed password is told to its owner', async () => {
  const { email } = await account({ language: 'es' });
  await mailbox.read();
  const { cookie } = await site.services.people.signIn({ email, password: good }, caller());
  const me = (await site.services.people.whose(cookie.split(';')[0]))!;
  await site.services.people.changePassword(me, { current: good, password: 'four quiet herons' });
  const [told] = await mailbox.read();
  expect(told!.subject).toBe('Tu contraseña de Tilth of the Valley ha cambiado');
  expect(told!.text).not.toMatch(/otters|herons/);
  expect((await site.db.select().from(people).where(sql`${people.email} = ${email}`))[0]!.language).toBe('es');
});
