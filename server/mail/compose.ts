import type { SendMailOptions } from 'nodemailer';
import type { Letter, WriteMail } from '../../app/contract/mail';
import type { Language } from '../../app/contract/names';
import type { MailConfig } from '../env';
import { kindOf, topicOf } from './kinds';
import type { Links } from './links';
import type { QueuedMail } from './queued';

/** Whom a mail reaches, as things are when it goes out. */
export interface Reader {
  address: string;
  name: string | null;
  language: Language;
  timeZone: string;
}

/** What a mail says to a calendar (RFC 5546). */
export interface CalendarPart {
  method: 'PUBLISH' | 'CANCEL';
  text: string;
}

/** Makes the message of a queued mail: words, headers, and the one address it goes to. */
export function compose({ mail, reader, links, from, site, write, at, calendar = null }: { mail: QueuedMail; reader: Reader; links: Links; from: MailConfig['from']; site: string; write: WriteMail; at: Date; calendar?: CalendarPart | null }): SendMailOptions {
  const { kind, data, to } = mail;
  const { thread } = kindOf(kind);
  const topic = topicOf(kind, data);
  const letter = { kind, data, links: kindOf(kind).links(data, links, to) } as Letter;
  const unsubscribe = topic && links.unsubscribe({ topic, who: 'address' in to ? { address: to.address } : to });
  const settings = topic && 'personId' in to ? links.page('/settings/mail') : null;
  const { subject, text, html } = write(letter, { language: reader.language, timeZone: reader.timeZone, site, links: { home: links.page('/'), settings, unsubscribe } });
  return {
    messageId: `<${mail.id}@${links.host}>`,
    ...(thread && { references: `<${thread(data as Parameters<typeof thread>[0])}@${links.host}>` }),
    date: at,
    from: { name: plain(from.name ?? site), address: from.address },
    to: { name: plain(reader.name ?? ''), address: reader.address },
    // Said apart from the headers: whatever a name does to them, it goes to one address.
    envelope: { from: from.address, to: [reader.address] },
    subject,
    text,
    html,
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'session.ics', content: calendar.text } }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': reader.language,
      ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
  };
}

/** A name as it may stand in a header: one line, nothing that cannot be seen. */
const plain = (name: string) => name.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
