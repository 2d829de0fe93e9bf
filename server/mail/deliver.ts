import { eq } from 'drizzle-orm';
import type { WriteMail } from '../../app/contract/mail';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import type { Clock } from '../clock';
import type { MailConfig } from '../env';
import type { Task } from '../jobs/tasks';
import type { Log } from '../log';
import { compose, type Reader } from './compose';
import type { Links } from './links';
import type { QueuedMail } from './queued';
import { isFinal, type Transport } from './transport';

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
}): Task<'send-mail'> {
  const { db, clock, log, links, from, transport } = given;

  /** Where a mail goes by now, and in which language; null when there is nobody any more to get it. */
  async function readerOf(mail: QueuedMail): Promise<Reader | null> {
    if ('address' in mail.to) return { ...mail.to, name: null, timeZone: 'UTC' };
    const [person] = await db
      .select({ address: people.email, name: people.name, language: people.language, timeZone: people.timeZone, suspendedAt: people.suspendedAt })
      .from(people)
      .where(eq(people.id, mail.to.personId));
    if (!person?.address || person.suspendedAt) return null;
    return { ...person, address: person.address };
  }

  return async (mail, { signal }) => {
    if (new Date(mail.until) <= clock()) return;
    const reader = await readerOf(mail);
    if (!reader) return;
    const [write, site] = await Promise.all([given.writeMail(), given.siteName()]);
    try {
      await transport.send(compose({ mail, reader, links, from, site, write, at: clock() }), signal);
    } catch (error) {
      if (!isFinal(error)) throw error;
      log.warn({ err: error, mail: mail.id, kind: mail.kind }, 'a mail was refused for good');
    }
  };
}
