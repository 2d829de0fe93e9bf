import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../server/env';

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
