import { and, asc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Beginning, Dimension, ResultsView } from '../../app/contract/forms';
import { preparationIds } from '../../app/contract/form-names';
import type { Database } from '../../db/connect';
import { formAsked, formNamedAnswers, formResults, formRounds, formWords } from '../../db/schema/forms';
import { people } from '../../db/schema/people';
import type { Actor } from '../people/actor';
import { beginning } from './beginning';
import { carriesNames, instrument, minimumFor, viewpoint } from './instruments';
import { readGroups, readLines, readNamed, readRanks, type Counted } from './reading';
import { roundView, type RoundRow } from './rows';

/**
 * Builds the reading of results. What has no names comes only from what was counted at closing, under the minimum there;
 * the caller has found that the reader may know of the round.
 */
export function buildResults(db: Database) {
  /** Of several rounds, those that the reader was asked in; a facilitator reads all. */
  const readableRounds = (actor: Actor, holds: boolean) =>
    holds ? undefined : sql`exists (select 1 from ${formAsked} where ${formAsked.roundId} = ${formRounds.id} and ${formAsked.personId} = ${actor.id})`;

  async function countedOf(roundIds: readonly string[]): Promise<Map<string, Counted[]>> {
    const found = new Map<string, Counted[]>();
    if (roundIds.length === 0) return found;
    const rows = await db.select().from(formResults).where(inArray(formResults.roundId, [...roundIds]));
    for (const { roundId, ...line } of rows) found.set(roundId, [...(found.get(roundId) ?? []), line]);
    return found;
  }

  async function namedOf(roundId: string) {
    return db
      .select({ personId: people.id, name: people.name, item: formNamedAnswers.item, value: formNamedAnswers.value, words: formNamedAnswers.words })
      .from(formNamedAnswers)
      .innerJoin(people, eq(people.id, formNamedAnswers.personId))
      .where(eq(formNamedAnswers.roundId, roundId))
      .orderBy(asc(formNamedAnswers.item));
  }

  /** Where the group stands before it begins, from the last closed round of each form that the reader may read. */
  async function whereItStands(actor: Actor, communityId: string, holds: boolean): Promise<Beginning> {
    const last = await db
      .selectDistinctOn([formRounds.instrument], { id: formRounds.id, instrument: formRounds.instrument })
      .from(formRounds)
      .where(and(eq(formRounds.communityId, communityId), inArray(formRounds.instrument, [...preparationIds]), isNotNull(formRounds.closedAt), readableRounds(actor, holds)))
      .orderBy(formRounds.instrument, sql`${formRounds.number} desc`);
    const counted = await countedOf(last.map((round) => round.id));
    const idOf = (id: string) => last.find((round) => round.instrument === id)?.id ?? '';
    const linesOf = (id: string) => counted.get(idOf(id)) ?? [];
    const missing = holds ? await marksMissing(idOf('organizational-capacity')) : [];
    const capacity = linesOf('organizational-capacity');
    const readiness = linesOf('readiness');
    const dimension = (item: string) => instrument('readiness').items.find((one) => one.id === item)!.group as Dimension;
    return beginning({
      readiness: readiness.length > 0 ? Object.fromEntries(readiness.map((line) => [dimension(line.item), line.mean])) : null,
      capacity: capacity.length > 0 || missing.length > 0 ? { means: Object.fromEntries(capacity.map((line) => [line.item, line.mean])), missing } : null,
      say: linesOf('practitioner-decision').find((line) => line.item === 'pd4')?.mean ?? null,
      vision: linesOf('visioning').map((line) => line.mean),
      // Of two gaps as wide the one that the form asks for first: rows come in any order.
      focus: readLines(instrument('needs-assessment').items.map(({ id }) => id), linesOf('needs-assessment'), null)[0]?.item ?? null,
    });
  }

  /** What a leader of a program marked "not in place": for facilitators, whom those answers name. */
  async function marksMissing(roundId: string): Promise<string[]> {
    const rows = await db.execute<{ item: string }>(sql`
      select distinct answer.item from form_named_answers answer
      join form_named_answers leader on leader.round_id = answer.round_id and leader.person_id = answer.person_id and leader.item = ${viewpoint} and leader.value = 1
      where answer.round_id = ${roundId} and answer.value = 0`);
    return rows.rows.map((row) => row.item);
  }

  return {
    async of(actor: Actor, communityId: string, row: RoundRow, holds: boolean): Promise<ResultsView> {
      const form = instrument(row.instrument);
      const isNamed = carriesNames(form.anonymity);
      const showsNames = form.anonymity === 'named_in_group' || (isNamed && holds);
      const [earlier, words, named, stands] = await Promise.all([
        db
          .select({ id: formRounds.id, number: formRounds.number, closedAt: formRounds.closedAt, answered: formRounds.answered })
          .from(formRounds)
          .where(or(eq(formRounds.id, row.id), and(inArray(formRounds.id, row.compares.length > 0 ? row.compares : ['']), readableRounds(actor, holds))))
          .orderBy(asc(formRounds.number)),
        db.select({ item: formWords.item, words: formWords.words }).from(formWords).where(eq(formWords.roundId, row.id)).orderBy(asc(formWords.id)),
        isNamed ? namedOf(row.id) : [],
        form.kind === 'preparation' ? whereItStands(actor, communityId, holds) : null,
      ]);
      const counted = await countedOf(earlier.map((round) => round.id));
      const before = earlier.at(-2);
      const order = form.items.map((item) => item.id);
      const groups = Object.keys(form.groups);
      const trend = form.kind === 'pulse' ? earlier : [];
      return {
        round: roundView(row, holds),
        minimum: minimumFor(row.asked),
        lines: readLines(order, counted.get(row.id) ?? [], before ? (counted.get(before.id) ?? null) : null),
        words,
        // Marks with a name are for facilitators, where the form said so; the group reads what each one wrote.
        named: showsNames ? readNamed(holds && form.anonymity === 'named_to_facilitators' ? named : named.filter((one) => one.words !== null), viewpoint) : [],
        ranks: form.items.some((item) => item.scale === 'rank') ? readRanks(named, form.items.find((item) => item.scale === 'rank')!.id) : [],
        trend: trend.map((round) => ({
          roundId: round.id,
          number: round.number,
          closedAt: round.closedAt!.toISOString(),
          answers: round.answered!,
          means: readGroups(form.items, counted.get(round.id) ?? [], groups),
        })),
        noChange: before ? null : row.number === 1 ? 'first' : 'exposes',
        beginning: stands,
      };
    },
  };
}
