import { RemixBrowser } from '@remix-run/react';
import { I18nProvider } from '@lingui/react';
import { setupI18n, type Messages } from '@lingui/core';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { oneOf, languages, textSizes, themes, type Language } from './contract/names';
import type { LookView } from './contract/site';
import { FrameContext, plainLook } from './ui/frame';

const catalogs: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./locales/en.po'),
  es: () => import('./locales/es.po'),
};

const page = document.documentElement;
const language = oneOf(languages, page.lang);
const { messages } = await catalogs[language]();
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
