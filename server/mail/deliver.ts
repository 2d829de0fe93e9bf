import { eq } from 'drizzle-orm';
import type { WriteMail } from '../../app/contract/mail';
import type { Database } from '../../db/connect';
import { mailSettings } from '../../db/schema/mail';
import { people } from '../../db/schema/people';
import type { Clock } from '../clock';
import type { MailConfig } from '../env';
import type { Task } from '../jobs/tasks';
import type { Log } from '../log';
import { compose, type CalendarPart, type Reader } from './compose';
import { kindOf, topicOf } from './kinds';
import type { Links } from './links';
import type { QueuedMail } from './queued';
import { isFinal, type Transport } from './transport';
import { stoppedAmong, wishColumns } from './wishes';

/**
 * Asks, when a mail about a session or a series leaves, whether its reader may still know of it, and how a calendar is
 * told of it; null when they may not. A mail that waits for the morning may find its reader gone from the group.
 */
export type KnownOf = (personId: string, about: { sessionId: string } | { seriesId: string }, told: { method: CalendarPart['method']; organizer: { name: string; address: string }; origin: string }) => Promise<{ text: string | null } | null>;

/** Builds the task that writes a mail and hands it over. */
export function buildDelivery(given: {
  db: Database;
  clock: Clock;
  log: Log;
  links: Links;
  from: MailConfig['from'];
  transport: Transport;
  writeMail: () => Promise<WriteMail>;
  siteName: () => Promise<string>;
  knownOf: KnownOf;
}): Task<'send-mail'> {
  const { db, clock, log, links, from, transport } = given;

  /** Where a mail goes by now, and in which language; null when there is nobody any more to get it. */
  async function readerOf(mail: QueuedMail): Promise<Reader | null> {
    const topic = topicOf(mail.kind, mail.data);
    if ('address' in mail.to) {
      if (topic && (await stoppedAmong(db, [mail.to.address], topic)).size > 0) return null;
      return { ...mail.to, name: null, timeZone: 'UTC' };
    }
    const [person] = await db
      .select({ address: people.email, name: people.name, language: people.language, suspendedAt: people.suspendedAt, ...wishColumns })
      .from(people)
      .leftJoin(mailSettings, eq(mailSettings.personId, people.id))
      .where(eq(people.id, mail.to.personId));
    // It may have been switched off since it was queued.
    if (!person?.address || person.suspendedAt || (topic && person.off.includes(topic))) return null;
    return { ...person, address: person.address };
  }

  return async (mail, { signal }) => {
    if (new Date(mail.until) <= clock()) return;
    const reader = await readerOf(mail);
    if (!reader) return;
    const [write, site] = await Promise.all([given.writeMail(), given.siteName()]);
    const method = kindOf(mail.kind).calendar;
    let calendar: CalendarPart | null = null;
    if (('sessionId' in mail.data || 'seriesId' in mail.data) && 'personId' in mail.to) {
      const organizer = { name: from.name ?? site, address: from.address };
      const known = await given.knownOf(mail.to.personId, mail.data, { method: method ?? 'PUBLISH', organizer, origin: links.page('/') });
      if (!known) return;
      calendar = method && known.text !== null ? { method, text: known.text } : null;
    }
    try {
      await transport.send(compose({ mail, reader, links, from, site, write, at: clock(), calendar }), signal);
    } catch (error) {
      if (!isFinal(error)) throw error;
      log.warn({ err: error, mail: mail.id, kind: mail.kind }, 'a mail was refused for good');
    }
  };
}
