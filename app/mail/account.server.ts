import { msg } from '@lingui/core/macro';
import type { Words } from './layout.server';

/** The safety of an account. */
export const accountWords: Words<'password-reset' | 'password-changed'> = {
  'password-reset': (i18n, { links }, { site }) => ({
    subject: i18n._(msg`Choose a new password for ${site}`),
    heading: i18n._(msg`Choose a new password`),
    parts: [
      { words: i18n._(msg`Somebody asked for a new password for your account on ${site}. If it was you, open this link within an hour. It works once.`) },
      { links: [[i18n._(msg`Choose a new password`), links.reset]] },
      { small: i18n._(msg`If it was not you, do nothing: your password stays as it is.`) },
    ],
  }),
  'password-changed': (i18n, { links }, { site }) => ({
    subject: i18n._(msg`Your password for ${site} is changed`),
    heading: i18n._(msg`Your password is changed`),
    parts: [
      { words: i18n._(msg`The password of your account on ${site} was just changed, and other devices were signed out.`) },
      { words: i18n._(msg`If it was not you, choose a new one now.`) },
      { links: [[i18n._(msg`I did not do this`), links.forgot]] },
    ],
  }),
};
