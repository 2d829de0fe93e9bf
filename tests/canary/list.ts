import { joinRequests } from '../../db/schema/invitations';
import { fresh } from '../integration/site';
import type { Reader, Stage } from './stage';

/** One kind of private words: who may come upon them, and how they get there. */
export interface Kind {
  kind: string;
  /** Those who see them somewhere; everybody else sees them nowhere. */
  seenBy: Reader[];
  /** Puts a mark among the words. */
  plant: (stage: Stage, mark: string) => Promise<unknown>;
  /** What to look for, where the words are not the writer's to choose. */
  instead?: (stage: Stage) => Promise<string>;
  /** The database does not hold them, or holds them no more. */
  isGone?: true;
  /** Those who may have heard them live, where that was before they were taken out of sight. */
  heardBy?: Reader[];
  /** Whoever holds a code of the community is shown them, too. */
  isAtDoor?: true;
  /** Calendars and mail carry them, to those who see them: both hand on what they are told. */
  isHandedOn?: true;
}

const talk: Reader[] = ['vic', 'mia', 'bea', 'ben', 'ana', 'fay'];
const writers: Reader[] = ['bea', 'ben', 'ana', 'fay'];
const moderators: Reader[] = ['vic', 'fay'];
const administrators: Reader[] = ['boss', 'vic'];
const logs: Reader[] = ['boss', 'vic', 'fay'];
const knows: Reader[] = ['pau', 'cora', 'boss', ...talk];
/** The circle of a series that chose its people, and those who see of all series when they meet and who comes. */
const circle: Reader[] = ['ben', 'ana'];
const overseers: Reader[] = ['cora', 'boss', 'vic', 'fay'];
const preparations = ['agenda', 'question', 'material'] as const;
const because = (reason: string) => ({ reason });
const heldPost = async ({ services, fay, slug }: Stage) => (await services.moderation.queue(fay, slug)).open.at(-1)!.id;

/** How every mark begins: a search for it looks for all of them. */
const stem = 'zqcanary';

/** Every kind of private words. A new one joins here. */
export const kinds: Kind[] = [
  { kind: 'the title of a post', seenBy: talk, plant: async (s, mark) => s.places.threads.push(await s.thread('Words', `About ${mark}`)) },
  { kind: 'the words of a post', seenBy: talk, plant: async (s, mark) => s.places.threads.push(await s.thread(`Words ${mark}`)) },
  { kind: 'the words of a reply', seenBy: talk, plant: (s, mark) => s.reply(`Words ${mark}`) },
  {
    kind: 'the title of a hidden post',
    seenBy: ['vic', 'ana', 'fay'],
    heardBy: talk,
    async plant(s, mark) {
      const threadId = await s.thread('Words', `About ${mark}`);
      await s.services.moderation.hide(s.fay, threadId, 1, because('Not here.'));
      s.places.threads.push(threadId);
    },
  },
  { kind: 'the words of a hidden reply', seenBy: ['vic', 'ana', 'fay'], heardBy: talk, plant: async (s, mark) => s.services.moderation.hide(s.fay, s.threadId, await s.reply(`Words ${mark}`), because('Not here.')) },
  { kind: 'why a post was hidden', seenBy: [...logs, 'ana'], plant: async (s, mark) => s.services.moderation.hide(s.fay, s.threadId, await s.reply('Words'), because(mark)) },
  { kind: 'the words of a removed reply', seenBy: [], heardBy: talk, isGone: true, plant: async (s, mark) => s.services.posts.remove(s.ana, s.threadId, await s.reply(`Words ${mark}`)) },
  {
    kind: 'what a reply said before',
    seenBy: ['vic', 'ana', 'fay'],
    heardBy: talk,
    async plant(s, mark) {
      const seq = await s.reply(`Words ${mark}`);
      await s.services.posts.edit(s.ana, s.threadId, seq, { body: 'Other words' });
    },
  },
  { kind: 'the draft of a reply', seenBy: ['ana'], plant: (s, mark) => s.services.drafts.keep(s.ana, { place: `thread:${s.threadId}`, clientId: fresh(), body: mark }) },
  { kind: 'the draft of a post', seenBy: ['ana'], plant: (s, mark) => s.services.drafts.keep(s.ana, { place: `new:${s.id}`, clientId: fresh(), title: mark, body: 'Words' }) },
  {
    kind: 'the draft of a form',
    seenBy: ['ana'],
    plant: async (s, mark) => s.services.drafts.keep(s.ana, { place: `form:${await s.round('usefulness')}`, clientId: fresh(), body: JSON.stringify({ us4: mark }) }),
  },
  { kind: 'answers without a name, while they are gathered', seenBy: [], plant: async (s, mark) => s.services.forms.answer(s.ana, s.slug, await s.round('readiness'), { re1: '4', re8: mark }) },
  {
    kind: 'answers without a name, of too few',
    seenBy: [],
    isGone: true,
    async plant(s, mark) {
      const roundId = await s.round('needs-assessment');
      await s.services.forms.answer(s.ana, s.slug, roundId, { 'na1.now': '2', 'na1.want': '4', na8: mark });
      await s.services.forms.close(s.fay, s.slug, roundId);
    },
  },
  {
    kind: 'answers for the facilitators',
    seenBy: ['fay'],
    async plant(s, mark) {
      const roundId = await s.round('organizational-capacity');
      await s.services.forms.answer(s.ana, s.slug, roundId, { oc5: '2', oc8: mark });
      await s.services.forms.close(s.fay, s.slug, roundId);
    },
  },
  { kind: 'answers for the group, while they are gathered', seenBy: [], plant: async (s, mark) => s.services.forms.answer(s.ana, s.slug, await s.round('visioning'), { vi4: mark }) },
  { kind: 'the note of a form', seenBy: writers, plant: (s, mark) => s.round('self-efficacy', { note: mark }) },
  {
    kind: 'a reason without a name, while they are gathered',
    seenBy: [],
    plant: async (s, mark) => s.services.decisions.answer(s.dot, s.slug, await s.decision({ anonymous: 'on' }), { choice: 'object', reason: mark }),
  },
  {
    kind: 'a reason without a name, of too few',
    seenBy: [],
    async plant(s, mark) {
      const id = await s.decision({ anonymous: 'on' });
      await s.services.decisions.answer(s.dot, s.slug, id, { choice: 'object', reason: mark });
      await s.services.decisions.answer(s.ana, s.slug, id, { choice: 'agree' });
      await s.services.decisions.close(s.fay, s.slug, id);
    },
  },
  {
    kind: 'a reason, before one has answered',
    seenBy: ['ana'],
    async plant(s, mark) {
      const id = await s.decision({});
      await s.services.decisions.answer(s.dot, s.slug, id, { choice: 'object', reason: mark });
      await s.services.decisions.answer(s.ana, s.slug, id, { choice: 'agree' });
    },
  },
  { kind: 'a question to decide', seenBy: writers, plant: async (s, mark) => void (await s.decision({ question: `Shall we ${mark}?` })) },
  {
    kind: 'what was decided',
    seenBy: writers,
    async plant(s, mark) {
      const id = await s.decision({ detail: 'Words' });
      await s.services.decisions.close(s.fay, s.slug, id);
      await s.services.decisions.record(s.fay, s.slug, id, { outcome: mark });
    },
  },
  { kind: 'a proposal for the agreements', seenBy: writers, plant: (s, mark) => s.services.agreements.propose(s.ana, s.slug, { text: mark }) },
  {
    kind: 'the words of a report',
    seenBy: moderators,
    plant: async (s, mark) => s.services.moderation.report(s.dot, { kind: 'post', threadId: s.threadId, seq: await s.reply('Words') }, { reason: 'other', words: mark }),
  },
  {
    kind: 'the words of a report past the facilitators',
    seenBy: administrators,
    plant: async (s, mark) => s.services.moderation.report(s.dot, { kind: 'post', threadId: s.threadId, seq: await s.reply('Words', s.fay) }, { reason: 'other', words: mark, toNetwork: 'on' }),
  },
  { kind: 'the words of a report of a person', seenBy: administrators, plant: (s, mark) => s.services.moderation.report(s.dot, { kind: 'person', handle: s.ana.handle }, { reason: 'other', words: mark }) },
  {
    kind: 'why a report was decided so',
    seenBy: logs,
    async plant(s, mark) {
      await s.services.moderation.report(s.dot, { kind: 'post', threadId: s.threadId, seq: await s.reply('Words', s.ben) }, { reason: 'other' });
      await s.services.moderation.decide(s.gus, s.slug, await heldPost(s), { decision: 'kept', note: mark });
    },
  },
  { kind: 'why somebody was muted', seenBy: logs, plant: (s, mark) => s.mute(s.mia, mark) },
  { kind: 'why somebody was let write again', seenBy: logs, plant: async (s, mark) => s.services.moderation.unmute(s.fay, s.slug, s.dot.handle, because(mark)) },
  { kind: 'why an administrator came in', seenBy: logs, plant: (s, mark) => s.services.communities.visit(s.vic, s.slug, because(`A parent called about a post: ${mark}`)) },
  {
    kind: 'why somebody was suspended',
    seenBy: administrators,
    async plant(s, mark) {
      const person = await s.site.member(s.id, 'Sue');
      await s.services.moderation.suspend(s.boss, person.handle, because(mark));
    },
  },
  {
    kind: 'what somebody answers who wants to come in',
    seenBy: ['fay'],
    plant: async (s, mark) => s.site.db.insert(joinRequests).values({ id: fresh(), communityId: s.id, personId: (await s.site.person('Will')).id, answer: mark, createdAt: s.site.clock() }),
  },
  { kind: 'what is asked of those who want to come in', isAtDoor: true, seenBy: ['fay'], plant: (s, mark) => s.services.invitations.askQuestion(s.fay, s.slug, { question: `Who knows ${mark}?` }) },
  { kind: 'the address of an invitation', seenBy: ['fay'], plant: (s, mark) => s.services.invitations.invite(s.fay, s.slug, { emails: `${mark}@example.org`, role: 'member' }) },
  { kind: 'the link of an invitation', seenBy: ['fay'], isGone: true, plant: async () => undefined, instead: async (s) => (await s.services.invitations.doors(s.fay, s.slug)).invitations[0]!.token! },
  {
    kind: 'the code of a community',
    seenBy: ['fay'],
    plant: async (s) => s.places.codes.push((await s.services.invitations.makeCode(s.fay, s.slug, { days: '0', uses: '0' })).code),
    instead: async (s) => s.places.codes[0]!,
  },
  {
    kind: 'a mail address',
    seenBy: ['ana'],
    plant: (s, mark) => s.site.pool.query('update people set email = $1 where id = $2', [`${mark}@example.org`, s.ana.id]),
  },
  {
    kind: 'a password',
    seenBy: [],
    isGone: true,
    async plant(s, mark) {
      const { personId } = await s.services.people.signUp({ name: 'Sol', email: 'sol@example.org', password: mark }, { address: '10.0.0.1', deviceMark: null });
      await s.site.member(s.id, 'Sol too');
      await s.site.pool.query(`insert into memberships (community_id, person_id, role, status, joined_at) values ($1, $2, 'member', 'active', now())`, [s.id, personId]);
    },
  },
  { kind: 'a hashed password', seenBy: [], plant: (s, mark) => s.site.pool.query('update people set password_hash = $1 where id = $2', [mark, s.ana.id]) },
  { kind: 'a session', seenBy: [], isGone: true, plant: async () => undefined, instead: async (s) => /=(\w+)/.exec((await s.services.people.welcome(s.ana.id)).cookie)![1]! },
  { kind: 'what somebody says about themselves', seenBy: ['cora', 'boss', 'vic', 'mia', 'ben', 'ana', 'fay'], plant: (s, mark) => s.services.profiles.edit(s.ana, { name: 'Ana', about: mark }) },
  { kind: 'the way that somebody came', seenBy: ['cora', 'boss', 'vic', 'mia', 'ben', 'ana', 'fay'], plant: (s, mark) => s.services.credentials.tell(s.ana, { experience: mark }) },
  {
    kind: 'the number of a credential',
    seenBy: [...administrators, 'ana'],
    plant: async (s, mark) => s.places.credentials.push(await s.services.credentials.add(s.ana, { kind: 'cda', title: 'A credential', issuer: 'An issuer', number: mark })),
  },
  {
    kind: 'the proof of a credential',
    seenBy: [...administrators, 'ana'],
    plant: async (s, mark) => s.places.credentials.push(await s.services.credentials.add(s.ana, { kind: 'cda', title: 'A credential', issuer: 'An issuer', evidence: mark })),
  },
  {
    kind: 'a credential that was declined',
    seenBy: [...administrators, 'ana'],
    async plant(s, mark) {
      const id = await s.services.credentials.add(s.ana, { kind: 'cda', title: mark, issuer: 'An issuer' });
      s.places.credentials.push(id);
      await s.services.credentials.askToCheck(s.ana, id);
      await s.services.credentials.decline(s.boss, id, { revision: '1', note: `Not in the register: ${mark}` });
    },
  },
  { kind: 'the welcome of a community', seenBy: ['boss', ...talk], plant: (s, mark) => s.shape({ welcome: mark }) },
  { kind: 'the purpose of a private community', isAtDoor: true, seenBy: knows, plant: (s, mark) => s.shape({ purpose: mark }) },
  {
    kind: 'the agreements of a private community',
    isAtDoor: true,
    seenBy: knows,
    plant: async (s, mark) => s.services.agreements.publish(s.fay, s.slug, { lines: [{ text: mark }], reviewOn: null }),
  },
  {
    kind: 'a strategy of a community',
    seenBy: talk,
    async plant(s, mark) {
      s.places.strategies.push('counted-steps');
      await s.services.library.publish(s.ana, {
        ...{ slug: 'counted-steps', community: s.slug, title: `Steps ${mark}`, summary: 'One.', language: 'en', ages: ['toddler'], settings: ['any'], domains: [], topics: [] },
        ...{ evidence: 'new', prepMinutes: null, useMinutes: null, license: 'cc0' },
        content: { purpose: 'Why', whenToUse: 'When', materials: [], steps: ['Do it'], adaptations: [], cautions: null, equity: null, evidenceNote: null, sources: [] },
      });
    },
  },

  // A series in confidence is known to its circle, and to those who see that it meets and who comes.
  { kind: 'the title of a series in confidence', seenBy: [...overseers, ...circle], isHandedOn: true, plant: (s, mark) => s.describe('confidential', { title: `On ${mark}` }) },
  { kind: 'the purpose of a series in confidence', seenBy: [...circle, 'fay'], plant: (s, mark) => s.describe('confidential', { purpose: mark }) },
  { kind: 'what a series in confidence asks of its circle', seenBy: [...circle, 'fay'], plant: (s, mark) => s.describe('confidential', { commitment: mark }) },
  { kind: 'the goal of a series in confidence', seenBy: circle, plant: (s, mark) => s.describe('confidential', { goal: mark }) },
  { kind: 'the place of a series in confidence', seenBy: circle, plant: (s, mark) => s.describe('confidential', { place: mark }) },
  { kind: 'the video link of a series in confidence', seenBy: circle, plant: (s, mark) => s.describe('confidential', { videoLink: `https://video.example.org/${mark}` }) },
  { kind: 'what a session in confidence is about', seenBy: circle, plant: (s, mark) => s.services.sessions.detail(s.ana, s.sessions.confidential[1]!, { title: mark }) },
  { kind: 'where one session in confidence is', seenBy: circle, plant: (s, mark) => s.services.sessions.detail(s.ana, s.sessions.confidential[2]!, { place: mark }) },
  { kind: 'why a session in confidence was moved', seenBy: circle, plant: (s, mark) => s.move(s.ana, s.sessions.confidential[3]!, mark) },
  { kind: 'why a session in confidence was called off', seenBy: circle, plant: (s, mark) => s.services.sessions.cancel(s.ana, s.sessions.confidential[4]!, because(mark)) },
  ...preparations.map((kind): Kind => ({ kind: `${kind} for a session in confidence`, seenBy: circle, plant: (s, mark) => s.prepare(s.ben, s.sessions.confidential[1]!, kind, mark) })),
  { kind: 'why somebody cannot come to a session in confidence', seenBy: circle, plant: (s, mark) => s.services.sessions.answer(s.ben, s.sessions.confidential[2]!, { rsvp: 'no', reason: mark }) },
  { kind: 'a question to come back to, of a series in confidence', seenBy: ['ben'], plant: (s, mark) => s.services.series.leaveReturnQuestion(s.ben, s.series.confidential, { words: mark, clientId: fresh() }) },

  // Of one that chose its people all members know the dates.
  { kind: 'the title of a series for some', seenBy: [...overseers, ...circle, 'mia', 'bea'], isHandedOn: true, plant: (s, mark) => s.describe('chosen', { title: `On ${mark}` }) },
  { kind: 'the goal of a series for some', seenBy: circle, plant: (s, mark) => s.describe('chosen', { goal: mark }) },
  { kind: 'the place of a series for some', seenBy: circle, isHandedOn: true, plant: (s, mark) => s.describe('chosen', { place: mark }) },
  { kind: 'why a session for some was called off', seenBy: [...overseers, ...circle], plant: (s, mark) => s.services.sessions.cancel(s.ana, s.sessions.chosen[4]!, because(mark)) },
  ...preparations.map((kind): Kind => ({ kind: `${kind} for a session for some`, seenBy: circle, plant: (s, mark) => s.prepare(s.ben, s.sessions.chosen[1]!, kind, mark) })),
  {
    kind: 'the note to whoever leads next',
    seenBy: ['ana'],
    async plant(s, mark) {
      await s.services.series.handOver(s.ana, s.series.chosen, { to: s.ben.handle, note: mark });
      // Whoever had it last is chosen still, and leads no more.
      await s.services.series.handOver(s.ben, s.series.chosen, { to: s.ana.handle });
    },
  },

  { kind: 'the title of a series for all', seenBy: ['cora', 'boss', ...talk], isHandedOn: true, plant: (s, mark) => s.describe('all', { title: `On ${mark}` }) },
  { kind: 'the place of a series for all', seenBy: talk, isHandedOn: true, plant: (s, mark) => s.describe('all', { place: mark }) },
  { kind: 'the video link of a series for all', seenBy: talk, isHandedOn: true, plant: (s, mark) => s.describe('all', { videoLink: `https://video.example.org/${mark}` }) },
  { kind: 'what a session for all is about', seenBy: ['cora', 'boss', ...talk], isHandedOn: true, plant: (s, mark) => s.services.sessions.detail(s.fay, s.sessions.all[1]!, { title: mark }) },
  ...preparations.map((kind): Kind => ({ kind: `${kind} for a session for all`, seenBy: talk, plant: (s, mark) => s.prepare(s.ana, s.sessions.all[1]!, kind, mark) })),
  { kind: 'why somebody cannot come', seenBy: ['ana', 'fay'], plant: (s, mark) => s.services.sessions.answer(s.ana, s.sessions.all[2]!, { rsvp: 'no', reason: mark }) },
  { kind: 'a question to come back to', seenBy: ['ana'], plant: (s, mark) => s.services.series.leaveReturnQuestion(s.ana, s.series.all, { words: mark, clientId: fresh() }) },
  { kind: 'the address of a calendar', seenBy: ['ana'], isGone: true, plant: (s) => s.services.calendars.makeAddress(s.ana, 'mine'), instead: async (s) => (await s.services.calendars.addresses(s.ana))[0]!.path },
];

/** Puts a mark of each kind on the stage, or of some; answers what to look for. */
export async function plantAll(stage: Stage, some: (kind: Kind) => boolean = () => true): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  for (const [n, one] of kinds.entries()) {
    const { kind, plant, instead } = one;
    if (!some(one)) continue;
    const mark = `${stem}${String(n).padStart(2, '0')}x`;
    await plant(stage, mark);
    marks.set(kind, instead ? await instead(stage) : mark);
  }
  return marks;
}

/** What somebody does of which others are told nothing: not only no word, but no difference at all. */
export interface Trace {
  act: string;
  /** Those for whom something changes. */
  changesFor: Reader[];
  do: (stage: Stage) => Promise<unknown>;
}

export const traces: Trace[] = [
  { act: 'leaves a question to come back to', changesFor: [], do: (s) => s.services.series.leaveReturnQuestion(s.dot, s.series.all, { words: 'Words', clientId: fresh() }) },
  { act: 'subscribes a calendar', changesFor: [], do: (s) => s.services.calendars.makeAddress(s.dot, 'mine') },
  { act: 'lays something ready in confidence', changesFor: ['ana', 'ben'], do: (s) => s.prepare(s.ana, s.sessions.confidential[1]!, 'agenda', 'Words') },
  // Who sees that they meet sees how many come.
  { act: 'answers in confidence', changesFor: ['ana', 'ben', 'boss', 'cora', 'fay', 'vic'], do: (s) => s.services.sessions.answer(s.ben, s.sessions.confidential[1]!, { rsvp: 'yes' }) },
  { act: 'marks an agreement as strained', changesFor: [], do: async (s) => s.services.agreements.strain(s.dot, s.slug, (await s.services.agreements.current(s.dot, s.slug)).lines[0]!.id) },
  // The log of the network counts all that was done, and names nobody.
  { act: 'blocks somebody', changesFor: ['boss', 'vic'], do: (s) => s.services.moderation.block(s.dot, s.gus.handle) },
  { act: 'begins a draft', changesFor: [], do: (s) => s.services.drafts.keep(s.dot, { place: `thread:${s.threadId}`, clientId: fresh(), body: 'Words' }) },
  { act: 'does not want to hear of a thread', changesFor: [], do: (s) => s.services.notices.follow(s.dot, s.threadId, { level: 'muted' }) },
  { act: 'reads a thread', changesFor: [], do: (s) => s.services.threads.markRead(s.dot, s.threadId, 3) },
  { act: 'reports a post', changesFor: ['boss', 'fay', 'vic'], do: (s) => s.services.moderation.report(s.dot, { kind: 'post', threadId: s.threadId, seq: 1 }, { reason: 'other', words: 'Words' }) },
];

const found = ['', `?q=${stem}`];
/** Each post of the thread that is talked in, and the first one of each other. */
const postsOf = ({ threadId, places }: Stage) => places.threads.flatMap((id) => Array.from({ length: id === threadId ? 8 : 1 }, (_, n) => `/t/${id}/posts/${n + 1}`));
/** Those to come first: of one in confidence is looked at what leaves no trace. */
const sessionsOf = ({ sessions }: Stage) => Object.values(sessions).flatMap(([over, ...coming]) => [...coming, over!]);
const queries = (path: string, ...more: string[]) => ['', ...more].map((query) => path + query);

/** Every route, by its file, with the addresses at which it is looked at. A new one joins here. */
export const surfaces: Record<string, (stage: Stage) => string[]> = {
  root: () => ['/'],
  $: () => ['/nowhere'],
  _index: () => queries('/', '?show=unread', '?show=questions', '?show=dilemmas', '?show=needs-reply'),
  'admin.appearance': () => ['/admin/appearance'],
  'admin.credentials': () => ['/admin/credentials'],
  'admin.log': () => ['/admin/log'],
  'admin.people': () => queries('/admin/people', '?q=ana', '?suspended=on'),
  'admin.people_.$handle': ({ ana }) => [`/admin/people/${ana.handle}`],
  'admin.reports': () => ['/admin/reports'],
  'c.$community': ({ slug }) => queries(`/c/${slug}`, '?show=unread', '?show=questions'),
  'c.$community_.about': ({ slug }) => [`/c/${slug}/about`],
  'c.$community_.agreements': ({ slug }) => [`/c/${slug}/agreements`],
  'c.$community_.ask': ({ slug }) => [`/c/${slug}/ask`],
  'c.$community_.decisions.$decision': ({ slug, otherSlug, places }) => places.decisions.flatMap((id) => [`/c/${slug}/decisions/${id}`, `/c/${otherSlug}/decisions/${id}`]),
  'c.$community_.decisions._index': ({ slug }) => [`/c/${slug}/decisions`],
  'c.$community_.decisions.new': ({ slug, otherSlug, places }) => [`/c/${slug}/decisions/new`, `/c/${slug}/decisions/new?again=${places.decisions[0]}`, `/c/${otherSlug}/decisions/new?again=${places.decisions[0]}`],
  'c.$community_.forms': ({ slug }) => [`/c/${slug}/forms`],
  'c.$community_.forms_.$round': ({ slug, otherSlug, places }) => places.rounds.flatMap((id) => [`/c/${slug}/forms/${id}`, `/c/${otherSlug}/forms/${id}`]),
  'c.$community_.forms_.$round_.results': ({ slug, otherSlug, places }) => places.rounds.flatMap((id) => [`/c/${slug}/forms/${id}/results`, `/c/${otherSlug}/forms/${id}/results`]),
  'c.$community_.hand-over': ({ slug }) => [`/c/${slug}/hand-over`],
  'c.$community_.manage._index': ({ slug }) => [`/c/${slug}/manage`],
  'c.$community_.manage.members.$handle.remove': ({ slug, ana }) => [`/c/${slug}/manage/members/${ana.handle}/remove`],
  'c.$community_.manage.members._index': ({ slug }) => [`/c/${slug}/manage/members`],
  'c.$community_.manage_.invite': ({ slug }) => [`/c/${slug}/manage/invite`],
  'c.$community_.manage_.invite_.import': ({ slug }) => [`/c/${slug}/manage/invite/import`],
  'c.$community_.manage_.log': ({ slug }) => [`/c/${slug}/manage/log`],
  'c.$community_.manage_.reports': ({ slug }) => [`/c/${slug}/manage/reports`],
  'c.$community_.new': ({ slug }) => [`/c/${slug}/new`],
  'c.$community_.people': ({ slug }) => found.map((query) => `/c/${slug}/people${query}`),
  'c.$community_.people_.$handle.mute': ({ slug, mia }) => [`/c/${slug}/people/${mia.handle}/mute`],
  'c.$community_.people_.suggest': ({ slug }) => queries(`/c/${slug}/people/suggest`, '?q=a', `?q=${stem}`),
  'c.$community_.poster': ({ slug }) => [`/c/${slug}/poster`],
  'c.$community_.sessions._index': ({ slug }) => [`/c/${slug}/sessions`],
  'c.$community_.sessions.new': ({ slug }) => [`/c/${slug}/sessions/new`],
  'c.$community_.visit': ({ slug }) => [`/c/${slug}/visit`],
  // What its owner reads at an address is looked through by feeds.test.ts and below.
  'calendar.$token[.ics]': () => ['/calendar/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics'],
  communities: () => ['/communities'],
  'communities_.new': () => ['/communities/new'],
  drafts: () => [],
  invitations: () => ['/invitations'],
  'join.$code': ({ places }) => places.codes.map((code) => `/join/${code}`),
  'join._index': ({ places }) => ['/join', ...places.codes.map((code) => `/join?code=${code}`)],
  'library.$strategy': ({ places }) => places.strategies.map((slug) => `/library/${slug}`),
  'library.$strategy_.report': ({ places }) => places.strategies.map((slug) => `/library/${slug}/report`),
  'library._index': ({ slug }) => ['/library', `/library?q=${stem}`, `/library?community=${slug}`],
  'library.suggest': () => ['/library/suggest?q=steps', `/library/suggest?q=${stem}`],
  'confirm.$token': () => ['/confirm/aaaaaaaaaaaaaaaa'],
  forgot: () => ['/forgot'],
  'look-around': () => ['/look-around'],
  'new-address.$token': () => ['/new-address/aaaaaaaaaaaaaaaa'],
  notices: () => queries('/notices', '?show=mentions'),
  'notices_.count': () => ['/notices/count'],
  'people.$handle': ({ ana, dot }) => [ana, dot].map(({ handle }) => `/people/${handle}`),
  'people.$handle_.block': ({ ana }) => [`/people/${ana.handle}/block`],
  'people.$handle_.credentials': ({ ana }) => [`/people/${ana.handle}/credentials`],
  'people.$handle_.photo.$version': ({ ana }) => [`/people/${ana.handle}/photo/aaaaaaaa`],
  'people.$handle_.report': ({ ana }) => [`/people/${ana.handle}/report`],
  preview: () => [],
  'reset.$token': () => ['/reset/aaaaaaaaaaaaaaaa'],
  search: () => ['/search', ...['', '&in=people', '&in=posts', '&in=strategies', '&in=communities'].map((kind) => `/search?q=${stem}${kind}`)],
  'series.$series': ({ series }) => Object.values(series).map((one) => `/series/${one}`),
  'series.$series_.add': ({ series }) => Object.values(series).map((one) => `/series/${one}/add`),
  'series.$series_.edit': ({ series }) => Object.values(series).map((one) => `/series/${one}/edit`),
  'series.$series_.edit_.breaks': ({ series }) => Object.values(series).map((one) => `/series/${one}/edit/breaks`),
  'series.$series_.edit_.end': ({ series }) => Object.values(series).map((one) => `/series/${one}/edit/end`),
  'series.$series_.edit_.hand-over': ({ series }) => Object.values(series).map((one) => `/series/${one}/edit/hand-over`),
  'series.$series_.edit_.rota': ({ series }) => Object.values(series).map((one) => `/series/${one}/edit/rota`),
  'series.$series_.edit_.times': ({ series }) => Object.values(series).map((one) => `/series/${one}/edit/times`),
  'sessions.$session': (stage) => sessionsOf(stage).map((one) => `/sessions/${one}`),
  'sessions.$session[.ics]': (stage) => sessionsOf(stage).map((one) => `/sessions/${one}.ics`),
  'sessions.$session_.answer': (stage) => sessionsOf(stage).map((one) => `/sessions/${one}/answer`),
  'sessions.$session_.attendance': (stage) => sessionsOf(stage).map((one) => `/sessions/${one}/attendance`),
  'sessions.$session_.change': (stage) => sessionsOf(stage).map((one) => `/sessions/${one}/change`),
  'sessions._index': ({ slug, site }) => queries('/sessions', '?show=past', '?show=month', `?show=month&month=${site.clock().toISOString().slice(0, 7)}`, `?in=${slug}`),
  'settings._index': () => ['/settings'],
  'settings.account': () => ['/settings/account'],
  'settings.blocked': () => ['/settings/blocked'],
  'settings.calendar': () => ['/settings/calendar'],
  'settings.credentials': () => ['/settings/credentials'],
  'settings.credentials_.$credential': ({ places }) => places.credentials.map((id) => `/settings/credentials/${id}`),
  'settings.credentials_.new': () => ['/settings/credentials/new'],
  'settings.devices': () => ['/settings/devices'],
  'settings.language': () => [],
  'settings.mail': () => ['/settings/mail'],
  'settings.password': () => ['/settings/password'],
  'settings.photo': () => ['/settings/photo'],
  'settings.profile': () => ['/settings/profile'],
  'settings.reading': () => ['/settings/reading'],
  'setup.$token': () => ['/setup/aaaaaaaaaaaaaaaa'],
  'setup._index': () => ['/setup'],
  'sign-in': () => ['/sign-in'],
  'sign-in_.words': () => ['/sign-in/words'],
  'sign-out': () => ['/sign-out'],
  'sign-up': () => ['/sign-up'],
  styleguide: () => ['/styleguide'],
  'styleguide.dialog': () => ['/styleguide/dialog'],
  'styleguide.sheet': () => ['/styleguide/sheet'],
  'answer.$token': () => ['/answer/aaaaaaaaaaaaaaaa'],
  'unsubscribe.$token': () => ['/unsubscribe/aaaaaaaaaaaaaaaa'],
  't.$thread': ({ threadId, places }) => places.threads.flatMap((id) => (id === threadId ? queries(`/t/${id}`, '?after=1', '?before=9') : [`/t/${id}`])),
  't.$thread_.follow': ({ threadId }) => [`/t/${threadId}/follow`],
  't.$thread_.posts.$seq.edit': (stage) => postsOf(stage).map((post) => `${post}/edit`),
  't.$thread_.posts.$seq.hide': (stage) => postsOf(stage).map((post) => `${post}/hide`),
  't.$thread_.posts.$seq.report': (stage) => postsOf(stage).map((post) => `${post}/report`),
};

/** The routes that answer somebody who is not signed in; all others send them to the door. */
export const openToNobody = ['root', '$', '_index', 'answer.$token', 'calendar.$token[.ics]', 'confirm.$token', 'forgot', 'join.$code', 'join._index', 'look-around', 'new-address.$token', 'reset.$token', 'settings.language', 'setup.$token', 'setup._index', 'sign-in', 'sign-in_.words', 'sign-out', 'sign-up', 'styleguide', 'styleguide.dialog', 'styleguide.sheet', 'unsubscribe.$token'];
