import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AnswerView, DecisionLine, OptionView } from '../../app/contract/decisions';
import { limits } from '../../app/contract/limits';
import type { ConsentChoice, SlotAnswer } from '../../app/contract/names';
import type { Database } from '../../db/connect';
import { decisionAnswers, decisions, decisionVoters, type StoredAnswer, type StoredOption } from '../../db/schema/decisions';
import { people } from '../../db/schema/people';
import { personColumns } from '../people/views';

/** Prepares the reads of decisions. `now` is the clock's instant as ISO; a decision closes by it, and comes back by it. */
export function prepareDecisionRows(db: Database) {
  const now = sql`${sql.placeholder('now')}::timestamptz`;
  const deciders = alias(people, 'deciders');
  const before = alias(decisions, 'before');
  const isClosed = sql<boolean>`(${decisions.closedAt} is not null or ${decisions.closesAt} <= ${now})`;
  const isDue = sql<boolean>`coalesce(${decisions.reviewOn} <= (${now} at time zone ${decisions.timeZone})::date, false)`;
  const answered = sql<boolean>`exists (select 1 from ${decisionVoters} where ${decisionVoters.decisionId} = ${decisions.id} and ${decisionVoters.personId} = ${sql.placeholder('personId')})`;
  const answerCount = sql<number>`(select count(*) from ${decisionVoters} where ${decisionVoters.decisionId} = ${decisions.id})`.mapWith(Number);
  const line = {
    id: decisions.id,
    kind: decisions.kind,
    question: decisions.question,
    askerName: people.name,
    createdAt: decisions.createdAt,
    closesAt: sql<Date>`coalesce(${decisions.closedAt}, ${decisions.closesAt})`.mapWith(decisions.closesAt),
    isClosed,
    answerCount,
    answered,
    outcome: decisions.outcome,
    decidedAt: decisions.decidedAt,
    reviewOn: decisions.reviewOn,
    isDue,
  };

  return {
    lines: db
      .select(line)
      .from(decisions)
      .innerJoin(people, eq(people.id, decisions.askerId))
      .where(eq(decisions.communityId, sql.placeholder('communityId')))
      // What waits comes first, so that a long past never pushes it off the page.
      .orderBy(desc(isDue), isClosed, desc(sql`coalesce(${decisions.decidedAt}, ${decisions.createdAt})`), decisions.id)
      .limit(limits.decisionsShown)
      .prepare('decisions_of_community'),

    one: db
      .select({
        ...line,
        asker: personColumns(people),
        detail: decisions.detail,
        options: decisions.options,
        dots: decisions.dots,
        asksReason: decisions.asksReason,
        anonymous: decisions.anonymous,
        hideUntil: decisions.hideUntil,
        timeZone: decisions.timeZone,
        decidedByName: deciders.name,
        before: { id: before.id, question: before.question },
      })
      .from(decisions)
      .innerJoin(people, eq(people.id, decisions.askerId))
      .leftJoin(deciders, eq(deciders.id, decisions.decidedBy))
      .leftJoin(before, eq(before.id, decisions.reviewOf))
      .where(and(eq(decisions.id, sql.placeholder('id')), eq(decisions.communityId, sql.placeholder('communityId'))))
      .prepare('decision'),

    /** In the order of ids, which are random: it says nothing of who came first. */
    answers: db
      .select({ answer: decisionAnswers.answer, reason: decisionAnswers.reason, personId: decisionAnswers.personId, person: personColumns(people) })
      .from(decisionAnswers)
      .leftJoin(people, eq(people.id, decisionAnswers.personId))
      .where(eq(decisionAnswers.decisionId, sql.placeholder('id')))
      .orderBy(people.name, decisionAnswers.id)
      .prepare('decision_answers_of'),
  };
}

type Row = Awaited<ReturnType<ReturnType<typeof prepareDecisionRows>['lines']['execute']>>[number];

export function lineView(row: Row): DecisionLine {
  const { id, kind, question, askerName, isClosed, answerCount, answered, outcome, reviewOn, isDue } = row;
  return {
    id,
    kind,
    question,
    askerName,
    createdAt: row.createdAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    isClosed,
    answerCount,
    answered,
    outcome,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reviewOn,
    isDue,
  };
}

export const optionView = ({ id, text, startsAt }: StoredOption): OptionView => ({ id, text: text ?? '', startsAt: startsAt ?? null });

export function answerView(answer: StoredAnswer, reason: string | null): AnswerView {
  return { choice: (answer.choice as ConsentChoice | undefined) ?? null, dots: answer.dots ?? {}, slots: (answer.slots as Record<string, SlotAnswer> | undefined) ?? {}, reason };
}
