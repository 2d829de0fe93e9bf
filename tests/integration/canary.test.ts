import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, routes } from '../canary/asking';
import { kinds, openToNobody, plantAll, surfaces, traces } from '../canary/list';
import { readers, setStage, type Reader, type Stage } from '../canary/stage';
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
