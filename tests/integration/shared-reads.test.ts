import { Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, inject, test } from 'vitest';
import { asJson } from '../../db/as-json';
import { people } from '../../db/schema/people';
import { shareReads } from '../../db/shared-reads';
import { openSite } from './site';

const site = await openSite();
afterAll(() => site.close());
const { database } = (await site.pool.query<{ database: string }>('select current_database() as database')).rows[0]!;

let pool: pg.Pool;
const lost: Error[] = [];
beforeEach(() => {
  lost.length = 0;
  const config = { ...inject('server'), database, max: 4, application_name: 'shared reads' };
  pool = new pg.Pool(config).on('error', (error) => void lost.push(error)).on('connect', (client) => void client.on('error', () => undefined));
  shareReads(pool, config);
});
afterEach(() => pool.end());

const read = async (name: string, text: string) => (await pool.query<{ said: unknown }>({ name, text })).rows[0]!.said;
const backend = (name: string) => read(name, 'select pg_backend_pid() as said');

test('prepared reads share two connections, and each gets its own answer', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => pool.query({ name: 'twice', text: 'select $1::int * 2 as said', values: [index] })));
  expect(answers.map(({ rows }) => (rows[0] as { said: number }).said)).toEqual(Array.from({ length: 100 }, (_, index) => index * 2));
  const backends = await Promise.all(Array.from({ length: 20 }, () => backend('who')));
  expect(new Set(backends).size).toBe(2);
  expect(pool.totalCount).toBe(0);
});

test('a read that fails fails alone', async () => {
  const [before, failed, after] = await Promise.allSettled([read('a', 'select 1 as said'), read('b', 'select 1 / 0 as said'), read('c', 'select 3 as said')]);
  expect([before, after]).toMatchObject([{ value: 1 }, { value: 3 }]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
});

test('whoever asks while both connections are held up gets one of their own', async () => {
  const holder = await pool.connect();
  await holder.query('begin');
  await holder.query(`select pg_advisory_xact_lock(7)`);
  const held = [1, 2].map(() => read('held', 'select pg_advisory_xact_lock_shared(7)::text as said'));
  for (let asleep = 0; asleep < 2; ) asleep = Number((await holder.query(`select count(*) from pg_locks where locktype = 'advisory' and not granted`)).rows[0]!.count);
  // Until both have paused for long enough, a question may stand behind one of them: then it has to wait, and the next does not.
  const asked: Promise<unknown>[] = [];
  let isAnswered = false;
  while (!isAnswered) {
    asked.push(read('quick', 'select 5 as said').then(() => (isAnswered = true)));
    await holder.query('select 1');
  }
  expect(pool.totalCount).toBeGreaterThan(1);
  await holder.query('commit');
  holder.release();
  await Promise.all([...held, ...asked]);
});

test('writes, locks and transactions have connections of their own', async () => {
  const shared = new Set(await Promise.all([backend('who'), backend('who')]));
  const own = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  expect(shared).not.toContain(own.rows[0]!.pid);
  const locked = await pool.query<{ pid: number }>({ name: 'locking', text: 'select pg_backend_pid() as pid from people limit 0 for update' });
  expect(locked.rows).toEqual([]);
  expect(pool.totalCount).toBe(1);
});

test('a connection that is lost is opened again by the next read', async () => {
  const pid = await backend('who');
  const gone = new Promise((resolve) => pool.once('error', resolve));
  await site.pool.query('select pg_terminate_backend($1)', [pid]);
  await gone;
  // As soon as the loss is heard of, and again when all of it was: there are two connections, and no forgotten one.
  expect(await read('again', 'select 1 as said')).toBe(1);
  for (let n = 0; n < 20; n += 1) await Promise.all([backend('who'), backend('who')]);
  const { rows } = await site.pool.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where application_name = 'shared reads' and pid <> $1`, [pid]);
  expect(rows[0]!.n).toBe(2);
  expect(lost.length).toBeGreaterThan(0);
});

test('a connection that remembers a statement otherwise than the server gets no more questions', async () => {
  await site.pool.query('create table changing (said int)');
  const ask = () => read('changing', 'select changing.* from changing union all select 1').then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );
  await Promise.all([ask(), ask()]);
  await site.pool.query('alter table changing alter column said type bigint');
  expect(await Promise.all([ask(), ask()])).toEqual(['0A000', '0A000']);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['answered', 'answered', 'answered']);
  const circle: { itself?: unknown } = {};
  circle.itself = circle;
  const given = (value: unknown) => pool.query({ name: 'given', text: 'select $1::text as said', values: [value] }).then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );
  // The statement of a value that cannot be written is taken back, which pg forgets.
  await Promise.all([given(circle), given(circle)]);
  expect(await Promise.all([given('a'), given('b')])).toEqual(['26000', '26000']);
  expect(await Promise.all([given('a'), given('b'), given('c')])).toEqual(['answered', 'answered', 'answered']);
  const left = `select count(*)::int as n from pg_stat_activity where application_name = 'shared reads'`;
  for (let tries = 0; (await site.pool.query<{ n: number }>(left)).rows[0]!.n > 2; tries += 1) if (tries > 5_000) throw new Error('One was left open.');
});

test('what a connection was asked before it is given up is answered', async () => {
  await site.pool.query(`create function deallocated() returns int language plpgsql as $$ begin raise 'gone' using errcode = '26000'; end $$`);
  await read('slowly', `select 'answered' as said from pg_sleep(0)`);
  const asked = Array.from({ length: 20 }, (_, index) => (index % 5 === 2 ? read(`gone-${index}`, `select 'answered' as said from pg_sleep(0.001), (select deallocated()) gone`) : read('slowly', `select 'answered' as said from pg_sleep(0)`)));
  const answers = await Promise.allSettled(asked);
  expect(answers.map((answer) => answer.status === 'fulfilled')).toEqual(answers.map((_, index) => index % 5 !== 2));
});

test('a connection that nobody asks is kept open by the network', async () => {
  const kept: unknown[] = [];
  class Watched extends Socket {
    override setKeepAlive(enable?: boolean, delay?: number): this {
      kept.push([enable, delay]);
      return super.setKeepAlive(enable, delay);
    }
  }
  const config = { ...inject('server'), database, stream: () => new Watched() };
  const watched = new pg.Pool(config);
  shareReads(watched, config);
  await watched.query({ name: 'kept', text: 'select 1 as said' });
  await watched.end();
  expect(kept).toEqual([[true, 10_000], [true, 10_000]]);
});

test('a row comes as one value: instants in UTC to the millisecond, and nothing as null', async () => {
  const actor = await site.person('Whole', { createdAt: new Date('2026-03-08T07:59:59.123Z'), roleTitle: null });
  const fields = { id: people.id, createdAt: people.createdAt, roleTitle: people.roleTitle, shortcuts: people.shortcuts, more: { name: people.name, sum: sql<number>`1 + 1` } };
  await pool.query(`set time zone 'Pacific/Auckland'`);
  const [row] = await drizzle(pool).select({ row: asJson(fields) }).from(people).where(sql`${people.id} = ${actor.id}`);
  expect(row!.row).toEqual({ id: actor.id, createdAt: '2026-03-08T07:59:59.123Z', roleTitle: null, shortcuts: true, more: { name: actor.name, sum: 2 } });
});

test('the frame says what communities and notices say', async () => {
  const { slug, facilitator, id } = await site.community('framed');
  const member = await site.member(id, 'Member');
  const { threadId } = await site.services.threads.start(member, slug, { kind: 'share', title: 'A thread', body: 'Words', clientId: 'framed-thread' });
  await site.services.threads.replyTo(facilitator, threadId, { body: 'Thank you', clientId: 'framed-reply' });
  const frame = await site.services.frames.of(member);
  expect(frame).toEqual({ communities: await site.services.communities.mine(member), notices: await site.services.notices.unread(member) });
  expect(frame).toMatchObject({ communities: [{ slug, unread: 1, memberCount: 2 }], notices: 1 });
  expect(await site.services.frames.of(await site.person('Alone'))).toEqual({ communities: [], notices: 0 });
});
