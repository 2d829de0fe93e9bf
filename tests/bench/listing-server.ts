import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { migrate } from '../../db/migrate';
import { unlimited } from '../../server/limiting';
import { buildLog } from '../../server/log';
import type { Actor } from '../../server/people/actor';
import { buildServices } from '../../server/services';
import { buildTelling } from '../../server/tell';
import { answering } from './answering.mjs';

const now = new Date('2026-10-01T15:00:00Z');
const day = 24 * 60 * 60 * 1000;
const communities = 50;
const name = 'bench_listing';

/** A database beside the product's, on its server: weekly series that are three years old and planned a year ahead. */
async function fill(dataDir: string, count: number) {
  const host = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[4];
  const admin = new pg.Client({ host, user: 'tilth', database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const pool = new pg.Pool({ host, user: 'tilth', database: name, max: 4 });
  pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined));
  await migrate(pool, join(import.meta.dirname, '../../db/migrations'));
  const db = drizzle(pool);
  const telling = buildTelling(db, buildLog('silent'));
  const services = buildServices({ db, clock: () => now, telling, limiting: unlimited, secret: 'a secret of at least thirty-two letters', secureCookies: false });
  const person = async (called: string) => {
    const id = await telling.commit((tx) => services.people.add(tx, { name: called, email: `${called}@example.org`, passwordHash: 'none', language: 'en', timeZone: 'America/Chicago' }));
    return (await pool.query<Actor>('select id, handle, name, tint, time_zone as "timeZone", language, is_administrator as "isAdministrator" from people where id = $1', [id])).rows[0]!;
  };
  const [all, few] = [await person('everywhere'), await person('somewhere')];
  for (let index = 0; index < communities; index += 1) {
    const slug = `bench-${index}`;
    const { id } = await services.communities.found(all, { slug, name: slug, type: 'plc', privacy: 'private', tint: 'sage' });
    if (index === 0) await services.communities.takeIn(all, slug, few.id, 'member');
    await pool.query(
      `insert into series (id, community_id, model, title, rrule, dtstart_local, time_zone, minutes, hours, hour_kind, expects, confidentiality, lead_id, filled_until, created_by, client_id, created_at, updated_at)
       select 's' || $2::text || '-' || n, $1, 'peer', 'Circle ' || n, 'FREQ=WEEKLY', to_char(first, 'YYYY-MM-DD"T"HH24:MI'), 'UTC', 60, 1, 'peer', 'all', 'standard', $3, $4::timestamptz + interval '400 days', $3, 'bench-' || $2::text || '-' || n, first, first
       from generate_series(1, $5::int) n, lateral (select date_trunc('hour', $4::timestamptz at time zone 'UTC') - interval '3 years' + n * interval '7 hours' as first) as f`,
      [id, index, all.id, now, count / communities],
    );
  }
  await pool.query(
    `insert into series_sessions (id, series_id, original_local, original_at, starts_at, ends_at, minutes, created_at, updated_at)
     select s.id || '-' || week, s.id, to_char(at, 'YYYY-MM-DD"T"HH24:MI'), at at time zone 'UTC', at at time zone 'UTC', at at time zone 'UTC' + interval '60 minutes', 60, now(), now()
     from series s, generate_series(0, 208) week, lateral (select s.dtstart_local::timestamp + week * interval '7 days' as at) as t`,
  );
  await pool.query('analyze');
  return { pool, sessions: services.sessions, all, few };
}

let filled: ReturnType<typeof fill> | undefined;

/** Lists the sessions of the next 14 days, so many times, for a member of every series and for one of a twentieth part. */
answering(async ({ dataDir, series, times }: { dataDir: string; series: number; times: number }) => {
  const { pool, sessions, all, few } = await (filled ??= fill(dataDir, series));
  const span = { from: now, until: new Date(now.getTime() + 14 * day) };
  const measure = async (actor: Actor) => {
    const waits: number[] = [];
    let listed = 0;
    for (let index = 0; index < times; index += 1) {
      const began = performance.now();
      listed = (await sessions.mySessions(actor, span)).length;
      waits.push(performance.now() - began);
    }
    return { listed, ms: waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]! };
  };
  const [{ n }] = (await pool.query<{ n: number }>('select count(*)::int as n from series_sessions')).rows as [{ n: number }];
  return { rows: n, all: await measure(all), few: await measure(few) };
});
