import { msg } from '@lingui/core/macro';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { shortName } from '../contract/communities';
import type { Facet, FacetName } from '../contract/library-filter';
import type { Language } from '../contract/names';
import type { AgeBand, Duration, EvidenceLevel, License, Setting } from '../contract/taxonomy';

/** The fixed words of the library, in words. */
export const ageWords: Record<AgeBand, MessageDescriptor> = {
  infant: msg`Infants`,
  toddler: msg`Toddlers`,
  preschool: msg`Preschool`,
  'grades-k-2': msg`Grades K–2`,
  'grades-3-5': msg`Grades 3–5`,
  'grades-6-8': msg`Grades 6–8`,
  'grades-9-12': msg`Grades 9–12`,
  adult: msg`Adults`,
};

export const settingWords: Record<Setting, MessageDescriptor> = {
  center: msg`Center`,
  fcc: msg`Family child care`,
  ffn: msg`Family, friend and neighbor care`,
  'head-start': msg`Head Start`,
  'public-prek': msg`Public pre-K`,
  'home-visiting': msg`Home visiting`,
  'early-intervention': msg`Early intervention`,
  school: msg`School, K to 12`,
  'out-of-school': msg`Before and after school`,
  any: msg`Any setting`,
};

export const evidenceWords: Record<EvidenceLevel, MessageDescriptor> = {
  strong: msg`Strong research`,
  promising: msg`Promising research`,
  consensus: msg`Professional consensus`,
  practice: msg`Practice-tested`,
  new: msg`New idea`,
};

export const licenseWords: Record<License, MessageDescriptor> = {
  'cc-by-4.0': msg`Creative Commons Attribution 4.0`,
  'cc-by-sa-4.0': msg`Creative Commons Attribution-ShareAlike 4.0`,
  'cc-by-nc-4.0': msg`Creative Commons Attribution-NonCommercial 4.0`,
  cc0: msg`CC0: no rights reserved`,
  'public-domain-us': msg`A work of the US government, free to use`,
  'community-only': msg`For this community only`,
  'link-only': msg`The rights are with others: share the link, not a copy`,
};

export const durationWords: Record<Duration, MessageDescriptor> = {
  '5': msg`Up to 5 minutes`,
  '15': msg`6 to 15 minutes`,
  '30': msg`16 to 30 minutes`,
  more: msg`More than 30 minutes`,
};

export const facetWords: Record<FacetName, MessageDescriptor> = {
  age: msg`Age`,
  setting: msg`Setting`,
  topic: msg`Topic`,
  minutes: msg`Time to use`,
  evidence: msg`Evidence`,
  language: msg`Language`,
  community: msg`Community`,
};

/** A language is named in itself. */
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español' };

const choices: Record<Exclude<FacetName, 'language' | 'community' | 'topic'>, Record<string, MessageDescriptor>> = {
  age: ageWords,
  setting: settingWords,
  minutes: durationWords,
  evidence: evidenceWords,
};

/** Some of them as one line, in which only the first begins large; a name stays as it is. */
export function listed<Name extends string>(i18n: I18n, words: Record<Name, MessageDescriptor>, names: readonly Name[]): string {
  return names.map((name, at) => (at > 0 && name !== 'head-start' ? small(i18n._(words[name])) : i18n._(words[name]))).join(', ');
}

const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** One choice of a facet in words; the name of a community or a topic comes with the choice. */
export function choiceInWords(i18n: I18n, facet: FacetName, { value, name }: Pick<Facet['choices'][number], 'value' | 'name'>): string {
  if (facet === 'language') return languageNames[value as Language];
  if (facet === 'topic') return name ?? value;
  if (facet === 'community') return name ? shortName(name) : value;
  return i18n._(choices[facet][value]!);
}
