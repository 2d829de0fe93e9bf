import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader as root } from '../../app/root';
import { loader as home } from '../../app/routes/_index/route';
import { loader as community } from '../../app/routes/c.$community/route';
import { loader as thread } from '../../app/routes/t.$thread/route';
import { loader as notices } from '../../app/routes/notices/route';
import { loader as settings } from '../../app/routes/settings._index';
import { loader as manage } from '../../app/routes/c.$community_.manage._index';
import { loader as countOfNotices } from '../../app/routes/notices_.count';
import { loader as forms } from '../../app/routes/c.$community_.forms';
import { loader as formPage } from '../../app/routes/c.$community_.forms_.$round/route';
import { loader as formResults } from '../../app/routes/c.$community_.forms_.$round_.results';
import { loader as newPost } from '../../app/routes/c.$community_.new';
import { loader as library } from '../../app/routes/library._index/route';
import { loader as strategy } from '../../app/routes/library.$strategy/route';
import { loader as suggest } from '../../app/routes/library.suggest';
import { loader as search } from '../../app/routes/search/route';
import { loader as communities } from '../../app/routes/communities';
import type { Actor } from '../../server/people/actor';
import { weekly } from './meeting';
import { fresh, openSite, type TestSite } from './site';

let site: TestSite;
let threadId: string;
let reader: Actor;
let counting: Actor;
beforeAll(async () => {
  site = await openSite();
  const { id, slug, facilitator } = await site.community('counted');
  counting = facilitator;
  reader = await site.member(id, 'Reader');
  for (let n = 0; n < 25; n += 1) {
    ({ threadId } = await site.services.threads.start(facilitator, slug, { kind: 'share', title: `Thread ${n}`, body: 'Words', clientId: fresh() }));
  }
  for (let n = 0; n < 25; n += 1) await site.services.threads.replyTo(facilitator, threadId, { body: 'Words', clientId: fresh() });
  await site.services.series.schedule(facilitator, slug, weekly({ title: 'Counted circle', expects: 'chosen', expected: [facilitator.handle] }));
  for (let n = 0; n < 5; n += 1) await site.community(`also-${n}`).then((one) => site.services.communities.takeIn(one.facilitator, one.slug, reader.id, 'member'));
});
afterAll(() => site.close());

/** Runs the loaders of one page as the server would, without HTTP; answers what they read and how often they asked. */
async function page(path: string, params: Record<string, string>, loaders: ((args: LoaderFunctionArgs) => unknown)[], actor = reader) {
  const { cookie } = await site.services.people.welcome(actor.id);
  site.queries.length = 0;
  const me = await site.services.people.whose(cookie.split(';')[0]);
  const context = {
    services: site.services,
    me,
    caller: { address: '127.0.0.1', deviceMark: null },
    site: { name: 'Tilth', accent: null, logoVersion: null, isDemo: false, isSetUp: true },
    look: { name: 'Tilth', logo: null, stylesheets: [] },
    language: 'en',
    mayLookAround: false,
    isPrefetch: false,
    hasStyleguide: false,
    secureCookies: false,
    cookie: () => null,
    pagePath: path,
    now: site.clock(),
    nonce: '',
    requestId: 'test',
    report(error: unknown) {
      throw error;
    },
  } satisfies AppLoadContext;
  const data = await Promise.all(loaders.map((loader) => loader({ context, params, request: new Request(`http://site.invalid${path}`) } as unknown as LoaderFunctionArgs)));
  return { data, queries: site.queries.length };
}

// The session, the frame, and the page's own; never one for each row.
test('home asks the database five times, once of them for the sessions that are near', async () => {
  const { queries, data } = await page('/', {}, [root, home]);
  expect(queries).toBe(5);
  expect((data[1] as { page: { lines: unknown[] } }).page.lines).toHaveLength(20);
});

test('a community asks seven times, once of them for its next session', async () => {
  const { queries, data } = await page('/c/counted', { community: 'counted' }, [root, community]);
  expect(queries).toBe(7);
  expect((data[1] as { next: unknown }).next).toEqual({ id: expect.any(String) as string, title: 'Counted circle', when: expect.stringMatching(/^Thursday, March 5, 6:30–.?8:00\sPM$/) as string });
  const far = await site.person('Far Away', { timeZone: 'Asia/Tokyo' });
  await site.services.communities.takeIn(counting, 'counted', far.id, 'coordinator');
  const there = await page('/c/counted', { community: 'counted' }, [root, community], far);
  expect((there.data[1] as { next: unknown }).next).toMatchObject({ when: expect.stringMatching(/^Friday, March 6, 9:30–.?11:00\sAM your time \(Thursday, March 5, 6:30–.?8:00\sPM Central.*\)$/) as string });
  expect((data[1] as { page: { lines: unknown[] } }).page.lines).toHaveLength(20);
});

test('a thread asks three times, and once more to remember what was read', async () => {
  expect((await page(`/t/${threadId}`, { thread: threadId }, [root, thread])).queries).toBe(4);
  const again = await page(`/t/${threadId}`, { thread: threadId }, [root, thread]);
  expect((again.data[1] as { thread: { replies: unknown[] } }).thread.replies.length).toBeGreaterThan(5);
  const { queries } = await page(`/t/${threadId}?after=1`, { thread: threadId }, [root, thread]);
  expect(queries).toBe(3);
});

test('the small pages ask little', async () => {
  // One of them for the draft of what is written there.
  expect((await page('/c/counted/new', { community: 'counted' }, [root, newPost])).queries).toBe(4);
  expect((await page('/communities', {}, [root, communities])).queries).toBe(3);
});

test('the library and search ask as often whatever is in them', async () => {
  await site.services.library.publish(reader, {
    ...{ slug: 'counted-steps', community: 'counted', title: 'Counted steps', summary: 'One.', language: 'en', ages: ['toddler'], settings: ['any'], domains: [], topics: [] },
    ...{ evidence: 'new', prepMinutes: null, useMinutes: null, license: 'cc0' },
    content: { purpose: 'Why', whenToUse: 'When', materials: [], steps: ['Do it'], adaptations: [], cautions: null, equity: null, evidenceNote: null, sources: [] },
  });
  expect((await page('/library?q=counted&age=toddler', {}, [root, library])).queries).toBe(4);
  expect((await page('/library/counted-steps', { strategy: 'counted-steps' }, [root, strategy])).queries).toBe(4);
  expect((await page('/search?q=thread', {}, [root, search])).queries).toBe(7);
  expect((await page('/search?q=thread&in=posts', {}, [root, search])).queries).toBe(3);
});

test('suggestions are for members, and no cache keeps them', async () => {
  const { data, queries } = await page('/library/suggest?q=counted%20st', {}, [suggest]);
  const answer = data[0] as Response;
  expect([answer.status, answer.headers.get('cache-control'), queries]).toEqual([200, 'no-store', 2]);
  expect(await answer.json()).toEqual({ strategies: [{ slug: 'counted-steps', title: 'Counted steps', summary: 'One.' }] });
  const visitor = (await suggest({ context: { me: null }, params: {}, request: new Request('http://site.invalid/library/suggest?q=counted') } as unknown as LoaderFunctionArgs)) as Response;
  expect([visitor.status, await visitor.json()]).toEqual([401, { strategies: [] }]);
});

test('how many things wait is one question more, for those alone who may see it', async () => {
  expect((await page('/settings', {}, [root, settings])).queries).toBe(2);
  const { id, slug, facilitator } = await site.community('waits');
  const [boss, ben] = [await site.person('Waiting Boss', { isAdministrator: true }), await site.member(id, 'Waiting Ben')];
  const { data, queries } = await page('/settings', {}, [root, settings], boss);
  expect([queries, (data[1] as { waiting: unknown }).waiting]).toEqual([3, { reports: 0, credentials: 0 }]);

  const started = await site.services.threads.start(ben, slug, { kind: 'share', title: 'Reported', body: 'Words', clientId: fresh() });
  const post = { kind: 'post', threadId: started.threadId, seq: 1 } as const;
  await site.services.moderation.report(facilitator, post, { reason: 'unkind' });
  await site.services.moderation.report(facilitator, { kind: 'person', handle: ben.handle }, { reason: 'unkind' });
  await site.services.moderation.report(ben, { kind: 'person', handle: facilitator.handle }, { reason: 'unkind' });
  for (const holder of [ben, boss]) {
    const credential = await site.services.credentials.add(holder, { kind: 'mental-health-license', title: 'License', issuer: 'A board', issuedOn: '2024-01-31' });
    await site.services.credentials.askToCheck(holder, credential);
  }
  const waiting = await page('/settings', {}, [root, settings], boss);
  expect([waiting.queries, (waiting.data[1] as { waiting: unknown }).waiting]).toEqual([3, { reports: 2, credentials: 1 }]);
  expect((await page('/settings', {}, [root, settings])).data[1]).toMatchObject({ waiting: null });
  const of = async (actor: typeof boss) => {
    const managed = await page(`/c/${slug}/manage`, { community: slug }, [root, manage], actor);
    return [managed.queries, (managed.data[1] as { waiting: number }).waiting];
  };
  const [[asked, seen], [less, none]] = [await of(facilitator), await of(boss)];
  expect([asked! - less!, seen, none]).toEqual([1, 1, 0]);
});

test('notices ask as often whatever is in them', async () => {
  expect((await page('/notices', {}, [root, notices])).queries).toBe(3);
  const { facilitator } = await site.community('noticed');
  await site.services.communities.takeIn(facilitator, 'noticed', reader.id, 'member');
  for (let n = 0; n < 25; n += 1) {
    const { threadId: noticed } = await site.services.threads.start(reader, 'noticed', { kind: 'share', title: `Noticed ${n}`, body: 'Words', clientId: fresh() });
    for (let m = 0; m < 2; m += 1) await site.services.threads.replyTo(facilitator, noticed, { body: m ? `@${reader.handle}` : 'Words', clientId: fresh() });
  }
  for (const path of ['/notices', '/notices?show=mentions']) {
    const { data, queries } = await page(path, {}, [root, notices]);
    expect([queries, (data[1] as { page: { groups: unknown[] } }).page.groups.length]).toEqual([4, 20]);
  }
  const { data, queries } = await page('/notices/count', {}, [countOfNotices]);
  const answer = data[0] as Response;
  expect([answer.status, answer.headers.get('cache-control'), queries, await answer.json()]).toEqual([200, 'no-store', 2, { unread: 50 }]);
  const visitor = await countOfNotices({ context: { me: null }, params: {}, request: new Request('http://site.invalid/notices/count') } as unknown as LoaderFunctionArgs);
  expect(visitor.status).toBe(401);
});

test('looking ahead marks nothing as read', async () => {
  const other = await site.member((await site.services.communities.find(reader, 'counted')).view.id, 'Looks Ahead');
  const unread = async () => (await site.services.threads.read(other, threadId)).readSeq;
  expect(await unread()).toBe(0);
  await page(`/t/${threadId}`, { thread: threadId }, [thread], other);
  expect(await unread()).toBe(21);
});

test('forms ask the same number of times, however many there are and however many answered', async () => {
  const { id, slug, facilitator } = await site.community('formed');
  const people = [];
  for (let n = 0; n < 9; n += 1) people.push(await site.member(id, `Asked ${n}`));
  const member = people[0]!;
  const rounds: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { roundId } = await site.services.forms.open(facilitator, slug, { instrument: 'readiness' });
    for (const person of people) await site.services.forms.answer(person, slug, roundId, { re1: '4', re8: 'Words' });
    await site.services.forms.close(facilitator, slug, roundId);
    rounds.push(roundId);
    site.time.now = new Date(site.time.now.getTime() + 7 * 24 * 60 * 60 * 1000);
  }
  const { roundId } = await site.services.forms.open(facilitator, slug, { instrument: 'readiness' });
  expect((await page(`/c/${slug}/forms`, { community: slug }, [root, forms], member)).queries).toBe(4);
  expect((await page(`/c/${slug}/forms`, { community: slug }, [root, forms], facilitator)).queries).toBe(6);
  expect((await page(`/c/${slug}/forms/${roundId}`, { community: slug, round: roundId }, [root, formPage], member)).queries).toBe(5);
  expect((await page(`/c/${slug}/forms/${rounds[2]}/results`, { community: slug, round: rounds[2]! }, [root, formResults], member)).queries).toBe(9);
});
