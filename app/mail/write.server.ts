import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Letter, MailKind, Reading, Written } from '../contract/mail';
import { i18nOf } from '../i18n.server';
import { accountWords } from './account.server';
import { draw, type Draft, type Part, type Words } from './layout.server';
import { joiningWords } from './joining.server';
import { seriesWords, sessionWords } from './sessions.server';

const words: Words<MailKind> = {
  ...accountWords,
  ...joiningWords,
  ...sessionWords,
  ...seriesWords,
  trial: (i18n, { links }, { site }) => ({
    subject: i18n._(msg`A trial mail from ${site}`),
    heading: i18n._(msg`Mail works`),
    parts: [{ words: i18n._(msg`${site} can send you mail. Nothing else is to be done.`) }, { links: [[i18n._(msg`Open ${site}`), links.home]] }],
  }),
};

/** Puts a letter into the words of its reader, as text and as HTML. */
export function writeMail(letter: Letter, reading: Reading): Written {
  const i18n = i18nOf(reading.language);
  const write = words[letter.kind] as (i18n: I18n, letter: Letter, reading: Reading) => Draft;
  return draw(write(i18n, letter, reading), foot(i18n, reading), reading.language);
}

function foot(i18n: I18n, { site, links }: Reading): Part[] {
  const parts: Part[] = [{ small: i18n._(msg`${site} sent this. Nobody reads answers to this address.`) }];
  const ways: [string, string][] = [];
  if (links.unsubscribe) ways.push([i18n._(msg`No more mail like this`), links.unsubscribe]);
  if (links.settings) ways.push([i18n._(msg`Choose what mail you get`), links.settings]);
  return ways.length > 0 ? [...parts, { links: ways }] : parts;
}
