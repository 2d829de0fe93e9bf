import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { CommunityType, Privacy, Tint } from '../contract/names';

interface TypeWords {
  name: MessageDescriptor;
  /** What such a group is, in a sentence. */
  about: MessageDescriptor;
  agreements: MessageDescriptor;
}

const agreed = msg`We agreed`;

/** The kinds of community in words: all that the interface says differently for each. */
export const typeWords: Record<CommunityType, TypeWords> = {
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

export const privacySentences: Record<Privacy, MessageDescriptor> = {
  open: msg`Anyone signed in may read and join.`,
  request: msg`Others see what it is for and ask to join. You decide.`,
  private: msg`By invitation only. Nobody else knows that it is there.`,
};

export const tintWords: Record<Tint, MessageDescriptor> = {
  clay: msg`Clay`,
  sage: msg`Sage`,
  sand: msg`Sand`,
  slate: msg`Slate`,
  plum: msg`Plum`,
};
