import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '../../db/schema/audit';
import { credentials } from '../../db/schema/credentials';
import type { Actor } from '../../server/people/actor';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let community: Awaited<ReturnType<TestSite['community']>>;
let holder: Actor;
let colleague: Actor;
let outsider: Actor;
let administrator: Actor;
beforeAll(async () => {
  site = await openSite();
  community = await site.community('credible');
  holder = await site.member(community.id, 'Hana Holder', 'consultant');
  colleague = await site.member(community.id, 'Cole League');
  outsider = await site.person('Olga Outside');
  administrator = await site.person('Ada Min', { isAdministrator: true });
});
afterAll(() => site.close());

const good = { kind: 'mental-health-license', title: 'Clinical license', issuer: 'Board of Otter Falls', number: 'LIC-90210', issuedOn: '2024-01-31', expiresOn: '2026-06-30', evidence: 'In the drawer' };
const verbs = () => site.services.credentials;
const row = async (id: string) => (await site.db.select().from(credentials).where(sql`${credentials.id} = ${id}`))[0]!;
const seen = async (actor: Actor, id: string) => (await verbs().of(actor, holder.handle)).credentials.find((one) => one.id === id);
async function verified(input: object = good, of = holder): Promise<string> {
  const id = await verbs().add(of, input);
  await verbs().askToCheck(of, id);
  await verbs().verify(administrator, id, { revision: (await row(id)).revision, checked: 'The public register' });
  return id;
}

test('numbers, proofs and reasons are for the holder and administrators; strangers see nothing at all', async () => {
  const id = await verbs().add(holder, good);
  const plain = await verbs().of(colleague, holder.handle);
  expect(plain.credentials).toMatchObject([{ title: 'Clinical license', issuer: 'Board of Otter Falls', state: 'stated', check: null, hasExpired: false }]);
  for (const field of ['number', 'evidence', 'note', 'askedAt', 'revision']) expect(plain.credentials[0]).not.toHaveProperty(field);
  expect(JSON.stringify(plain)).not.toMatch(/90210|drawer/);
  for (const actor of [holder, administrator]) expect(await seen(actor, id)).toMatchObject({ number: 'LIC-90210', evidence: 'In the drawer' });
  for (const handle of [holder.handle, 'nobody-at-all']) expect(await problemCode(verbs().of(outsider, handle))).toBe('not_found');
  const gone = await site.member(community.id, 'Gone By', 'member', 'left');
  expect(await problemCode(verbs().of(gone, holder.handle))).toBe('not_found');
  await verbs().remove(holder, id);
});

test('each field says what is wrong with it', async () => {
  const add = (change: object) => problemCode(verbs().add(holder, { ...good, ...change }));
  expect(await add({ kind: 'knighthood' })).toBe('invalid {"kind":"wrong"}');
  expect(await add({ title: '  ' })).toBe('invalid {"title":"required"}');
  expect(await add({ issuer: undefined })).toBe('invalid {"issuer":"required"}');
  expect(await add({ title: 'x'.repeat(121) })).toBe('invalid {"title":"too_long"}');
  expect(await add({ title: 'a\u202Eb' })).toBe('invalid {"title":"wrong"}');
  for (const day of ['2026-02-30', 'yesterday', '12/31/2025', '0001-01-01']) expect(await add({ issuedOn: day }), day).toBe('invalid {"issuedOn":"wrong"}');
  expect(await add({ issuedOn: '2026-07-01' })).toBe('invalid {"expiresOn":"ends_before"}');
  expect(await verbs().mine(holder)).toMatchObject({ credentials: [] });
});

test('one expires by the clock, on the day after its last one where its holder lives, and then does not count', async () => {
  const id = await verified();
  const kind = 'mental-health-license';
  const counts = (at: string) => verbs().holdsVerified(holder.id, kind, new Date(at));
  // Chicago is five hours behind in summer: June 30 ends there at 05:00 of July 1, UTC.
  expect([await counts('2026-07-01T04:59:00Z'), await counts('2026-07-01T05:00:00Z')]).toEqual([true, false]);
  // Not before it was issued, either.
  expect([await counts('2024-01-31T05:59:00Z'), await counts('2024-01-31T06:00:00Z')]).toEqual([false, true]);
  const before = site.time.now;
  site.time.now = new Date('2026-07-01T05:00:00Z');
  expect(await seen(colleague, id)).toMatchObject({ hasExpired: true, state: 'verified', expiresOn: '2026-06-30' });
  site.time.now = before;
  expect(await seen(colleague, id)).toMatchObject({ hasExpired: false, check: { by: 'Ada Min', checked: 'The public register' } });
  await verbs().remove(holder, id);
  expect(await counts('2026-03-02T15:00:00Z')).toBe(false);
});

test('only what is verified counts, only for its kind and its holder', async () => {
  const at = site.time.now;
  const id = await verbs().add(holder, { ...good, kind: 'reflective-supervision', expiresOn: '' });
  const counts = () => verbs().holdsVerified(holder.id, 'reflective-supervision', at);
  expect(await counts()).toBe(false);
  await verbs().askToCheck(holder, id);
  expect(await counts()).toBe(false);
  await verbs().verify(administrator, id, { revision: '1', checked: 'The letter of the institute' });
  expect(await counts()).toBe(true);
  expect([await verbs().holdsVerified(holder.id, 'cda', at), await verbs().holdsVerified(colleague.id, 'reflective-supervision', at), await verbs().holdsVerified('nobody', 'cda', at)]).toEqual([false, false, false]);
  // Saved again as it is: still verified. Changed: stated again.
  await verbs().change(holder, id, { ...good, kind: 'reflective-supervision', expiresOn: '' });
  expect(await counts()).toBe(true);
  await verbs().change(holder, id, { ...good, kind: 'reflective-supervision', expiresOn: '2030-01-01' });
  expect(await counts()).toBe(false);
  expect(await row(id)).toMatchObject({ state: 'stated', checkedAt: null, checkedBy: null, checked: null, askedAt: null });
  await verbs().remove(holder, id);
});

test('the queue is for administrators, the longest waiting first, and nobody checks their own', async () => {
  const mine = await verbs().add(administrator, good);
  const one = await verbs().add(holder, good);
  await verbs().askToCheck(holder, one);
  site.time.now = new Date(site.time.now.getTime() + 60_000);
  await verbs().askToCheck(administrator, mine);
  // Asked again, it keeps its place.
  await verbs().askToCheck(holder, one);
  const { waiting, total } = await verbs().queue(administrator);
  expect(waiting).toMatchObject([{ id: one, number: 'LIC-90210', isMine: false, holder: { name: 'Hana Holder' } }, { id: mine, isMine: true }]);
  expect(total).toBe(2);
  for (const actor of [holder, colleague, outsider, community.facilitator]) {
    expect(await problemCode(verbs().queue(actor))).toBe('not_found');
    expect(await problemCode(verbs().verify(actor, one, { revision: 1, checked: 'Trust me' }))).toBe('not_found');
    expect(await problemCode(verbs().decline(actor, one, { revision: 1, note: 'No' }))).toBe('not_found');
  }
  expect(await problemCode(verbs().verify(administrator, mine, { revision: 1, checked: 'My own drawer' }))).toBe('forbidden');
  expect(await problemCode(verbs().verify(administrator, one, { revision: 1, checked: ' ' }))).toBe('invalid {"checked":"required"}');
  expect(await problemCode(verbs().decline(administrator, one, { revision: 1, note: '' }))).toBe('invalid {"note":"required"}');
  await verbs().remove(administrator, mine);
  await verbs().remove(holder, one);
});

test('nobody verifies what they have not seen, or what does not wait', async () => {
  const id = await verbs().add(holder, good);
  expect(await problemCode(verbs().verify(administrator, id, { revision: 1, checked: 'The register' }))).toBe('conflict');
  await verbs().askToCheck(holder, id);
  await verbs().change(holder, id, { ...good, title: 'Grander license' });
  expect(await problemCode(verbs().verify(administrator, id, { revision: 1, checked: 'The register' }))).toBe('conflict');
  expect((await row(id)).askedAt).not.toBeNull();
  const results = await Promise.all([
    problemCode(verbs().verify(administrator, id, { revision: 2, checked: 'The register' })),
    problemCode(verbs().decline(administrator, id, { revision: 2, note: 'Not in the register' })),
  ]);
  expect(results.sort()).toEqual(['conflict', 'no problem']);
  await verbs().remove(holder, id);
});

test('what is declined says why to its holder, is unseen by colleagues, and can be put right', async () => {
  const id = await verified();
  await verbs().decline(administrator, id, { revision: 2, note: 'The register shows another name.' });
  expect(await seen(colleague, id)).toBeUndefined();
  expect(await verbs().mineById(holder, id)).toMatchObject({ state: 'declined', note: 'The register shows another name.' });
  expect(await verbs().holdsVerified(holder.id, 'mental-health-license', site.time.now)).toBe(false);
  await verbs().askToCheck(holder, id);
  expect(await row(id)).toMatchObject({ state: 'stated', note: null, checkedAt: null });
  await verbs().remove(holder, id);
});

test('the log names who verified what kind of whom, and no words of it', async () => {
  const id = await verified();
  await verbs().decline(administrator, id, { revision: 2, note: 'Secret reason 90210' });
  const entries = await site.db.select().from(auditEntries).where(sql`${auditEntries.details} ->> 'credential' = ${id}`);
  expect(entries.map(({ act, actorId, subject }) => ({ act, actorId, subject }))).toEqual(['credential-verified', 'credential-declined'].map((act) => ({ act, actorId: administrator.id, subject: `person:${holder.id}` })));
  expect(JSON.stringify(entries)).not.toMatch(/90210|register|Otter|Clinical/);
  await verbs().remove(holder, id);
});

test('another’s credential is nobody’s to change, and twenty are enough', async () => {
  const id = await verbs().add(holder, good);
  const attempts = [() => verbs().change(colleague, id, good), () => verbs().remove(colleague, id), () => verbs().askToCheck(colleague, id), () => verbs().mineById(colleague, id), () => verbs().mineById(administrator, id)];
  for (const attempt of attempts) expect(await problemCode(attempt())).toBe('not_found');
  for (let n = 0; n < 18; n += 1) await verbs().add(holder, good);
  const last = await Promise.all([problemCode(verbs().add(holder, good)), problemCode(verbs().add(holder, good))]);
  expect(last.sort()).toEqual(['invalid {"title":"too_many_items"}', 'no problem']);
});

test('a background is told, kept, and gone when nothing is left of it', async () => {
  expect(await problemCode(verbs().tell(colleague, { years: '12.5' }))).toBe('invalid {"years":"wrong"}');
  await verbs().tell(colleague, { years: '12', experience: ' Toddlers.\r\n\r\n\r\nThen coaching. ', interests: '' });
  expect((await verbs().of(holder, colleague.handle)).background).toEqual({ years: 12, experience: 'Toddlers.\n\nThen coaching.', facilitation: null, interests: null });
  await verbs().tell(colleague, { years: '' });
  expect((await verbs().of(holder, colleague.handle)).background).toBeNull();
});

test('a profile leads to it for those who lead here or have entered something, and tells of no role elsewhere', async () => {
  const shown = (actor: Actor, handle: string) => verbs().areShownOf(actor, handle);
  expect(await shown(colleague, holder.handle)).toBe(true);
  expect(await shown(colleague, community.facilitator.handle)).toBe(true);
  expect(await shown(holder, colleague.handle)).toBe(false);
  const elsewhere = await site.community('elsewhere');
  await site.services.communities.takeIn(elsewhere.facilitator, 'elsewhere', colleague.id, 'consultant');
  expect(await shown(community.facilitator, colleague.handle)).toBe(false);
  await verbs().tell(colleague, { experience: 'Some' });
  expect(await shown(holder, colleague.handle)).toBe(true);
  expect(await shown(outsider, holder.handle)).toBe(false);
});
