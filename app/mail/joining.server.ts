import { msg } from '@lingui/core/macro';
import { shortName } from '../contract/communities';
import { roleWords } from '../ui/words';
import type { Words } from './layout.server';

/** Coming into a community. */
export const joiningWords: Words<'invitation'> = {
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
};
