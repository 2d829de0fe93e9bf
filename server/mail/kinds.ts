import type { MailKind, MailKinds, MailTopic } from '../../app/contract/mail';
import type { Links } from './links';

const hour = 60 * 60 * 1000;
export const day = 24 * hour;

interface Kind<K extends MailKind> {
  /** What switches it off; null for what everybody gets. */
  topic: MailTopic | null;
  /** How long it is tried, in ms, where its sender does not say. */
  lasts: number;
  links(data: MailKinds[K]['data'], links: Links): MailKinds[K]['links'];
}

/** What is to know of each kind of mail, besides its words. */
export const kinds: { [K in MailKind]: Kind<K> } = {
  trial: { topic: null, lasts: hour, links: (_data, { page }) => ({ home: page('/') }) },
  invitation: { topic: 'joining', lasts: 2 * day, links: ({ invitationId, issue }, { page, token }) => ({ join: page(`/join/${token(`invitation:${invitationId}:${issue}`)}`) }) },
  'request-accepted': { topic: 'joining', lasts: 2 * day, links: ({ slug }, { page }) => ({ open: page(`/c/${slug}`) }) },
  'request-declined': { topic: 'joining', lasts: 2 * day, links: () => ({}) },
  'sign-up': { topic: null, lasts: day, links: ({ signUpId }, { page, token }) => ({ confirm: page(`/confirm/${token(`sign-up:${signUpId}`)}`) }) },
  'address-taken': { topic: null, lasts: day, links: (_data, { page }) => ({ signIn: page('/sign-in'), forgot: page('/forgot') }) },
  'address-confirm': { topic: null, lasts: day, links: ({ changeId }, { page, token }) => ({ confirm: page(`/new-address/${token(`address:${changeId}`)}`) }) },
  'address-asked': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ account: page('/settings/account'), forgot: page('/forgot') }) },
  'address-changed': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ forgot: page('/forgot') }) },
  'password-reset': { topic: null, lasts: hour, links: ({ resetId }, { page, token }) => ({ reset: page(`/reset/${token(`reset:${resetId}`)}`) }) },
  'password-changed': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ forgot: page('/forgot') }) },
};
