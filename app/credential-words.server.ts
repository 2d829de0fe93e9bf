import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { credentialKinds, type CredentialKind, type Language } from './contract/names';
import { i18nOf } from './i18n.server';

const words: Record<CredentialKind, MessageDescriptor> = {
  'imh-endorsement': msg`Infant and early childhood mental health endorsement`,
  'mental-health-license': msg`Mental health license`,
  'reflective-supervision': msg`Reflective supervision training`,
  rbpd: msg`Relationship-based professional development credential`,
  coaching: msg`Coaching certificate`,
  'trainer-approval': msg`Trainer approval`,
  cda: msg`Child Development Associate (CDA)`,
  'teaching-license': msg`Teaching license`,
  degree: msg`Degree`,
  other: msg`Another credential`,
};

/** What kind of credential it is, in the reader's language. */
export const credentialWord = (language: Language, kind: CredentialKind) => i18nOf(language)._(words[kind]);

/** Every kind, to choose from. */
export const allCredentialWords = (language: Language) => credentialKinds.map((kind) => ({ value: kind, name: credentialWord(language, kind) }));
