import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Privacy, Role, Show, ThreadKind } from '../contract/names';

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
  open: msg`Open to the whole site`,
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
