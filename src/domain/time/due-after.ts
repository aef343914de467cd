import { dayAfter, dayFrom, dayText } from './civil-day.js';
import { addWorkingDays, type DaysOff } from './working-days.js';

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
