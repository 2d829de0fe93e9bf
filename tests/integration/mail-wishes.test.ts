import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mailSettings, mailStops } from '../../db/schema/mail';
import { header, linksIn, type Arrived } from '../mail-server';
import { openMailbox, type Mailbox } from './mailbox';
import { openSite, problemCode, type TestSite } from './site';

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
const noon = new Date('2026-03-02T18:00:00Z');
beforeEach(() => void (site.time.now = noon));

const all = { 'day-before': 'on', 'hour-before': 'on', changes: 'on', joining: 'on', isQuiet: 'on', quietFrom: '20:00', quietTo: '07:00' };
const wishes = () => site.services.mailSettings;
const accepted = (personId: string) => site.telling.commit((tx) => site.services.mail.send(tx, { personId }, 'request-accepted', { community: 'Rooted', slug: 'rooted' }));
const tokenIn = (mail: Arrived) => linksIn(mail, '/unsubscribe/')[0]!.pathname.split('/')[2]!;

test('who has chosen nothing gets all mail, and none from eight to seven', async () => {
  const me = await site.person('Chose Nothing');
  expect(await wishes().mine(me)).toEqual({ off: [], isQuiet: true, quietFrom: '20:00', quietTo: '07:00' });
});

test('what is not ticked is off, and wrong times are said beside their field', async () => {
  const me = await site.person('Chooses');
  const { changes: _changes, isQuiet: _isQuiet, ...some } = all;
  await wishes().change(me, { ...some, quietFrom: '21:30', quietTo: '06:15' });
  expect(await wishes().mine(me)).toEqual({ off: ['changes'], isQuiet: false, quietFrom: '21:30', quietTo: '06:15' });
  await wishes().change(me, all);
  expect(await wishes().mine(me)).toEqual({ off: [], isQuiet: true, quietFrom: '20:00', quietTo: '07:00' });
  for (const wrong of ['24:00', '7:00', '', '12:60', '07:00\0']) expect(await problemCode(wishes().change(me, { ...all, quietTo: wrong })), wrong).toBe('invalid {"quietTo":"wrong"}');
});

test('mail that is switched off is not queued, and not sent where it was queued before', async () => {
  const me = await site.person('Wants None');
  await accepted(me.id);
  const { joining: _joining, ...none } = all;
  await wishes().change(me, none);
  await accepted(me.id);
  expect(await mailbox.queue()).toHaveLength(1);
  expect(await mailbox.read()).toEqual([]);
  // The safety of an account is not a matter of choice.
  await site.telling.commit((tx) => site.services.mail.send(tx, { personId: me.id }, 'password-changed', {}));
  const [mail] = await mailbox.read();
  expect(mail!.subject).toContain('password');
  expect(header(mail!, 'list-unsubscribe')).toBeUndefined();
  expect(linksIn(mail!, '/unsubscribe/')).toEqual([]);
});

test('mail waits for the end of quiet hours', async () => {
  const me = await site.person('Sleeps');
  site.time.now = new Date('2026-03-03T03:00:00Z');
  await accepted(me.id);
  const [waiting] = await mailbox.queue();
  expect(waiting!.run_at.toISOString()).toBe('2026-03-03T13:00:00.000Z');
  await mailbox.read();
});

test('a mail names where it is switched off, for programs and for people, by a link of this site alone', async () => {
  const me = await site.person('Reads');
  await accepted(me.id);
  const [mail] = await mailbox.read();
  const link = `https://tilth.example/unsubscribe/${tokenIn(mail!)}`;
  expect(header(mail!, 'list-unsubscribe')).toBe(`<${link}>`);
  expect(header(mail!, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail!.html).toContain(`href="${link}"`);
  expect(linksIn(mail!, '/settings/mail')).toHaveLength(1);
  expect(link).not.toContain(me.id);
});

test('a link at the foot of a mail switches its topic off, twice is once; looking switches nothing', async () => {
  const me = await site.person('Leaves');
  await accepted(me.id);
  const token = tokenIn((await mailbox.read())[0]!);
  expect(await wishes().unsubscribing(token)).toEqual({ topic: 'joining', address: null });
  expect((await wishes().mine(me)).off).toEqual([]);
  await Promise.all([wishes().unsubscribe(token), wishes().unsubscribe(token)]);
  expect((await wishes().mine(me)).off).toEqual(['joining']);
  await wishes().change(me, { ...all, quietFrom: '22:00' });
  await wishes().unsubscribe(token);
  expect(await wishes().mine(me)).toEqual({ off: ['joining'], isQuiet: true, quietFrom: '22:00', quietTo: '07:00' });
  for (const none of ['', 'x', `${token}x`, token.slice(1), '\0']) {
    expect(await problemCode(wishes().unsubscribe(none)), none).toBe('not_found');
    expect(await problemCode(wishes().unsubscribing(none)), none).toBe('not_found');
  }
});

test('a link of somebody who is gone does nothing', async () => {
  const me = await site.person('Soon Gone');
  await accepted(me.id);
  const token = tokenIn((await mailbox.read())[0]!);
  await site.pool.query('delete from people where id = $1', [me.id]);
  expect(await problemCode(wishes().unsubscribe(token))).toBe('no problem');
  expect((await site.db.select().from(mailSettings)).map((row) => row.personId)).not.toContain(me.id);
});

test('an address without an account can end its invitations, and lies nowhere as it is', async () => {
  const { slug, facilitator } = await site.community('inviting');
  const invite = (emails: string) => site.services.invitations.invite(facilitator, slug, { emails, role: 'member' });
  await invite('enough@example.org');
  const [mail] = await mailbox.read();
  expect(linksIn(mail!, '/settings/mail')).toEqual([]);
  const token = tokenIn(mail!);
  expect(await wishes().unsubscribing(token)).toEqual({ topic: 'joining', address: 'e•••@example.org' });
  await wishes().unsubscribe(token);
  await wishes().unsubscribe(token);
  expect(JSON.stringify(await site.db.select().from(mailStops))).not.toContain('enough');
  await invite('other@example.org');
  const { invitations } = await site.services.invitations.doors(facilitator, slug);
  await site.services.invitations.resend(facilitator, slug, invitations.find((one) => one.email === 'enough@example.org')!.id);
  expect((await mailbox.read()).map((one) => one.envelope.to)).toEqual([['other@example.org']]);
});

test('an invitation to somebody with an account goes as they want their mail', async () => {
  const { slug, facilitator } = await site.community('known-already');
  const reader = await site.person('Lee Español', { language: 'es', email: 'Lee@example.org' });
  await site.services.invitations.invite(facilitator, slug, { emails: 'lee@example.org', role: 'coordinator' });
  const [mail] = await mailbox.read();
  expect(mail!.subject).toBe('Facilitator of known-already te invita a known-already');
  expect(mail!.text).toContain('Tu papel allí: Coordina');
  const { joining: _joining, ...none } = all;
  await wishes().change(reader, none);
  const { invitations } = await site.services.invitations.doors(facilitator, slug);
  await site.services.invitations.resend(facilitator, slug, invitations[0]!.id);
  expect(await mailbox.read()).toEqual([]);
});
