import { msg } from '@lingui/core/macro';
import type { Language, SpokenLanguage } from './contract/names';
import { spokenLanguages } from './contract/names';
import { i18nOf } from './i18n.server';

/** Languages by their names in the reader's language. From the server alone: browsers know fewer, and other words. */
export function spokenNames(language: Language, codes: readonly SpokenLanguage[]): { code: SpokenLanguage; name: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return codes.map((code) => {
    const name = code === 'ase' ? i18nOf(language)._(msg`American Sign Language`) : code === 'tw' ? 'Twi' : (names.of(code) ?? code);
    return { code, name: name.charAt(0).toUpperCase() + name.slice(1) };
  });
}

/** The languages that somebody speaks, in a line: "English, Korean", "Inglés, coreano". */
export function spokenWords(language: Language, codes: readonly SpokenLanguage[]): string {
  const names = spokenNames(language, codes).map(({ name }) => name);
  // Spanish writes the names of languages small.
  return language === 'es' ? names.map((name, index) => (index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))).join(', ') : names.join(', ');
}

/** Every language that a person may name: those of the site first, the rest by name. */
export function allSpoken(language: Language): { code: SpokenLanguage; name: string }[] {
  const [english, spanish, ...others] = spokenNames(language, spokenLanguages);
  return [english!, spanish!, ...others.sort((a, b) => a.name.localeCompare(b.name, language))];
}
