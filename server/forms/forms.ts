import { and, count as countRows, desc, eq, sql } from 'drizzle-orm';
import { OpenForm, type FormsView, type InstrumentView, type RoundView } from '../../app/contract/forms';
import { instrumentIds, type InstrumentId } from '../../app/contract/form-names';
import type { CommunityView } from '../../app/contract/communities';
import type { Language } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { communities as communityTable, memberships } from '../../db/schema/communities';
import { drafts } from '../../db/schema/drafts';
import { formAsked, formNamedAnswers, formResults, formRounds } from '../../db/schema/forms';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { isHolding } from '../communities/policy';
import { placeOfForm } from '../drafts/rows';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { itemsOf, readAnswers } from './answers';
import { count, markAnswered, pool } from './counting';
import { carriesNames, instrument, minimumFor, rules, version } from './instruments';
import { readLines } from './reading';
import { buildResults } from './results';
import { askable, buildRounds, isDue, roundView, type RoundRow } from './rows';

/** A form that was shown rests as long: two rounds in one week, with one person more, would show what that one said. */
const rest = 6 * 24 * 60 * 60 * 1000;
const choicesOfNeeds = 5;

export type Forms = ReturnType<typeof buildForms>;

/** Builds the verbs of forms: short ones that a group answers before it begins, and again on the way. */
export function buildForms(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; communities: Communities; audit: Audit }) {
  const { db, clock, commit, communities, audit } = given;
  const opensPerHour = given.limiting.passing({ name: 'forms-opened', points: 30, per: 60 * 60 });
  const answersPerMinute = given.limiting.passing({ name: 'forms-answered', points: 30, per: 60 });
  const rounds = buildRounds(db);
  const results = buildResults(db);

  /** Where the actor stands: only members who share what is written have to do with forms, whoever else manages. */
  async function enter(actor: Actor, slug: string): Promise<{ view: CommunityView; holds: boolean }> {
    const { view, may } = await communities.find(actor, slug);
    if (!may.write) throw problem('forbidden');
    // An administrator manages, too: who is a plain member reads and closes nothing that they could not as one.
    return { view, holds: isHolding(view.role) };
  }

  /** Counts and closes within a transaction; closing twice changes nothing. */
  async function end(tx: Transaction, actorId: string | null, roundId: string): Promise<void> {
    const [round] = await tx.select().from(formRounds).where(eq(formRounds.id, roundId)).for('update');
    if (!round || round.closedAt) return;
    const now = clock();
    await count(tx, roundId, instrument(round.instrument), now);
    if (round.instrument === 'needs-assessment') {
      const counted = await tx.select().from(formResults).where(eq(formResults.roundId, roundId));
      const focus = readLines(itemIds(round.instrument), counted, null).slice(0, 3).map((line) => line.item);
      await tx.update(formRounds).set({ focus }).where(eq(formRounds.id, roundId));
    }
    await audit.record(tx, { actorId, act: 'form-closed', communityId: round.communityId, subject: `form:${roundId}`, details: { instrument: round.instrument, number: round.number } });
  }

  /** The rounds of a community, those closed whose day has come. */
  async function current(actor: Actor, communityId: string): Promise<RoundRow[]> {
    const rows = await rounds.ofCommunity(actor.id, communityId);
    const due = rows.filter((row) => isDue(row, clock()));
    if (due.length === 0) return rows;
    for (const { id } of due) await commit((tx) => end(tx, null, id));
    return rounds.ofCommunity(actor.id, communityId);
  }

  /** A round that the actor may know of: a facilitator, or one who was asked. Throws `not_found`, `forbidden`. */
  async function reach(actor: Actor, slug: string, roundId: string): Promise<{ row: RoundRow; view: CommunityView; holds: boolean }> {
    const { view, holds } = await enter(actor, slug);
    let row = await rounds.one(actor.id, view.id, roundId);
    if (!row || !(holds || row.wasAsked)) throw problem('not_found');
    if (isDue(row, clock())) {
      await commit((tx) => end(tx, null, roundId));
      row = (await rounds.one(actor.id, view.id, roundId))!;
    }
    return { row, view, holds };
  }

  function whyNot(id: InstrumentId, asks: number, rows: readonly RoundRow[]): FormsView['offers'][number]['why'] {
    const own = rows.filter((row) => row.instrument === id);
    if (own.some((row) => row.closedAt === null)) return 'open';
    if (carriesNames(instrument(id).anonymity)) return asks === 0 ? 'too-few' : null;
    if (asks < rules.smallMinimum) return 'too-few';
    const last = own[0]?.closedAt;
    return last && own[0]!.answered >= minimumFor(own[0]!.asked) && clock().getTime() - last.getTime() < rest ? 'too-soon' : null;
  }

  async function askedBy(communityId: string, id: InstrumentId): Promise<number> {
    const [row] = await db.select({ n: countRows() }).from(memberships).where(askable(communityId, id));
    return row!.n;
  }

  /** What can be chosen from: the widest gaps of the last needs assessment that was shown, else all its lines. */
  async function needs(tx: Transaction, communityId: string): Promise<string[]> {
    const [last] = await tx
      .select({ id: formRounds.id })
      .from(formRounds)
      .where(and(eq(formRounds.communityId, communityId), eq(formRounds.instrument, 'needs-assessment'), sql`exists (select 1 from form_results where round_id = ${formRounds.id})`))
      .orderBy(desc(formRounds.number))
      .limit(1);
    const all = itemIds('needs-assessment').filter((item) => item !== 'na8');
    if (!last) return all;
    const counted = await tx.select().from(formResults).where(eq(formResults.roundId, last.id));
    const widest = readLines(all, counted, null).slice(0, choicesOfNeeds).map((line) => line.item);
    return widest.length >= 3 ? widest : all;
  }

  return {
    /** An instrument in a language: its lines, its scales and who reads the answers. */
    instrument: (id: InstrumentId, language: Language): InstrumentView => instrument(id, language),

    /** The forms of a community: open ones, and those whose results the actor may read. Throws `not_found`, `forbidden`. */
    async ofCommunity(actor: Actor, slug: string): Promise<FormsView> {
      const { view, holds } = await enter(actor, slug);
      const rows = await current(actor, view.id);
      const seen = rows.filter((row) => holds || row.wasAsked).map((row) => roundView(row, holds));
      const [everybody, members] = holds ? await Promise.all([askedBy(view.id, 'readiness'), askedBy(view.id, 'trust')]) : [0, 0];
      const asks = (id: InstrumentId) => (id === 'trust' ? members : everybody);
      return {
        community: view,
        mayManage: holds,
        open: seen.filter((round) => round.isOpen),
        closed: seen.filter((round) => !round.isOpen).sort((one, other) => other.closedAt!.localeCompare(one.closedAt!)),
        offers: holds ? instrumentIds.map((id) => ({ instrument: id, asks: asks(id), why: whyNot(id, asks(id), rows) })) : [],
      };
    },

    /** One round for its page. Throws `not_found`, `forbidden`. */
    async find(actor: Actor, slug: string, roundId: string): Promise<{ community: Pick<CommunityView, 'id' | 'slug' | 'name' | 'may'>; round: RoundView }> {
      const { row, view, holds } = await reach(actor, slug, roundId);
      return { community: { id: view.id, slug: view.slug, name: view.name, may: view.may }, round: roundView(row, holds) };
    },

    /**
     * Lets a facilitator ask the community: everybody who is in it now. Answers the round; a form that is open already is
     * not opened again. Throws `not_found`, `forbidden`, `invalid`, `too_many`, and `conflict` where too few could answer or
     * the same form was just closed.
     */
    async open(actor: Actor, slug: string, input: unknown): Promise<{ roundId: string }> {
      const { view, holds } = await enter(actor, slug);
      if (!holds) throw problem('forbidden');
      const { instrument: id, closesOn, note, practice } = parse(OpenForm, input);
      if (id === 'practice-change' && !practice) throw problem('invalid', { fields: { practice: 'required' } });
      const rows = await current(actor, view.id);
      const already = rows.find((row) => row.instrument === id && row.closedAt === null);
      if (already) return { roundId: already.id };
      if (whyNot(id, await askedBy(view.id, id), rows)) throw problem('conflict');
      await opensPerHour.take(actor.id);
      const openedAt = clock();
      return commit(async (tx) => {
        // Of two who open it at once, the second waits here and finds the first's.
        await tx.select({ id: communityTable.id }).from(communityTable).where(eq(communityTable.id, view.id)).for('update');
        const [last] = await tx
          .select({ id: formRounds.id, number: formRounds.number, closedAt: formRounds.closedAt })
          .from(formRounds)
          .where(and(eq(formRounds.communityId, view.id), eq(formRounds.instrument, id)))
          .orderBy(desc(formRounds.number))
          .limit(1);
        if (last && !last.closedAt) return { roundId: last.id };
        const roundId = newId();
        const number = (last?.number ?? 0) + 1;
        const people = await tx.select({ personId: memberships.personId }).from(memberships).where(askable(view.id, id));
        const [round] = await tx
          .insert(formRounds)
          .values({
            id: roundId,
            communityId: view.id,
            instrument: id,
            version,
            number,
            openedBy: actor.id,
            openedAt,
            closesAt: closesOn ? sql`(${closesOn}::date + 1)::timestamp at time zone ${actor.timeZone}` : null,
            note: note || null,
            practice: id === 'practice-change' ? practice : null,
            focus: id === 'practitioner-decision' ? await needs(tx, view.id) : [],
            asked: people.length,
          })
          .returning({ closesAt: formRounds.closesAt });
        if (round!.closesAt && round!.closesAt <= openedAt) throw problem('invalid', { fields: { closesOn: 'wrong' } });
        await tx.insert(formAsked).values(people.map(({ personId }) => ({ roundId, personId })));
        await audit.record(tx, { actorId: actor.id, act: 'form-opened', communityId: view.id, subject: `form:${roundId}`, details: { instrument: id, number } });
        return { roundId };
      });
    },

    /** Lets a facilitator close a form: it is counted, and answers without a name are removed. Throws `not_found`, `forbidden`. */
    async close(actor: Actor, slug: string, roundId: string): Promise<void> {
      const { holds } = await reach(actor, slug, roundId);
      if (!holds) throw problem('forbidden');
      await commit((tx) => end(tx, actor.id, roundId));
    },

    /**
     * Takes the actor's answers. They count once: sent again, nothing changes. The draft ends in the same step. Throws
     * `not_found`, `forbidden` for who was not asked, `invalid`, `too_many`, and `conflict` when it was closed meanwhile.
     */
    async answer(actor: Actor, slug: string, roundId: string, input: unknown): Promise<void> {
      const { row, view } = await reach(actor, slug, roundId);
      if (!row.wasAsked) throw problem('forbidden');
      if (row.hasAnswered) return;
      const form = instrument(row.instrument);
      const isNamed = carriesNames(form.anonymity);
      const answers = readAnswers(itemsOf(form, row.asked <= rules.small && !isNamed), row.focus, input);
      await answersPerMinute.take(actor.id);
      await commit(async (tx) => {
        await communities.holdMembership(tx, view.id, actor.id);
        const [round] = await tx.select({ closedAt: formRounds.closedAt, closesAt: formRounds.closesAt }).from(formRounds).where(eq(formRounds.id, roundId)).for('update');
        const [asked] = await tx.select({ hasAnswered: formAsked.hasAnswered }).from(formAsked).where(and(eq(formAsked.roundId, roundId), eq(formAsked.personId, actor.id)));
        if (asked!.hasAnswered) return;
        if (!round || round.closedAt || isDue(round, clock())) throw problem('conflict');
        if (isNamed) await tx.insert(formNamedAnswers).values(answers.map(({ item, value, words }) => ({ roundId, personId: actor.id, item, value, words })));
        else await pool(tx, roundId, answers);
        await markAnswered(tx, roundId, actor.id);
        await tx.delete(drafts).where(and(eq(drafts.personId, actor.id), eq(drafts.place, placeOfForm(roundId))));
      });
    },

    /** What the group answered, once the form is closed. Throws `not_found`, also while it is open, and `forbidden`. */
    async results(actor: Actor, slug: string, roundId: string) {
      const { row, view, holds } = await reach(actor, slug, roundId);
      if (row.closedAt === null) throw problem('not_found');
      return { community: { id: view.id, slug: view.slug, name: view.name, may: view.may }, ...(await results.of(actor, view.id, row, holds)) };
    },
  };
}

const itemIds = (id: InstrumentId): string[] => instrument(id).items.map((item) => item.id);
