import { dirname, join } from 'node:path';
import { installedBinaries, repairLinks, type Binaries } from './embedded/binaries';
import { ensureCluster } from './embedded/cluster';
import { keepStatementsOutOfLog } from './embedded/connection';
import { prepareDataFolder } from './embedded/data-folder';
import { explained } from './embedded/failure';
import { assertReachable, giveTo, identityFor, type Identity } from './embedded/identity';
import { launch, type Launch } from './embedded/launch';
import { realPathOf } from './embedded/postmaster-pid';
import { findRunning, stopIfUnused, type Place, type Running } from './embedded/running-server';
import { prepareSocketFolder, socketFolder } from './embedded/socket-folder';
import { withStartLock } from './embedded/start-lock';

export type { Binaries } from './embedded/binaries';

export interface EmbeddedDatabase {
  /** What node-postgres needs for a database on this server; without a name, the database "postgres". */
  config(database?: string): { host: string; port: number; user: string; database: string };
  how: 'started' | 'adopted';
  pid: number;
  /** Starts it again where it has died, on the same address. */
  revive(): Promise<void>;
  /** Closes the server when nobody else is connected, and says whether it did. Close your own pool first. */
  stop(): Promise<boolean>;
}

type Log = (message: string) => void;

export interface EmbeddedOptions {
  /** The server's files go to the folder "postgres" in it, its log to "postgres.log". */
  dataDir: string;
  log?: Log;
  findBinaries?: () => Binaries;
}

/** Runs PostgreSQL from node_modules on the data folder, or joins the server that already runs there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log = () => {}, findBinaries = installedBinaries } = options;
  try {
    const dataDir = await prepareDataFolder(options.dataDir);
    const place = { dataDir, serverDir: realPathOf(join(dataDir, 'postgres')) };
    const begin = () => withStartLock(dataDir, 60_000, () => joinOrStart(place, findBinaries, log));
    return describe(await begin(), place, log, begin);
  } catch (error) {
    throw explained(error);
  }
}

interface Begun {
  how: EmbeddedDatabase['how'];
  running: Running;
}

async function joinOrStart(place: Place, findBinaries: () => Binaries, log: Log): Promise<Begun> {
  const identity = await identityFor(place.serverDir);
  const found = await findRunning(place);
  if (found) log(`Joined the PostgreSQL server that runs on ${place.serverDir} (process ${found.pid}).`);
  const running = found ?? (await launch(await prepare(place, identity, findBinaries(), log)));
  if (!found) {
    await keepStatementsOutOfLog(running.presence);
    log(`Started PostgreSQL on ${place.serverDir} (process ${running.pid}).`);
  }
  // An open session must not keep a process alive that has nothing else to do.
  running.presence.socket.unref();
  return { how: found ? 'adopted' : 'started', running };
}

async function prepare(place: Place, identity: Identity, binaries: Binaries, log: Log): Promise<Launch> {
  const socketDir = socketFolder(place.dataDir);
  await assertReachable(identity, place.dataDir, 'Move the data folder (DATA_DIR) elsewhere');
  await assertReachable(identity, binaries.postgres, 'Move the application elsewhere');
  await assertReachable(identity, dirname(socketDir), 'Set TMPDIR to a folder that is open to all');
  await repairLinks(binaries);
  const files = await ensureCluster(place, binaries, identity);
  if (files === 'created') log(`Created the database in ${place.serverDir}.`);
  await giveTo(identity, place.serverDir);
  await prepareSocketFolder(socketDir, identity);
  return { ...place, socketDir, binaries, identity };
}

function describe({ how, running }: Begun, place: Place, log: Log, begin: () => Promise<Begun>): EmbeddedDatabase {
  let stopping: Promise<boolean> | undefined;
  const { address } = running;
  return {
    how,
    get pid() {
      return running.pid;
    },
    config: (database = 'postgres') => ({ ...address, user: 'tilth', database }),
    async revive() {
      if (stopping || running.presence.isOpen()) return;
      ({ running } = await begin());
    },
    stop: () => (stopping ??= stopQuietly(running, place, log)),
  };
}

// A shutdown goes on whatever happens here; a server that stays is joined by the next start.
async function stopQuietly(running: Running, place: Place, log: Log): Promise<boolean> {
  running.presence.socket.ref();
  try {
    const stopped = await withStartLock(place.dataDir, 10_000, () => stopIfUnused(running, place));
    log(stopped ? 'Stopped PostgreSQL.' : `Left PostgreSQL running (process ${running.pid}).`);
    return stopped;
  } catch (error) {
    log(`PostgreSQL was not stopped: ${error instanceof Error ? error.message : String(error)}`);
    await running.presence.client.end().catch(() => {});
    return false;
  }
}
