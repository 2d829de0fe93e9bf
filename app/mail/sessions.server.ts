import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MailKinds, Reading, SeriesMail, SessionLinks, SessionMail } from '../contract/mail';
import type { Draft, Part, Words } from './layout.server';
import { locales, type Language } from '../contract/names';

/** Sessions: that they come, move, do not take place, and that a place is free. None says what anybody wrote about them. */
export const sessionWords: Words<'session-reminder' | 'session-changed' | 'session-relocated' | 'session-cancelled' | 'session-restored' | 'session-added' | 'waiting-list-promoted'> = {
  'session-reminder': (i18n, { data, links }, reading) => {
    const { title } = data;
    const heading = data.reminder === 'hour-before' ? i18n._(msg`Soon: ${title}`) : i18n._(msg`Coming up: ${title}`);
    return about(i18n, data, links, reading, heading, []);
  },
  'session-changed': (i18n, { data, links }, reading) => {
    const { title } = data;
    const before = dayAndTime(data.before, data.zone, reading.language);
    return about(i18n, data, links, reading, i18n._(msg`Moved: ${title}`), [{ words: i18n._(msg`This session was to begin on ${before}. It has moved.`) }]);
  },
  'session-relocated': (i18n, { data, links }, reading) => {
    const { title } = data;
    return about(i18n, data, links, reading, i18n._(msg`Another place: ${title}`), [{ words: i18n._(msg`This session meets at another place or has another link. The time is the same.`) }]);
  },
  'session-restored': (i18n, { data, links }, reading) => {
    const { title } = data;
    return about(i18n, data, links, reading, i18n._(msg`It takes place: ${title}`), [{ words: i18n._(msg`This session had been called off. It takes place after all.`) }]);
  },
  'session-added': (i18n, { data, links }, reading) => {
    const { title } = data;
    return about(i18n, data, links, reading, i18n._(msg`One more session: ${title}`), [{ words: i18n._(msg`This session comes beside the usual dates.`) }]);
  },
  'session-cancelled': (i18n, { data, links }, reading) => {
    const { title } = data;
    return about(i18n, data, { ...links, answers: null }, reading, i18n._(msg`Canceled: ${title}`), [{ words: i18n._(msg`This session does not take place.`) }]);
  },
  'waiting-list-promoted': (i18n, { data, links }, reading) => {
    const { title } = data;
    return about(i18n, data, links, reading, i18n._(msg`You have a place: ${title}`), [{ words: i18n._(msg`You were on the waiting list, and a place has become free: it is yours. If you cannot come, say so, and the next person gets it.`) }]);
  },
};

/** Series: that they begin, change, end, and who leads them. */
export const seriesWords: Words<'series-planned' | 'series-changed' | 'series-ended' | 'lead-wanted' | 'lead-given'> = {
  'series-planned': (i18n, { data, links }, reading) => {
    const { title } = data;
    return ofSeries(i18n, data, links, reading, i18n._(msg`New dates: ${title}`), i18n._(msg`Your group has dates now. You can say for each whether you come, and take them into your calendar.`));
  },
  'series-changed': (i18n, { data, links }, reading) => {
    const { title } = data;
    return ofSeries(i18n, data, links, reading, i18n._(msg`Changed: ${title}`), i18n._(msg`Its dates or its place are others now. What you answered stays. These are the next sessions.`));
  },
  'series-ended': (i18n, { data, links }, reading) => {
    const { title } = data;
    return ofSeries(i18n, data, links, reading, i18n._(msg`Ended: ${title}`), i18n._(msg`No more sessions are to come. What you did together stays there to read.`));
  },
  'lead-wanted': (i18n, { data, links }, reading) => {
    const { title } = data;
    return ofSeries(i18n, data, links, reading, i18n._(msg`Who will lead ${title}?`), i18n._(msg`Nobody leads it now. Its sessions go on as planned, and wait for somebody to take them on.`));
  },
  'lead-given': (i18n, { data, links }, reading) => {
    const { title, from } = data;
    return ofSeries(i18n, data, links, reading, i18n._(msg`You lead ${title} now`), from ? i18n._(msg`${from} has handed it over to you. A note for you may be on its page.`) : i18n._(msg`It was handed over to you. A note for you may be on its page.`));
  },
};

function ofSeries(i18n: I18n, series: SeriesMail, links: MailKinds['series-changed']['links'], reading: Reading, heading: string, first: string): Draft {
  const facts: [string, string][] = series.next.map((one, at) => [at === 0 ? i18n._(msg`Next`) : i18n._(msg`Then`), spanOf(one, reading.timeZone, reading.language)]);
  if (series.place) facts.push([i18n._(msg`Where`), series.place]);
  facts.push([i18n._(msg`Community`), series.community]);
  return { subject: heading, heading, parts: [{ words: first }, { facts }, { links: [[i18n._(msg`Open the series`), links.open]] }] };
}

function about(i18n: I18n, session: SessionMail, links: SessionLinks, reading: Reading, heading: string, first: Part[]): Draft {
  const { place, community } = session;
  const facts: [string, string][] = [[i18n._(msg`When`), spanOf(session, session.zone, reading.language)]];
  const mine = spanOf(session, reading.timeZone, reading.language);
  if (mine !== facts[0]![1]) facts.push([i18n._(msg`In your time zone`), mine]);
  if (place) facts.push([i18n._(msg`Where`), place]);
  facts.push([i18n._(msg`Community`), community]);
  const answers: Part[] = links.answers
    ? [{ words: i18n._(msg`Will you come?`) }, { choices: [[i18n._(msg`Yes`), links.answers.yes], [i18n._(msg`Maybe`), links.answers.maybe], [i18n._(msg`I cannot come`), links.answers.no]] }]
    : [];
  return { subject: heading, heading, parts: [...first, { facts }, { links: [[i18n._(msg`Open the session`), links.open]] }, ...answers] };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], { timeZone, weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
    formats.set(key, format);
  }
  return format;
}

/** "Thursday, January 8, 6:30 – 8:00 PM CST". */
const spanOf = ({ startsAt, endsAt }: Pick<SessionMail, 'startsAt' | 'endsAt'>, zone: string, language: Language) => formatOf(language, zone).formatRange(new Date(startsAt), new Date(endsAt));
const dayAndTime = (at: string, zone: string, language: Language) => formatOf(language, zone).format(new Date(at));
