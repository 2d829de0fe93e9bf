import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { limits } from '../../app/contract/limits';
import { credentialKinds, credentialStates } from '../../app/contract/names';
import { id, instant, oneOfWords } from './columns';
import { people } from './people';

const { credentials: most, background: written } = limits;
const upTo = (max: number) => sql.raw(String(max));

/** What people hold: certificates, licenses, endorsements. Dates are calendar days; whether one has expired is asked at reading. */
export const credentials = pgTable(
  'credentials',
  {
    id: id(),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: credentialKinds }).notNull(),
    title: text('title').notNull(),
    issuer: text('issuer').notNull(),
    /** For its holder and administrators alone. */
    number: text('number'),
    issuedOn: date('issued_on', { mode: 'string' }),
    /** The last day on which it holds; null for one that does not end. */
    expiresOn: date('expires_on', { mode: 'string' }),
    /** Where its proof is to be found, said to the one who checks. */
    evidence: text('evidence'),
    state: text('state', { enum: credentialStates }).notNull(),
    /** Counted up by every change, so that nobody verifies what they have not seen. */
    revision: integer('revision').notNull().default(1),
    /** Since when it waits to be checked; null while it does not. */
    askedAt: instant('asked_at'),
    checkedBy: text('checked_by').references(() => people.id, { onDelete: 'set null' }),
    checkedAt: instant('checked_at'),
    /** What was looked at: "the issuer's public register". */
    checked: text('checked'),
    /** Why it was declined, said to its holder. */
    note: text('note'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('credentials_person').on(t.personId, t.kind),
    index('credentials_waiting').on(t.askedAt).where(sql`${t.askedAt} is not null`),
    index('credentials_checked').on(t.checkedAt),
    check('credentials_kind', oneOfWords(t.kind, credentialKinds)),
    check('credentials_state', oneOfWords(t.state, credentialStates)),
    check('credentials_days', sql`${t.expiresOn} >= ${t.issuedOn}`),
    check('credentials_checked_when', sql`(${t.state} = 'stated') = (${t.checkedAt} is null)`),
    check('credentials_verified_how', sql`${t.state} <> 'verified' or ${t.checked} is not null`),
    check('credentials_waits_stated', sql`${t.askedAt} is null or ${t.state} = 'stated'`),
    check('credentials_length', sql`char_length(${t.title}) between 1 and ${upTo(most.title)} and char_length(${t.issuer}) between 1 and ${upTo(most.issuer)} and char_length(${t.number}) <= ${upTo(most.number)}`),
  ],
);

/** What people who lead or advise say of their way to it: one row each, for those who wrote something. */
export const backgrounds = pgTable(
  'backgrounds',
  {
    personId: text('person_id').primaryKey().references(() => people.id, { onDelete: 'cascade' }),
    years: integer('years'),
    experience: text('experience'),
    /** How they lead, in their own words. */
    facilitation: text('facilitation'),
    /** What others should know when they advise: employers, products, fees. */
    interests: text('interests'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('backgrounds_years', sql`${t.years} between 0 and ${upTo(written.years)}`),
    check('backgrounds_length', sql`char_length(${t.experience}) <= ${upTo(written.text)} and char_length(${t.facilitation}) <= ${upTo(written.text)} and char_length(${t.interests}) <= ${upTo(written.text)}`),
  ],
);
