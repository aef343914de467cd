import type { Severity } from '../incident/severity.js';
import { type Policy, severityPolicy } from '../policy.js';
import { dayAfter, dayFrom, dayText } from '../time/civil-day.js';
import { addWorkingDays } from '../time/working-days.js';

/**
 * The day by which an action item is due for which nobody said a day, counted from `today`; null for none. Working days
 * are those of the policy, so that everybody's items of one incident are due alike.
 */
export function defaultDue(policy: Policy, severity: Severity, today: string): string | null {
  const days = severityPolicy(policy, severity)?.actionItemsDueDays ?? null;
  if (days === null) return null;
  const start = dayFrom(today);
  if (!policy.actionItems.countWorkingDays || start === null) return dayAfter(today, days);
  const due = addWorkingDays(policy.nudges, start, days);
  return due === null ? null : dayText(due);
}
