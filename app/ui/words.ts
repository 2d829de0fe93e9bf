import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { limits } from '../contract/limits';
import type { Privacy, Reaction, Role, Show, ThreadKind } from '../contract/names';
import type { Fault } from '../contract/problems';

/** The fixed words of the domain, in words. */
export const kindWords: Record<ThreadKind, MessageDescriptor> = {
  question: msg`Question`,
  dilemma: msg`Dilemma`,
  share: msg`Story`,
  resource: msg`Resource`,
  celebration: msg`Celebration`,
  reflection: msg`Reflection`,
};

export const roleWords: Record<Role, MessageDescriptor> = {
  member: msg`Member`,
  facilitator: msg`Facilitator`,
  'co-facilitator': msg`Co-facilitator`,
  consultant: msg`Consultant`,
  coordinator: msg`Coordinator`,
};

export const privacyWords: Record<Privacy, MessageDescriptor> = {
  open: msg`Open to your network`,
  request: msg`By request`,
  private: msg`Private`,
};

export const showWords: Record<Show, MessageDescriptor> = {
  newest: msg`Newest`,
  unread: msg`Unread`,
  questions: msg`Questions`,
  dilemmas: msg`Dilemmas`,
  'needs-reply': msg`Needs a reply`,
};

export const reactionWords: Record<Reaction, MessageDescriptor> = {
  thanks: msg`Thanks`,
  'with-you': msg`With you`,
  helpful: msg`Helpful`,
  'tried-it': msg`Tried it`,
  curious: msg`Curious`,
  celebrate: msg`Celebrate`,
};

const faultWords: Record<Fault, MessageDescriptor> = {
  required: msg`Please fill this in.`,
  too_short: msg`This is a little too short.`,
  too_long: msg`This is too long.`,
  not_an_email: msg`This does not look like an email address.`,
  taken: msg`This address already has an account. Sign in instead?`,
  wrong: msg`This does not look right.`,
  too_common: msg`Many people use this password. Please choose another.`,
  contains_name: msg`Please choose a password without your name or address in it.`,
};

const fieldWords: Record<string, Partial<Record<Fault, MessageDescriptor>>> = {
  name: { too_short: msg`A name has at least ${limits.name.min} letters.`, too_long: msg`A name has at most ${limits.name.max} letters.` },
  password: {
    too_short: msg`Use at least ${limits.password.min} characters. Three or four words work well.`,
    wrong: msg`The email or the password is not right. Check both and try again.`,
  },
  current: { wrong: msg`This is not your current password.` },
  title: { too_short: msg`A title has at least ${limits.title.min} letters.`, too_long: msg`A title has at most ${limits.title.max} letters.` },
  body: { required: msg`Write a few words first.`, too_long: msg`This is longer than a post can be. Nothing is lost: shorten it, or split it in two.` },
  kind: { required: msg`Choose what kind of post this is.` },
};

/** The sentence to show beside a field. */
export function faultMessage(field: string, fault: Fault): MessageDescriptor {
  return fieldWords[field]?.[fault] ?? faultWords[fault];
}
