import { and, asc, eq, gt, inArray, notInArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Connection } from '../../db/connect';
import { people } from '../../db/schema/people';
import { series } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { CalendarScope } from '../../app/contract/names';
import type { Actor } from '../../server/people/actor';
import { instantOf, localOf } from '../../server/series/recurrence';
import { buildSite, fresh, type Site } from '../integration/site';
import { readByIcalJs, type CalendarEvent } from '../read-calendar';
import { hasClients, readByPython, Subscriber, type Shown } from './calendar-clients';
import { startProduct, type Product } from './product';

// Verbs change what stands in the product's database; calendars then look at the product's own addresses again.
const zone = 'America/Chicago';
const day = 24 * 60 * 60 * 1000;

let product: Product;
let connection: Connection;
let site: Site;
beforeAll(async () => {
  if (!hasClients) return;
  product = await startProduct();
  connection = await connect({ databaseUrl: null, dataDir: product.dataDir, log: () => undefined });
  site = buildSite({ db: connection.db, pool: connection.pool, now: new Date() });
}, 240_000);
afterAll(async () => {
  await connection?.close();
  await product?.remove();
});

const here: Subscriber[] = [];
async function subscribe(path: string, there: string): Promise<Subscriber> {
  const made = await Subscriber.at(product.url + path, there);
  here.push(made);
  return made;
}
afterEach(() => Promise.all(here.splice(0).map((subscriber) => subscriber.leave())));

/** The Sunday of the next change of clocks in Chicago that is a month off at least. */
function nextChange(): Date {
  const hour = (at: Date) => at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit' });
  const now = site.clock();
  let noon = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 32, 18));
  while (hour(noon) === hour(new Date(noon.getTime() + day))) noon = new Date(noon.getTime() + day);
  return new Date(noon.getTime() + day);
}

/** A circle that meets on Thursdays at half past six, three times before the clocks change and three times after. */
async function begun() {
  const slug = `circle-${fresh()}`;
  const { id, facilitator } = await site.community(slug);
  const reader = await site.member(id, 'Lucía');
  const change = nextChange();
  /** A day, counted from the change: -3 is the Thursday before it. */
  const on = (days: number) => new Date(change.getTime() + days * day).toISOString().slice(0, 10);
  const { seriesId } = await site.services.series.schedule(facilitator, slug, {
    model: 'peer',
    title: 'Círculo; del jueves, otra vez',
    rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=6',
    startsAt: `${on(-17)}T18:30`,
    timeZone: zone,
    minutes: 90,
    place: 'Room 3',
    clientId: fresh(),
  });
  const rows = await site.db.select().from(seriesSessions).where(eq(seriesSessions.seriesId, seriesId)).orderBy(asc(seriesSessions.originalLocal));
  /** The session whose slot is on a day. */
  const at = (days: number) => rows.find(({ originalLocal }) => originalLocal.startsWith(on(days)))!.id;
  const told = (days: number, time: string, minutes = 90, title = 'Círculo; del jueves, otra vez', place = 'Room 3') => ({ wall: `${on(days)}T${time}`, minutes, title, place });
  return { slug, communityId: id, facilitator, reader, seriesId, on, at, told, from: on(-30) };
}
type Told = ReturnType<Awaited<ReturnType<typeof begun>>['told']>;

async function addressOf(actor: Actor, scope: CalendarScope, of: string | null = null) {
  return site.services.calendars.makeAddress(actor, scope, of);
}
const read = (path: string, headers: Record<string, string> = {}) => fetch(product.url + path, { headers });

/** What stands in a calendar of some zone, where this takes place. */
function shownIn(there: string, told: Told[]): Shown[] {
  return told.map(({ wall, minutes, title, place }) => {
    const start = instantOf(wall, zone);
    return { start: localOf(start, there), end: localOf(new Date(start.getTime() + minutes * 60_000), there), title, place };
  });
}
const asShown = (events: CalendarEvent[], there: string): Shown[] => events.map(({ start, end, title, place }) => ({ start: localOf(start, there), end: localOf(end, there), title, place }));

/** Four who follow a series in their own ways, through all three kinds of address. */
async function everybody({ slug, seriesId, reader, facilitator, from }: Awaited<ReturnType<typeof begun>>) {
  const [own, ofSeries, ofCommunity] = await Promise.all([addressOf(reader, 'mine'), addressOf(reader, 'series', seriesId), addressOf(facilitator, 'community', slug)]);
  const [chicago, madrid] = await Promise.all([subscribe(own.path, zone), subscribe(ofSeries.path, 'Europe/Madrid')]);
  const until = new Date(new Date(from).getTime() + 90 * day);
  return {
    own,
    ofSeries,
    ofCommunity,
    chicago,
    /** That all of them, once they have looked again, show this and nothing else. */
    async see(told: Told[]) {
      await Promise.all([chicago.sync(), madrid.sync()]);
      expect(await chicago.sees(from, 90)).toEqual(shownIn(zone, told));
      expect(await madrid.sees(from, 90)).toEqual(shownIn('Europe/Madrid', told));
      for (const { path } of [own, ofSeries, ofCommunity]) {
        const text = await (await read(path)).text();
        expect(asShown(readByIcalJs(text, until), zone), path).toEqual(shownIn(zone, told));
        const { events, faults } = await readByPython(text, until);
        expect([asShown(events, zone), faults], path).toEqual([shownIn(zone, told), []]);
      }
    },
  };
}

describe.skipIf(!hasClients)('calendars that people use, at the addresses of the product', () => {
  it('show what becomes of each session, on both sides of a change of clocks, wherever they are', async () => {
    const circle = await begun();
    const { facilitator, seriesId, on, at, told } = circle;
    const { sessions, series: verbs } = site.services;
    const all = await everybody(circle);

    const weekly = [-17, -10, -3, 4, 11, 18].map((days) => told(days, '18:30'));
    // The clocks change between the third and the fourth: the same time of day is another instant.
    expect(instantOf(weekly[3]!.wall, zone).getTime() - instantOf(weekly[2]!.wall, zone).getTime()).not.toBe(7 * day);
    await all.see(weekly);

    await sessions.move(facilitator, at(-10), { startsAt: `${on(-9)}T10:00`, minutes: '60', reason: 'The room is taken.' });
    await sessions.cancel(facilitator, at(-3), { reason: 'Snow.' });
    await sessions.detail(facilitator, at(4), { title: 'With a guest; bring soup, please', place: 'Library, upstairs' });
    await verbs.add(facilitator, seriesId, { startsAt: `${on(13)}T09:00`, minutes: '30', title: 'Set up the room', clientId: fresh() });
    const [first, , , , fifth, sixth] = weekly as [Told, Told, Told, Told, Told, Told];
    const moved = told(-9, '10:00', 60);
    const guest = told(4, '18:30', 90, 'Círculo; del jueves, otra vez: With a guest; bring soup, please', 'Library, upstairs');
    const extra = told(13, '09:00', 30, 'Círculo; del jueves, otra vez: Set up the room');
    await all.see([first, moved, guest, fifth, extra, sixth]);

    await sessions.restore(facilitator, at(-3));
    await all.see([first, moved, told(-3, '18:30'), guest, fifth, extra, sixth]);

    // Another name for all of it, and one of them back where it was.
    await verbs.edit(facilitator, seriesId, { title: 'Círculo nuevo', place: 'Room 4' });
    await sessions.move(facilitator, at(-10), { startsAt: `${on(-10)}T18:30`, minutes: '90' });
    const renamed = (days: number, time: string, minutes?: number) => told(days, time, minutes, 'Círculo nuevo', 'Room 4');
    const guestThen = { ...guest, title: 'Círculo nuevo: With a guest; bring soup, please' };
    const extraThen = { ...extra, title: 'Círculo nuevo: Set up the room', place: 'Room 4' };
    await all.see([...[-17, -10, -3].map((days) => renamed(days, '18:30')), guestThen, renamed(11, '18:30'), extraThen, renamed(18, '18:30')]);

    // From the fifth on it meets on Tuesdays, at another time and for an hour.
    await sessions.reshape(facilitator, at(11), { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3', startsAt: `${on(9)}T17:00`, timeZone: zone, minutes: '60', reach: 'later' });
    await all.see([...[-17, -10, -3].map((days) => renamed(days, '18:30')), guestThen, renamed(9, '17:00', 60), extraThen, renamed(16, '17:00', 60), renamed(23, '17:00', 60)]);
  }, 120_000);

  it('show all that is to come an hour later, where all of a series that crosses the change is', async () => {
    const circle = await begun();
    const all = await everybody(circle);
    await site.services.sessions.reshape(circle.facilitator, circle.at(-10), { rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=6', startsAt: `${circle.on(-10)}T19:30`, timeZone: zone, minutes: '90', reach: 'all' });
    await all.see([-17, -10, -3, 4, 11, 18].map((days) => circle.told(days, '19:30')));
  }, 60_000);

  it('take in a single session, and nobody does without a right to it', async () => {
    const { reader, facilitator, at, on, told } = await begun();
    await site.services.sessions.move(facilitator, at(-3), { startsAt: `${on(6)}T08:15`, minutes: '45' });
    const cookieOf = async (actor: Actor) => ({ cookie: (await site.services.people.welcome(actor.id)).cookie.split(';')[0]! });
    const answer = await read(`/sessions/${at(-3)}.ics`, await cookieOf(reader));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'text/calendar; charset=utf-8', 'attachment; filename="session.ics"']);
    const text = await answer.text();
    const only = [told(6, '08:15', 45)];
    const until = new Date(new Date(on(6)).getTime() + 90 * day);
    const madrid = await subscribe('/', 'Europe/Madrid');
    expect(await madrid.opens(text)).toEqual(shownIn('Europe/Madrid', only));
    expect(asShown(readByIcalJs(text, until), zone)).toEqual(shownIn(zone, only));
    expect(asShown((await readByPython(text, until)).events, zone)).toEqual(shownIn(zone, only));

    const stranger = await site.person('Stranger');
    for (const headers of [{}, await cookieOf(stranger)]) expect((await read(`/sessions/${at(-3)}.ics`, headers)).status).toBe(404);
    await site.services.sessions.cancel(facilitator, at(-3), { reason: 'Ill.' });
    expect((await read(`/sessions/${at(-3)}.ics`, await cookieOf(reader))).status).toBe(404);
  });

  it('need not read again what has not changed', async () => {
    const { reader, facilitator, seriesId, at } = await begun();
    const { path } = await addressOf(reader, 'series', seriesId);
    const first = await read(path);
    const etag = first.headers.get('etag')!;
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache']);
    expect(etag).toMatch(/^"\S{20,}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await read(path, { 'if-none-match': known });
      expect([again.status, again.headers.get('etag'), await again.text()], known).toEqual([304, etag, '']);
    }
    // An answer is nobody's calendar's business; a cancellation is.
    await site.services.sessions.answer(reader, at(4), { rsvp: 'yes' });
    expect((await read(path, { 'if-none-match': etag })).status).toBe(304);
    await site.services.sessions.cancel(facilitator, at(4), { reason: 'Snow.' });
    const changed = await read(path, { 'if-none-match': etag });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('find nothing any more after a reset, after leaving and after a suspension', async () => {
    const circle = await begun();
    const { reader, slug, seriesId, told, from } = circle;
    const { calendars, communities, moderation } = site.services;
    const all = await everybody(circle);
    const weekly = [-17, -10, -3, 4, 11, 18].map((days) => told(days, '18:30'));
    await all.see(weekly);
    const statusOf = async (path: string) => {
      const answer = await read(path);
      return [answer.status, answer.headers.get('etag') === null, answer.headers.get('cache-control'), answer.status === 404 && (await answer.text())];
    };
    const nothing = [404, true, 'no-store', 'Not found'];

    const again = await calendars.resetAddress(reader, all.own.id);
    expect(await statusOf(all.own.path)).toEqual(nothing);
    await expect(all.chicago.sync()).rejects.toThrow(/Not Found/);
    // What it had it keeps: calendars do not take a missing address for an empty one.
    expect(await all.chicago.sees(from, 90)).toEqual(shownIn(zone, weekly));
    const anew = await subscribe(again.path, zone);
    await anew.sync();
    expect(await anew.sees(from, 90)).toEqual(shownIn(zone, weekly));

    const ofCommunity = await addressOf(reader, 'community', slug);
    expect((await read(ofCommunity.path)).status).toBe(200);
    await communities.leave(reader, slug);
    for (const { path } of [all.ofSeries, ofCommunity]) expect(await statusOf(path)).toEqual(nothing);
    // Their own goes on, without what they have left.
    const own = await read(again.path);
    expect([own.status, (await own.text()).includes('VEVENT')]).toEqual([200, false]);

    const administrator = await site.person('Administrator', { isAdministrator: true });
    await moderation.suspend(administrator, reader.handle, { reason: 'A test of what ends with it.' });
    expect(await statusOf(again.path)).toEqual(nothing);
    expect((await read(`/calendar/${'x'.repeat(32)}.ics`)).status).toBe(404);
    expect((await read((await addressOf(circle.facilitator, 'series', seriesId)).path)).status).toBe(200);
  }, 60_000);

  it('show somebody of the demo all that their groups do, past and to come', async () => {
    const [nizhoni] = await site.db.select().from(people).where(eq(people.handle, 'nizhoni-begaye'));
    const { path } = await addressOf(nizhoni!, 'mine');
    const rows = await site.db
      .select({ startsAt: seriesSessions.startsAt, minutes: seriesSessions.minutes })
      .from(seriesSessions)
      .innerJoin(series, and(eq(series.id, seriesSessions.seriesId), inArray(series.title, ['Monthly practice circle', 'Every other Tuesday', 'A morning at Thandi\u2019s House'])))
      .where(and(notInArray(seriesSessions.status, ['cancelled', 'removed']), gt(seriesSessions.startsAt, new Date(site.clock().getTime() - 380 * day))))
      .orderBy(asc(seriesSessions.startsAt));
    const until = new Date(site.clock().getTime() + 60 * day);
    const coming = rows.filter(({ startsAt }) => startsAt <= until);
    expect(coming.length).toBeGreaterThan(36 + 4);
    const phoenix = await subscribe(path, 'America/Phoenix');
    await phoenix.sync();
    const from = new Date(site.clock().getTime() - 380 * day).toISOString().slice(0, 10);
    const times = coming.map(({ startsAt, minutes }) => [localOf(startsAt, 'America/Phoenix'), localOf(new Date(startsAt.getTime() + minutes * 60_000), 'America/Phoenix')]);
    const seen = (await phoenix.sees(from, 440)).map(({ start, end }) => [start, end]).filter(([start]) => start! <= localOf(until, 'America/Phoenix'));
    expect(seen).toEqual(times);
    const text = await (await read(path)).text();
    expect(readByIcalJs(text, until).map(({ start }) => start)).toEqual(coming.map(({ startsAt }) => startsAt));
    expect((await readByPython(text, until)).events.map(({ start }) => start)).toEqual(coming.map(({ startsAt }) => startsAt));
  }, 60_000);
});
