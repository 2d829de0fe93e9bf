import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../db/embedded';
import { migrate } from '../../db/migrate';

export interface TestServer {
  host: string;
  port: number;
  user: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

/** One PostgreSQL for the whole run, with a migrated database that each file copies. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tilth-test-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir });
  const { host, port, user } = server.config('postgres');
  const admin = new pg.Client(server.config('postgres'));
  await admin.connect();
  await admin.query('create database template_tilth');
  await admin.end();
  const pool = new pg.Pool({ ...server.config('template_tilth'), max: 2 });
  pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined));
  await migrate(pool, join(project.config.root, 'db/migrations'));
  await pool.end();
  project.provide('server', { host, port, user });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
