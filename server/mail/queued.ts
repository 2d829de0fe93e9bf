import type { Language } from '../../app/contract/names';
import type { MailKind, MailKinds } from '../../app/contract/mail';

/** Whom a mail is for: somebody with an account, wherever their mail goes by then, or an address. */
export type Recipient = { personId: string } | { address: string; language: Language };

/** A mail as it waits in the queue. */
export type QueuedMail = { [K in MailKind]: MailOf<K> }[MailKind];

export interface MailOf<K extends MailKind> {
  /** Names it for good: a mail that is sent twice by a killed process says so in its Message-ID. */
  id: string;
  to: Recipient;
  kind: K;
  data: MailKinds[K]['data'];
  /** ISO instant after which nobody wants it any more. */
  until: string;
}
