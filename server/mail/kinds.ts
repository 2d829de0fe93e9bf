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
  'password-reset': { topic: null, lasts: hour, links: ({ resetId }, { page, token }) => ({ reset: page(`/reset/${token(`reset:${resetId}`)}`) }) },
  'password-changed': { topic: null, lasts: 2 * day, links: (_data, { page }) => ({ forgot: page('/forgot') }) },
};
