import { msg } from '@lingui/core/macro';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { limits } from '../contract/limits';
import type { FieldRole, Privacy, Reaction, Role, Show, ThreadKind } from '../contract/names';
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

export const fieldRoleWords: Record<FieldRole, MessageDescriptor> = {
  'lead-teacher': msg`Lead teacher`,
  assistant: msg`Assistant teacher`,
  'fcc-provider': msg`Family child care provider`,
  director: msg`Director`,
  'home-visitor': msg`Home visitor`,
  coach: msg`Coach`,
  'family-worker': msg`Family services worker`,
  'ei-specialist': msg`Early intervention or ECSE specialist`,
  'mh-consultant': msg`Mental health consultant`,
  'school-teacher': msg`School teacher`,
  administrator: msg`School or program administrator`,
  'ta-professional': msg`TA professional`,
  other: msg`Something else`,
};

/** What a person does, in the reader's language when it is one of the roles that we know, else as they wrote it. */
export function roleTitleWords(i18n: I18n, roleTitle: string): string {
  return roleTitle in fieldRoleWords ? i18n._(fieldRoleWords[roleTitle as FieldRole]) : roleTitle;
}

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
  reserved: msg`This word is kept for the site itself. Please choose another.`,
  too_alike: msg`This looks too much like a colleague’s. Please choose another.`,
  too_many_items: msg`These are too many.`,
  too_big: msg`This file is too big.`,
  not_a_picture: msg`This is not a picture that can be shown. Choose a JPEG, PNG or WebP that does not move.`,
  low_contrast: msg`This color is hard to read.`,
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
  handle: {
    wrong: msg`Use letters from a to z, digits and single dashes.`,
    taken: msg`This one belongs to somebody already.`,
    too_short: msg`Use at least ${limits.handle.min} letters.`,
    too_long: msg`Use at most ${limits.handle.max} letters.`,
  },
  roleTitle: { required: msg`Say in a few words what you do.` },
  about: { too_long: msg`This is longer than ${limits.about.max} letters. Shorten it a little.` },
  askMeAbout: {
    too_many_items: msg`At most ${limits.askMeAbout.tags} of them.`,
    too_long: msg`Keep each one under ${limits.askMeAbout.tag} letters, with commas between them.`,
  },
  photo: { required: msg`Choose a picture first.`, too_big: msg`This picture is too big. It may have 8 MB.` },
  logo: { too_big: msg`This picture is too big. It may have 2 MB.` },
  kind: { required: msg`Choose what kind of post this is.` },
};

/** The sentence to show beside a field. */
export function faultMessage(field: string, fault: Fault): MessageDescriptor {
  return fieldWords[field]?.[fault] ?? faultWords[fault];
}
