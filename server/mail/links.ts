import { mailTopics, type MailTopic } from '../../app/contract/mail';
import { rsvps, type Rsvp } from '../../app/contract/names';
import { sealed, tokenOf, unsealed } from '../tokens';

/** Whose mail of which topic ends: a person's, or that of an address without an account. */
export interface Unsubscribing {
  topic: MailTopic;
  who: { personId: string } | { address: string };
}

/** An answer that a link in a mail gives, once its reader presses the button behind it. */
export interface Answering {
  sessionId: string;
  personId: string;
  answer: Rsvp;
}

/** Whose mail a link of this site ends, or null for one that the site did not make. */
export function unsubscribingOf(secret: string, token: string): Unsubscribing | null {
  const [name, kind, who] = unsealed(secret, 'unsubscribe', token) ?? [];
  const topic = mailTopics.find((one) => one === name);
  if (!topic || !who) return null;
  return { topic, who: kind === 'p' ? { personId: who } : { address: who } };
}

/** What a link of this site answers, or null for one that the site did not make. */
export function answeringOf(secret: string, token: string): Answering | null {
  const [sessionId, personId, word] = unsealed(secret, 'answer', token) ?? [];
  const answer = rsvps.find((one) => one === word);
  return sessionId && personId && answer ? { sessionId, personId, answer } : null;
}

export type Links = ReturnType<typeof buildLinks>;

/**
 * The links in mail. They begin with PUBLIC_URL, whatever a request says of its host. What they allow is sealed with the
 * secret of the site, each for its own purpose.
 */
export function buildLinks({ publicUrl, secret }: { publicUrl: URL; secret: string }) {
  const page = (path: string) => new URL(path, publicUrl.origin).href;
  return {
    page,
    host: publicUrl.hostname,
    /** The token that belongs to a thing, by its name. */
    token: (name: string) => tokenOf(secret, name),

    /** Where one kind of mail is switched off without signing in. */
    unsubscribe({ topic, who }: Unsubscribing): string {
      const words = 'personId' in who ? [topic, 'p', who.personId] : [topic, 'a', who.address.toLowerCase()];
      return page(`/unsubscribe/${sealed(secret, 'unsubscribe', words)}`);
    },

    /** Where somebody answers from a mail: a page with one button, so that programs that open links answer nothing. */
    answer: ({ sessionId, personId, answer }: Answering): string => page(`/answer/${sealed(secret, 'answer', [sessionId, personId, answer])}`),
  };
}
