import type { Tint } from '../contract/names';
import { dayParts, type Clockface } from './time';

/** A day to look at, left of anything with a date: decoration, the date stands beside it in words. */
export function DateTile({ at, face, isNext, small, tint }: { at: string; face: Clockface; isNext?: boolean; small?: boolean; tint?: Tint }) {
  const { weekday, day, month } = dayParts(new Date(at), face);
  return (
    <span className={['date-tile', isNext && 'date-tile--next', small && 'date-tile--small'].filter(Boolean).join(' ')} aria-hidden="true">
      <span className="dow" data-tint={tint} suppressHydrationWarning>{weekday}</span>
      <span className="day">{day}</span>
      <span className="month" suppressHydrationWarning>{month}</span>
    </span>
  );
}
