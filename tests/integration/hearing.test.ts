import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SeriesNotice } from '../../app/contract/notices';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import type { Actor } from '../../server/people/actor';
import { linksIn } from '../mail-server';
import { openMailbox, type Mailbox } from './mailbox';
import { group, rowsOf, start, weekly } from './meeting';
import { fresh, openSite, problemCode, type TestSite } from './site';

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
beforeEach(() => {
  site.time.now = start;
});

const day = 24 * 60 * 60 * 1000;
const heard = async (actor: Actor) => (await site.services.notices.list(actor, 'all', null)).groups.filter((one): one is SeriesNotice => one.about === 'series');
const kinds = async (actor: Actor) => (await heard(actor)).map(({ kind }) => kind);
const unread = (actor: Actor) => site.services.notices.unread(actor);
/** To whom mails went since the last look, by name, with their subjects. */
const mails = async () => (await mailbox.read()).map((mail) => `${mail.to[0]!.name}: ${mail.subject}`).sort();

/** A weekly series that three members and its facilitator have heard of. */
async function circle(more: Record<string, unknown> = {}) {
  const it = await group(site);
  const { seriesId } = await site.services.series.schedule(it.facilitator, it.slug, weekly(more));
  const rows = await rowsOf(site, seriesId);
  const [a, b, c] = it.people as [Actor, Actor, Actor];
  const planned = await mails();
  for (const one of it.people) await site.services.notices.markAllRead(one);
  site.time.now = new Date(start.getTime() + 60_000);
  return { ...it, seriesId, rows, ids: rows.map(({ id }) => id), a, b, c, planned };
}

test('who is expected hears of new dates, not who planned them; on the page of notices without mail, too', async () => {
  const { a, facilitator, planned, seriesId } = await circle();
  expect(planned).toEqual(['Member A: New dates: Practice circle', 'Member B: New dates: Practice circle', 'Member C: New dates: Practice circle']);
  expect(await heard(a)).toMatchObject([{ kind: 'planned', series: { id: seriesId, title: 'Practice circle' }, session: null, unread: false }]);
  expect(await heard(facilitator)).toEqual([]);
});

test('moved, cancelled and restored: each who is expected hears of it, the newest word stands, and who could not come is left in peace', async () => {
  const { a, b, facilitator, ids } = await circle();
  const [, second] = ids;
  await site.services.sessions.answer(b, second!, { rsvp: 'no', reason: 'Away' });
  await site.services.sessions.move(facilitator, second!, { startsAt: '2026-03-13T18:30', minutes: '90', reason: 'Snow' });
  expect(await mails()).toEqual(['Member A: Moved: Practice circle', 'Member B: Moved: Practice circle', 'Member C: Moved: Practice circle']);
  expect(await heard(a)).toMatchObject([{ kind: 'moved', session: { id: second, startsAt: '2026-03-13T23:30:00.000Z' }, unread: true }, { kind: 'planned' }]);
  expect(await unread(a)).toBe(1);
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  await site.services.sessions.cancel(facilitator, second!, { reason: 'Ill' });
  expect(await mails()).toEqual(['Member A: Canceled: Practice circle', 'Member C: Canceled: Practice circle']);
  expect([await kinds(a), await kinds(b)]).toEqual([['cancelled', 'planned'], ['planned']]);
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  await site.services.sessions.restore(facilitator, second!);
  expect(await mails()).toEqual(['Member A: It takes place: Practice circle', 'Member B: It takes place: Practice circle', 'Member C: It takes place: Practice circle']);
  expect(await kinds(a)).toEqual(['restored', 'planned']);
  await site.services.notices.seen(a, { seriesId: (await heard(a))[0]!.series.id, sessionId: second! });
  expect(await unread(a)).toBe(0);
});

test('another place, one more session, other times, an end: told once each', async () => {
  const { a, facilitator, ids, seriesId } = await circle();
  await site.services.sessions.detail(facilitator, ids[0]!, { title: 'Reading together', place: 'Room 4', videoLink: '' });
  expect(await mails()).toEqual(['Member A: Another place: Reading together', 'Member B: Another place: Reading together', 'Member C: Another place: Reading together']);
  // A title alone is no news.
  await site.services.sessions.detail(facilitator, ids[0]!, { title: 'Reading', place: 'Room 4', videoLink: '' });
  await site.services.series.add(facilitator, seriesId, { startsAt: '2026-03-07T10:00', minutes: '60', clientId: fresh() });
  expect((await mails()).filter((line) => line.startsWith('Member A'))).toEqual(['Member A: One more session: Practice circle']);
  await site.services.sessions.reshape(facilitator, ids[2]!, { ...weekly({ rrule: 'FREQ=WEEKLY;BYDAY=FR', startsAt: '2026-03-20T18:30' }), reach: 'later' });
  expect((await mails()).filter((line) => line.startsWith('Member A'))).toEqual(['Member A: Changed: Practice circle']);
  const { meeting } = await site.services.series.planBreak(facilitator, seriesId, { fromDay: '2026-04-01', untilDay: '2026-04-30', label: 'Spring' });
  expect(meeting).toEqual([]);
  expect((await mails()).filter((line) => line.startsWith('Member A'))).toEqual(['Member A: Changed: Practice circle']);
  await site.services.series.end(facilitator, seriesId, { sure: 'on' });
  expect((await mails()).filter((line) => line.startsWith('Member A'))).toEqual(['Member A: Ended: Practice circle']);
  // What is not to come any more is not spoken of.
  expect(await kinds(a)).toEqual(['ended']);
});

test('who waited and gets the place hears of it alone', async () => {
  const { a, b, c, ids } = await circle({ capacity: '1' });
  await site.services.sessions.answer(a, ids[0]!, { rsvp: 'yes' });
  await site.services.sessions.answer(b, ids[0]!, { rsvp: 'yes' });
  await site.services.sessions.answer(a, ids[0]!, { rsvp: 'no' });
  expect(await mails()).toEqual(['Member B: You have a place: Practice circle']);
  expect([(await kinds(b))[0], (await kinds(c))[0]]).toEqual(['place-free', 'planned']);
});

test('a series without a lead asks those who can take it on; who gets it hears from whom', async () => {
  const { facilitator, id, a, seriesId, slug } = await circle();
  const other = await site.member(id, 'Other facilitator', 'facilitator');
  await site.services.series.handOver(facilitator, seriesId, { to: a.handle, note: 'They are shy at first.' });
  const [given] = await mailbox.read();
  expect([given!.to[0]!.name, given!.subject]).toEqual(['Member A', 'You lead Practice circle now']);
  expect(given!.text).toContain('Facilitator of');
  // The note waits on the page, for those who lead.
  expect(given!.text).not.toContain('shy');
  await site.services.communities.leave(a, slug);
  expect(await mails()).toEqual([`${facilitator.name}: Who will lead Practice circle?`, 'Other facilitator: Who will lead Practice circle?']);
  expect(await kinds(other)).toEqual(['lead-wanted']);
  await site.services.series.handOver(facilitator, seriesId, { to: other.handle, note: '' });
  expect(await kinds(other)).toEqual(['lead-given']);
  expect(await kinds(facilitator)).toEqual([]);
});

test('who has left, was suspended or is chosen no more hears nothing, also of what was queued before', async () => {
  const { a, b, c, facilitator, ids } = await circle();
  await site.services.sessions.move(facilitator, ids[3]!, { startsAt: '2026-03-27T18:30', minutes: '90', reason: '' });
  await site.services.communities.leave(a, (await site.services.communities.mine(a))[0]!.slug);
  await site.db.update(people).set({ suspendedAt: site.time.now }).where(eq(people.id, b.id));
  expect(await mails()).toEqual(['Member C: Moved: Practice circle']);
  expect([await kinds(a), await unread(a)]).toEqual([[], 0]);
  await site.db.update(memberships).set({ status: 'paused' }).where(eq(memberships.personId, c.id));
  expect([await kinds(c), await unread(c)]).toEqual([[], 0]);
});

test('of a confidential series only its circle hears, and a calendar is told no title and no way in', async () => {
  const it = await group(site);
  const [a, b] = it.people as [Actor, Actor];
  const { seriesId } = await site.services.series.schedule(it.facilitator, it.slug, weekly({ title: 'Supervision', confidentiality: 'confidential', expects: 'chosen', expected: [a.handle], place: 'Quiet room', videoLink: 'https://meet.example.org/secret' }));
  await mailbox.read();
  const [first] = await rowsOf(site, seriesId);
  await site.services.sessions.detail(it.facilitator, first!.id, { title: 'About one child', place: 'Attic', videoLink: '' });
  const [mail, ...others] = await mailbox.read();
  expect([mail!.to[0]!.name, mail!.subject, others]).toEqual(['Member A', 'Another place: Supervision', []]);
  expect([(await kinds(a)).sort(), await kinds(b)]).toEqual([['planned', 'relocated'], []]);
  const part = mail!.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const text = typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
  expect(text).toMatch(/METHOD:PUBLISH[\s\S]*ORGANIZER;CN=[^\n]+:mailto:tilth@tilth\.example[\s\S]*STATUS:CONFIRMED/);
  expect(`${text}${mail!.text}`).not.toMatch(/About one child|meet\.example/);
  expect(text).not.toMatch(/Attic|Quiet room/);
});

test('a reminder of the real series goes a day and an hour before, to those who may come, once', async () => {
  const { a, b, facilitator, ids, rows } = await circle({ title: 'Brought to mind' });
  const reminders = async () => (await mails()).filter((line) => line.includes('Brought to mind'));
  await site.services.sessions.answer(b, ids[0]!, { rsvp: 'no' });
  site.time.now = new Date(rows[0]!.startsAt.getTime() - day + 60_000);
  await Promise.all([site.services.reminders.sweep(), site.services.reminders.sweep()]);
  expect(await reminders()).toEqual([`${facilitator.name}: Coming up: Brought to mind`, 'Member A: Coming up: Brought to mind', 'Member C: Coming up: Brought to mind']);
  site.time.now = new Date(rows[0]!.startsAt.getTime() - 50 * 60_000);
  await site.services.sessions.answer(a, ids[0]!, { rsvp: 'no' });
  await site.services.reminders.sweep();
  expect(await reminders()).toEqual([`${facilitator.name}: Soon: Brought to mind`, 'Member C: Soon: Brought to mind']);
});

test('a cancelled session is taken out of calendars by the id that they know it by', async () => {
  const { facilitator, a, ids } = await circle();
  await site.services.sessions.move(facilitator, ids[1]!, { startsAt: '2026-03-13T18:30', minutes: '90', reason: '' });
  await site.services.sessions.cancel(facilitator, ids[1]!, { reason: 'Ill' });
  const found = (await mailbox.read()).filter((mail) => mail.to[0]!.name === a.name);
  const parts = found.map((mail) => new TextDecoder().decode(mail.attachments[0]!.content as ArrayBuffer));
  // The first was held up: it would bring back what is off.
  expect(found.map(({ subject }) => subject)).toEqual(['Canceled: Practice circle']);
  expect(parts[0]).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
  const own = await site.services.calendars.file(a, ids[2]!, 'https://tilth.example/');
  const uid = (text: string) => /UID:(.*)-\d{8}T\d{4}@/.exec(text)?.[1];
  expect(uid(parts[0]!)).toBe(uid(own.text));
});

test('a link of a mail answers behind a button, for whose mail it was, until the session begins', async () => {
  const { a, ids, rows, facilitator } = await circle({ title: 'Answered' });
  site.time.now = new Date(rows[0]!.startsAt.getTime() - day + 60_000);
  await site.services.reminders.sweep();
  const mail = (await mailbox.read()).find((one) => one.to[0]!.name === a.name && one.subject === 'Coming up: Answered')!;
  const [yes, , no] = linksIn(mail, '/answer/').map(({ pathname }) => pathname.split('/')[2]!);
  const { sessions } = site.services;
  expect(await sessions.answering(yes!)).toMatchObject({ answer: 'yes', title: 'Answered', mayAnswer: true, before: null });
  // To look answers nothing.
  expect((await sessions.read(a, ids[0]!)).mine).toBeNull();
  expect(await sessions.answerByMail(yes!)).toEqual({ answer: 'yes', isWaiting: false });
  // Who thought otherwise on the way need not go back for the other link.
  expect(await sessions.answerByMail(yes!, 'maybe')).toEqual({ answer: 'maybe', isWaiting: false });
  expect(await sessions.answerByMail(no!)).toEqual({ answer: 'no', isWaiting: false });
  expect(await sessions.answering(yes!)).toMatchObject({ before: { answer: 'no' } });
  const forged = `${yes!.slice(0, -1)}${yes!.endsWith('A') ? 'B' : 'A'}`;
  for (const token of ['', 'x', forged, no!.replace(/^[^.]+/, yes!.split('.')[0]!)]) expect(await problemCode(sessions.answering(token))).toBe('not_found');
  await sessions.cancel(facilitator, ids[0]!, { reason: 'Ill' });
  expect(await problemCode(sessions.answerByMail(yes!))).toBe('conflict');
  expect(await sessions.answering(yes!)).toMatchObject({ isCancelled: true, mayAnswer: false });
  await sessions.restore(facilitator, ids[0]!);
  site.time.now = rows[0]!.startsAt;
  expect(await problemCode(sessions.answerByMail(yes!))).toBe('conflict');
  await site.db.update(people).set({ suspendedAt: site.time.now }).where(eq(people.id, a.id));
  expect(await problemCode(sessions.answerByMail(yes!))).toBe('not_found');
});
