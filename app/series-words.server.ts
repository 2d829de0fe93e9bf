import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { hourKinds, seriesModels, type HourKind, type Language, type SeriesModel, type SeriesNeed } from './contract/names';
import type { RecurrenceView } from './contract/series';
import { cadenceWords } from './cadence-words.server';
import { i18nOf } from './i18n.server';

interface ModelWords {
  name: MessageDescriptor;
  /** What it is, and where it ends. */
  about: MessageDescriptor;
}

const models: Record<SeriesModel, ModelWords> = {
  peer: { name: msg`Meeting of peers`, about: msg`A community of practice or a learning team meets. Its hours are never counted as reflective supervision.` },
  rsc: {
    name: msg`Reflective supervision or consultation`,
    about: msg`The same people with somebody qualified, again and again. It has no end goal. Who leads it has a verified credential and is not a peer. What is said stays with the group.`,
  },
  coaching: { name: msg`Coaching`, about: msg`Works toward a goal that you name, and ends when the goal is met.` },
  mentoring: { name: msg`Mentoring`, about: msg`Two colleagues in similar roles: one guides, one grows. Nobody is rated.` },
  consultation: { name: msg`Consultation`, about: msg`Somebody from outside helps with one concern of a child, a classroom or a program, for a limited time.` },
  iecmhc: {
    name: msg`Early childhood mental health consultation`,
    about: msg`A mental health professional works with adults on one child, a classroom or a program, for a limited time.`,
  },
  ta: { name: msg`Technical assistance`, about: msg`Support that is made for one program or team.` },
  training: { name: msg`Training`, about: msg`New knowledge or skills. Its hours count as training.` },
};

const hourWords: Record<HourKind, MessageDescriptor> = {
  rsc: msg`reflective supervision`,
  coaching: msg`coaching`,
  mentoring: msg`mentoring`,
  consultation: msg`consultation`,
  ta: msg`technical assistance`,
  peer: msg`time with peers`,
  training: msg`training`,
  other: msg`other hours`,
};

const needWords: Record<SeriesNeed, MessageDescriptor> = {
  successor: msg`This series needs someone to lead it`,
  'qualified-lead': msg`This series needs a leader with a verified credential`,
};

/** How a series works, in a word or two. */
export const modelWord = (language: Language, model: SeriesModel) => i18nOf(language)._(models[model].name);
export const modelAbout = (language: Language, model: SeriesModel) => i18nOf(language)._(models[model].about);
export const hourWord = (language: Language, kind: HourKind) => i18nOf(language)._(hourWords[kind]);
export const needWord = (language: Language, need: SeriesNeed) => i18nOf(language)._(needWords[need]);

/** Every model to choose from, the most usual first. */
export const allModels = (language: Language) =>
  (['peer', ...seriesModels.filter((model) => model !== 'peer')] as SeriesModel[]).map((value) => ({ value, name: modelWord(language, value), about: modelAbout(language, value) }));

export const allHourKinds = (language: Language) => hourKinds.filter((kind) => kind !== 'other').map((value) => ({ value, name: hourWord(language, value) }));

/** When a series meets, in a line. */
export const cadenceOf = (language: Language, { rule, dtstartLocal, zone }: RecurrenceView, minutes: number) => cadenceWords(language, { rule, first: dtstartLocal, minutes, timeZone: zone });
