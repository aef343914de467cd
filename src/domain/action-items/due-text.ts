import { counted } from '../text/words.js';
import { dayMs } from '../time/zone.js';

/** `Overdue by 2 days`, `Due today` or `Due in 3 days`; negative once the day has passed. */
export function dueText(days: number): string {
  if (days === 0) return 'Due today';
  return days > 0 ? `Due in ${counted(days, 'day')}` : `Overdue by ${counted(-days, 'day')}`;
}

/** The number of days from one day to another, both written as `2026-12-01`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
