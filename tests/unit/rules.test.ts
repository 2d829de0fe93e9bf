import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { safeNext } from '../../app/answer.server';
import { languages, oneOf } from '../../app/contract/names';
import { dayZero } from '../../db/demo/load';
import { readConfig } from '../../server/env';
import { newId } from '../../server/ids';
import { loggable, loggableError } from '../../server/log';
import { buildOriginCheck } from '../../server/origin';
import { buildDevices } from '../../server/people/devices';
import { slugOf } from '../../app/contract/slugs';

const folder = () => mkdtempSync(join(tmpdir(), 'tilth-config-'));
const config = (env: Record<string, string>) => readConfig({ DATA_DIR: folder(), ...env }, '/nowhere');

test('without any setting a site serves this machine only', () => {
  const read = config({});
  expect(read).toMatchObject({ config: { host: '127.0.0.1', port: 3000, databaseUrl: null, demo: 'unsaid', trustProxy: false, mode: 'production' } });
  expect('config' in read && read.config.publicUrl.origin).toBe('http://localhost:3000');
});

test('the kit of the interface is shown in development, elsewhere when one asks', () => {
  const shown = (env: Record<string, string>) => {
    const read = config(env);
    return 'config' in read && read.config.styleguide;
  };
  expect([shown({}), shown({ STYLEGUIDE: '1' }), shown({ NODE_ENV: 'development' }), shown({ NODE_ENV: 'development', STYLEGUIDE: '0' })]).toEqual([false, true, true, false]);
});

test('a secret is made once, kept, and read by its owner alone', () => {
  const dataDir = folder();
  const [one, two] = [readConfig({ DATA_DIR: dataDir }, '/'), readConfig({ DATA_DIR: dataDir }, '/')];
  if (!('config' in one) || !('config' in two)) throw new Error('not read');
  expect(one.config.secret).toBe(two.config.secret);
  expect(Buffer.from(one.config.secret, 'base64url')).toHaveLength(32);
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
});

test('plain http is for this machine only', () => {
  expect(config({ PUBLIC_URL: 'http://tilth.example.org' })).toMatchObject({ problems: [expect.stringContaining('https://')] });
  expect(config({ PUBLIC_URL: 'https://tilth.example.org/below' })).toMatchObject({ problems: [expect.stringContaining('must end after the host name')] });
  for (const url of ['https://tilth.example.org', 'http://127.0.0.1:8080', 'http://[::1]:3000']) expect(config({ PUBLIC_URL: url })).toHaveProperty('config');
  expect(config({ PUBLIC_URL: 'http://tilth.example.org', NODE_ENV: 'development' })).toHaveProperty('config');
});

test('every problem of the settings is named at once, an empty value is none', () => {
  const read = config({ PORT: '70000', SECRET: 'short', DEMO: 'maybe', TRUST_PROXY: '<all>', LOG_LEVEL: 'loud', DATABASE_URL: 'file:x' });
  expect('problems' in read && read.problems.map((line) => line.split(' ')[0]).sort()).toEqual(['DATABASE_URL', 'DEMO', 'LOG_LEVEL', 'PORT', 'SECRET', 'TRUST_PROXY']);
  expect(config({ PORT: '', SECRET: '', DEMO: '', PUBLIC_URL: '', TRUST_PROXY: '', LOG_LEVEL: '', DATABASE_URL: '' })).toHaveProperty('config');
});

test('proxies are trusted as told, never without a limit', () => {
  // With `true`, a visitor's own header would name their address.
  expect(config({ TRUST_PROXY: 'true' })).toHaveProperty('problems');
  for (const [told, meant] of [['false', false], ['2', 2], ['10.0.0.0/8', '10.0.0.0/8']] as const) {
    expect(config({ TRUST_PROXY: told })).toMatchObject({ config: { trustProxy: meant } });
  }
});

test('only the site\u2019s own origin may write', () => {
  const from = (publicUrl: string, headers: Record<string, string>) => buildOriginCheck(new URL(publicUrl))({ headers } as unknown as IncomingMessage);
  const site = 'https://tilth.example.org';
  expect(from(site, { origin: site })).toBe(true);
  for (const origin of ['http://tilth.example.org', 'https://tilth.example.org:8443', 'https://a.tilth.example.org', 'https://tilth.example.org.evil.invalid', 'null', '']) {
    expect(from(site, { origin }), origin).toBe(false);
  }
  expect(from(site, {})).toBe(false);
  expect(from(site, { 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(from(site, { 'sec-fetch-site': 'none' })).toBe(false);
  expect(from('http://localhost:3000', { origin: 'http://127.0.0.1:3000' })).toBe(true);
  expect(from('http://localhost:3000', { origin: 'http://127.0.0.1:3001' })).toBe(false);
  expect(from(site, { origin: 'http://localhost' })).toBe(false);
});

test('the way on after signing in stays on this site', () => {
  expect(safeNext('/c/rooted?show=unread#r2')).toBe('/c/rooted?show=unread#r2');
  for (const next of ['//evil.invalid', '/\\evil.invalid', 'https://evil.invalid', '/.//evil.invalid', '/\t/evil.invalid', '/..//evil.invalid', 'javascript:alert(1)', '', 'c/rooted', '/\\/evil.invalid', null, undefined]) {
    expect(safeNext(next), String(next)).toBe('/');
  }
});

test('a fault is logged by its kind and place, never with what members wrote', () => {
  const cause = Object.assign(new Error('value "CANARY" is too long'), { code: '22001', detail: 'CANARY', table: 'posts' });
  const fault = Object.assign(new Error('Failed query: insert CANARY params: CANARY', { cause }), { params: ['CANARY'], query: 'CANARY' });
  const line = JSON.stringify(loggableError(fault));
  expect(line).not.toContain('CANARY');
  expect(line).toContain('"code":"22001"');
  expect(line).toContain('"table":"posts"');
  expect(line).toContain('rules.test.ts');
  expect(loggableError(new TypeError('x is not a function'))).toMatchObject({ kind: 'TypeError', message: 'x is not a function' });
});

test('what may be secret in an address is not logged', () => {
  expect(loggable('/setup/abc?x=1')).toBe('/setup/…');
  expect(loggable('/calendar/abc.ics')).toBe('/calendar/…');
  for (const path of ['/reset/', '/confirm/', '/new-address/', '/unsubscribe/', '/answer/', '/join/']) expect(loggable(`${path}abc.data`)).toBe(`${path}…`);
  // A route is found by these as well.
  for (const path of ['/Calendar/abc.ics', '//calendar//abc.ics', '/%63alendar/abc.ics', '/calendar%2Fabc.ics', '/RESET/abc/', '/x/../calendar/abc.ics', '/%2e/calendar/abc.ics', '/calendar\\abc.ics']) expect(loggable(path), path).not.toContain('abc');
  expect(loggable('/%E0%A4%A/x')).toBe('/%E0%A4%A/x');
  expect(loggable('/t/abc?after=2')).toBe('/t/abc');
});

test('a device is known only with the mark that this site gave it, for that account', () => {
  const devices = buildDevices('a secret of at least thirty-two letters');
  const mark = devices.mark('ana');
  const stranger = devices.key('ana', null);
  expect(devices.key('ana', mark)).not.toBe(stranger);
  expect(devices.key('ana', mark)).toBe(devices.key('ana', mark));
  for (const forged of [`${mark}x`, mark.split('.')[0]!, `.${mark}`, '', 'a.b', buildDevices('another secret, also thirty-two long').mark('ana')]) {
    expect(devices.key('ana', forged)).toBe(stranger);
  }
  expect(devices.key('ben', mark)).toBe(devices.key('ben', null));
});

test('ids are of one shape and never twice', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(20_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-z]{16}$/);
});

test('handles are readable in any language', () => {
  expect(slugOf('Lucía Herrera')).toBe('lucia-herrera');
  expect(slugOf('  Tomáš  Novák! ')).toBe('tomas-novak');
  expect(slugOf('李小龙')).toBe('');
  expect(slugOf('x'.repeat(60))).toHaveLength(40);
});

test('day zero of the demo is the Thursday on or before the load day', () => {
  for (const [loaded, zero] of [['2026-11-22', '2026-11-19'], ['2026-11-19', '2026-11-19'], ['2026-11-18', '2026-11-12'], ['2024-02-29', '2024-02-29'], ['2027-01-01', '2026-12-31']]) {
    expect(dayZero(new Date(`${loaded}T23:59:00Z`)).toISOString().slice(0, 10), loaded).toBe(zero);
  }
});

test('an unknown word is the first of its list', () => {
  expect(oneOf(languages, 'es')).toBe('es');
  expect(oneOf(languages, '__proto__')).toBe('en');
});
