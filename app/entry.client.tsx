import { RemixBrowser } from '@remix-run/react';
import { I18nProvider } from '@lingui/react';
import { setupI18n, type Messages } from '@lingui/core';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { oneOf, languages, type Language } from './contract/names';
import { FrameContext } from './ui/frame';

const catalogs: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./locales/en.po'),
  es: () => import('./locales/es.po'),
};

const page = document.documentElement;
const language = oneOf(languages, page.lang);
const { messages } = await catalogs[language]();
const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
const requestId = page.dataset.request ?? '';

startTransition(() => {
  hydrateRoot(
    document,
    <FrameContext.Provider value={{ nonce: undefined, language, requestId }}>
      <I18nProvider i18n={i18n}>
        <RemixBrowser />
      </I18nProvider>
    </FrameContext.Provider>,
  );
});
