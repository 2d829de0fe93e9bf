import { RemixBrowser } from '@remix-run/react';
import { I18nProvider } from '@lingui/react';
import { setupI18n, type Messages } from '@lingui/core';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { oneOf, languages, textSizes, themes, type Language } from './contract/names';
import type { LookView } from './contract/site';
import { FrameContext, plainLook } from './ui/frame';

type Words = Record<Language, Messages>;

declare global {
   
  var tilthWords: { push(words: Words): unknown } | undefined;
}

/** The words of the files that are here, and of those that follow; in development, all there are. */
async function wordsOf(language: Language): Promise<Messages> {
  if (import.meta.env.DEV) {
    const catalogs = { en: () => import('./locales/en.po'), es: () => import('./locales/es.po') };
    return (await catalogs[language]()).messages;
  }
  const here = (self.tilthWords ?? []) as Words[];
  const messages: Messages = Object.assign({}, ...here.map((words) => words[language]));
  // The interface looks words up as it draws: what a later file brings is there before that file draws anything.
  self.tilthWords = { push: (words) => Object.assign(messages, words[language]) };
  return messages;
}

const page = document.documentElement;
const language = oneOf(languages, page.lang);
const messages = await wordsOf(language);
const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
const requestId = page.dataset.request ?? '';
const look = page.dataset.look ? (JSON.parse(page.dataset.look) as LookView) : plainLook;
const { theme, size, font } = page.dataset;
const reading = { theme: oneOf(themes, theme), textSize: oneOf(textSizes, size), easyFont: font === 'easy' };

startTransition(() => {
  hydrateRoot(
    document,
    <FrameContext.Provider value={{ nonce: undefined, language, requestId, look, reading }}>
      <I18nProvider i18n={i18n}>
        <RemixBrowser />
      </I18nProvider>
    </FrameContext.Provider>,
  );
});
