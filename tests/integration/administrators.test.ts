import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../db/schema/people';
import { buildAdministrators } from '../../server/people/administrators';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let promote: ReturnType<typeof buildAdministrators>['promote'];
beforeAll(async () => {
  site = await openSite();
  promote = buildAdministrators({ db: site.db, audit: site.services.audit }).promote;
});
afterAll(() => site.close());

const isAdministrator = async (id: string) => (await site.db.select().from(people).where(eq(people.id, id)))[0]!.isAdministrator;

test('the owner of an account is made an administrator by their address, and it stands in the log', async () => {
  const owner = await site.person('Olivia', { email: 'Olivia@example.org' });
  expect(await promote(' olivia@EXAMPLE.org ')).toBe('Olivia');
  expect(await isAdministrator(owner.id)).toBe(true);
  const { acts } = await site.services.moderation.acts({ ...owner, isAdministrator: true }, null);
  expect(acts[0]).toMatchObject({ act: 'administrator-made', actor: null, subject: 'Olivia' });
  expect(await problemCode(promote('olivia@example.org'))).toBe('conflict');
});

test('nobody is promoted who has no account, is suspended, or belongs to the demo', async () => {
  const [suspended, fictional] = [await site.person('Sam', { email: 'sam@example.org', suspendedAt: site.time.now }), await site.person('Fay', { email: 'fay@example.org', isDemo: true })];
  expect(await Promise.all([promote('nobody@example.org'), promote('sam@example.org'), promote('fay@example.org')].map(problemCode))).toEqual(['not_found', 'conflict', 'not_found']);
  expect([await isAdministrator(suspended.id), await isAdministrator(fictional.id)]).toEqual([false, false]);
});

test('an administrator ends the set-up link of a site, and a demo keeps the way out of it', async () => {
  const { site: verbs } = site.services;
  await verbs.begin(true);
  const wayOut = (await verbs.newSetupToken())!;
  await site.person('Una', { email: 'una@example.org' });
  await promote('una@example.org');
  expect([await verbs.acceptsSetupToken(wayOut), typeof (await verbs.newSetupToken())]).toEqual([true, 'string']);

  const { newSetupToken, setUp } = verbs;
  await setUp((await newSetupToken())!, { name: 'Ada', email: 'ada@example.org', password: 'three calm otters', language: 'en' });
  expect(await newSetupToken()).toBeNull();
  await site.db.update(people).set({ isAdministrator: false });
  verbs.forget();
  const link = (await newSetupToken())!;
  await promote('ada@example.org');
  expect(await verbs.acceptsSetupToken(link)).toBe(false);
});
