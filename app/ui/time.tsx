import { useLingui } from '@lingui/react/macro';
import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../root';
import { useFrame } from './frame';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs more than a hundred uses of it. */
function format(language: string, timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${name}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(language, { ...options, timeZone })));
  return found;
}

export interface Clockface {
  language: string;
  timeZone: string;
  now: Date;
}

/** The reader's language, zone and present instant. */
export function useClockface(): Clockface {
  const { language } = useFrame();
  const data = useRouteLoaderData<typeof loader>('root');
  return { language, timeZone: data?.timeZone ?? 'UTC', now: new Date(data?.now ?? 0) };
}

const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };

/** How many midnights of the reader's zone lie between an instant and now; beyond nine days, about how many. */
export function daysAgo(at: Date, { timeZone, now }: Clockface): number {
  const about = (now.getTime() - at.getTime()) / 86_400_000;
  if (about > 9) return Math.round(about);
  const day = format('en-CA', timeZone, 'date', date);
  return Math.round((Date.parse(day.format(now)) - Date.parse(day.format(at))) / 86_400_000);
}

/** An instant in short, in the reader's zone: "7:40 AM", "Yesterday", "Monday", "Dec 12", "Dec 12, 2024". */
export function shortTime(at: Date, face: Clockface, yesterday: string): string {
  const { language, timeZone } = face;
  const days = daysAgo(at, face);
  if (days <= 0) return format(language, timeZone, 'time', { hour: 'numeric', minute: '2-digit' }).format(at);
  if (days === 1) return yesterday;
  if (days < 7) return capital(format(language, timeZone, 'weekday', { weekday: 'long' }).format(at));
  const sameYear = at.getUTCFullYear() === face.now.getUTCFullYear();
  return format(language, timeZone, sameYear ? 'day' : 'year', { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** An instant in full, in the reader's zone. */
export function fullTime(at: Date, { language, timeZone }: Clockface): string {
  return format(language, timeZone, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** A day in words: "December 12, 2025". */
export function longDay(at: Date, { language, timeZone }: Clockface): string {
  return format(language, timeZone, 'long', { dateStyle: 'long' }).format(at);
}

export function monthAndYear(at: Date, { language, timeZone }: Clockface): string {
  return format(language, timeZone, 'month', { month: 'long', year: 'numeric' }).format(at);
}

/** Today with its weekday: "Wednesday, January 7". */
export function todayInWords({ language, timeZone, now }: Clockface): string {
  return capital(format(language, timeZone, 'today', { weekday: 'long', month: 'long', day: 'numeric' }).format(now));
}

export function hourOf({ timeZone, now }: Clockface): number {
  return Number(format('en', timeZone, 'hour', { hour: 'numeric', hourCycle: 'h23' }).format(now));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A `<time>` in the reader's zone, the full date on hover. Server and browser may differ in a space: the server's stands. */
export function Time({ at, face, long, className }: { at: string; face: Clockface; long?: boolean; className?: string }) {
  const { t } = useLingui();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={fullTime(instant, face)} className={className} suppressHydrationWarning>
      {long ? longDay(instant, face) : shortTime(instant, face, t`Yesterday`)}
    </time>
  );
}
