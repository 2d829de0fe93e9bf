import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { SessionMail } from '../../app/contract/mail';
import { remindersSent } from '../../db/schema/mail';
import { buildReminders, type Expected } from '../../server/mail/reminders';
import { answeringOf } from '../../server/mail/links';
import { header, linksIn } from '../mail-server';
import { openMailbox, type Mailbox } from './mailbox';
import { openSite, type TestSite } from './site';

let site: TestSite;
let mailbox: Mailbox;
let expected: Expected[] = [];
let counter = 0;
beforeAll(async () => {
  site = await openSite({ sendsMail: true });
  mailbox = await openMailbox(site, { known });
});
afterAll(async () => {
  await mailbox.close();
  await site.close();
});
const known = async () => ({ text: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tilth//EN\r\nEND:VCALENDAR\r\n' });
const noon = new Date('2026-03-02T18:00:00Z');
beforeEach(async () => {
  site.time.now = noon;
  expected = [];
  await mailbox.read();
});

const in24 = '2026-03-03T17:55:00Z';
const session = (more: Partial<SessionMail> = {}): SessionMail => ({
  sessionId: `session${(counter += 1)}`,
  title: 'Reflective circle',
  community: 'Rooted: reflective practice',
  startsAt: in24,
  endsAt: '2026-03-03T19:25:00Z',
  zone: 'America/Chicago',
  place: 'Room 12',
  path: '/sessions/abc',
  mayAnswer: true,
  ...more,
});
const reminders = () => buildReminders({ db: site.db, clock: site.clock, commit: site.telling.commit, mail: site.services.mail, dueReminders: async () => expected });

test('a reminder says when, where and to whom, in both languages and zones, with answers and a calendar part', async () => {
  const here = await site.person('Grace Kim');
  const there = await site.person('Lucía Herrera', { language: 'es', timeZone: 'America/New_York' });
  const one = session();
  expected = [{ personId: here.id, session: one }, { personId: there.id, session: one }];
  await reminders().sweep();
  const mails = await mailbox.read();
  const mail = mails.find((found) => found.to[0]!.name === 'Grace Kim')!;
  const spanish = mails.find((found) => found.to[0]!.name === 'Lucía Herrera')!;
  expect(mail.subject).toBe('Coming up: Reflective circle');
  expect(mail.text!.replace(/[\u2009\u202f]/g, ' ')).toMatch(/When: Tuesday, March 3(,| at) 11:55 AM – 1:25 PM CST\nWhere: Room 12\nCommunity: Rooted: reflective practice\n/);
  expect(spanish.subject).toBe('Se acerca: Reflective circle');
  expect(spanish.text).toMatch(/Cuándo: martes, 3 de marzo.*11:55.*\nEn tu zona horaria: martes, 3 de marzo.*12:55.*\nDónde: Room 12/);
  expect(linksIn(mail, '/sessions/')[0]!.href).toBe('https://tilth.example/sessions/abc');
  const answers = linksIn(mail, '/answer/').map(({ pathname }) => answeringOf(site.secret, pathname.split('/')[2]!));
  expect(answers).toEqual((['yes', 'maybe', 'no'] as const).map((answer) => ({ sessionId: one.sessionId, personId: here.id, answer })));
  expect(mail.attachments.map(({ mimeType, method }) => [mimeType, method])).toContainEqual(['text/calendar', 'PUBLISH']);
  expect(header(mail, 'references')).toBe(`<session-${one.sessionId}@tilth.example>`);
  expect(header(spanish, 'references')).toBe(header(mail, 'references'));
  expect(spanish.messageId).not.toBe(mail.messageId);
});

test('moved, canceled and promoted are told, each in its words; a canceled one asks for no answer', async () => {
  const { id } = await site.person('Told');
  const told = { personId: id };
  await site.telling.commit(async (tx) => {
    await site.services.mail.send(tx, told, 'session-changed', { ...session(), before: '2026-03-04T00:30:00Z' });
    await site.services.mail.send(tx, told, 'session-cancelled', session());
    await site.services.mail.send(tx, told, 'waiting-list-promoted', session({ title: 'A title\r\nBcc: eve@evil.example', mayAnswer: false, place: null }));
  });
  const [moved, canceled, promoted] = await mailbox.read();
  expect([moved!.subject, canceled!.subject, promoted!.subject]).toEqual(['Moved: Reflective circle', 'Canceled: Reflective circle', 'You have a place: A title Bcc: eve@evil.example']);
  expect(moved!.text!.replace(/[\u2009\u202f]/g, ' ')).toMatch(/This session was to begin on Tuesday, March 3(,| at) 6:30 PM CST\./);
  expect(linksIn(moved!, '/answer/')).toHaveLength(3);
  expect([linksIn(canceled!, '/answer/'), linksIn(promoted!, '/answer/')]).toEqual([[], []]);
  expect([moved, canceled].map((mail) => mail!.attachments[0]!.method)).toEqual(['PUBLISH', 'CANCEL']);
  expect(promoted!.envelope.to).toHaveLength(1);
  expect(header(promoted!, 'bcc')).toBeUndefined();
});

test('a change waits for the morning, unless the session is near', async () => {
  site.time.now = new Date('2026-03-03T04:00:00Z');
  const told = { personId: (await site.person('Asleep')).id };
  await site.telling.commit(async (tx) => {
    await site.services.mail.send(tx, told, 'session-cancelled', session({ startsAt: '2026-03-03T14:00:00Z' }));
    await site.services.mail.send(tx, told, 'session-cancelled', session({ startsAt: '2026-03-06T14:00:00Z' }));
  });
  const [near, far] = await mailbox.queue();
  expect(near!.run_at.getTime()).toBeLessThanOrEqual(Date.now());
  expect(far!.run_at.toISOString()).toBe('2026-03-03T13:00:00.000Z');
});

test('each reminder goes once: sweeps at the same time, again, and after the session has moved', async () => {
  const { id } = await site.person('Once');
  const one = session();
  expected = [{ personId: id, session: one }];
  await Promise.all([reminders().sweep(), reminders().sweep(), reminders().sweep()]);
  await reminders().sweep();
  expect(await mailbox.read()).toHaveLength(1);
  site.time.now = new Date('2026-03-03T17:00:00Z');
  await Promise.all([reminders().sweep(), reminders().sweep()]);
  expect((await mailbox.read()).map((mail) => mail.subject)).toEqual(['Soon: Reflective circle']);
  expected = [{ personId: id, session: { ...one, startsAt: '2026-03-03T17:55:30Z' } }];
  await reminders().sweep();
  expect(await mailbox.read()).toEqual([]);
});

test('a sweep whose transaction fails has claimed nothing', async () => {
  const { id } = await site.person('Again');
  const one = session();
  expected = [{ personId: id, session: one }];
  const failing = buildReminders({ db: site.db, clock: site.clock, commit: (work) => site.telling.commit(async (tx, tell) => {
    await work(tx, tell);
    throw new Error('killed');
  }), mail: site.services.mail, dueReminders: async () => expected });
  await expect(failing.sweep()).rejects.toThrow('killed');
  expect((await site.db.select().from(remindersSent)).map((row) => row.sessionId)).not.toContain(one.sessionId);
  await reminders().sweep();
  expect(await mailbox.read()).toHaveLength(1);
});

test('a reminder that waited until its session began is not sent', async () => {
  const { id } = await site.person('Too Late');
  expected = [{ personId: id, session: session() }];
  await reminders().sweep();
  site.time.now = new Date(in24);
  expect(await mailbox.read()).toEqual([]);
});

test('a mail whose process is killed in the middle is sent once, by the next one', async () => {
  const { id } = await site.person('Patient');
  expected = [{ personId: id, session: session({ sessionId: 'killed' }) }];
  await Promise.all([reminders().sweep(), reminders().sweep()]);
  let held: (() => void) | null = null;
  const isHeld = new Promise<void>((seen) => {
    mailbox.at.hold = async (source) => {
      if (!source.includes('from a process that is killed')) return;
      seen();
      await new Promise<void>((resolve) => (held = resolve));
      throw new Error('nobody waits for this answer');
    };
  });
  const { database } = (await site.pool.query<{ database: string }>('select current_database() as database')).rows[0]!;
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'killed-worker.ts')], {
    env: { ...process.env, SITE: JSON.stringify({ ...inject('server'), database }), SMTP: mailbox.url, NOW: site.time.now.toISOString() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await isHeld;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  held!();
  // The killed one still holds the job.
  expect(await mailbox.read()).toEqual([]);
  expect((await mailbox.queue()).filter(({ task_identifier }) => task_identifier === 'send-mail')).toHaveLength(1);
  await mailbox.jobs.start();
  await expect.poll(() => mailbox.arrived.length, { timeout: 20_000 }).toBe(1);
  await mailbox.jobs.stop();
  expect(mailbox.arrived.splice(0).map((mail) => mail.subject)).toEqual(['Coming up: Reflective circle']);
  expect((await mailbox.queue()).filter(({ task_identifier }) => task_identifier === 'send-mail')).toEqual([]);
});

test('two workers on one queue send each mail once', async () => {
  const second = await openMailbox(site, { known });
  const people = await Promise.all(Array.from({ length: 8 }, (_, n) => site.person(`Many ${n}`)));
  expected = people.map(({ id }) => ({ personId: id, session: session({ sessionId: 'many' }) }));
  await Promise.all([reminders().sweep(), reminders().sweep()]);
  await Promise.all([mailbox.jobs.runDue(), second.jobs.runDue(), mailbox.jobs.runDue()]);
  const sentTo = [...mailbox.arrived.splice(0), ...second.arrived.splice(0)].map((mail) => mail.envelope.to[0]);
  expect(sentTo.sort()).toEqual(people.map((person) => (person as unknown as { email: string }).email).sort());
  await second.close();
});
