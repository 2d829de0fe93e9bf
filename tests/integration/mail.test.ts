import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { people } from '../../db/schema/people';
import { header, linksIn } from '../mail-server';
import { openMailbox, type Mailbox } from './mailbox';
import { openSite, type TestSite } from './site';

let site: TestSite;
let mailbox: Mailbox;
beforeAll(async () => {
  site = await openSite({ sendsMail: true });
  mailbox = await openMailbox(site);
});
afterAll(async () => {
  await mailbox.close();
  await site.close();
});
beforeEach(async () => {
  mailbox.at.hold = () => undefined;
  mailbox.at.refuses = null;
  await site.pool.query('delete from graphile_worker._private_jobs');
  mailbox.arrived.length = 0;
});

const send = (to: Parameters<TestSite['services']['mail']['send']>[1]) => site.telling.commit((tx) => site.services.mail.send(tx, to, 'trial', {}));
const anna = { address: 'anna@example.org', language: 'en' } as const;

test('a mail has text and HTML in the reader\u2019s language, and links from the public address alone', async () => {
  await send(anna);
  await send({ personId: (await site.person('Lucía Herrera', { language: 'es', email: 'Lucia@example.org' })).id });
  const [english, spanish] = await mailbox.read();
  expect(english!.subject).toBe('A trial mail from Tilth of the Valley');
  expect(english!.text).toContain('Mail works\n\nTilth of the Valley can send you mail.');
  expect(english!.html).toMatch(/^<!DOCTYPE html><html lang="en">/);
  expect(english!.html).toContain('<h1 ');
  expect(linksIn(english!, '/')[0]!.href).toBe('https://tilth.example/');
  expect(english!.html).toContain('href="https://tilth.example/"');
  expect(english!.from).toEqual({ name: 'Tilth of the Valley', address: 'tilth@tilth.example' });
  expect(header(english!, 'auto-submitted')).toBe('auto-generated');
  expect(english!.messageId).toMatch(/^<\w{16}@tilth\.example>$/);
  // Mail of this kind cannot be switched off.
  expect(header(english!, 'list-unsubscribe')).toBeUndefined();
  expect(spanish!.subject).toBe('Un correo de prueba de Tilth of the Valley');
  expect(spanish!.html).toMatch(/^<!DOCTYPE html><html lang="es">/);
  expect(spanish!.to).toEqual([{ name: 'Lucía Herrera', address: 'Lucia@example.org' }]);
});

test('mail is drawn without tables, pictures, styles from elsewhere or a color of its own for text', async () => {
  await send(anna);
  const [mail] = await mailbox.read();
  expect(mail!.html).not.toMatch(/<(table|img|link|style|script)\b|class=|(?<!-)\bcolor:(?!#ffffff)/);
});

test('no name makes another header or another recipient', async () => {
  const nasty = ['Bcc: eve@evil.example', 'A\r\nBcc: eve@evil.example', '"Eve" <eve@evil.example>, Ana', 'Ana\u2028Bcc: eve@evil.example', `${'x'.repeat(5_000)}\nSubject: other`, '=?utf-8?q?Eve?=\r\n eve@evil.example'];
  const { id } = await site.person('Ana');
  for (const name of nasty) {
    // No verb would take such a name: this is what would happen if one did.
    await site.pool.query('alter table people drop constraint if exists people_name_length');
    await site.db.update(people).set({ name }).where(sql`${people.id} = ${id}`);
    await send({ personId: id });
    const [mail, ...others] = await mailbox.read();
    expect(others).toEqual([]);
    expect(mail!.envelope.to).toHaveLength(1);
    expect(mail!.envelope.to[0]).toMatch(/^\w+@example\.org$/);
    const head = mail!.source.split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^bcc:/im);
    expect(head.match(/^subject:/gim)).toHaveLength(1);
    expect(mail!.to.map(({ address }) => address)).toEqual(mail!.envelope.to);
  }
});

test('mail leaves when its transaction has committed, and never otherwise', async () => {
  const failing = site.telling.commit(async (tx) => {
    await site.services.mail.send(tx, anna, 'trial', {});
    throw new Error('the verb fails');
  });
  await expect(failing).rejects.toThrow('the verb fails');
  expect(await mailbox.queue()).toEqual([]);
  await site.telling.commit(async (tx) => {
    await site.services.mail.send(tx, anna, 'trial', {});
    expect(await mailbox.read()).toEqual([]);
  });
  expect(await mailbox.read()).toHaveLength(1);
  expect(await mailbox.queue()).toEqual([]);
});

test('a site that sends no mail queues none', async () => {
  const silent = await openSite();
  await silent.telling.commit((tx) => silent.services.mail.send(tx, anna, 'trial', {}));
  expect((await silent.pool.query('select from graphile_worker.jobs')).rowCount).toBe(0);
  await silent.close();
});

test('a server that is away gets each mail once when it is back', async () => {
  mailbox.at.hold = () => Promise.reject(Object.assign(new Error('try later'), { responseCode: 451 }));
  await send(anna);
  expect(await mailbox.read()).toEqual([]);
  const [waiting] = await mailbox.queue();
  expect(waiting!.attempts).toBe(1);
  // Neither address nor answer of the server lies there.
  expect(waiting!.last_error).toBe('Error EMESSAGE');
  mailbox.at.hold = () => undefined;
  await site.pool.query(`update graphile_worker._private_jobs set attempts = 20, run_at = now() + interval '6 hours'`);
  expect(await mailbox.read()).toEqual([]);
  const { retrySoon } = await import('../../server/jobs/queue');
  await retrySoon(site.db, 'send-mail');
  expect(await mailbox.read()).toHaveLength(1);
  expect(await mailbox.queue()).toEqual([]);
});

test('an address that is refused for good is not tried again', async () => {
  mailbox.at.refuses = () => Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  await send(anna);
  expect(await mailbox.read()).toEqual([]);
  expect(await mailbox.queue()).toEqual([]);
});

test('what nobody wants any more is not sent', async () => {
  await site.telling.commit((tx) => site.services.mail.send(tx, anna, 'trial', {}, new Date(site.time.now.getTime() + 60_000)));
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  expect(await mailbox.read()).toEqual([]);
  expect(await mailbox.queue()).toEqual([]);
});

test('whoever is suspended, gone or without an address gets no mail', async () => {
  const [suspended, gone, demo] = [await site.person('Suspended'), await site.person('Gone'), await site.person('Demo', { email: null, isDemo: true })];
  for (const { id } of [suspended, gone, demo]) await send({ personId: id });
  await site.db.update(people).set({ suspendedAt: site.time.now }).where(sql`${people.id} = ${suspended.id}`);
  await site.db.delete(people).where(sql`${people.id} = ${gone.id}`);
  expect(await mailbox.read()).toEqual([]);
});

test('an invitation goes to its address, with a link that opens; nobody else sees the link', async () => {
  const { slug, facilitator } = await site.community('mailing');
  await site.services.invitations.invite(facilitator, slug, { emails: 'new@example.org', role: 'member' });
  const [mail] = await mailbox.read();
  expect(mail!.subject).toBe('Facilitator of mailing invites you to mailing');
  expect(mail!.envelope.to).toEqual(['new@example.org']);
  const [link] = linksIn(mail!, '/join/');
  const token = link!.pathname.split('/')[2]!;
  const caller = { address: '192.0.2.1', deviceMark: null };
  expect(await site.services.invitations.look(null, token, caller)).toMatchObject({ via: 'invitation', community: { name: 'mailing' } });
  const { invitations } = await site.services.invitations.doors(facilitator, slug);
  expect(invitations.map((one) => one.token)).toEqual([null]);
  await site.services.invitations.resend(facilitator, slug, invitations[0]!.id);
  const [again] = await mailbox.read();
  await expect(site.services.invitations.look(null, token, caller)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  expect(await site.services.invitations.look(null, linksIn(again!, '/join/')[0]!.pathname.split('/')[2]!, caller)).toMatchObject({ via: 'invitation' });
});

test('the queue holds no token', async () => {
  const { slug, facilitator } = await site.community('secretive');
  await site.services.invitations.invite(facilitator, slug, { emails: 'other@example.org', role: 'member' });
  const queued = JSON.stringify(await mailbox.queue());
  const [mail] = await mailbox.read();
  expect(queued).toContain('other@example.org');
  expect(queued).not.toContain(linksIn(mail!, '/join/')[0]!.pathname.split('/')[2]!);
});
