import { and, eq } from 'drizzle-orm';
import { room, type DecisionChanged } from '../../app/contract/events';
import { AskDecision, type BlankDecision, type DecisionList, type DecisionView, RecordOutcome, type ResultsView, StillGood } from '../../app/contract/decisions';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { decisions, decisionVoters, type StoredOption } from '../../db/schema/decisions';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit, Tell } from '../tell';
import { keepAnonymous, keepNamed, readAnswer, takesReason } from './answering';
import { instantOf, localOf } from './local-time';
import { answerView, lineView, optionView, prepareDecisionRows } from './rows';
import { sumsOf } from './sums';

const day = 24 * 60 * 60 * 1000;
type Decision = typeof decisions.$inferSelect;

/** Builds the verbs by which a community decides together. All are for its members; for others there is nothing here. */
export function buildDecisions(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; communities: Communities }) {
  const { db, clock, commit, limiting, audit, communities } = given;
  const rows = prepareDecisionRows(db);
  const asksPerDay = limiting.passing({ name: 'decisions', points: 20, per: 24 * 60 * 60 });
  const answersPerMinute = limiting.passing({ name: 'decision-answers', points: 30, per: 60 });

  /** The community of a member who may take part. Throws `not_found` for coordinators, visitors and outsiders. */
  async function among(actor: Actor, slug: string) {
    const { view, may } = await communities.find(actor, slug);
    if (!may.write) throw problem('not_found');
    // An administrator manages, too, but does not speak for a community.
    const decide = may.manage && (view.role === 'facilitator' || view.role === 'co-facilitator');
    return { view, decide };
  }

  async function facilitating(actor: Actor, slug: string) {
    const { view, decide } = await among(actor, slug);
    if (!decide) throw problem('forbidden');
    return view;
  }

  /** Locks a decision until the transaction ends: an answer and its closing come one after the other. Throws `not_found`. */
  async function hold(tx: Transaction, communityId: string, id: string): Promise<Decision> {
    const [row] = await tx.select().from(decisions).where(and(eq(decisions.id, id), eq(decisions.communityId, communityId))).for('update');
    if (!row) throw problem('not_found');
    return row;
  }

  const tellOf = (tell: Tell, communityId: string, decisionId: string, what: DecisionChanged['what']) => tell({ room: room.community(communityId), event: 'decision:changed', data: { communityId, decisionId, what } });

  const isClosed = ({ closedAt, closesAt }: Decision) => closedAt !== null || closesAt <= clock();
  const today = (timeZone: string) => localOf(clock(), timeZone).slice(0, 10);
  const isDue = ({ reviewOn, timeZone }: Decision) => reviewOn !== null && reviewOn <= today(timeZone);

  async function one(actor: Actor, communityId: string, id: string) {
    const [row] = await rows.one.execute({ personId: actor.id, communityId, id, now: clock().toISOString() });
    if (!row) throw problem('not_found');
    return row;
  }

  return {
    /** The decisions of a community, by what they wait for. Throws `not_found`. */
    async list(actor: Actor, slug: string): Promise<DecisionList> {
      const { view, decide } = await among(actor, slug);
      const found = await rows.lines.execute({ personId: actor.id, communityId: view.id, now: clock().toISOString() });
      const all = found.map(lineView);
      const open = all.filter((line) => !line.isClosed);
      const decided = all.filter((line) => line.outcome !== null);
      return {
        due: decided.filter((line) => line.isDue),
        waiting: open.filter((line) => !line.answered),
        open: open.filter((line) => line.answered),
        closed: all.filter((line) => line.isClosed && line.outcome === null),
        decided: decided.filter((line) => !line.isDue),
        may: { decide },
      };
    },

    /**
     * What the form for a new question begins with: closing in a week, at five in the zone of the community. With `again`,
     * the question of a decision that has come back. Throws `not_found`, `forbidden`.
     */
    async blank(actor: Actor, slug: string, again: string | null): Promise<BlankDecision> {
      const { view, decide } = await among(actor, slug);
      const { timeZone } = view;
      const closesAt = `${localOf(new Date(clock().getTime() + 7 * day), timeZone).slice(0, 10)}T17:00`;
      const empty = { kind: 'consent', question: '', detail: '', options: '', dots: 3, asksReason: false, anonymous: false, hideUntil: 'answered', closesAt, timeZone, reviewOf: null } as const;
      if (again === null) return empty;
      if (!decide) throw problem('forbidden');
      const { id, kind, question, detail, options, dots, asksReason, anonymous, hideUntil } = await one(actor, view.id, again);
      const lines = options.flatMap(({ text }) => text ?? []).join('\n');
      return { ...empty, kind, question, detail: detail ?? '', options: lines, dots: dots ?? 3, asksReason, anonymous, hideUntil, reviewOf: id };
    },

    /**
     * Asks a question; sent again under its client id it answers the first one's id. Times are read in the zone of
     * the community. A question that is asked again ends the review of the one before. Throws `not_found`, `forbidden`, `invalid`,
     * `too_many`, and `conflict` where another has asked it again first.
     */
    async ask(actor: Actor, slug: string, form: unknown): Promise<{ id: string }> {
      const { view, decide } = await among(actor, slug);
      const { kind, question, detail, asksReason, anonymous, clientId, reviewOf, ...input } = parse(AskDecision, form);
      const { timeZone } = view;
      const closesAt = instantOf(input.closesAt.slice(0, 16), timeZone);
      const now = clock();
      if (!closesAt || closesAt <= now || closesAt.getTime() > now.getTime() + 366 * day) throw problem('invalid', { fields: { closesAt: 'wrong' } });
      const options: StoredOption[] = [];
      if (kind === 'dots') input.options.forEach((text, n) => options.push({ id: `o${n + 1}`, text }));
      for (const [n, local] of input.slots.entries()) {
        const startsAt = instantOf(local, timeZone);
        if (!startsAt || startsAt <= now) throw problem('invalid', { fields: { [slotField(form, local)]: 'wrong' } });
        options.push({ id: `s${n + 1}`, startsAt: startsAt.toISOString() });
      }
      if (reviewOf && !decide) throw problem('forbidden');
      const sent = (from: Database | Transaction) => from.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.askerId, actor.id), eq(decisions.clientId, clientId), eq(decisions.communityId, view.id)));
      const [first] = await sent(db);
      if (first) return first;
      await asksPerDay.take(actor.id);
      return commit(async (tx, tell) => {
        await communities.holdMembership(tx, view.id, actor.id);
        if (reviewOf) {
          // Before the new row: its foreign key would take a weaker lock, and of two who ask again each would wait for the other.
          const before = await hold(tx, view.id, reviewOf);
          const [same] = await sent(tx);
          if (same) return same;
          if (before.reviewOn === null) throw problem('conflict');
          await tx.update(decisions).set({ reviewOn: null }).where(eq(decisions.id, reviewOf));
        }
        const [asked] = await tx
          .insert(decisions)
          .values({
            id: newId(),
            communityId: view.id,
            askerId: actor.id,
            kind,
            question,
            detail,
            options,
            dots: kind === 'dots' ? input.dots : null,
            asksReason,
            anonymous,
            hideUntil: anonymous ? 'closed' : input.hideUntil,
            timeZone,
            closesAt,
            reviewOf,
            clientId,
            createdAt: now,
          })
          .onConflictDoNothing()
          .returning({ id: decisions.id });
        if (asked) {
          tellOf(tell, view.id, asked.id, 'asked');
          return asked;
        }
        const [same] = await sent(tx);
        if (!same) throw problem('conflict');
        return same;
      });
    },

    /**
     * One decision with what the actor may know of its answers: results once they have answered or it is closed, as it
     * was asked; anonymous ones when closed, from three answers on. Throws `not_found`.
     */
    async read(actor: Actor, slug: string, id: string): Promise<DecisionView> {
      const { view, decide } = await among(actor, slug);
      const row = await one(actor, view.id, id);
      const shown = row.isClosed || (row.hideUntil === 'answered' && row.answered);
      // Before their time, anonymous answers are not even read.
      const answers = row.anonymous && !shown ? [] : await rows.answers.execute({ id });
      const mine = answers.find((answer) => answer.personId === actor.id);
      const enough = !row.anonymous || answers.length >= limits.decision.fewest;
      const results: ResultsView = {
        ...sumsOf(row.kind, row.options, answers.map(({ answer }) => answer)),
        named: answers.flatMap(({ person, answer, reason }) => (person ? [{ ...answerView(answer, reason), person }] : [])),
        reasons: row.anonymous ? answers.flatMap(({ answer, reason }) => (reason ? [{ choice: answerView(answer, reason).choice, reason }] : [])) : [],
      };
      const { asker, detail, dots, asksReason, anonymous, hideUntil, timeZone, decidedByName, before } = row;
      return {
        ...lineView(row),
        ...{ asker, detail, dots, asksReason, takesReason: takesReason(row), anonymous, hideUntil, timeZone, decidedByName, reviewOf: before },
        options: row.options.map(optionView),
        mine: mine ? answerView(mine.answer, mine.reason) : null,
        voters: answers.flatMap(({ person }) => person ?? []),
        results: shown && enough && answers.length > 0 ? results : null,
        may: { answer: !row.isClosed && !(anonymous && row.answered), decide },
      };
    },

    /**
     * Gives the actor's answer. A named one may be given again until it closes, and stands in place of the first; an
     * anonymous one cannot: that is `conflict` with the fault `taken`. Throws `not_found`, `invalid`, `too_many`, and
     * `conflict` when it is closed.
     */
    async answer(actor: Actor, slug: string, id: string, form: Record<string, unknown>): Promise<void> {
      const { view } = await among(actor, slug);
      await answersPerMinute.take(actor.id);
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, view.id, actor.id);
        const decision = await hold(tx, view.id, id);
        if (isClosed(decision)) throw problem('conflict');
        const read = readAnswer(decision, form);
        const voted = await tx.insert(decisionVoters).values({ decisionId: id, personId: actor.id }).onConflictDoNothing().returning({ personId: decisionVoters.personId });
        if (!decision.anonymous) {
          tellOf(tell, view.id, id, 'answered');
          return keepNamed(tx, id, actor.id, read);
        }
        if (voted.length === 0) throw problem('conflict', { fields: { answer: 'taken' } });
        await keepAnonymous(tx, id, read);
      });
    },

    /** Lets a facilitator close a question before its time; closed again nothing changes. Throws `not_found`, `forbidden`. */
    async close(actor: Actor, slug: string, id: string): Promise<void> {
      const view = await facilitating(actor, slug);
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, view.id, actor.id);
        if (isClosed(await hold(tx, view.id, id))) return;
        await tx.update(decisions).set({ closedAt: clock() }).where(eq(decisions.id, id));
        await audit.record(tx, { actorId: actor.id, act: 'decision-closed', communityId: view.id, subject: `decision:${id}` });
        tellOf(tell, view.id, id, 'closed');
      });
    },

    /**
     * Lets a facilitator record what a closed question came to, or put a recorded outcome right, with the day on which
     * it comes back. Throws `not_found`, `forbidden`, `invalid`, and `conflict` when it is open or another was faster.
     */
    async record(actor: Actor, slug: string, id: string, form: unknown): Promise<void> {
      const view = await facilitating(actor, slug);
      const { outcome, reviewOn, seen } = parse(RecordOutcome, form);
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, view.id, actor.id);
        const decision = await hold(tx, view.id, id);
        if (!isClosed(decision) || (decision.decidedAt?.toISOString() ?? '') !== seen) throw problem('conflict');
        if (reviewOn && reviewOn !== decision.reviewOn) stillToCome(reviewOn, decision);
        await tx.update(decisions).set({ outcome, reviewOn, decidedBy: actor.id, decidedAt: clock() }).where(eq(decisions.id, id));
        await audit.record(tx, { actorId: actor.id, act: 'outcome-recorded', communityId: view.id, subject: `decision:${id}`, details: { reviewOn } });
        tellOf(tell, view.id, id, 'recorded');
      });
    },

    /**
     * Lets a facilitator say that a decision whose day has come still holds, until another day or for good. Throws
     * `not_found`, `forbidden`, `invalid`, and `conflict` when its day has not come.
     */
    async stillGood(actor: Actor, slug: string, id: string, form: unknown): Promise<void> {
      const view = await facilitating(actor, slug);
      const { reviewOn } = parse(StillGood, form);
      await commit(async (tx, tell) => {
        await communities.holdMembership(tx, view.id, actor.id);
        const decision = await hold(tx, view.id, id);
        if (!isDue(decision)) throw problem('conflict');
        if (reviewOn) stillToCome(reviewOn, decision);
        await tx.update(decisions).set({ reviewOn }).where(eq(decisions.id, id));
        await audit.record(tx, { actorId: actor.id, act: 'decision-kept', communityId: view.id, subject: `decision:${id}`, details: { reviewOn } });
        tellOf(tell, view.id, id, 'kept');
      });
    },
  };

  function stillToCome(reviewOn: string, { timeZone }: Decision): void {
    if (reviewOn <= today(timeZone) || reviewOn > '2100') throw problem('invalid', { fields: { reviewOn: 'wrong' } });
  }
}

/** The field in which a time was typed. */
function slotField(form: unknown, local: string): string {
  const typed = Object.entries(form as Record<string, unknown>).find(([name, value]) => name.startsWith('slot') && String(value).startsWith(local));
  return typed?.[0] ?? 'slot1';
}
