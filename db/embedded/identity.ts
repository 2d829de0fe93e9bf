import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cannotStart } from './failure';
import { run, type RunAs } from './processes';

/** The user as whom the server runs. */
export interface Identity {
  uid: number;
  gid: number;
  /** What to hand to spawn; empty when it is our own user. */
  runAs: RunAs;
}

/** Our own user; when we are root, the owner of an existing server folder, else the user "postgres". */
export async function identityFor(serverDir: string): Promise<Identity> {
  const uid = process.getuid?.() ?? -1;
  const owner = await stat(serverDir).catch(() => undefined);
  if (uid === 0) return owner && owner.uid !== 0 ? other(owner.uid, owner.gid) : postgresUser();
  if (owner && owner.uid !== uid) {
    throw cannotStart(
      `The folder ${serverDir} belongs to another user (uid ${owner.uid}). ` +
        'Run the application as that user or as root, or set DATA_DIR to a folder of your own.',
    );
  }
  return { uid, gid: process.getgid?.() ?? -1, runAs: {} };
}

/** Gives the server folder to the server's user, with all its files when root restored it from a backup. */
export async function giveTo(identity: Identity, folder: string): Promise<void> {
  if (process.getuid?.() !== 0 || (await stat(folder)).uid === identity.uid) return;
  const { ok, output } = await run('chown', ['-Rh', `${identity.uid}:${identity.gid}`, folder]);
  if (!ok) throw cannotStart(`The folder ${folder} cannot be given to the server's user. ${output}`);
}

/** Fails with the name of the folder that bars the server's user from a path. */
export async function assertReachable(identity: Identity, path: string, advice: string): Promise<void> {
  if (identity.runAs.uid === undefined) return;
  const target = await realpath(path).catch(() => '/');
  for (let at = target; ; at = dirname(at)) {
    if (!mayPass(identity, await stat(at))) {
      throw cannotStart(
        `PostgreSQL refuses to run as root, so it runs as another user (uid ${identity.uid}), ` +
          `and that user may not enter ${at}. ${advice}, run the application as an ordinary user, ` +
          'or set DATABASE_URL to a PostgreSQL server.',
      );
    }
    if (at === dirname(at)) return;
  }
}

function mayPass({ uid, gid }: Identity, file: { uid: number; gid: number; mode: number }): boolean {
  if (file.uid === uid) return (file.mode & 0o100) !== 0;
  if (file.gid === gid) return (file.mode & 0o010) !== 0;
  return (file.mode & 0o001) !== 0;
}

function other(uid: number, gid: number): Identity {
  return { uid, gid, runAs: { uid, gid } };
}

async function postgresUser(): Promise<Identity> {
  const found = await lookUp();
  if (found) return found;
  await createUser();
  const created = await lookUp();
  if (created) return created;
  throw cannotStart(
    'PostgreSQL refuses to run as root, and no system user named "postgres" could be created. ' +
      'Create one, run the application as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

async function lookUp(): Promise<Identity | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
  return uid?.ok && gid?.ok ? other(Number(uid.output), Number(gid.output)) : undefined;
}

async function createUser(): Promise<void> {
  const useradd = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'];
  if (await tryTo('useradd', useradd)) return;
  await tryTo('adduser', ['-S', '-D', '-H', 'postgres']);
}

async function tryTo(file: string, args: string[]): Promise<boolean> {
  return (await run(file, args).catch(() => ({ ok: false }))).ok;
}
