import type { MailKind, MailKinds, MailTopic } from '../../app/contract/mail';
import type { Transaction } from '../../db/connect';
import type { Clock } from '../clock';
import { newId } from '../ids';
import { enqueue } from '../jobs/queue';
import { kindOf, topicOf } from './kinds';
import { afterQuiet } from './quiet';
import type { MailOf, QueuedMail, Recipient } from './queued';
import { stoppedAmong, wishesOf } from './wishes';

export type Mail = ReturnType<typeof buildMail>;

/** Far more than a server that is away for days lets pass: it is time that ends the tries. */
const tries = 1_000;

interface Outgoing<K extends MailKind> {
  to: Recipient;
  data: MailKinds[K]['data'];
  /** When nobody wants it any more. */
  until?: Date;
}

/** Builds the one way in which verbs send mail. */
export function buildMail({ clock, isOn }: { clock: Clock; isOn: boolean }) {
  /** The mails that are wanted, each with the instant before which its reader wants none. */
  async function wanted<K extends MailKind>(tx: Transaction, kind: K, topic: MailTopic | null, mails: Outgoing<K>[]): Promise<(Outgoing<K> & { at?: Date })[]> {
    if (!topic) return mails;
    const wishes = await wishesOf(tx, mails.flatMap(({ to }) => ('personId' in to ? to.personId : [])));
    const stopped = await stoppedAmong(tx, mails.flatMap(({ to }) => ('address' in to ? to.address : [])), topic);
    return mails.flatMap((mail) => {
      if ('address' in mail.to) return stopped.has(mail.to.address) ? [] : mail;
      const mine = wishes.get(mail.to.personId);
      if (!mine || mine.off.includes(topic)) return [];
      const then = afterQuiet(clock(), mine);
      return { ...mail, at: kindOf(kind).canWait?.(mail.data, then) ? then : undefined };
    });
  }

  return {
    /** Whether the site sends mail at all. Without it, links are shown on screen. */
    isOn,

    /**
     * Queues a mail inside the transaction of a verb: it goes out once that has committed, unless its reader has switched
     * it off. Nothing happens on a site that sends none. `until`: when nobody wants it any more.
     */
    async send<K extends MailKind>(tx: Transaction, to: Recipient, kind: K, data: MailKinds[K]['data'], until?: Date): Promise<void> {
      await this.sendAll(tx, kind, [{ to, data, until }]);
    },

    /** Queues many mails of one kind and topic, in one statement. */
    async sendAll<K extends MailKind>(tx: Transaction, kind: K, mails: Outgoing<K>[]): Promise<void> {
      if (!isOn || mails.length === 0) return;
      const lasts = kindOf(kind).lasts;
      const queued = (await wanted(tx, kind, topicOf(kind, mails[0]!.data), mails)).map(({ to, data, at, until }) => {
        const given: MailOf<K> = { id: newId(), to, kind, data, until: (until ?? new Date((at ?? clock()).getTime() + lasts)).toISOString() };
        return { given: given as QueuedMail, at, tries };
      });
      await enqueue(tx, 'send-mail', queued);
    },
  };
}
