import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { mailTopics, reminderKinds } from '../../app/contract/mail';
import { instant, oneOfWords, onlyWords } from './columns';
import { people } from './people';

/** Which mail a person wants, and when. Without a row: all of it, and quiet from 8 in the evening to 7 in the morning. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    personId: text('person_id').primaryKey().references(() => people.id, { onDelete: 'cascade' }),
    /** The topics that are switched off. */
    off: text('off', { enum: mailTopics }).array().notNull().default(sql`'{}'`),
    isQuiet: boolean('is_quiet').notNull().default(true),
    /** Minutes after midnight in the person's zone. */
    quietFrom: smallint('quiet_from').notNull().default(20 * 60),
    quietTo: smallint('quiet_to').notNull().default(7 * 60),
  },
  (t) => [
    check('mail_settings_off', onlyWords(t.off, mailTopics)),
    check('mail_settings_hours', sql`${t.quietFrom} between 0 and 1439 and ${t.quietTo} between 0 and 1439`),
  ],
);

/** Addresses without an account that want no more mail of a topic: SHA-256 of the address, as nobody else's business. */
export const mailStops = pgTable(
  'mail_stops',
  {
    addressHash: text('address_hash').notNull(),
    topic: text('topic', { enum: mailTopics }).notNull(),
    stoppedAt: instant('stopped_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.addressHash, t.topic] }), check('mail_stops_topic', oneOfWords(t.topic, mailTopics))],
);

/** Reminders that went out. The row is made in the transaction that queues the mail: each goes once. */
export const remindersSent = pgTable(
  'reminders_sent',
  {
    sessionId: text('session_id').notNull(),
    personId: text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: reminderKinds }).notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.personId, t.kind] }), check('reminders_sent_kind', oneOfWords(t.kind, reminderKinds))],
);
