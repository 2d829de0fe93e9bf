import { eq } from 'drizzle-orm';
import type { ThreadKind, Privacy, Role, Tint, Language } from '../../app/contract/names';
import { buildServices } from '../../server/services';
import { unlimited } from '../../server/limiting';
import { buildTelling } from '../../server/tell';
import type { Log } from '../../server/log';
import type { Actor } from '../../server/people/actor';
import type { Database } from '../connect';
import { joinCodes } from '../schema/invitations';
import { people } from '../schema/people';
import { holdCredentials } from './credentials';
import { askTogether } from './decisions';
import demo from './demo.json';
import { demoForms } from './forms';
import { meetTogether } from './series';

const day = 24 * 60 * 60 * 1000;
const privacies: Record<string, Privacy> = { network: 'open', private: 'private', hidden: 'private' };
/** Which agreement says what stays in the room, counted from 0; the teachers of Maple Street wrote none. */
const staysInRoom: Record<string, number> = { rooted: 4, harbor: 0 };
const communityTints: Record<string, Tint> = { rooted: 'sage', maple: 'sand', harbor: 'slate' };

/** The Thursday on or before the load day, at midnight UTC: day 0 of the demo's dates. */
export function dayZero(loadedAt: Date): Date {
  const midnight = new Date(Date.UTC(loadedAt.getUTCFullYear(), loadedAt.getUTCMonth(), loadedAt.getUTCDate()));
  return new Date(midnight.getTime() - ((midnight.getUTCDay() + 3) % 7) * day);
}

interface Happening {
  at: Date;
  happen(): Promise<void>;
}

/**
 * Loads the fictional communities through the verbs, as if their year had been lived: each thing happens at its own
 * instant, in order, with the clock set to it.
 */
export async function loadDemo(given: { db: Database; log: Log; secret: string; now: Date }): Promise<void> {
  const { db } = given;
  let now = given.now;
  const telling = buildTelling(db, given.log);
  const services = buildServices({ db, clock: () => now, telling, limiting: unlimited, secret: given.secret, secureCookies: false });
  const zero = dayZero(given.now);
  /** An instant on a day of the demo, in the American afternoon; `order` keeps one day's things apart. */
  const instant = (days: number, order = 0) => new Date(Math.min(zero.getTime() + days * day + (17 * 60 + order * 23) * 60_000, given.now.getTime()));

  const actors = await addPeople();
  const communityIds = new Map<string, string>();
  const agree = (slug: string, memberId: string) => telling.commit((tx) => services.agreements.acceptOnJoining(tx, communityIds.get(slug)!, actor(memberId).id));
  const happenings: Happening[] = [];
  const later = (at: Date, happen: () => Promise<void>) => void happenings.push({ at, happen });

  for (const community of demo.communities) {
    const [first, ...others] = community.facilitators;
    const roleOf = (memberId: string) => demo.memberships.find((m) => m.community_id === community.id && m.member_id === memberId)?.role as Role;
    later(instant(community.created_days_from_now), async () => {
      const { id } = await services.communities.found(actor(first!), {
        slug: community.id,
        name: community.name,
        type: community.type,
        privacy: privacies[community.visibility]!,
        tint: communityTints[community.id]!,
        tagline: community.tagline,
        purpose: community.purpose ?? null,
        welcome: community.welcome_post,
        learningAgenda: community.learning_agenda ?? [],
        focus: community.domain_statement,
        communityStatement: community.community_statement,
        practiceStatement: community.practice_statement,
        ages: community.age_bands,
        settings: community.settings,
        domains: community.domains,
        maxMembers: null,
      });
      communityIds.set(community.id, id);
      await services.agreements.publish(actor(first!), community.id, {
        lines: community.agreements.map((text, index) => ({ text, staysInRoom: staysInRoom[community.id] === index })),
        reviewOn: new Date(zero.getTime() + 60 * day).toISOString().slice(0, 10),
      });
      await agree(community.id, first!);
      for (const memberId of others) {
        await services.communities.takeIn(actor(first!), community.id, actor(memberId).id, roleOf(memberId));
        await agree(community.id, memberId);
      }
    });
    for (const membership of demo.memberships.filter((m) => m.community_id === community.id)) {
      if (community.facilitators.includes(membership.member_id)) continue;
      later(instant(membership.joined_days_from_now, 1), async () => {
        await services.communities.takeIn(actor(first!), community.id, actor(membership.member_id).id, membership.role as Role);
        if (membership.role !== 'coordinator') await agree(community.id, membership.member_id);
      });
      if (membership.left_days_from_now !== null) {
        later(instant(membership.left_days_from_now, 12), () => services.communities.leave(actor(membership.member_id), community.id));
      }
    }
  }

  const threadIds = new Map<string, string>();
  for (const thread of demo.threads) {
    later(instant(thread.days_from_now, 2), async () => {
      const { id: clientId, type: kind, title, body } = thread;
      const started = await services.threads.start(actor(thread.author_id), thread.community_id, { kind: kind as ThreadKind, title, body, clientId: `demo-${clientId}-0` });
      threadIds.set(thread.id, started.threadId);
    });
    thread.replies.forEach((reply, index) =>
      later(instant(reply.days_from_now, 3 + index), async () => {
        await services.threads.replyTo(actor(reply.author_id), threadIds.get(thread.id)!, { body: reply.body, clientId: `demo-${reply.id}` });
      }),
    );
  }

  for (const strategy of demo.strategies) {
    later(instant(strategy.created_days_from_now, 2), async () => {
      await services.library.publish(actor(strategy.author_id), {
        slug: strategy.id,
        community: strategy.community_id,
        title: strategy.title,
        summary: strategy.summary,
        language: strategy.language,
        ages: strategy.age_bands,
        settings: strategy.settings,
        domains: strategy.domains,
        topics: strategy.topics,
        evidence: strategy.evidence_level,
        prepMinutes: strategy.prep_minutes,
        useMinutes: strategy.use_minutes,
        license: strategy.license,
        translationOf: strategy.translation_of,
        content: {
          purpose: strategy.purpose,
          whenToUse: strategy.when_to_use,
          materials: strategy.materials,
          steps: strategy.steps,
          adaptations: strategy.adaptations,
          cautions: strategy.cautions,
          equity: strategy.equity_culture,
          evidenceNote: strategy.evidence_note,
          sources: strategy.sources,
        },
      });
    });
  }

  meetTogether({ services, actor, instant, later, zero, now: given.now });
  askTogether({ services, actor, instant, later });
  holdCredentials({ services, zero, actor, instant, later });
  for (const form of demoForms()) {
    const facilitator = actor(demo.communities.find((one) => one.id === form.community)!.facilitators[0]!);
    const here = demo.memberships.filter((m) => m.community_id === form.community && m.joined_days_from_now < form.day - 2 && (m.left_days_from_now ?? 1) > form.day);
    const asked = here.filter((m) => form.instrument !== 'trust' || m.role === 'member');
    let roundId = '';
    later(instant(form.day - 2, 4), async () => {
      ({ roundId } = await services.forms.open(facilitator, form.community, { instrument: form.instrument, practice: form.practice }));
    });
    later(instant(form.day - 1, 4), async () => {
      for (const [index, answers] of form.answers.entries()) await services.forms.answer(actor(asked[index]!.member_id), form.community, roundId, answers);
    });
    later(instant(form.day, 4), () => services.forms.close(facilitator, form.community, roundId));
  }
  // A form that is open, for a visitor to answer.
  later(instant(-4, 5), async () => {
    await services.forms.open(actor('m-amara'), 'rooted', { instrument: 'needs-assessment', note: 'A year on: what has moved, and what not yet?' });
  });

  happenings.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, happen } of happenings) {
    now = at;
    await happen();
  }
  now = given.now;
  await readUpToTheLastTwo();
  // The bell of somebody who looks around has the last week in it, not a year.
  await services.notices.settleBefore(new Date(given.now.getTime() - 7 * day));
  await openTheDoor();

  function actor(id: string): Actor {
    const found = actors.get(id);
    if (!found) throw new Error(`The demo names nobody called ${id}.`);
    return found;
  }

  async function rowOf(id: string): Promise<Actor | undefined> {
    const [row] = await db.select().from(people).where(eq(people.id, id));
    return row;
  }

  async function addPeople(): Promise<Map<string, Actor>> {
    const added = new Map<string, Actor>();
    for (const member of demo.members) {
      const id = await telling.commit((tx) =>
        services.people.add(tx, {
          name: member.name,
          email: null,
          passwordHash: null,
          // Lucía reads the site in Spanish, so that a visitor can see it in use.
          language: (member.languages[0] === 'es' ? 'es' : 'en') satisfies Language,
          timeZone: 'America/Chicago',
          isDemo: true,
        }),
      );
      await services.profiles.edit((await rowOf(id))!, {
        name: member.name,
        fieldRole: member.role_id,
        roleTitle: member.role,
        setting: member.setting,
        place: member.location,
        spoken: member.languages.map((code) => (code === 'asl' ? 'ase' : code)),
        about: member.bio,
        askMeAbout: /Ask me about ([^.]+)\./.exec(member.bio)?.[1],
      });
      const row = await rowOf(id);
      added.set(member.id, row!);
    }
    return added;
  }

  /** The open community has a code that can be read out: anybody may join it anyway. */
  async function openTheDoor(): Promise<void> {
    const open = demo.communities.find((community) => privacies[community.visibility] === 'open')!;
    await services.invitations.makeCode(actor(open.facilitators[0]!), open.id, { days: '0', uses: '0' });
    await db.update(joinCodes).set({ code: 'MEETHERE' });
  }

  /** Everybody has read all but the two newest threads of their communities: a site that is neither untouched nor finished. */
  async function readUpToTheLastTwo(): Promise<void> {
    for (const member of actors.values()) {
      for (const community of await services.communities.mine(member)) {
        const { lines } = await services.threads.ofCommunity(member, community.slug, 'newest', null);
        for (const line of lines.slice(2)) await services.threads.markRead(member, line.id, line.replyCount + 1);
      }
    }
  }
}
