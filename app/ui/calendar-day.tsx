import { useFrame } from './frame';
import { longDay } from './time';

/** A calendar day in words, the same in every zone: "December 12, 2025". */
export function CalendarDay({ on }: { on: string }) {
  const { language } = useFrame();
  return (
    <time dateTime={on} suppressHydrationWarning>
      {longDay(new Date(`${on}T12:00:00Z`), { language, timeZone: 'UTC', now: new Date(0) })}
    </time>
  );
}
