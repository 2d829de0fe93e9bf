import type { Privacy } from '../../../app/contract/names';
import { agreementStrains } from '../../../db/schema/agreements';
import { memberships } from '../../../db/schema/communities';
import { joinRequests } from '../../../db/schema/invitations';
import type { Actor } from '../../../server/people/actor';
import { fresh, type TestSite } from '../site';

/**
 * How one may stand towards a private community, and, where one knows less of them, towards an open one and one that is
 * asked. `elsewhere` is the facilitator of another community; `boss` an administrator; `visitor` one who came in for a
 * reason; `member boss` one who is a plain member.
 */
export const standings = [
  ...(['member', 'facilitator', 'co-facilitator', 'consultant', 'coordinator', 'muted', 'paused', 'removed', 'elsewhere', 'boss', 'visitor', 'member boss'] as const),
  ...(['open elsewhere', 'open left', 'open removed', 'asked elsewhere', 'asked removed'] as const),
];
export type Standing = (typeof standings)[number];

/** A community, and one of everything that there can be in it. `member` and `second` are those to whom things are done. */
export type Place = Awaited<ReturnType<typeof furnish>>;

const start = '2026-03-02T15:00:00Z';
const closesAt = '2026-03-09T17:00';
export const consent = () => ({ kind: 'consent', question: 'Shall we begin with a check-in?', closesAt, clientId: fresh() });
export const post = () => ({ kind: 'question', title: 'A question', body: 'Some words', clientId: fresh() });

async function furnish(site: TestSite, slug: string, privacy: Privacy) {
  const { agreements, credentials, decisions, forms, invitations, moderation, threads } = site.services;
  site.time.now = new Date(start);
  const { id, facilitator } = await site.community(slug, privacy);
  const [second, member] = [await site.member(id, `Second ${slug}`, 'co-facilitator'), await site.member(id, `Ana ${slug}`)];
  for (const name of ['Ben', 'Cleo', 'Dan']) await site.member(id, `${name} ${slug}`);

  const { threadId } = await threads.start(member, slug, post());
  await threads.replyTo(member, threadId, { body: 'Hidden words', clientId: fresh() });
  await moderation.hide(facilitator, threadId, 2, { reason: 'It names a child.' });
  await moderation.report(second, { kind: 'post', threadId, seq: 1 }, { reason: 'unkind' });
  const reportId = (await moderation.queue(facilitator, slug)).open[0]!.id;
  await moderation.report(second, { kind: 'person', handle: member.handle }, { reason: 'unkind' });
  const judge = await site.person(`Judge of ${slug}`, { isAdministrator: true });
  const networkReport = (await moderation.queue(judge, null)).open.find(({ about }) => about.handle === member.handle)!.id;

  await agreements.publish(facilitator, slug, { lines: [{ text: 'We ask before we advise.', staysInRoom: false }], reviewOn: null });
  const lineId = (await agreements.current(facilitator, slug)).lines[0]!.id;
  const { id: proposalId } = await agreements.propose(member, slug, { text: 'We bring tea.' });
  const strained = async (actor: Actor) => site.db.insert(agreementStrains).values({ communityId: id, lineId, personId: actor.id, at: site.clock() });
  await strained(member);
  await strained(second);

  const { id: decisionId } = await decisions.ask(member, slug, consent());
  const { id: dueId } = await decisions.ask(member, slug, consent());
  await decisions.close(facilitator, slug, dueId);
  await decisions.record(facilitator, slug, dueId, { outcome: 'We do.', reviewOn: '2026-03-03' });
  const { id: closedId } = await decisions.ask(member, slug, consent());
  await decisions.close(facilitator, slug, closedId);

  await invitations.makeCode(facilitator, slug, { days: '0', uses: '0' });
  await invitations.invite(facilitator, slug, { emails: `guest.of.${slug}@example.org`, role: 'member' });
  const doors = await invitations.doors(facilitator, slug);
  const requestId = fresh();
  await site.db.insert(joinRequests).values({ id: requestId, communityId: id, personId: (await site.person(`Waits ${slug}`)).id, createdAt: site.clock() });

  const credentialId = await credentials.add(member, { kind: 'cda', title: 'A credential', issuer: 'An issuer' });
  await credentials.askToCheck(member, credentialId);
  const { roundId: closedRound } = await forms.open(facilitator, slug, { instrument: 'visioning' });
  await forms.close(facilitator, slug, closedRound);
  const guest = await site.person(`Guest of ${slug}`);
  return { id, slug, guest, facilitator, second, member, threadId, reportId, networkReport, lineId, proposalId, decisionId, dueId, closedId, code: doors.code!.code, invitation: doors.invitations[0]!, requestId, credentialId, closedRound };
}

async function standIn(site: TestSite, place: Place, standing: string): Promise<Actor> {
  const [role, status] = ([['removed', 'paused', 'left'].includes(standing) ? 'member' : standing, ['removed', 'paused', 'left'].includes(standing) ? standing : 'active'] as [never, never]);
  if (standing === 'boss') return site.person('Boss', { isAdministrator: true });
  if (standing === 'visitor') {
    const visitor = await site.person('Visitor', { isAdministrator: true });
    await site.services.communities.visit(visitor, place.slug, { reason: 'A parent called about a post and asked us to look.' });
    return visitor;
  }
  if (standing === 'member boss') {
    const boss = await site.person('Member Boss', { isAdministrator: true });
    await site.db.insert(memberships).values({ communityId: place.id, personId: boss.id, role: 'member', status: 'active', joinedAt: site.time.now });
    return boss;
  }
  if (standing !== 'muted') return site.member(place.id, `The ${standing} of ${place.slug}`, role, status);
  const muted = await site.member(place.id, 'Muted');
  await site.services.moderation.mute(place.facilitator, place.slug, muted.handle, { span: 'good', reason: 'Unkind.' });
  return muted;
}

/** Places with everybody in them, on the day after they were furnished. Forms are opened last: they ask who is there. */
export async function buildWorld(site: TestSite) {
  const [own, open, asked, elsewhere] = [await furnish(site, 'own', 'private'), await furnish(site, 'open', 'open'), await furnish(site, 'asked', 'request'), await furnish(site, 'elsewhere', 'private')];
  const people = new Map<Standing, { actor: Actor; place: Place & { openRound: string } }>();
  const stands: [Standing, Actor, Place][] = [];
  for (const standing of standings) {
    const [, privacy, how] = /^(?:(open|asked) )?(.*)$/.exec(standing)!;
    const place = privacy === 'open' ? open : privacy === 'asked' ? asked : own;
    stands.push([standing, how === 'elsewhere' ? elsewhere.facilitator : await standIn(site, place, how!), place]);
  }
  const rounds = new Map<Place, string>();
  for (const place of [own, open, asked, elsewhere]) rounds.set(place, (await site.services.forms.open(place.facilitator, place.slug, { instrument: 'readiness' })).roundId);
  // What was recorded comes back today.
  site.time.now = new Date('2026-03-03T15:00:00Z');
  for (const [standing, actor, place] of stands) people.set(standing, { actor, place: { ...place, openRound: rounds.get(place)! } });
  return { people, elsewhere: { ...elsewhere, openRound: rounds.get(elsewhere)! } };
}
