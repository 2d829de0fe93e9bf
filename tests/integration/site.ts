import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { inject } from 'vitest';
import type { Privacy, Role } from '../../app/contract/names';
import { people } from '../../db/schema/people';
import { memberships } from '../../db/schema/communities';
import { newId } from '../../server/ids';
import { buildLimiting, unlimited } from '../../server/limiting';
import { buildLog } from '../../server/log';
import type { Actor } from '../../server/people/actor';
import type { SessionNews } from '../../server/series/news';
import { buildServices } from '../../server/services';
import { buildTelling, type Told } from '../../server/tell';

export type TestSite = Awaited<ReturnType<typeof openSite>>;

/**
 * A site of its own for one test file: real services on a fresh copy of the migrated database, and a clock to set.
 * The copies go with the server at the end of the run.
 */
export async function openSite({ limited = false }: { limited?: boolean } = {}) {
  const server = inject('server');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template template_tilth`);
  await admin.end();
  const pool = new pg.Pool({ ...server, database: name, max: 10 });
  const queries: string[] = [];
  const db = drizzle(pool, { logger: { logQuery: (query) => void queries.push(query) } });
  const time = { now: new Date('2026-03-02T15:00:00Z') };
  const clock = () => time.now;
  const log = buildLog('silent');
  const telling = buildTelling(db, log);
  const told: Told[] = [];
  telling.listen((one) => told.push(one));
  const limiting = limited ? buildLimiting(pool) : unlimited;
  const news: SessionNews[] = [];
  const services = buildServices({ db, clock, telling, limiting, secret: 'a secret of at least thirty-two letters', secureCookies: false, spread: async (_tx, one) => void news.push(one) });

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
    queries,
    time,
    clock,
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
    async close() {
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
