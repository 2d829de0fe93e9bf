import { useLingui } from '@lingui/react/macro';
import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../root';
import { useFrame } from './frame';
import { locales } from '../contract/names';

/** One way of writing, in one language and zone: building its format costs more than a hundred uses of it. */
interface Hand {
  format: Intl.DateTimeFormat;
  /** By the minute: the same few instants are written for every reader of a page, and each is formatted once. */
  written: Map<number, string>;
}

const hands = new Map<string, Record<string, Hand>>();
const writtenAtMost = 1_000;

/** An instant in words, to the minute. */
function write(at: Date, { language, timeZone }: { language: string; timeZone: string }, name: string, options: Intl.DateTimeFormatOptions): string {
  const place = `${language} ${timeZone}`;
  let all = hands.get(place);
  if (!all) hands.set(place, (all = {}));
  const hand = (all[name] ??= { format: new Intl.DateTimeFormat(language, { ...options, timeZone }), written: new Map() });
  const minute = Math.floor(at.getTime() / 60_000);
  let words = hand.written.get(minute);
  if (words === undefined) {
    words = hand.format.format(at);
    if (hand.written.size >= writtenAtMost) hand.written.clear();
    hand.written.set(minute, words);
  }
  return words;
}

export interface Clockface {
  language: string;
  timeZone: string;
  now: Date;
  /** Of today, once it was asked for: each time on a page asks. */
  midnight?: number;
}

/** The reader's locale, zone and present instant. */
export function useClockface(): Clockface {
  const { language } = useFrame();
  const data = useRouteLoaderData<typeof loader>('root');
  return { language: locales[language], timeZone: data?.timeZone ?? 'UTC', now: new Date(data?.now ?? 0) };
}

const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };

/** How many midnights of the reader's zone lie between an instant and now; beyond nine days, about how many. */
export function daysAgo(at: Date, face: Clockface): number {
  const about = (face.now.getTime() - at.getTime()) / 86_400_000;
  if (about > 9) return Math.round(about);
  const midnight = (instant: Date) => Date.parse(write(instant, { language: 'en-CA', timeZone: face.timeZone }, 'date', date));
  return Math.round(((face.midnight ??= midnight(face.now)) - midnight(at)) / 86_400_000);
}

/** An instant in short, in the reader's zone: "7:40 AM", "Yesterday", "Monday", "Dec 12", "Dec 12, 2024". */
export function shortTime(at: Date, face: Clockface, yesterday: string): string {
  const days = daysAgo(at, face);
  if (days <= 0) return write(at, face, 'time', { hour: 'numeric', minute: '2-digit' });
  if (days === 1) return yesterday;
  if (days < 7) return capital(write(at, face, 'weekday', { weekday: 'long' }));
  const sameYear = at.getUTCFullYear() === face.now.getUTCFullYear();
  return write(at, face, sameYear ? 'day' : 'year', { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** An instant in full, in the reader's zone. */
export function fullTime(at: Date, face: Clockface): string {
  return write(at, face, 'full', { dateStyle: 'full', timeStyle: 'short' });
}

/** A day in words: "December 12, 2025". */
export function longDay(at: Date, face: Clockface): string {
  return write(at, face, 'long', { dateStyle: 'long' });
}

export function monthAndYear(at: Date, face: Clockface): string {
  return write(at, face, 'month', { month: 'long', year: 'numeric' });
}

/** A day in a few letters, in the reader's zone: "Jan 8". */
export function dayInShort(at: Date, face: Clockface): string {
  return write(at, face, 'day', { month: 'short', day: 'numeric' });
}

/** A day in its parts, in the reader's zone: "Thu", "8", "Jan". */
export function dayParts(at: Date, face: Clockface): { weekday: string; day: string; month: string } {
  return {
    weekday: capital(write(at, face, 'short-weekday', { weekday: 'short' })),
    day: write(at, face, 'number', { day: 'numeric' }),
    month: capital(write(at, face, 'short-month', { month: 'short' })),
  };
}

/** Today with its weekday: "Wednesday, January 7". */
export function todayInWords(face: Clockface): string {
  return capital(write(face.now, face, 'today', { weekday: 'long', month: 'long', day: 'numeric' }));
}

export function hourOf({ timeZone, now }: Clockface): number {
  return Number(write(now, { language: 'en', timeZone }, 'hour', { hour: 'numeric', hourCycle: 'h23' }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A `<time>` in the reader's zone, the full date on hover, and under a link or button while that has the keyboard. Server and browser may differ in a space: the server's stands. */
export function Time({ at, face, long, className }: { at: string; face: Clockface; long?: boolean; className?: string }) {
  const { t } = useLingui();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={fullTime(instant, face)} className={className} suppressHydrationWarning>
      {long ? longDay(instant, face) : shortTime(instant, face, t`Yesterday`)}
    </time>
  );
}
