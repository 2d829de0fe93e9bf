import { chown, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { majorVersion, type Binaries } from './binaries';
import { cannotStart, codeOf } from './failure';
import type { Identity } from './identity';
import { run } from './processes';
import type { Place } from './running-server';

const prefix = 'postgres.new-';
const initdbOptions = [
  ...['--username=tilth', '--auth=trust', '--encoding=UTF8', '--no-instructions'],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
];

/** Makes the server's files unless they exist; checks that existing ones suit this PostgreSQL. */
export async function ensureCluster(
  { dataDir, serverDir }: Place,
  binaries: Binaries,
  identity: Identity,
): Promise<'created' | 'found'> {
  const program = await majorVersion(binaries, identity.runAs);
  const files = await versionOf(serverDir);
  await removeLeftovers(dataDir);
  if (files === program) return 'found';
  if (files) {
    throw cannotStart(
      `The data in ${serverDir} was made by PostgreSQL ${files}, and the built-in one is version ${program}. ` +
        `Dump it with PostgreSQL ${files} and load the dump into an empty folder, ` +
        `or set DATABASE_URL to a PostgreSQL ${files} server that runs on it.`,
    );
  }
  await createCluster({ dataDir, serverDir }, binaries, identity);
  return 'created';
}

async function versionOf(serverDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(serverDir, 'PG_VERSION'), 'utf8')).trim();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cannotStart(`The folder ${serverDir} cannot be read (${codeOf(cause)}).`, cause);
  }
}

// Built under another name and moved when complete: a half-made cluster must never look like a real one.
async function createCluster({ dataDir, serverDir }: Place, binaries: Binaries, { uid, gid, runAs }: Identity) {
  const folder = await mkdtemp(join(dataDir, prefix));
  try {
    if (runAs.uid !== undefined) await chown(folder, uid, gid);
    const { ok, output } = await run(binaries.initdb, [...initdbOptions, '-D', folder], runAs);
    if (!ok) throw cannotStart(`Its files could not be made in ${dataDir}.\n${lastLines(output)}`);
    await rename(folder, serverDir);
    await syncFolder(dataDir);
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (codeOf(cause) !== 'ENOTEMPTY' && codeOf(cause) !== 'EEXIST') throw cause;
    throw cannotStart(`The folder ${serverDir} is not empty and holds no database. Move it away.`, cause);
  }
}

// An initdb whose application was killed may still be adding files: hence the retries.
async function removeLeftovers(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(prefix));
  const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };
  await Promise.all(names.map((name) => rm(join(dataDir, name), options).catch(() => {})));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The end of a program's output, short enough for an error message. */
export function lastLines(output: string): string {
  return output.trim().split('\n').slice(-12).join('\n');
}
