import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { InstrumentView } from '../../app/contract/forms';
import type { Transaction } from '../../db/connect';
import { rules, scored } from './instruments';

/** How many answers it takes to show anything of a group of so many, in SQL. */
export const minimumOf = (asked: SQLWrapper | SQL): SQL => sql`(case when ${asked} <= ${rules.small}::int then ${rules.smallMinimum}::int else ${rules.minimum}::int end)`;

/** Answers without a name join those that are there; all of the round are written anew, in random order, under new ids. */
export async function pool(tx: Transaction, roundId: string, answers: readonly Answer[]): Promise<void> {
  await tx.execute(sql`
    with gone as (
      delete from form_answers where round_id = ${roundId} returning item, value, wanted, words
    ), pooled as (
      select item, value, wanted, words from gone
      union all
      select item, value, wanted, words from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as given(item text, value smallint, wanted smallint, words text)
    )
    insert into form_answers (id, round_id, item, value, wanted, words)
    select replace(gen_random_uuid()::text, '-', ''), ${roundId}, item, value, wanted, words from pooled order by random()`);
}

export interface Answer {
  item: string;
  value: number | null;
  wanted: number | null;
  words: string | null;
}

/** Marks that a person has answered. All rows are written anew: the one that changed is not told from the others. */
export async function markAnswered(tx: Transaction, roundId: string, personId: string): Promise<void> {
  await tx.execute(sql`update form_asked set has_answered = has_answered or person_id = ${personId} where round_id = ${roundId}`);
}

/**
 * Counts a round that is being closed, once and for all: the one place that reads answers without names, and the one that
 * holds to the minimum. Under it nothing is written, so there is nothing to show. Then the single answers are removed.
 *
 * - A line is counted when at least the minimum answered it (five; four where at most seven were asked).
 * - In a group of at most seven there are means alone: no spread, no count of low marks, no words.
 * - Means have one decimal, so that a single answer can hardly be reckoned back.
 */
export async function count(tx: Transaction, roundId: string, view: InstrumentView, closedAt: Date): Promise<void> {
  const lines = scored(view);
  const list = (items: typeof lines) => sql`array[${sql.join([sql`''`, ...items.map((item) => sql`${item.id}`)], sql`, `)}]::text[]`;
  await tx.execute(sql`
    update form_rounds set closed_at = ${closedAt},
      answered = (select count(*) from form_asked where round_id = ${roundId} and has_answered)
    where id = ${roundId}`);
  await tx.execute(sql`
    insert into form_results (round_id, item, answers, mean, wanted, spread, low)
    select round.id, answer.item, count(*), round(avg(answer.value), 1),
      case when count(answer.wanted) >= ${minimumOf(sql`round.asked`)} then round(avg(answer.wanted), 1) end,
      case when round.asked > ${rules.small} then round(stddev_pop(coalesce(answer.wanted - answer.value, answer.value)), 1) end,
      case when round.asked > ${rules.small} then count(*) filter (where answer.value <= ${view.top === 2 ? 0 : 2}::int) end
    from form_rounds round
    join (
      select round_id, item, wanted, case when item = any(${list(lines.filter((item) => item.isReversed))}) then 6 - value else value end as value from form_answers
      union all
      select round_id, item, null, case when item = any(${list(lines.filter((item) => item.isReversed))}) then 6 - value else value end from form_named_answers
    ) answer on answer.round_id = round.id
    where round.id = ${roundId} and answer.value is not null and answer.item = any(${list(lines)})
    group by round.id, round.asked, answer.item
    having count(*) >= ${minimumOf(sql`round.asked`)}`);
  await tx.execute(sql`
    insert into form_words (id, round_id, item, words)
    select replace(gen_random_uuid()::text, '-', ''), round.id, answer.item, answer.words
    from form_rounds round join form_answers answer on answer.round_id = round.id
    where round.id = ${roundId} and answer.words is not null and round.asked > ${rules.small} and round.answered >= ${minimumOf(sql`round.asked`)}
    order by random()`);
  await tx.execute(sql`delete from form_answers where round_id = ${roundId}`);
  await tx.execute(sql`delete from drafts where place = ${`form:${roundId}`}`);
  await tx.execute(sql`update form_rounds later set compares = array(${comparable}) where id = ${roundId}`);
}

/** Whether some answered `one` and not `other`, but fewer than the minimum. */
const isolates = (one: SQL, other: SQL): SQL => sql`exists (
  select 1 from form_asked mine
  where mine.round_id = ${one}.id and mine.has_answered
    and not exists (select 1 from form_asked theirs where theirs.round_id = ${other}.id and theirs.person_id = mine.person_id and theirs.has_answered)
  having count(*) between 1 and ${minimumOf(sql`least(earlier.asked, later.asked)`)} - 1)`;

/**
 * The earlier rounds that `later` may be held against. Both were counted. Where at least eight answered each, one decimal
 * hides a single person. In smaller rounds the same people must have answered, or those who answered only one of the two
 * must be at least the minimum: else the difference would be one leaver's or joiner's answer.
 */
const comparable = sql`
  select earlier.id from form_rounds earlier
  where earlier.community_id = later.community_id and earlier.instrument = later.instrument and earlier.number < later.number
    and exists (select 1 from form_results where round_id = earlier.id)
    and exists (select 1 from form_results where round_id = later.id)
    and (least(earlier.answered, later.answered) > ${rules.small}
      or not (${isolates(sql`earlier`, sql`later`)} or ${isolates(sql`later`, sql`earlier`)}))
  order by earlier.number`;
