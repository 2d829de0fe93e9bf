import { setupI18n, type I18n, type MessageDescriptor } from '@lingui/core';
import type { Language } from './contract/names';
import type { AppLoadContext } from '@remix-run/node';
import { messages as en } from './locales/en.po';
import { messages as es } from './locales/es.po';

const built: Record<Language, I18n> = {
  en: setupI18n({ locale: 'en', messages: { en } }),
  es: setupI18n({ locale: 'es', messages: { es } }),
};

/** The words of a language: one object for all requests, never changed. */
export function i18nOf(language: Language): I18n {
  return built[language];
}

/** A page's title in the reader's language, with the site's name. */
export function title({ language, look }: Pick<AppLoadContext, 'language' | 'look'>, message: MessageDescriptor | string): string {
  const words = typeof message === 'string' ? message : built[language]._(message);
  return `${words} · ${look.name}`;
}
