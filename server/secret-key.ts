import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDataFolder } from '../db/data-folder';

export const shortestSecret = 32;

/**
 * The key file in the data folder: made on the first start, readable by its owner alone. Throws a sentence for one that
 * is too short: what a full disk cut off would seal everything with a key that anybody can guess.
 */
export function keptSecret(dataDir: string, makesKey: boolean): string {
  const file = join(dataDir, 'secret.key');
  const secret = readSecret(file) ?? (makesKey ? makeSecret(file) : newSecret());
  if (secret.length < shortestSecret) {
    throw new Error(
      `DATA_DIR ${dataDir} has a secret.key of ${secret.length} characters; it must have ${shortestSecret} or more. Put it back from a backup, or delete it: ` +
        'the next start makes a new one, and addresses of calendars, links of invitations and links in mail that was sent stop working.',
    );
  }
  return secret;
}

/** What the key file holds, or null where there is none. */
function readSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    chmodSync(file, 0o600);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`DATA_DIR ${dirname(file)}: the file secret.key cannot be read (${(error as NodeJS.ErrnoException).code}). It must belong to the user who runs the site.`, { cause: error });
  }
}

const newSecret = () => randomBytes(32).toString('base64url');

function makeSecret(file: string): string {
  const folder = dirname(file);
  const unfinished = `${file}.${process.pid}.new`;
  try {
    makeDataFolder(folder);
    writeWhole(unfinished, `${newSecret()}\n`);
    putInPlace(unfinished, file);
    syncFolder(folder);
  } catch (error) {
    throw new Error(`DATA_DIR ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}). Make room in it, let the user who runs the site write there, or name another folder.`, { cause: error });
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function writeWhole(file: string, text: string): void {
  const opened = openSync(file, 'w', 0o600);
  try {
    if (writeSync(opened, text) < text.length) throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Of two processes that start at once, the second takes what the first put there. */
function putInPlace(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Some file systems know no second name of a file.
    if (code !== 'EEXIST') renameSync(unfinished, file);
  }
}

/** Without it, a loss of power could take the file's name away again. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
