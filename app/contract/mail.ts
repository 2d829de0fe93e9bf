import type { Language, Role } from './names';

/** What of the site's mail a person may switch off. Mail about the safety of an account is not among it. */
export const mailTopics = ['day-before', 'hour-before', 'changes', 'joining'] as const;
export type MailTopic = (typeof mailTopics)[number];

/** How long before a session it is brought to mind. */
export const reminderKinds = ['day-before', 'hour-before'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

type Nothing = Record<never, never>;

/**
 * Every kind of mail: what its sender says, which waits in the queue and so holds no token, and the links that are made
 * from it when it goes out. No kind carries what members wrote.
 */
export interface MailKinds {
  /** Of `npm run mail:test`. */
  trial: { data: Nothing; links: { home: string } };

  invitation: { data: { invitationId: string; issue: number; community: string; from: string | null; role: Role }; links: { join: string } };

  'request-accepted': { data: { community: string; slug: string }; links: { open: string } };
  'request-declined': { data: { community: string }; links: Nothing };

  'sign-up': { data: { signUpId: string; name: string }; links: { confirm: string } };
  /** To somebody whose address was given for another account. */
  'address-taken': { data: Nothing; links: { signIn: string; forgot: string } };
  /** To the new address. */
  'address-confirm': { data: { changeId: string }; links: { confirm: string } };
  /** To the old one; `to` is the new one, all but hidden. */
  'address-asked': { data: { to: string }; links: { account: string; forgot: string } };
  /** To both. */
  'address-changed': { data: { to: string }; links: { forgot: string } };

  'password-reset': { data: { resetId: string }; links: { reset: string } };
  'password-changed': { data: Nothing; links: { forgot: string } };
}

export type MailKind = keyof MailKinds;

/** What is written in one mail, before it has words. */
export type Letter = { [K in MailKind]: { kind: K; data: MailKinds[K]['data']; links: MailKinds[K]['links'] } }[MailKind];

/** Who reads a mail, and whence it comes. */
export interface Reading {
  language: Language;
  timeZone: string;
  /** The site's name. */
  site: string;
  /** Where what this mail is about can be switched off; null where it cannot be. */
  links: { home: string; settings: string | null; unsubscribe: string | null };
}

export interface Written {
  subject: string;
  text: string;
  html: string;
}

/** Puts a letter into words. It lives with the words, in app/, and is handed to the server with the pages. */
export type WriteMail = (letter: Letter, reading: Reading) => Written;
