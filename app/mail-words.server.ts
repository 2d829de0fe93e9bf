import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { mailTopics, type MailTopic } from './contract/mail';

const words: Record<MailTopic, MessageDescriptor> = {
  'day-before': msg`A reminder the day before a session`,
  'hour-before': msg`A reminder an hour before a session`,
  changes: msg`Sessions that move or are canceled, and places that become free`,
  joining: msg`Invitations, and answers when you asked to join`,
};

/** What of the site's mail can be switched off, in words. */
export const topicWords = (i18n: I18n, topic: MailTopic) => i18n._(words[topic]);
export const topicChoices = (i18n: I18n) => mailTopics.map((value) => ({ value, label: topicWords(i18n, value) }));
