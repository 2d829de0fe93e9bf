import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { inject } from 'vitest';
import type { Privacy, Role } from '../../app/contract/names';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import { memberships } from '../../db/schema/communities';
import { newId } from '../../server/ids';
import { buildLimiting, unlimited, type Limiting } from '../../server/limiting';
import { buildLog } from '../../server/log';
import type { Actor } from '../../server/people/actor';
import type { SessionNews } from '../../server/series/news';
import { buildServices } from '../../server/services';
import { buildTelling, type Told } from '../../server/tell';
import { Undoing } from './undoing';

export type TestSite = Awaited<ReturnType<typeof openSite>>;
export type Site = ReturnType<typeof buildSite>;

/** Real services on a database, a clock to set, and the people and communities of a test. */
export function buildSite({ db, pool, limiting = unlimited, now = new Date('2026-03-02T15:00:00Z'), sendsMail = false }: { db: Database; pool: pg.Pool; limiting?: Limiting; now?: Date; sendsMail?: boolean }) {
  const time = { now };
  const clock = () => time.now;
  const log = buildLog('silent');
  const telling = buildTelling(db, log);
  const told: Told[] = [];
  telling.listen((one) => told.push(one));
  const secret = 'a secret of at least thirty-two letters';
  const news: SessionNews[] = [];
  const services = buildServices({ db, clock, telling, limiting, secret, secureCookies: false, sendsMail, hears: (one) => void news.push(one) });

  async function person(called: string, more: Partial<typeof people.$inferInsert> = {}): Promise<Actor> {
    const id = await telling.commit((tx) =>
      services.people.add(tx, { name: called, email: `${newId()}@example.org`, passwordHash: 'none', language: 'en', timeZone: 'America/Chicago' }),
    );
    if (Object.keys(more).length > 0) await db.update(people).set(more).where(eq(people.id, id));
    const [row] = await db.select().from(people).where(eq(people.id, id));
    return row!;
  }

  return {
    db,
    pool,
    time,
    clock,
    secret,
    log,
    telling,
    told,
    news,
    services,
    limiting,
    person,
    /** A community with its facilitator. */
    async community(slug: string, privacy: Privacy = 'private') {
      const facilitator = await person(`Facilitator of ${slug}`);
      const { id } = await services.communities.found(facilitator, { slug, name: slug, type: 'cop', privacy, tint: 'sage' });
      return { id, slug, facilitator };
    },
    async member(communityId: string, called: string, role: Role = 'member', status: (typeof memberships.$inferInsert)['status'] = 'active') {
      const actor = await person(called);
      const leftAt = status === 'left' || status === 'removed' ? time.now : null;
      await db.insert(memberships).values({ communityId, personId: actor.id, role, status, joinedAt: time.now, leftAt });
      return actor;
    },
  };
}

/**
 * A site of its own for one test file, on a fresh copy of the migrated database. The copies go with the server at the end
 * of the run. With `undoing`, all is done over one connection, and what `undone` does is undone.
 */
export async function openSite({ limited = false, undoing = false, sendsMail = false }: { limited?: boolean; undoing?: boolean; sendsMail?: boolean } = {}) {
  const server = inject('server');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template template_tilth`);
  await admin.end();
  const pool = new pg.Pool({ ...server, database: name, max: 10 });
  // The queue asks for these.
  pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined));
  const queries: string[] = [];
  const one = undoing ? new Undoing({ ...server, database: name }) : null;
  await one?.connect();
  // What is the database of a site may be one connection as well as a pool of them.
  const db = drizzle((one ?? pool) as pg.Pool, { logger: { logQuery: (query) => void queries.push(query) } });

  return {
    ...buildSite({ db, pool, limiting: limited ? buildLimiting(pool) : unlimited, sendsMail }),
    queries,
    /** Does something, and then it has not been done. */
    async undone<T>(work: () => Promise<T>): Promise<T> {
      if (!one) throw new Error('This site was opened without `undoing`.');
      return one.undone(work);
    },
    /**
     * Does something while another transaction has done its part and not yet committed: it commits once somebody waits
     * for it. Answers what became of what was begun.
     */
    async meanwhile<T>(query: string, values: unknown[], work: () => Promise<T>): Promise<T> {
      const other = await pool.connect();
      try {
        await other.query('begin');
        await other.query(query, values);
        const begun = work();
        // Whatever becomes of it is for whoever asked.
        begun.catch(() => undefined);
        const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        for (let tries = 0; (await pool.query(waits)).rowCount === 0; tries += 1) if (tries > 5_000) throw new Error('Nobody waits.');
        await other.query('commit');
        return await begun;
      } finally {
        // With whatever it has not committed.
        other.release(true);
      }
    },
    async close() {
      await one?.end();
      await pool.end();
    },
  };
}

/** The code of the problem that a promise ends with; fails the test when it succeeds. */
export async function problemCode(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const { problem } = error as { problem?: { code: string; fields?: Record<string, string> } };
    if (!problem) throw error;
    return problem.fields ? `${problem.code} ${JSON.stringify(problem.fields)}` : problem.code;
  }
  return 'no problem';
}

let counter = 0;
/** A client id that no other write has. */
export const fresh = () => `client-${process.pid}-${(counter += 1)}`;
