import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSite, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const note = (act: string, details: Record<string, unknown> = {}) =>
  site.telling.commit((tx) => site.services.audit.record(tx, { actorId: 'someone', act, subject: 'person:other', communityId: 'here', details }));
/** As somebody with the keys of the database would. */
async function tamper(statement: string) {
  await site.db.execute(sql`alter table audit_entries disable trigger all`);
  await site.db.execute(sql.raw(statement));
  await site.db.execute(sql`alter table audit_entries enable trigger all`);
}

beforeEach(async () => {
  await tamper('truncate audit_entries');
  await site.db.execute(sql`truncate audit_head`);
  await Promise.all(['one', 'two', 'three', 'four', 'five'].map((act) => note(act, { to: { b: 1, a: [2, { z: 1, y: 2 }] }, from: 'member' })));
});

test('entries written at once stand in one chain that holds', async () => {
  expect(await site.services.audit.verify()).toEqual({ entries: 5, brokenAt: null });
  const seen = await site.services.audit.ofCommunity('here');
  expect(seen.map((entry) => entry.seq)).toEqual([5, 4, 3, 2, 1]);
  expect(new Set(seen.map((entry) => entry.act)).size).toBe(5);
});

test('an act that is undone leaves no entry', async () => {
  await site.telling
    .commit(async (tx) => {
      await site.services.audit.record(tx, { actorId: null, act: 'never-happened' });
      throw new Error('undone');
    })
    .catch(() => null);
  await note('after');
  expect(await site.services.audit.verify()).toEqual({ entries: 6, brokenAt: null });
});

test('an entry that was changed, taken out or cut off is found', async () => {
  const brokenAt = async () => (await site.services.audit.verify()).brokenAt;
  await tamper(`update audit_entries set details = details || '{"from": "facilitator"}' where seq = 3`);
  expect(await brokenAt()).toBe(3);
  await tamper(`delete from audit_entries where seq = 3`);
  expect(await brokenAt()).toBe(3);
  await tamper(`delete from audit_entries where seq > 2`);
  expect(await brokenAt()).toBe(3);
  await tamper('truncate audit_entries');
  expect(await brokenAt()).toBe(1);
});

test('the database itself refuses to change or remove an entry', async () => {
  await expect(site.db.execute(sql`update audit_entries set act = 'other'`)).rejects.toThrow();
  await expect(site.db.execute(sql`delete from audit_entries`)).rejects.toThrow();
  await expect(site.db.execute(sql`truncate audit_entries`)).rejects.toThrow();
  expect(await site.services.audit.verify()).toEqual({ entries: 5, brokenAt: null });
});
