import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { CommunityDetails } from './contract/communities';
import { communityTypes, privacies, tints, type CommunityType, type Language, type Privacy, type Tint } from './contract/names';
import { ageBands, domains, settings } from './contract/taxonomy';
import { i18nOf } from './i18n.server';
import { topicWord } from './topic-words.server';
import { ageWords, settingWords } from './ui/library-words';
import { privacyWords } from './ui/words';

interface TypeWords {
  name: MessageDescriptor;
  /** What such a group is, in a sentence. */
  about: MessageDescriptor;
  agreements: MessageDescriptor;
}

const agreed = msg`We agreed`;

/** The kinds of community in words: all that the interface says differently for each. */
const typeWords: Record<CommunityType, TypeWords> = {
  cop: {
    name: msg`Community of practice`,
    about: msg`People from many places who care about the same practice and get better at it together. They may come and go.`,
    agreements: agreed,
  },
  plc: {
    name: msg`Professional learning community`,
    about: msg`A team that shares children and learning goals, looks at results and tests its own answers.`,
    agreements: msg`Our norms`,
  },
  reflective: {
    name: msg`Reflective group`,
    about: msg`The same few people and the same facilitator, for relationships and feelings in the work. It has no end goal.`,
    agreements: agreed,
  },
  'coaching-group': {
    name: msg`Coaching group`,
    about: msg`A few people and a coach who work on goals of their own for a time.`,
    agreements: agreed,
  },
  cohort: {
    name: msg`Cohort`,
    about: msg`People who start together, aim for one goal and finish together.`,
    agreements: agreed,
  },
};

const privacySentences: Record<Privacy, MessageDescriptor> = {
  open: msg`Anyone signed in may read and join.`,
  request: msg`Others see what it is for and ask to join. You decide.`,
  private: msg`By invitation only. Nobody else knows that it is there.`,
};

const tintWords: Record<Tint, MessageDescriptor> = {
  clay: msg`Clay`,
  sage: msg`Sage`,
  sand: msg`Sand`,
  slate: msg`Slate`,
  plum: msg`Plum`,
};

export type CommunityChoices = ReturnType<typeof communityChoices>;

/** All that can be chosen of a community, in the reader's words: said here, so that its forms carry them in one language. */
export function communityChoices(language: Language) {
  const i18n = i18nOf(language);
  return {
    types: communityTypes.map((id) => ({ id, name: i18n._(typeWords[id].name), about: i18n._(typeWords[id].about) })),
    privacies: privacies.map((id) => ({ id, name: i18n._(privacyWords[id]), about: i18n._(privacySentences[id]) })),
    tints: tints.map((id) => ({ id, name: i18n._(tintWords[id]) })),
    ages: ageBands.map((id) => ({ id, name: i18n._(ageWords[id]) })),
    settings: settings.map((id) => ({ id, name: i18n._(settingWords[id]) })),
    domains: domains.map((id) => ({ id, name: topicWord(language, id) })),
  };
}

/** What a community says of itself in fixed words, in the reader's language. */
export function communityWords(language: Language, { community, ages, settings: places, domains: areas }: CommunityDetails) {
  const i18n = i18nOf(language);
  const { name, about, agreements } = typeWords[community.type];
  return {
    type: i18n._(name),
    about: i18n._(about),
    agreements: i18n._(agreements),
    ages: ages.map((id) => i18n._(ageWords[id])),
    settings: places.map((id) => i18n._(settingWords[id])),
    domains: areas.map((id) => topicWord(language, id)),
  };
}
