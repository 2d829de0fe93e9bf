import { and, eq, notInArray, sql } from 'drizzle-orm';
import { ProposeAgreement, PublishAgreements, type AgreementLine, type AgreementsAsk, type AgreementsChange, type AgreementsView } from '../../app/contract/agreements';
import type { CommunityView } from '../../app/contract/communities';
import { room } from '../../app/contract/events';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { agreementAcceptances, agreementProposals, agreementStrains, agreementVersions } from '../../db/schema/agreements';
import { communities as communityTable } from '../../db/schema/communities';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit, Tell } from '../tell';
import { changes, matched, same, unchanged } from './lines';
import { isTold, prepareAgreementRows } from './rows';

export type Agreements = ReturnType<typeof buildAgreements>;
type Version = typeof agreementVersions.$inferSelect;

/** Builds the verbs of a group's agreements. */
export function buildAgreements(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; communities: Communities }) {
  const { db, clock, commit, communities, audit } = given;
  const rows = prepareAgreementRows(db);
  const proposalsPerDay = given.limiting.passing({ name: 'agreement-proposals', points: 20, per: 24 * 60 * 60 });

  const latest = async (communityId: string): Promise<Version | undefined> => (await rows.latest.execute({ communityId }))[0];
  const linesOf = (view: CommunityView, now: Version | undefined): AgreementLine[] =>
    now?.lines ?? view.agreements.map((text, index) => ({ id: `unpublished-${index}`, text, staysInRoom: false }));
  const isDue = (actor: Actor, now: Version | undefined) => Boolean(now?.reviewOn && now.reviewOn <= dayOf(clock(), actor.timeZone));

  /** The community for one of those who write there. Throws `not_found`, `forbidden`. */
  async function asMember(actor: Actor, slug: string): Promise<CommunityView> {
    const { view, may } = await communities.find(actor, slug);
    if (!may.write) throw problem('forbidden');
    return view;
  }

  /** The community for one of its facilitators. Throws `not_found`, `forbidden`. */
  async function asFacilitator(actor: Actor, slug: string): Promise<CommunityView> {
    const { view, may } = await communities.find(actor, slug);
    if (!may.manage || !holds(view)) throw problem('forbidden');
    return view;
  }

  /** Locks a community's agreements for the transaction: of two who publish at once, the second sees the first. */
  async function held(tx: Transaction, communityId: string): Promise<{ lines: AgreementLine[]; version: number; reviewOn: string | null }> {
    const [community] = await tx.select({ agreements: communityTable.agreements }).from(communityTable).where(eq(communityTable.id, communityId)).for('no key update');
    const [now] = await tx.select().from(agreementVersions).where(eq(agreementVersions.communityId, communityId)).orderBy(sql`${agreementVersions.version} desc`).limit(1);
    const unpublished = (community?.agreements ?? []).map((text, index) => ({ id: `unpublished-${index}`, text, staysInRoom: false }));
    return { lines: now?.lines ?? unpublished, version: now?.version ?? 0, reviewOn: now?.reviewOn ?? null };
  }

  const tellOf = (tell: Tell, communityId: string) => tell({ room: room.community(communityId), event: 'agreements:changed', data: { communityId } });

  /** Writes the next version; lines that say the same only get the new review date, and nobody is asked again. */
  async function write(tx: Transaction, actor: Actor, communityId: string, now: Awaited<ReturnType<typeof held>>, lines: AgreementLine[], reviewOn: string | null): Promise<number> {
    const mine = and(eq(agreementVersions.communityId, communityId), eq(agreementVersions.version, now.version));
    if (now.version > 0 && same(now.lines, lines)) {
      if (reviewOn === now.reviewOn) return now.version;
      await tx.update(agreementVersions).set({ reviewOn }).where(mine);
      await audit.record(tx, { actorId: actor.id, act: 'agreements-reviewed', communityId, details: { version: now.version, reviewOn } });
      return now.version;
    }
    const version = now.version + 1;
    // A line that was never published gets the id that it keeps.
    const numbered = now.version === 0 ? lines.map((line) => ({ ...line, id: newId() })) : lines;
    await tx.insert(agreementVersions).values({ communityId, version, lines: numbered, publishedBy: actor.id, at: clock(), reviewOn });
    await tx.update(communityTable).set({ agreements: numbered.map((line) => line.text) }).where(eq(communityTable.id, communityId));
    const kept = unchanged(now.lines, numbered);
    await tx
      .delete(agreementStrains)
      .where(and(eq(agreementStrains.communityId, communityId), kept.length > 0 ? notInArray(agreementStrains.lineId, kept) : undefined));
    await audit.record(tx, { actorId: actor.id, act: 'agreements-published', communityId, details: { version, lines: numbered.length } });
    return version;
  }

  /** Ends a proposal that is still open. Throws `not_found` for one of another community, `conflict` for one that is decided. */
  async function settle(tx: Transaction, communityId: string, proposalId: string, state: 'taken' | 'declined') {
    const ours = and(eq(agreementProposals.id, proposalId), eq(agreementProposals.communityId, communityId));
    const [proposal] = await tx.select().from(agreementProposals).where(ours).for('update');
    if (!proposal) throw problem('not_found');
    if (proposal.state !== 'open') throw problem('conflict');
    await tx.update(agreementProposals).set({ state }).where(ours);
    return proposal;
  }

  return {
    /** The agreements, with what the actor may know around them. Throws `not_found`. */
    async current(actor: Actor, slug: string): Promise<AgreementsView> {
      const { view, may } = await communities.find(actor, slug);
      const communityId = view.id;
      const now = await latest(communityId);
      const lines = linesOf(view, now);
      const version = now?.version ?? 0;
      const own = { communityId, personId: actor.id };
      const isLine = ({ lineId }: { lineId: string }) => lines.some((line) => line.id === lineId);
      const isSteward = may.manage && holds(view);
      const [accepted, ownStrains, proposals, strained, acceptance] = await Promise.all([
        may.write ? rows.accepted.execute(own) : [],
        may.write ? rows.ownStrains.execute(own) : [],
        may.write ? rows.proposals.execute(own) : [],
        isSteward ? rows.strained.execute(own) : [],
        isSteward ? rows.acceptance.execute({ communityId, version }) : [],
      ]);
      return {
        community: { slug: view.slug, name: view.name },
        version,
        at: now?.at.toISOString() ?? null,
        lines,
        reviewOn: now?.reviewOn ?? null,
        mayPublish: may.manage,
        mine: may.write
          ? {
              hasAccepted: accepted[0]?.version === version,
              strained: ownStrains.filter(isLine).map(({ lineId }) => lineId),
              proposals: proposals.map((proposal) => ({ ...proposal, at: proposal.at.toISOString() })),
            }
          : null,
        steward: isSteward ? { isReviewDue: isDue(actor, now), ...acceptance[0]!, strained: strained.filter(isLine).map(({ lineId }) => lineId) } : null,
      };
    },

    /** The versions, newest first, with what each changed. For those who read there or manage. Throws `not_found`, `forbidden`. */
    async history(actor: Actor, slug: string): Promise<AgreementsChange[]> {
      const { view, may } = await communities.find(actor, slug);
      if (!may.read && !may.manage) throw problem('forbidden');
      const found = await rows.versions.execute({ communityId: view.id });
      return found.slice(0, 50).map(({ version, at, lines }, index) => ({ version, at: at.toISOString(), ...changes(found[index + 1]?.lines ?? [], lines) }));
    },

    /** What the page of a community, found already, asks of the actor; null for nothing. */
    async asks(actor: Actor, view: CommunityView): Promise<AgreementsAsk | null> {
      if (!view.may.write) return null;
      const [now, [accepted]] = await Promise.all([latest(view.id), rows.accepted.execute({ communityId: view.id, personId: actor.id })]);
      if (!now) return null;
      const asksToAccept = accepted!.version < now.version;
      const isReviewDue = holds(view) && isDue(actor, now);
      return asksToAccept || isReviewDue ? { slug: view.slug, version: now.version, isAgain: accepted!.version > 0, asksToAccept, isReviewDue } : null;
    },

    /**
     * Publishes the agreements as a new version, which everybody is asked to accept; strains of lines that changed or
     * went are cleared. Throws `not_found`, `forbidden`, `invalid`, `conflict` when another version came in between.
     */
    async publish(actor: Actor, slug: string, input: unknown): Promise<{ version: number }> {
      const { view, may } = await communities.find(actor, slug);
      if (!may.manage) throw problem('forbidden');
      const { lines, reviewOn, version } = parse(PublishAgreements, input);
      return commit(async (tx, tell) => {
        const now = await held(tx, view.id);
        if (version !== undefined && version !== now.version) throw problem('conflict');
        tellOf(tell, view.id);
        return { version: await write(tx, actor, view.id, now, matched(now.lines, lines, newId), reviewOn) };
      });
    },

    /** Says that the actor agrees to the present version; twice changes nothing. Throws `not_found`, `forbidden`, `conflict` for an old version. */
    async accept(actor: Actor, slug: string, version: number): Promise<void> {
      const view = await asMember(actor, slug);
      await commit(async (tx) => {
        await communities.holdMembership(tx, view.id, actor.id);
        const now = await held(tx, view.id);
        if (now.version === 0 || version !== now.version) throw problem('conflict');
        await tx.insert(agreementAcceptances).values({ communityId: view.id, version, personId: actor.id, at: clock() }).onConflictDoNothing();
      });
    },

    /** Accepts the present version for somebody who joins by saying so, inside the transaction of their joining. */
    async acceptOnJoining(tx: Transaction, communityId: string, personId: string): Promise<void> {
      const [now] = await tx.select({ version: sql<number | null>`max(${agreementVersions.version})` }).from(agreementVersions).where(eq(agreementVersions.communityId, communityId));
      if (!now?.version) return;
      await tx.insert(agreementAcceptances).values({ communityId, version: now.version, personId, at: clock() }).onConflictDoNothing();
    },

    /** Proposes a line, or other words for one. Throws `not_found`, `forbidden`, `invalid`, `too_many`. */
    async propose(actor: Actor, slug: string, input: unknown): Promise<{ id: string }> {
      const view = await asMember(actor, slug);
      const { lineId, text } = parse(ProposeAgreement, input);
      if (lineId && !(await latest(view.id))?.lines.some((line) => line.id === lineId)) throw problem('invalid', { fields: { lineId: 'wrong' } });
      await proposalsPerDay.take(actor.id);
      const id = newId();
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, view.id, actor.id);
        const open = await tx.$count(agreementProposals, and(eq(agreementProposals.communityId, view.id), eq(agreementProposals.state, 'open')));
        if (open >= limits.agreements.proposals) throw problem('too_many');
        await tx.insert(agreementProposals).values({ id, communityId: view.id, personId: actor.id, lineId, text, at: clock(), state: 'open' });
        tellOf(tell, view.id);
      });
      return { id };
    },

    /** Publishes the agreements with a proposal in them. Throws `not_found`, `forbidden`, `conflict`. */
    async take(actor: Actor, slug: string, proposalId: string): Promise<{ version: number }> {
      const view = await asFacilitator(actor, slug);
      return commit(async (tx, tell) => {
        const now = await held(tx, view.id);
        const { lineId, text } = await settle(tx, view.id, proposalId, 'taken');
        const isThere = now.lines.some((line) => line.id === lineId);
        if (!isThere && now.lines.length >= limits.agreements.lines) throw problem('conflict');
        const lines = isThere ? now.lines.map((line) => (line.id === lineId ? { ...line, text } : line)) : [...now.lines, { id: newId(), text, staysInRoom: false }];
        tellOf(tell, view.id);
        return { version: await write(tx, actor, view.id, now, lines, now.reviewOn) };
      });
    },

    /** Puts a proposal aside: facilitators any, a member their own. Throws `not_found`, `forbidden`, `conflict`. */
    async decline(actor: Actor, slug: string, proposalId: string): Promise<void> {
      const view = await asMember(actor, slug);
      await commit(async (tx, tell) => {
        const { personId } = await settle(tx, view.id, proposalId, 'declined');
        if (personId !== actor.id && !holds(view)) throw problem('forbidden');
        tellOf(tell, view.id);
      });
    },

    /** Marks a line as strained, for the actor's eyes alone. Throws `not_found`, `forbidden`. */
    async strain(actor: Actor, slug: string, lineId: string): Promise<void> {
      const view = await asMember(actor, slug);
      if (!(await latest(view.id))?.lines.some((line) => line.id === lineId)) throw problem('not_found');
      await db.insert(agreementStrains).values({ communityId: view.id, lineId, personId: actor.id, at: clock() }).onConflictDoNothing();
    },

    /** Takes the actor's own mark away, also after they left. Throws `not_found`. */
    async unstrain(actor: Actor, slug: string, lineId: string): Promise<void> {
      const { view } = await communities.find(actor, slug);
      await db
        .delete(agreementStrains)
        .where(and(eq(agreementStrains.communityId, view.id), eq(agreementStrains.lineId, lineId), eq(agreementStrains.personId, actor.id)));
    },

    /**
     * Clears the strains of a line that the group has talked about. Throws `not_found`, `forbidden`, and `conflict` where
     * fewer are told to the actor than it takes: else a facilitator could clear a mark of which they must not know.
     */
    async talkedAboutIt(actor: Actor, slug: string, lineId: string): Promise<void> {
      const view = await asFacilitator(actor, slug);
      await commit(async (tx) => {
        const marks = await tx
          .delete(agreementStrains)
          .where(and(eq(agreementStrains.communityId, view.id), eq(agreementStrains.lineId, lineId)))
          .returning({ personId: agreementStrains.personId });
        if (!isTold(marks.filter(({ personId }) => personId !== actor.id).length)) throw problem('conflict');
      });
    },
  };
}

const holds = ({ role }: CommunityView) => role === 'facilitator' || role === 'co-facilitator';

/** The day of an instant in a zone: 2026-09-01. */
function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
