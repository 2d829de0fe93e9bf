import type { AppLoadContext } from '@remix-run/node';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
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

/** What stands for the title of a thread whose opening post is not shown. */
export const unseenTitle = msg`This post is not shown`;

/** Gives threads without a title, whose opening post is not shown, words that a link can have. */
export function withTitles({ language }: Pick<AppLoadContext, 'language'>, threads: { title: string }[]): void {
  for (const thread of threads) thread.title ||= i18nOf(language)._(unseenTitle);
}
