import { dayAfter, dayFrom, dayText } from './civil-day.js';
import { weekdayOf } from './zone.js';

/** In the order of `weekdayOf`. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** The days on which nobody works. */
export interface DaysOff {
  /** At most six of the week. */
  weekend: readonly Weekday[];
  /** `2026-12-25`, or `12-25` for that day of every year. */
  holidays: readonly string[];
}

export function isWorkingDay({ weekend, holidays }: DaysOff, day: number): boolean {
  if (weekend.some((name) => weekdays.indexOf(name) === weekdayOf(day))) return false;
  const date = dayText(day);
  return !holidays.includes(date) && !holidays.includes(date.slice(5));
}

/** How far ahead a working day is looked for: a year of holidays in a row is a mistake. */
const furthest = 366;

/** The first working day on or after this day; null if there is none within a year. */
export function workingDayFrom(off: DaysOff, day: number): number | null {
  for (let next = day; next <= day + furthest; next++) if (isWorkingDay(off, next)) return next;
  return null;
}

/** The day `count` working days after this day; null if that meets a year without one. */
export function addWorkingDays(off: DaysOff, day: number, count: number): number | null {
  let last: number | null = day;
  for (let added = 0; added < count && last !== null; added++) last = workingDayFrom(off, last + 1);
  return last;
}

/**
 * The day that many days after `today`. Working days are those of the policy, so that everything of one incident is due
 * alike; null if there are none.
 */
export function dueAfter(
  { nudges, actionItems }: { nudges: DaysOff; actionItems: { countWorkingDays: boolean } },
  today: string,
  days: number,
): string | null {
  const start = dayFrom(today);
  if (!actionItems.countWorkingDays || start === null) return dayAfter(today, days);
  const due = addWorkingDays(nudges, start, days);
  return due === null ? null : dayText(due);
}
