import { msg } from '@lingui/core/macro';
import { shortName } from '../contract/communities';
import { roleWords } from '../ui/words';
import type { Words } from './layout.server';

/** Coming into a community. */
export const joiningWords: Words<'invitation' | 'request-accepted' | 'request-declined'> = {
  invitation: (i18n, { data, links }, { site }) => {
    const name = shortName(data.community);
    const role = i18n._(roleWords[data.role]);
    return {
      subject: data.from ? i18n._(msg`${data.from} invites you to ${name}`) : i18n._(msg`You are invited to ${name}`),
      heading: i18n._(msg`You are invited to ${name}`),
      parts: [
        { words: data.from ? i18n._(msg`${data.from} invites you to join ${data.community} on ${site}.`) : i18n._(msg`You are invited to join ${data.community} on ${site}.`) },
        ...(data.role === 'member' ? [] : [{ words: i18n._(msg`Your role there: ${role}`) }]),
        { links: [[i18n._(msg`See the invitation`), links.join]] },
        { small: i18n._(msg`The link is for you alone and works for seven days. If you do not want to join, do nothing.`) },
      ],
    };
  },
  'request-accepted': (i18n, { data, links }) => {
    const name = shortName(data.community);
    return {
      subject: i18n._(msg`Welcome to ${name}`),
      heading: i18n._(msg`You are in`),
      parts: [{ words: i18n._(msg`You asked to join ${data.community}, and its facilitators said yes.`) }, { links: [[i18n._(msg`Open ${name}`), links.open]] }],
    };
  },
  'request-declined': (i18n, { data }) => {
    const name = shortName(data.community);
    return {
      subject: i18n._(msg`Your request to join ${name}`),
      heading: i18n._(msg`Not this time`),
      parts: [{ words: i18n._(msg`You asked to join ${data.community}. Its facilitators cannot take you in for now. Nobody else learns of it.`) }],
    };
  },
};
