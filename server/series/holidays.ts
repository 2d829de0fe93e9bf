import type { Holiday } from '../../app/contract/recurrence';

/** A day off of the federal government: the holiday itself, or the working day beside one that falls on a weekend. */
export interface HolidayOn {
  name: Holiday;
  isObserved: boolean;
}

const iso = (at: Date) => at.toISOString().slice(0, 10);
const dayOf = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const monday = 1;
const thursday = 4;

function nth(year: number, month: number, weekday: number, n: number): Date {
  const first = dayOf(year, month, 1).getUTCDay();
  return dayOf(year, month, 1 + ((weekday - first + 7) % 7) + (n - 1) * 7);
}

function last(year: number, month: number, weekday: number): Date {
  const end = dayOf(year, month + 1, 0);
  return dayOf(year, month, end.getUTCDate() - ((end.getUTCDay() - weekday + 7) % 7));
}

/** 5 U.S.C. 6103, without the day on which presidents take office: that one is of Washington alone. */
function datesOf(year: number): [Holiday, Date][] {
  return [
    ['new_year', dayOf(year, 1, 1)],
    ['king', nth(year, 1, monday, 3)],
    ['presidents', nth(year, 2, monday, 3)],
    ['memorial', last(year, 5, monday)],
    ['juneteenth', dayOf(year, 6, 19)],
    ['independence', dayOf(year, 7, 4)],
    ['labor', nth(year, 9, monday, 1)],
    ['columbus', nth(year, 10, monday, 2)],
    ['veterans', dayOf(year, 11, 11)],
    ['thanksgiving', nth(year, 11, thursday, 4)],
    ['christmas', dayOf(year, 12, 25)],
  ];
}

const tables = new Map<number, Map<string, HolidayOn>>();

function tableOf(year: number): Map<string, HolidayOn> {
  const known = tables.get(year);
  if (known) return known;
  const days = new Map<string, HolidayOn>();
  // New Year's Day on a Saturday is observed in the year before.
  for (const [name, at] of [...datesOf(year), ...datesOf(year + 1).slice(0, 1)]) {
    const weekday = at.getUTCDay();
    const beside = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
    if (at.getUTCFullYear() === year) days.set(iso(at), { name, isObserved: false });
    const observed = new Date(at.getTime() + beside * 86_400_000);
    if (beside !== 0 && observed.getUTCFullYear() === year) days.set(iso(observed), { name, isObserved: true });
  }
  if (tables.size > 200) tables.clear();
  tables.set(year, days);
  return days;
}

/** The federal holiday of the United States on a day such as 2026-11-26, or null. */
export function holidayOn(day: string): HolidayOn | null {
  return tableOf(Number(day.slice(0, 4))).get(day) ?? null;
}
