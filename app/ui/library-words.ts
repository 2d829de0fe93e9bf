import { msg } from '@lingui/core/macro';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { shortName } from '../contract/communities';
import type { Facet, FacetName } from '../contract/library-filter';
import type { Language } from '../contract/names';
import type { AgeBand, Domain, Duration, EvidenceLevel, License, Setting, Topic } from '../contract/taxonomy';

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

export const domainWords: Record<Domain, MessageDescriptor> = {
  cgd: msg`Child growth and development`,
  cur: msg`Curriculum and learning environments`,
  obs: msg`Observation and assessment`,
  fam: msg`Family and community engagement`,
  hsn: msg`Health, safety and nutrition`,
  sed: msg`Social and emotional development`,
  inc: msg`Inclusion and disability`,
  dll: msg`Dual language and multilingual learners`,
  equ: msg`Equity, culture and anti-bias practice`,
  pro: msg`Professionalism and leadership`,
  mgt: msg`Program planning and management`,
};

export const topicWords: Record<Topic, MessageDescriptor> = {
  'cgd.brain': msg`Brain and relationships`,
  'cgd.attachment': msg`Attachment and continuity of care`,
  'cgd.motor': msg`Movement and physical development`,
  'cgd.temperament': msg`Temperament and regulation`,
  'cgd.play': msg`Play`,
  'cur.environment': msg`Room and outdoor space`,
  'cur.routines': msg`Schedule, routines, transitions`,
  'cur.language-literacy': msg`Language and literacy`,
  'cur.math': msg`Math`,
  'cur.science': msg`Science and inquiry`,
  'cur.arts': msg`Arts and music`,
  'cur.interactions': msg`Teaching interactions`,
  'obs.notes': msg`Observation notes`,
  'obs.screening': msg`Screening and referral`,
  'obs.formative': msg`Formative assessment`,
  'obs.work-samples': msg`Work samples and documentation`,
  'obs.data-use': msg`Using data together`,
  'fam.communication': msg`Two-way communication`,
  'fam.conferences': msg`Conferences and goal setting`,
  'fam.goodbyes': msg`Arrivals, goodbyes, changes`,
  'fam.home-visits': msg`Home visits`,
  'fam.culture': msg`Culture and identity at home`,
  'fam.hard-talks': msg`Hard conversations`,
  'hsn.supervision': msg`Active supervision`,
  'hsn.sleep': msg`Sleep and rest`,
  'hsn.meals': msg`Meals and feeding`,
  'hsn.illness': msg`Illness, medicine, hygiene`,
  'hsn.emergency': msg`Emergencies and injury`,
  'hsn.maltreatment': msg`Preventing and reporting maltreatment`,
  'sed.relationships': msg`Relationships`,
  'sed.feelings': msg`Feelings and emotion words`,
  'sed.friendship': msg`Friendship and play skills`,
  'sed.problem-solving': msg`Problem solving`,
  'sed.behavior': msg`Behavior as communication`,
  'sed.trauma': msg`Stress, loss and trauma`,
  'inc.iep-ifsp': msg`IEP and IFSP goals in routines`,
  'inc.access': msg`Access and universal design`,
  'inc.aac': msg`Communication supports and AAC`,
  'inc.sensory': msg`Sensory differences`,
  'inc.teaming': msg`Working with specialists`,
  'dll.home-language': msg`Home language support`,
  'dll.english': msg`English language development`,
  'dll.translanguaging': msg`Using all of one's languages`,
  'dll.assessment': msg`Fair assessment`,
  'equ.identity': msg`Identity`,
  'equ.bias': msg`Bias and discipline`,
  'equ.materials': msg`Materials that mirror and open windows`,
  'equ.voice': msg`Child and family voice`,
  'pro.reflection': msg`Reflective practice`,
  'pro.wellbeing': msg`Adult well-being`,
  'pro.ethics': msg`Ethics and confidentiality`,
  'pro.teaming': msg`Teaming and coaching`,
  'pro.advocacy': msg`Advocacy`,
  'mgt.staffing': msg`Staffing and supervision`,
  'mgt.improvement': msg`Continuous quality improvement`,
  'mgt.policies': msg`Policies`,
  'mgt.budget': msg`Budget and operations`,
  'mgt.qris': msg`QRIS and accreditation`,
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

const choices: Record<Exclude<FacetName, 'language' | 'community'>, Record<string, MessageDescriptor>> = {
  age: ageWords,
  setting: settingWords,
  topic: { ...domainWords, ...topicWords },
  minutes: durationWords,
  evidence: evidenceWords,
};

/** One choice of a facet in words; a community's own name comes with the choice. */
export function choiceInWords(i18n: I18n, facet: FacetName, { value, name }: Pick<Facet['choices'][number], 'value' | 'name'>): string {
  if (facet === 'language') return languageNames[value as Language];
  if (facet === 'community') return name ? shortName(name) : value;
  return i18n._(choices[facet][value]!);
}
