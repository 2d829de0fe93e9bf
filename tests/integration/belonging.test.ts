import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { membershipStatuses, privacies, roles } from '../../app/contract/names';
import { auditEntries } from '../../db/schema/audit';
import { communities as communityTable, memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';
import { readableBy, visibleTo } from '../../server/communities/access';
import { permissions, type Standing } from '../../server/communities/policy';
import type { Actor } from '../../server/people/actor';
import { fresh, openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const communities = () => site.services.communities;
const reason = 'A parent called about a post and asked us to look.';
const acts = async (communityId: string) => (await site.db.select().from(auditEntries).where(eq(auditEntries.communityId, communityId)).orderBy(auditEntries.seq)).map(({ act, subject, details }) => ({ act, subject, details }));
const roleOf = async (communityId: string, person: Actor) => {
  const [row] = await site.db.select().from(memberships).where(sql`${memberships.communityId} = ${communityId} and ${memberships.personId} = ${person.id}`);
  return `${row?.role} ${row?.status}`;
};
const administrator = () => site.person('Administrator', { isAdministrator: true });
/** A visit as the verb keeps it, whatever the rule says of the visitor. */
const openVisit = (communityId: string, personId: string) =>
  site.db.execute(sql`insert into community_visits (id, community_id, person_id, reason, began_at, ends_at) values (${fresh()}, ${communityId}, ${personId}, ${reason}, now(), now() + interval '1 hour')`);

test('lists and single rows agree with the rule for administrators and visits, for every privacy, role and status', async () => {
  for (const privacy of privacies) {
    const { id, slug, facilitator } = await site.community(`visited-${privacy}`, privacy);
    const { threadId } = await site.services.threads.start(facilitator, slug, { kind: 'share', title: 'A title', body: 'Words', clientId: fresh() });
    for (const isAdministrator of [true, false]) {
      for (const isVisiting of [true, false]) {
        const standings: Standing[] = [{ privacy, role: null, status: null }, ...roles.flatMap((role) => membershipStatuses.map((status) => ({ privacy, role, status })))];
        for (const standing of standings) {
          let actor = standing.role ? await site.member(id, 'Somebody', standing.role, standing.status!) : await site.person('Somebody');
          if (isAdministrator) await site.db.update(people).set({ isAdministrator }).where(eq(people.id, actor.id));
          if (isVisiting) await openVisit(id, actor.id);
          actor = { ...actor, isAdministrator };
          const may = permissions({ ...standing, isAdministrator, isVisiting });
          const told = JSON.stringify({ ...standing, isAdministrator, isVisiting });
          const [row] = await site.db
            .select({ reads: sql<boolean>`(${readableBy(site.db, actor.id)})`, sees: sql<boolean>`(${visibleTo(site.db, actor.id)})` })
            .from(communityTable)
            .where(eq(communityTable.id, id));
          expect(row, told).toEqual({ reads: may.read, sees: may.see });
          const found = await communities().find(actor, slug).catch(() => null);
          expect(found?.may ?? null, told).toEqual(may.see ? may : null);
          expect(await problemCode(site.services.threads.read(actor, threadId)), told).toBe(may.read ? 'no problem' : 'not_found');
        }
      }
    }
  }
}, 60_000);

test('an administrator reads a private community only for a written reason, for an hour, and the facilitators see it', async () => {
  const { id, slug, facilitator } = await site.community('closed');
  const { threadId } = await site.services.threads.start(facilitator, slug, { kind: 'share', title: 'A title', body: 'Words', clientId: fresh() });
  const admin = await administrator();
  const reads = () => problemCode(site.services.threads.read(admin, threadId));
  expect(await reads()).toBe('not_found');
  expect(await problemCode(communities().visit(admin, slug, { reason: 'because' }))).toBe('invalid {"reason":"too_short"}');
  expect(await problemCode(communities().visit(facilitator, slug, { reason }))).toBe('forbidden');
  expect(await problemCode(communities().visit(await site.person('Nobody'), slug, { reason }))).toBe('not_found');
  expect(await reads()).toBe('not_found');
  await Promise.all([communities().visit(admin, slug, { reason }), communities().visit(admin, slug, { reason })]);
  expect(await reads()).toBe('no problem');
  expect((await communities().visits(facilitator, slug)).map(({ name, reason: why }) => [name, why])).toEqual([['Administrator', reason]]);
  expect((await acts(id)).filter(({ act }) => act === 'visit-began')).toMatchObject([{ details: { reason } }]);
  expect(await problemCode(site.services.threads.replyTo(admin, threadId, { body: 'Hm', clientId: fresh() }))).toBe('forbidden');
  await site.db.execute(sql`update community_visits set began_at = began_at - interval '61 minutes', ends_at = ends_at - interval '61 minutes' where community_id = ${id}`);
  expect(await reads()).toBe('not_found');
  expect((await communities().find(admin, slug)).view).toMatchObject({ isVisiting: false, welcome: null });
});

test('two facilitators who demote each other at once leave one facilitator', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, slug, facilitator } = await site.community(`duel-${round}`);
    const other = await site.member(id, 'Other', 'facilitator');
    const answers = await Promise.all([
      problemCode(communities().giveRole(facilitator, slug, other.handle, { role: 'member' })),
      problemCode(communities().giveRole(other, slug, facilitator.handle, { role: 'member' })),
    ]);
    expect(answers.sort()).toEqual(['forbidden', 'no problem']);
    expect([await roleOf(id, facilitator), await roleOf(id, other)].sort()).toEqual(['facilitator active', 'member active']);
  }
});

test('two facilitators who remove each other at once leave one facilitator', async () => {
  const { id, slug, facilitator } = await site.community('duel-out');
  const other = await site.member(id, 'Other', 'co-facilitator');
  const answers = await Promise.all([problemCode(communities().remove(facilitator, slug, other.handle)), problemCode(communities().remove(other, slug, facilitator.handle))]);
  expect(answers.filter((answer) => answer === 'no problem')).toHaveLength(1);
  expect([await roleOf(id, facilitator), await roleOf(id, other)].filter((role) => role.endsWith('active'))).toHaveLength(1);
});

test('the last facilitator can neither leave, pause, step down nor be removed; handing over does it in one step', async () => {
  const { id, slug, facilitator } = await site.community('handed-over');
  const heir = await site.member(id, 'Heir');
  const admin = await administrator();
  expect(await problemCode(communities().leave(facilitator, slug))).toBe('conflict');
  expect(await problemCode(communities().pause(facilitator, slug))).toBe('conflict');
  expect(await problemCode(communities().giveRole(facilitator, slug, facilitator.handle, { role: 'member' }))).toBe('conflict');
  expect(await problemCode(communities().remove(admin, slug, facilitator.handle))).toBe('conflict');
  expect(await problemCode(communities().handOver(heir, slug, { to: facilitator.handle, become: 'gone' }))).toBe('forbidden');
  expect(await problemCode(communities().handOver(facilitator, slug, { to: '', become: 'gone' }))).toBe('invalid {"to":"required"}');
  expect(await problemCode(communities().handOver(facilitator, slug, { to: facilitator.handle, become: 'gone' }))).toBe('invalid {"to":"wrong"}');
  await communities().handOver(facilitator, slug, { to: heir.handle, become: 'gone' });
  expect([await roleOf(id, facilitator), await roleOf(id, heir)]).toEqual(['facilitator left', 'facilitator active']);
  expect((await acts(id)).slice(1)).toEqual([
    { act: 'role-changed', subject: `person:${heir.id}`, details: { from: 'member', to: 'facilitator' } },
    { act: 'membership-ended', subject: `person:${facilitator.id}`, details: { how: 'left', role: 'facilitator' } },
  ]);
});

test('only those who hold a community give roles, and an administrator does', async () => {
  const { id, slug, facilitator } = await site.community('roles');
  const [member, consultant] = [await site.member(id, 'Member'), await site.member(id, 'Consultant', 'consultant')];
  const stranger = await site.person('Stranger');
  expect(await problemCode(communities().giveRole(consultant, slug, member.handle, { role: 'facilitator' }))).toBe('forbidden');
  expect(await problemCode(communities().giveRole(stranger, slug, member.handle, { role: 'facilitator' }))).toBe('not_found');
  expect(await problemCode(communities().giveRole(facilitator, slug, stranger.handle, { role: 'member' }))).toBe('not_found');
  expect(await problemCode(communities().giveRole(facilitator, slug, member.handle, { role: 'owner' }))).toBe('invalid {"role":"wrong"}');
  site.told.length = 0;
  await communities().giveRole(await administrator(), slug, member.handle, { role: 'coordinator' });
  expect(await roleOf(id, member)).toBe('coordinator active');
  // A coordinator hears nothing of what members write.
  expect(site.told).toMatchObject([{ change: 'left', personId: member.id }, { event: 'membership:ended' }]);
  site.told.length = 0;
  await communities().giveRole(facilitator, slug, member.handle, { role: 'consultant' });
  expect(site.told).toEqual([{ change: 'joined', personId: member.id, communityId: id }]);
});

test('who pauses reads nothing, keeps role and words, and comes back', async () => {
  const { id, slug } = await site.community('pausing');
  const second = await site.member(id, 'Second', 'co-facilitator');
  const { threadId } = await site.services.threads.start(second, slug, { kind: 'share', title: 'A title', body: 'Words', clientId: fresh() });
  site.told.length = 0;
  await communities().pause(second, slug);
  expect(site.told).toMatchObject([{ change: 'left', personId: second.id }, { event: 'membership:ended' }]);
  expect(await problemCode(site.services.threads.read(second, threadId))).toBe('not_found');
  expect((await communities().find(second, slug)).view).toMatchObject({ role: null, may: { see: true, resume: true, read: false } });
  expect((await communities().open(second))[0]).toMatchObject({ slug, way: 'resume' });
  await communities().resume(second, slug);
  expect(await roleOf(id, second)).toBe('co-facilitator active');
  expect((await site.services.threads.read(second, threadId)).opening.author.handle).toBe(second.handle);
  expect((await acts(id)).map(({ act }) => act).slice(1)).toEqual(['membership-paused', 'membership-resumed']);
  await communities().pause(second, slug);
  await communities().leave(second, slug);
  expect(await roleOf(id, second)).toBe('co-facilitator left');
});

test('a group takes in as many as it wants, whoever comes at once', async () => {
  const { id, slug } = await site.community('small', 'open');
  await site.db.update(communityTable).set({ maxMembers: 3 }).where(eq(communityTable.id, id));
  const guests = await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => site.person(name)));
  const answers = await Promise.all(guests.map((guest) => problemCode(communities().join(guest, slug))));
  expect(answers.sort()).toEqual(['full', 'full', 'no problem', 'no problem']);
});
