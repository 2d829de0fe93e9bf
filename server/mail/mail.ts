import type { MailKind, MailKinds } from '../../app/contract/mail';
import type { Transaction } from '../../db/connect';
import type { Clock } from '../clock';
import { newId } from '../ids';
import { enqueue } from '../jobs/queue';
import { kinds } from './kinds';
import type { MailOf, QueuedMail, Recipient } from './queued';

export type Mail = ReturnType<typeof buildMail>;

/** Far more than a server that is away for days lets pass: it is time that ends the tries. */
const tries = 500;

/** Builds the one way in which verbs send mail. */
export function buildMail({ clock, isOn }: { clock: Clock; isOn: boolean }) {
  return {
    /** Whether the site sends mail at all. Without it, links are shown on screen. */
    isOn,

    /**
     * Queues a mail inside the transaction of a verb: it goes out once that has committed. Nothing happens on a site that
     * sends none. `until`: when nobody wants it any more.
     */
    async send<K extends MailKind>(tx: Transaction, to: Recipient, kind: K, data: MailKinds[K]['data'], until?: Date): Promise<void> {
      await this.sendAll(tx, kind, [{ to, data, until }]);
    },

    /** Queues many mails of one kind, in one statement. */
    async sendAll<K extends MailKind>(tx: Transaction, kind: K, mails: { to: Recipient; data: MailKinds[K]['data']; until?: Date }[]): Promise<void> {
      if (!isOn) return;
      const lastDay = new Date(clock().getTime() + kinds[kind].lasts);
      const queued = mails.map(({ to, data, until = lastDay }): MailOf<K> => ({ id: newId(), to, kind, data, until: until.toISOString() }));
      await enqueue(tx, 'send-mail', queued.map((given) => ({ given: given as QueuedMail, tries })));
    },
  };
}
