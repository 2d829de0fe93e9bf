import { z } from 'zod';
import type { Language, Role, Rsvp } from './names';
import { ticked } from './profiles';

/** What of the site's mail a person may switch off. Mail about the safety of an account is not among it. */
export const mailTopics = ['day-before', 'hour-before', 'changes', 'joining'] as const;
export type MailTopic = (typeof mailTopics)[number];

/** How long before a session it is brought to mind. */
export const reminderKinds = ['day-before', 'hour-before'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Minutes after midnight, from the "20:00" of a time field. */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'wrong')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** Which mail one wants: a topic that is not ticked is off. */
export const ChangeMail = z.object({ 'day-before': ticked, 'hour-before': ticked, changes: ticked, joining: ticked, isQuiet: ticked, quietFrom: timeOfDay, quietTo: timeOfDay });

export interface MailSettingsView {
  off: MailTopic[];
  isQuiet: boolean;
  /** "20:00", in the reader's zone. */
  quietFrom: string;
  quietTo: string;
}

/** A session as mail tells of it. */
export interface SessionMail {
  sessionId: string;
  title: string;
  /** Name of the community. */
  community: string;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  /** The IANA zone in which it is planned. */
  zone: string;
  place: string | null;
  /** Of its page on this site. */
  path: string;
  /** Whether its reader may still answer: then the mail has a link for each answer. */
  mayAnswer: boolean;
}

/** A series as mail tells of it. */
export interface SeriesMail {
  seriesId: string;
  title: string;
  /** Name of the community. */
  community: string;
  /** The IANA zone in which it is planned. */
  zone: string;
  place: string | null;
  /** Of its page on this site. */
  path: string;
  /** Its next few sessions, ISO instants. */
  next: { startsAt: string; endsAt: string }[];
}

export interface SessionLinks {
  open: string;
  answers: Record<Rsvp, string> | null;
}

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

  'session-reminder': { data: SessionMail & { reminder: ReminderKind }; links: SessionLinks };
  /** `before`: when it was to begin. */
  'session-changed': { data: SessionMail & { before: string }; links: SessionLinks };
  'session-relocated': { data: SessionMail; links: SessionLinks };
  'session-cancelled': { data: SessionMail; links: SessionLinks };
  'session-restored': { data: SessionMail; links: SessionLinks };
  'session-added': { data: SessionMail; links: SessionLinks };
  'waiting-list-promoted': { data: SessionMail; links: SessionLinks };

  'series-planned': { data: SeriesMail; links: { open: string } };
  'series-changed': { data: SeriesMail; links: { open: string } };
  'series-ended': { data: SeriesMail; links: { open: string } };
  'lead-wanted': { data: SeriesMail; links: { open: string } };
  /** `from`: who handed it over. */
  'lead-given': { data: SeriesMail & { from: string | null }; links: { open: string } };

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
