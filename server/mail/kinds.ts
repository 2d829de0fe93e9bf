import type { MailKind, MailKinds, MailTopic, SeriesMail, SessionLinks, SessionMail } from '../../app/contract/mail';
import { rsvps, type Rsvp } from '../../app/contract/names';
import type { Links } from './links';
import type { Recipient } from './queued';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

interface Kind<K extends MailKind> {
  /** What switches it off; null for what everybody gets. */
  topic: MailTopic | null | ((data: MailKinds[K]['data']) => MailTopic);
  /** How long it is tried, in ms, where its sender does not say. */
  lasts: number;
  /** Whether it can wait until this instant, at which somebody's quiet hours end. Without it, nothing waits. */
  canWait?(data: MailKinds[K]['data'], then: Date): boolean;
  /** Mails of one thread are shown together. */
  thread?(data: MailKinds[K]['data']): string;
  /** What a calendar is told with it. */
  calendar?: 'PUBLISH' | 'CANCEL';
  links(data: MailKinds[K]['data'], links: Links, to: Recipient): MailKinds[K]['links'];
}

const always = () => true;
const thread = ({ sessionId }: SessionMail) => `session-${sessionId}`;
const sessionLinks = ({ sessionId, path, mayAnswer }: SessionMail, { page, answer }: Links, to: Recipient): SessionLinks => ({
  open: page(path),
  answers: mayAnswer && 'personId' in to ? (Object.fromEntries(rsvps.map((one) => [one, answer({ sessionId, personId: to.personId, answer: one })])) as Record<Rsvp, string>) : null,
});
/** A change is heard of at night when the session is so near that the morning would be late. */
const change = {
  topic: 'changes',
  lasts: 2 * day,
  canWait: ({ startsAt }: SessionMail, then: Date) => new Date(startsAt).getTime() - then.getTime() > 12 * hour,
  thread,
  calendar: 'PUBLISH',
  links: sessionLinks,
} as const;
/** Of a series nothing is so near that it could not wait, unless its next session is. */
const ofSeries = {
  topic: 'changes',
  lasts: 2 * day,
  canWait: ({ next }: SeriesMail, then: Date) => !next[0] || new Date(next[0].startsAt).getTime() - then.getTime() > 12 * hour,
  thread: ({ seriesId }: SeriesMail) => `series-${seriesId}`,
  links: ({ path }: SeriesMail, { page }: Links) => ({ open: page(path) }),
} as const;

/** What is to know of each kind of mail, besides its words. */
export const kinds: { [K in MailKind]: Kind<K> } = {
  trial: { topic: null, lasts: hour, links: (_data, { page }) => ({ home: page('/') }) },

  invitation: { topic: 'joining', lasts: 2 * day, links: ({ invitationId, issue }, { page, token }) => ({ join: page(`/join/${token(`invitation:${invitationId}:${issue}`)}`) }) },
  'request-accepted': { topic: 'joining', lasts: 2 * day, canWait: always, links: ({ slug }, { page }) => ({ open: page(`/c/${slug}`) }) },
  'request-declined': { topic: 'joining', lasts: 2 * day, canWait: always, links: () => ({}) },

  // Whoever sends these has asked for the quiet hours (reminders.ts).
  'session-reminder': { topic: ({ reminder }) => reminder, lasts: day, thread, calendar: 'PUBLISH', links: sessionLinks },
  'session-changed': change,
  'session-relocated': change,
  'session-cancelled': { ...change, calendar: 'CANCEL' },
  'session-restored': change,
  'session-added': change,
  'waiting-list-promoted': change,

  'series-planned': ofSeries,
  'series-changed': ofSeries,
  'series-ended': ofSeries,
  'lead-wanted': ofSeries,
  'lead-given': ofSeries,

  'sign-up': { topic: null, lasts: day, links: ({ signUpId }, { page, token }) => ({ confirm: page(`/confirm/${token(`sign-up:${signUpId}`)}`) }) },
  'address-taken': { topic: null, lasts: day, links: (_data, { page }) => ({ signIn: page('/sign-in'), forgot: page('/forgot') }) },
  'address-confirm': { topic: null, lasts: day, links: ({ changeId }, { page, token }) => ({ confirm: page(`/new-address/${token(`address:${changeId}`)}`) }) },
  'address-asked': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ account: page('/settings/account'), forgot: page('/forgot') }) },
  'address-changed': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ forgot: page('/forgot') }) },
  'password-reset': { topic: null, lasts: hour, links: ({ resetId }, { page, token }) => ({ reset: page(`/reset/${token(`reset:${resetId}`)}`) }) },
  'password-changed': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ forgot: page('/forgot') }) },
};

/** A kind of mail as code sees it that handles all of them alike. */
export function kindOf<K extends MailKind>(kind: K): Kind<K> {
  return kinds[kind];
}

/** What switches a mail off; null for one that everybody gets. */
export function topicOf<K extends MailKind>(kind: K, data: MailKinds[K]['data']): MailTopic | null {
  const { topic } = kindOf(kind);
  return typeof topic === 'function' ? topic(data) : topic;
}
