import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, numeric, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { instrumentIds } from '../../app/contract/form-names';
import { limits } from '../../app/contract/limits';
import { id, instant, oneOfWords } from './columns';
import { communities } from './communities';
import { people } from './people';

/** A form that a community was asked to answer once. */
export const formRounds = pgTable(
  'form_rounds',
  {
    id: id(),
    communityId: text('community_id').notNull().references(() => communities.id, { onDelete: 'cascade' }),
    instrument: text('instrument', { enum: instrumentIds }).notNull(),
    /** Of the instrument's wording. */
    version: integer('version').notNull(),
    number: integer('number').notNull(),
    openedBy: text('opened_by').references(() => people.id, { onDelete: 'set null' }),
    openedAt: instant('opened_at').notNull(),
    closesAt: instant('closes_at'),
    closedAt: instant('closed_at'),
    note: text('note'),
    practice: text('practice'),
    focus: text('focus').array().notNull().default(sql`'{}'`),
    asked: integer('asked').notNull(),
    /** Counted when it is closed. */
    answered: integer('answered'),
    /** Earlier rounds whose difference to this one exposes nobody; decided when it is closed. */
    compares: text('compares').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    unique('form_rounds_number').on(t.communityId, t.instrument, t.number),
    uniqueIndex('form_rounds_one_open').on(t.communityId, t.instrument).where(sql`${t.closedAt} is null`),
    check('form_rounds_instrument', oneOfWords(t.instrument, instrumentIds)),
    check('form_rounds_closed', sql`(${t.closedAt} is null) = (${t.answered} is null)`),
  ],
);

/** Who was asked, and the bare fact that they answered: no time, and no way from here to what they said. */
export const formAsked = pgTable(
  'form_asked',
  {
    roundId: text('round_id').notNull().references(() => formRounds.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    hasAnswered: boolean('has_answered').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId] }), index('form_asked_person').on(t.personId)],
);

/**
 * Answers without a name, one row for each line, until the form closes: no person, no time, and nothing that holds the
 * lines of one person together. With each answer all rows of the round are written anew in random order under new ids, so
 * neither their place, nor their transaction (`xmin`), nor their ids tell which came when. Closing removes them.
 */
export const formAnswers = pgTable(
  'form_answers',
  {
    id: id(),
    roundId: text('round_id').notNull().references(() => formRounds.id, { onDelete: 'cascade' }),
    item: text('item').notNull(),
    value: smallint('value'),
    wanted: smallint('wanted'),
    words: text('words'),
  },
  (t) => [
    index('form_answers_round').on(t.roundId),
    check('form_answers_something', sql`(${t.value} is null) <> (${t.words} is null)`),
    check('form_answers_value', sql`${t.value} between 0 and 5 and ${t.wanted} between 1 and 5`),
    check('form_answers_words', sql`char_length(${t.words}) between 1 and ${sql.raw(String(limits.form.words))}`),
  ],
);

/** Answers to forms that say beforehand that they carry a name. */
export const formNamedAnswers = pgTable(
  'form_named_answers',
  {
    roundId: text('round_id').notNull().references(() => formRounds.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    item: text('item').notNull(),
    value: smallint('value'),
    words: text('words'),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.personId, t.item] }),
    check('form_named_answers_something', sql`(${t.value} is null) <> (${t.words} is null)`),
    check('form_named_answers_words', sql`char_length(${t.words}) between 1 and ${sql.raw(String(limits.form.words))}`),
  ],
);

/** What a group answered to a line, counted once, when the form was closed. The database itself takes none under four. */
export const formResults = pgTable(
  'form_results',
  {
    roundId: text('round_id').notNull().references(() => formRounds.id, { onDelete: 'cascade' }),
    item: text('item').notNull(),
    answers: integer('answers').notNull(),
    mean: numeric('mean', { precision: 2, scale: 1, mode: 'number' }).notNull(),
    wanted: numeric('wanted', { precision: 2, scale: 1, mode: 'number' }),
    spread: numeric('spread', { precision: 2, scale: 1, mode: 'number' }),
    low: integer('low'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.item] }), check('form_results_minimum', sql`${t.answers} >= 4`)],
);

/** What a group wrote without names, once the form is closed. Random ids: to sort by them is to shuffle, always the same. */
export const formWords = pgTable(
  'form_words',
  {
    id: id(),
    roundId: text('round_id').notNull().references(() => formRounds.id, { onDelete: 'cascade' }),
    item: text('item').notNull(),
    words: text('words').notNull(),
  },
  (t) => [index('form_words_round').on(t.roundId, t.id)],
);
