import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, routes } from '../canary/asking';
import { kinds, openToNobody, plantAll, surfaces, traces, type Kind } from '../canary/list';
import { readers, setStage, type Reader, type Stage } from '../canary/stage';
import { openMailbox } from './mailbox';
import { openSite, type TestSite } from './site';

let site: TestSite;
let stage: Stage;
const cookies = {} as Record<Reader, string>;
/** What to look for of each kind. */
let marks: Map<string, string>;

beforeAll(async () => {
  site = await openSite();
  stage = await setStage(site);
  marks = await plantAll(stage);
  for (const reader of readers) cookies[reader] = reader === 'nobody' ? '' : (await site.services.people.welcome(stage.actors[reader].id)).cookie.split(';')[0]!;
}, 120_000);
afterAll(() => site.close());

test('every route stands in the list', () => {
  expect(Object.keys(surfaces).sort()).toEqual(Object.keys(routes).sort());
});

test('private words are seen by those who may, and by nobody else, at no address', async () => {
  const seen = new Map<string, Set<Reader>>(kinds.map(({ kind }) => [kind, new Set()]));
  const leaks: string[] = [];
  for (const [route, addresses] of Object.entries(surfaces)) {
    for (const address of addresses(stage)) {
      const answers = await Promise.all(readers.map((reader) => ask(site, route, address, cookies[reader])));
      for (const [n, { text }] of answers.entries()) {
        const reader = readers[n]!;
        for (const { kind, seenBy, isAtDoor } of kinds) {
          const mark = marks.get(kind)!;
          // Whoever asks for it by name is answered by name.
          if (address.includes(mark) || !text.includes(mark)) continue;
          if (isAtDoor && stage.places.codes.some((code) => address.includes(code))) continue;
          seen.get(kind)!.add(reader);
          if (!seenBy.includes(reader)) leaks.push(`${reader} sees ${kind} at ${address}`);
        }
      }
    }
  }
  expect(leaks).toEqual([]);
  // A canary that nobody finds, though some may see it, proves nothing.
  expect(Object.fromEntries([...seen].map(([kind, by]) => [kind, readers.filter((reader) => by.has(reader))]))).toEqual(
    Object.fromEntries(kinds.map(({ kind, seenBy }) => [kind, readers.filter((reader) => seenBy.includes(reader))])),
  );
}, 240_000);

test('nothing live carries them to anybody else', () => {
  const members: Reader[] = ['mia', 'bea', 'ben', 'ana', 'fay'];
  const personOf = (id: string) => readers.filter((reader) => reader !== 'nobody' && stage.actors[reader].id === id);
  const hearers = (room: string): Reader[] => (room.startsWith('person:') ? personOf(room.slice('person:'.length)) : room.startsWith('thread:') ? [...members, 'vic'] : members);
  let heard = 0;
  for (const told of site.told) {
    const text = JSON.stringify(told);
    for (const { kind, seenBy, heardBy } of kinds) {
      if (!text.includes(marks.get(kind)!)) continue;
      heard += 1;
      expect('room' in told && hearers(told.room).filter((reader) => !(heardBy ?? seenBy).includes(reader)), `${kind}: ${text.slice(0, 80)}`).toEqual([]);
      expect('event' in told && ['reply:created', 'thread:started'].includes(told.event), kind).toBe(true);
    }
  }
  expect(heard).toBeGreaterThan(3);
});

test('that a series in confidence changed is told to its circle alone', () => {
  const circle = [stage.ana, stage.ben].map(({ id }) => `person:${id}`);
  const rooms = site.told.flatMap((told) => ('event' in told && told.event === 'session:changed' && told.data.seriesId === stage.series.confidential ? told.room : []));
  expect([...new Set(rooms)].sort()).toEqual(circle.sort());
});

test('what somebody may not know of is answered as what is not there, and whom a series chose is for those who see who comes', async () => {
  const { series, sessions } = stage;
  const none = 'aaaaaaaaaaaaaaaa';
  const hidden: [string, (id: string) => string, string][] = [
    ['series.$series', (id) => `/series/${id}`, series.confidential],
    ['sessions.$session', (id) => `/sessions/${id}`, sessions.confidential[1]!],
    ['sessions.$session[.ics]', (id) => `/sessions/${id}.ics`, sessions.confidential[1]!],
    ['sessions.$session_.answer', (id) => `/sessions/${id}/answer`, sessions.confidential[1]!],
  ];
  for (const reader of ['out', 'rem', 'pau', 'mia', 'bea'] as const) {
    for (const [route, addressOf, id] of hidden) {
      for (const form of [undefined, { intent: 'take-on', rsvp: 'yes' }]) {
        const [there, nowhere] = await Promise.all([id, none].map((one) => ask(site, route, addressOf(one), cookies[reader], form)));
        const steady = ({ text }: typeof there & object) => text.replaceAll(id, none).replace(/"(clientId|draftId)":"[\w-]+"/g, '');
        expect([there!.status, steady(there!)], `${reader} at ${route}`).toEqual([nowhere!.status, steady(nowhere!)]);
        if (!form) expect(there!.status, `${reader} at ${route}`).toBe(404);
      }
    }
  }
  const knowsBen = async (reader: Reader) => (await ask(site, 'series.$series', `/series/${series.chosen}`, cookies[reader])).text.includes(stage.ben.handle);
  expect(await Promise.all((['mia', 'bea', 'cora', 'boss', 'vic', 'fay', 'ana'] as const).map(knowsBen))).toEqual([false, false, true, true, true, true, true]);
});

/** The kinds that some texts carry to somebody, and those that they should not. */
function carried(found: Map<string, string>, reader: Reader, texts: string[]): { told: string[]; leaks: string[] } {
  const whole = texts.map((text) => text.replace(/\r\n /g, ''));
  const there = kinds.filter(({ kind }) => found.has(kind) && whole.some((text) => text.includes(found.get(kind)!)));
  const isFor = ({ isHandedOn, seenBy }: Kind) => isHandedOn && seenBy.includes(reader);
  return { told: there.map(({ kind }) => kind), leaks: there.filter((kind) => !isFor(kind)).map(({ kind }) => `${reader} is told ${kind}`) };
}

test('a calendar is told what its owner may know, of series in confidence no more than their titles', async () => {
  for (const reader of readers) {
    if (reader === 'nobody') continue;
    const scopes = [['mine', null], ['community', stage.slug], ...Object.values(stage.series).map((id) => ['series', id] as const)] as const;
    const made = await Promise.all(scopes.map(([scope, of]) => stage.services.calendars.makeAddress(stage.actors[reader], scope, of).catch(() => null)));
    const answers = await Promise.all(made.map((address) => (address ? ask(site, 'calendar.$token[.ics]', address.path, '') : { text: '' })));
    const { told, leaks } = carried(marks, reader, answers.map(({ text }) => text));
    expect(leaks).toEqual([]);
    expect(told, reader).toEqual(kinds.filter(({ isHandedOn, seenBy }) => isHandedOn && seenBy.includes(reader)).map(({ kind }) => kind));
  }
});

test('what goes out of sessions by mail, and what waits to, says no more to anybody', async () => {
  const other = await openSite({ sendsMail: true });
  const mailbox = await openMailbox(other);
  try {
    const scene = await setStage(other);
    const found = await plantAll(scene, ({ instead }) => !instead);
    await scene.services.reminders.sweep();
    const readerOf = (id: string | undefined) => readers.find((reader) => reader !== 'nobody' && scene.actors[reader].id === id);
    const leaks: string[] = [];
    const told = { queued: new Set<string>(), sent: new Set<string>() };
    const look = (where: keyof typeof told, personId: string | undefined, texts: string[]) => {
      const reader = readerOf(personId);
      const there = carried(found, reader ?? 'nobody', texts);
      for (const kind of there.told) told[where].add(kind);
      if (reader) leaks.push(...there.leaks);
    };
    const waiting = (await mailbox.queue()).map(({ payload }) => payload as { kind?: string; to?: { personId?: string } }).filter(({ kind }) => /^(session|series|lead|waiting)-/.test(kind ?? ''));
    for (const mail of waiting) look('queued', mail.to?.personId, [JSON.stringify(mail)]);
    // Whoever sleeps is told in the morning.
    await other.pool.query('update graphile_worker._private_jobs set run_at = now()');
    const idOf = new Map((await other.db.execute<{ id: string; email: string }>('select id, email from people')).rows.map(({ id, email }) => [email, id]));
    for (const { to, subject, text, html, attachments } of await mailbox.read()) {
      const parts = attachments.map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)));
      look('sent', idOf.get(to[0]!.address), [subject ?? '', text ?? '', html ?? '', ...parts]);
    }
    expect(leaks).toEqual([]);
    const handedOn = kinds.filter(({ isHandedOn }) => isHandedOn).map(({ kind }) => kind);
    // Each of them goes out to somebody: a mail that says nothing proves nothing.
    expect([...told.sent].sort()).toEqual(handedOn.sort());
    expect([...told.queued].filter((kind) => !handedOn.includes(kind))).toEqual([]);
  } finally {
    await mailbox.close();
    await other.close();
  }
}, 120_000);

test('what is gone is in no table, and what is private is in one', async () => {
  const tables = await site.db.execute<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
  const rows = await Promise.all(tables.rows.map(({ name }) => site.db.execute(`select to_jsonb(t) - 'search' as row from "${name}" t`)));
  const everything = JSON.stringify(rows.map((found) => found.rows));
  // The database keeps a code without its dash.
  for (const { kind, isGone } of kinds) {
    const mark = marks.get(kind)!;
    expect([mark, mark.replace('-', '')].some((form) => everything.includes(form)), kind).toBe(!isGone);
  }
});

test('what nobody else is told of leaves no difference on any page', async () => {
  // One address of each route is enough: no word is looked for here.
  const addresses = Object.entries(surfaces).flatMap(([route, of]) => of(stage).slice(0, 1).map((address) => [route, address] as const));
  /** What is drawn anew with each page says nothing. */
  const steady = (text: string) => text.replace(/"(clientId|draftId)":"[\w-]+"/g, '').replace(/[a-z0-9]{16}(?=")/g, '').replace(/[\w-]{21,}/g, '');
  const look = async () => {
    const seen = new Map<string, string>();
    for (const [route, address] of addresses) await Promise.all(readers.map(async (reader) => seen.set(`${reader} at ${address}`, steady((await ask(site, route, address, cookies[reader])).text))));
    return seen;
  };
  const differences = (one: Map<string, string>, other: Map<string, string>) => [...one.keys()].filter((key) => one.get(key) !== other.get(key));
  let before = await look();
  for (const changesFor of new Set(traces.map((trace) => trace.changesFor.join(' ')))) {
    for (const trace of traces) if (trace.changesFor.join(' ') === changesFor) await trace.do(stage);
    const after = await look();
    const changed = differences(before, after);
    expect([...new Set(changed.map((key) => key.split(' ')[0]!))].sort().join(' '), changed.join('; ')).toBe(changesFor);
    before = after;
  }
}, 240_000);

test('who is not signed in is sent to the door by every page and every form', async () => {
  const open: string[] = [];
  for (const [route, addresses] of Object.entries(surfaces)) {
    for (const address of addresses(stage)) {
      for (const form of [undefined, { intent: 'anything' }]) {
        const { status, text } = await ask(site, route, address, '', form);
        const leadsTo = status === 302 && /\["location","([^"]*)"\]/.exec(text)?.[1];
        const isTurnedAway = [401, 404, 405].includes(status) || (leadsTo && (leadsTo.startsWith('/sign-in') || address.startsWith(leadsTo)));
        if (!isTurnedAway) open.push(route);
      }
    }
  }
  expect([...new Set(open)].filter((route) => !openToNobody.includes(route))).toEqual([]);
});

test('an empty form, sent by somebody who may not, changes nothing and answers no private word', async () => {
  const acts = async () => (await site.db.execute(`select act, subject from audit_entries order by seq`)).rows;
  const before = await acts();
  for (const [route, addresses] of Object.entries(surfaces)) {
    // Whoever holds a code may use it.
    if (route === 'join.$code') continue;
    for (const address of addresses(stage).slice(0, 1)) {
      for (const reader of ['nobody', 'out', 'rem'] as const) {
        const { text } = await ask(site, route, address, cookies[reader], {});
        expect(kinds.filter(({ kind }) => !address.includes(marks.get(kind)!) && text.includes(marks.get(kind)!)), `${reader} at ${address}`).toEqual([]);
      }
    }
  }
  expect(await acts()).toEqual(before);
});

test('who is removed or suspended sees nothing more, from the next page on', async () => {
  const seenBy = async (reader: Reader) => {
    const seen = new Set<string>();
    for (const [route, addresses] of Object.entries(surfaces)) {
      for (const address of addresses(stage)) {
        const { text } = await ask(site, route, address, cookies[reader]);
        for (const { kind } of kinds) if (!address.includes(marks.get(kind)!) && text.includes(marks.get(kind)!)) seen.add(kind);
      }
    }
    return [...seen];
  };
  expect((await seenBy('ben')).length).toBeGreaterThan(10);
  await stage.services.communities.remove(stage.fay, stage.slug, stage.ben.handle);
  expect(await seenBy('ben')).toEqual([]);
  await stage.services.moderation.suspend(stage.boss, stage.fay.handle, { reason: 'Because.' });
  // As nobody, who holds a code.
  expect((await seenBy('fay')).sort()).toEqual(kinds.filter(({ isAtDoor }) => isAtDoor).map(({ kind }) => kind).sort());
}, 240_000);
