import { msg } from '@lingui/core/macro';
import type { Words } from './layout.server';

/** The safety of an account. */
export const accountWords: Words<'sign-up' | 'address-taken' | 'address-confirm' | 'address-asked' | 'address-changed' | 'password-reset' | 'password-changed'> = {
  'sign-up': (i18n, { links }, { site }) => ({
    subject: i18n._(msg`Finish your account on ${site}`),
    heading: i18n._(msg`One more step`),
    parts: [
      { words: i18n._(msg`Somebody made an account on ${site} with this address. If it was you, open this link within a day.`) },
      { links: [[i18n._(msg`Finish my account`), links.confirm]] },
      { small: i18n._(msg`If it was not you, do nothing: there will be no account.`) },
    ],
  }),
  'address-taken': (i18n, { links }, { site }) => ({
    subject: i18n._(msg`You have an account on ${site}`),
    heading: i18n._(msg`You have an account already`),
    parts: [
      { words: i18n._(msg`Somebody gave this address for an account on ${site}. It belongs to yours, so nothing was made or changed. If it was you, sign in, or choose a new password if you have forgotten yours.`) },
      { links: [[i18n._(msg`Sign in`), links.signIn], [i18n._(msg`Choose a new password`), links.forgot]] },
      { small: i18n._(msg`If it was not you, do nothing. They were not told that you have an account.`) },
    ],
  }),
  'address-confirm': (i18n, { links }, { site }) => ({
    subject: i18n._(msg`Confirm your address for ${site}`),
    heading: i18n._(msg`Confirm your new address`),
    parts: [
      { words: i18n._(msg`Somebody wants to use this address for their account on ${site}. If it was you, open this link within a day. Until then you sign in with the old one.`) },
      { links: [[i18n._(msg`Confirm this address`), links.confirm]] },
      { small: i18n._(msg`If it was not you, do nothing: the address will not be used.`) },
    ],
  }),
  'address-asked': (i18n, { data, links }, { site }) => ({
    subject: i18n._(msg`A new address for your account on ${site}`),
    heading: i18n._(msg`Somebody wants to change your address`),
    parts: [
      { words: i18n._(msg`Your account on ${site} is to use the address ${data.to} from now on. It changes once a link that was sent there is opened.`) },
      { words: i18n._(msg`If it was not you, somebody knows your password. Choose a new one, then take the change back in your account.`) },
      { links: [[i18n._(msg`Choose a new password`), links.forgot], [i18n._(msg`Open your account`), links.account]] },
    ],
  }),
  'address-changed': (i18n, { data, links }, { site }) => ({
    subject: i18n._(msg`The address of your account on ${site} is changed`),
    heading: i18n._(msg`Your address is changed`),
    parts: [
      { words: i18n._(msg`From now on you sign in to ${site} with ${data.to}, and mail goes there. Other devices were signed out.`) },
      { words: i18n._(msg`If it was not you, write to the people who run the site at once.`) },
      { links: [[i18n._(msg`Choose a new password`), links.forgot]] },
    ],
  }),
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
