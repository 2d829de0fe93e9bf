import type { AppLoadContext } from '@remix-run/node';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Language, Show } from './contract/names';
import { i18nOf } from './i18n.server';

/** What a thread says around its posts, in the reader's language. `moderates`: whether they may hide and restore. */
export function threadWords(i18n: I18n, moderates: boolean) {
  return {
    moderates,
    hidden: i18n._(msg`Hidden by a facilitator`),
    removed: i18n._(msg`Removed by its author`),
    blocked: i18n._(msg`You blocked this person. Show`),
    edited: i18n._(msg`edited`),
    more: i18n._(msg`More about the post of`),
    report: i18n._(msg`Report`),
    edit: i18n._(msg`Edit or remove`),
    hide: i18n._(msg`Hide`),
    restore: i18n._(msg`Show again`),
  };
}

const nothing: Record<Show, MessageDescriptor> = {
  newest: msg`Nobody has written yet. A question that you have today is a good beginning.`,
  unread: msg`You have read everything.`,
  questions: msg`Nobody has asked a question yet.`,
  dilemmas: msg`Nobody has brought a dilemma yet.`,
  'needs-reply': msg`Every post has had a reply.`,
};

/** What a list says that has no post in it, and the words of the way to the newest. */
export function emptyWords(language: Language, show: Show) {
  const i18n = i18nOf(language);
  return { words: i18n._(nothing[show]), newest: show === 'newest' ? null : i18n._(msg`See the newest`) };
}

export type EmptyWords = ReturnType<typeof emptyWords>;

/** What stands for the title of a thread whose opening post is not shown. */
export const unseenTitle = msg`This post is not shown`;

/** Gives threads without a title, whose opening post is not shown, words that a link can have. */
export function withTitles({ language }: Pick<AppLoadContext, 'language'>, threads: { title: string }[]): void {
  for (const thread of threads) thread.title ||= i18nOf(language)._(unseenTitle);
}
