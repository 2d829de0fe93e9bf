import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { decisionKinds, hideUntils } from '../../app/contract/names';
import { id, instant, oneOfWords } from './columns';
import { communities } from './communities';
import { people } from './people';

/** What one may choose: words, or the instant at which a time begins (ISO). */
export interface StoredOption {
  id: string;
  text?: string;
  startsAt?: string;
}

/** What somebody answered; which part is there depends on the decision's kind. Dots and slots are named by their option. */
export interface StoredAnswer {
  choice?: string;
  dots?: Record<string, number>;
  slots?: Record<string, string>;
}

export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    askerId: text('asker_id').notNull().references(() => people.id),
    kind: text('kind', { enum: decisionKinds }).notNull(),
    question: text('question').notNull(),
    detail: text('detail'),
    options: jsonb('options').$type<StoredOption[]>().notNull(),
    /** How many dots each person has. */
    dots: integer('dots'),
    asksReason: boolean('asks_reason').notNull(),
    anonymous: boolean('anonymous').notNull(),
    hideUntil: text('hide_until', { enum: hideUntils }).notNull(),
    /** The zone in which its times were meant, and in which its review day begins. */
    timeZone: text('time_zone').notNull(),
    closesAt: instant('closes_at').notNull(),
    /** When a facilitator closed it before its time. */
    closedAt: instant('closed_at'),
    outcome: text('outcome'),
    decidedBy: text('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    reviewOn: date('review_on', { mode: 'string' }),
    /** The decision that this one asks about again. */
    reviewOf: text('review_of').references((): AnyPgColumn => decisions.id, { onDelete: 'set null' }),
    clientId: text('client_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('decisions_client_id').on(t.askerId, t.clientId),
    // For the answers' copy of the flag: it can be no other than the decision's own.
    unique('decisions_anonymity').on(t.id, t.anonymous),
    index('decisions_of_community').on(t.communityId, t.createdAt.desc()),
    check('decisions_kind', oneOfWords(t.kind, decisionKinds)),
    check('decisions_hide_until', oneOfWords(t.hideUntil, hideUntils)),
    // Results that grow with each answer would tell who gave the last one.
    check('decisions_anonymous_until_closed', sql`not ${t.anonymous} or ${t.hideUntil} = 'closed'`),
    check('decisions_dots', sql`(${t.kind} = 'dots') = (${t.dots} is not null) and (${t.dots} is null or ${t.dots} between 1 and 20)`),
    check('decisions_decided', sql`(${t.outcome} is null) = (${t.decidedAt} is null) and (${t.outcome} is null) = (${t.decidedBy} is null)`),
    check('decisions_review', sql`${t.reviewOn} is null or ${t.outcome} is not null`),
  ],
);

/** That somebody answered: neither what, nor when. */
export const decisionVoters = pgTable(
  'decision_voters',
  {
    decisionId: text('decision_id').notNull().references(() => decisions.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.decisionId, t.personId] }), index('decision_voters_person').on(t.personId)],
);

/** What was answered. Of an anonymous decision without person, without time, under an id that is drawn anew. */
export const decisionAnswers = pgTable(
  'decision_answers',
  {
    id: id(),
    decisionId: text('decision_id').notNull(),
    personId: text('person_id').references(() => people.id, { onDelete: 'cascade' }),
    anonymous: boolean('anonymous').notNull(),
    answer: jsonb('answer').$type<StoredAnswer>().notNull(),
    reason: text('reason'),
  },
  (t) => [
    foreignKey({ name: 'decision_answers_decision', columns: [t.decisionId, t.anonymous], foreignColumns: [decisions.id, decisions.anonymous] }).onDelete('cascade'),
    unique('decision_answers_once').on(t.decisionId, t.personId),
    index('decision_answers_person').on(t.personId),
    check('decision_answers_anonymity', sql`${t.anonymous} = (${t.personId} is null)`),
  ],
);
