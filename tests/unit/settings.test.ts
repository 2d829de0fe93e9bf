import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configured, readConfig } from '../../server/env';

const folder = () => mkdtempSync(join(tmpdir(), 'tilth-settings-'));
const problemsOf = (env: Record<string, string>) => {
  const read = readConfig({ DATA_DIR: folder(), ...env }, '/nowhere');
  return 'problems' in read ? read.problems : [];
};
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('a key file that a full disk cut off is refused, and stays for whoever has a backup', () => {
  for (const left of ['', '\n', 'x'.repeat(31), `${' '.repeat(40)}\n`]) {
    const DATA_DIR = folder();
    writeFileSync(join(DATA_DIR, 'secret.key'), left);
    const [said, ...more] = problemsOf({ DATA_DIR });
    expect(said).toContain(`DATA_DIR ${DATA_DIR} has a secret.key of ${left.trim().length} characters`);
    expect(said).toMatch(/delete it: the next start makes a new one, and .*calendars.* stop working/);
    expect(more).toEqual([]);
    expect(readFileSync(join(DATA_DIR, 'secret.key'), 'utf8')).toBe(left);
  }
});

test('a key file is written whole or not at all', () => {
  const DATA_DIR = folder();
  expect(problemsOf({ DATA_DIR })).toEqual([]);
  expect(readdirSync(DATA_DIR)).toEqual(['secret.key']);
  // A device that is always full: opening works, writing does not.
  const full = folder();
  symlinkSync('/dev/full', join(full, `secret.key.${process.pid}.new`));
  expect(problemsOf({ DATA_DIR: full })).toEqual([expect.stringMatching(/^DATA_DIR .* cannot be written \(ENOSPC\)/)]);
  expect(readdirSync(full)).toEqual([]);
});

test('whatever the umask, the database can get into a folder that is made for it, and nobody else can look', () => {
  const before = process.umask(0o077);
  try {
    for (const umask of [0o077, 0o022, 0]) {
      process.umask(umask);
      const outer = join(folder(), 'sites');
      expect(problemsOf({ DATA_DIR: join(outer, 'data') })).toEqual([]);
      const expected = process.getuid!() === 0 ? 0o711 : 0o700;
      expect([modeOf(outer), modeOf(join(outer, 'data')), modeOf(join(outer, 'data/secret.key'))]).toEqual([expected, expected, 0o600]);
    }
  } finally {
    process.umask(before);
  }
  // One that is there keeps the rights that its owner gave it.
  const own = folder();
  chmodSync(own, 0o750);
  expect(problemsOf({ DATA_DIR: own })).toEqual([]);
  expect(modeOf(own)).toBe(0o750);
});

test('a setting that is wrong hides none of the others, nor what is wrong between them', () => {
  const DATA_DIR = join(folder(), 'file/data');
  writeFileSync(join(DATA_DIR, '../..', 'file'), 'no folder');
  const said = problemsOf({ PORT: 'abc', PUBLIC_URL: 'http://tilth.example.org', SMTP_URL: 'smtp://x', DATA_DIR });
  expect(said.map((line) => line.split(' ')[0]).sort()).toEqual(['DATA_DIR', 'MAIL_FROM', 'PORT', 'PUBLIC_URL']);
  expect(problemsOf({ PORT: 'abc', DATA_DIR: '/proc/nope' })).toEqual([expect.stringContaining('PORT'), expect.stringContaining('DATA_DIR /proc/nope cannot be written')]);
  // What is wrong by itself is not missing as well.
  expect(problemsOf({ SMTP_URL: 'https://x', MAIL_FROM: 'a@example.org', SECRET: 'short' }).map((line) => line.split(' ')[0])).toEqual(['SECRET', 'SMTP_URL']);
});

test('a site must know its own port', () => {
  expect(problemsOf({ PORT: '0' })).toEqual(['PORT must be 1 to 65535']);
});

test('whom to trust is checked with everything else, as Express reads it', () => {
  for (const wrong of ['foo.bar', '10.0.0.0/33', '10.0.0.1, nobody', 'true', '100', '-1']) expect(problemsOf({ TRUST_PROXY: wrong }), wrong).toEqual([expect.stringMatching(/^TRUST_PROXY must be/)]);
  for (const right of ['0', '2', 'loopback', 'loopback, 10.0.0.0/8', '::1', 'fd00::/8,192.168.1.7']) expect(problemsOf({ TRUST_PROXY: right }), right).toEqual([]);
});

test('an address of a database with a bare sign in its password is refused without telling it', () => {
  for (const password of ['se#cret', '12#cret', '12/cret', 'se/cret', 'se?cret']) {
    const said = problemsOf({ DATABASE_URL: `postgres://tilth:${password}@db.example.org/tilth` });
    expect(said, password).toEqual([expect.stringMatching(/^DATABASE_URL cannot be read: .* # is written as %23/)]);
    expect(said[0]).not.toContain('cret');
  }
  for (const right of ['postgres://tilth:se%23cret@db.example.org/tilth', 'postgresql://db.example.org', 'postgres://tilth@/elsewhere?host=%2Ftmp', 'postgres://a:b@c/d?sslrootcert=/nowhere', 'postgres://a:b@c@d/e']) {
    expect(problemsOf({ DATABASE_URL: right }), right).toEqual([]);
  }
});

test('a file .env that cannot be read is said in a sentence', () => {
  const root = folder();
  mkdirSync(join(root, '.env'));
  expect(configured(root)).toEqual({ problems: [`The file ${root}/.env cannot be read (EISDIR). It must be a file that the user who runs the site may read.`] });
});

test('a command makes neither a data folder nor a key', () => {
  const DATA_DIR = join(folder(), 'mistyped');
  expect(readConfig({ DATA_DIR }, '/', { makesKey: false })).toHaveProperty('config');
  expect(existsSync(DATA_DIR)).toBe(false);
});
