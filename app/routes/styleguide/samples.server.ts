import { type Language, locales } from '../../contract/names';
import type { HeatColumn } from '../../ui/heat-table';
import { en } from './words-en.server';
import { es } from './words-es.server';

export const wordsOf = (language: Language) => ({ en, es })[language];

/** A year of a circle: second Thursdays, 6:30 PM in Chicago. */
export const instants = ['2025-01-10T00:30', '2025-02-07T00:30', '2025-03-13T23:30', '2025-04-10T23:30', '2025-05-15T23:30', '2025-06-12T23:30', '2025-07-10T23:30', '2025-08-14T23:30', '2025-09-11T23:30', '2025-10-09T23:30', '2025-11-14T00:30', '2025-12-12T00:30'].map((at) => `${at}:00.000Z`);

export const due = { from: '2026-01-05T06:00:00.000Z', to: '2026-01-16T06:00:00.000Z' };

const none = null;
export const heat = {
  circle: [none, 8, none, none, none, none, 7, none, none, none, 7, none, none, none, 8, none, none, none, none, 9, none, none, none, 9, none, none],
  tried: [1, 1, 0, 3, 1, 1, 1, 1, 2, 1, 1, 2, 2, 1, 1, 2, 3, 3, 2, 2, 1, 2, 1, 1, 0, 0],
  reflecting: [0, 3, 1, 0, 0, 1, 4, 2, 0, 1, 3, 1, 0, 0, 4, 2, 1, 0, 0, 5, 1, 0, 1, 4, 1, 0],
};

/** 26 weeks up to the end of 2025, each with its Monday; the month stands above its first week. */
export function weeks(language: Language): HeatColumn[] {
  const day = new Intl.DateTimeFormat(locales[language], { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locales[language], { month: 'short', timeZone: 'UTC' });
  return heat.circle.map((_, index) => {
    const monday = new Date(Date.UTC(2025, 6, 7 + 7 * index));
    return { words: `${wordsOf(language).rhythm.week} ${day.format(monday)}`, head: monday.getUTCDate() <= 7 ? month.format(monday) : undefined };
  });
}

/** Somebody's photo, without a person in it. */
export const photo = '/apple-touch-icon.png';
