import type { Severity } from '../incident/severity.js';
import { type Policy, severityPolicy } from '../policy.js';
import { dueAfter } from '../time/working-days.js';

/** The day by which an action item is due for which nobody said a day, counted from `today`; null for none. */
export function defaultDue(policy: Policy, severity: Severity, today: string): string | null {
  const days = severityPolicy(policy, severity)?.actionItemsDueDays ?? null;
  return days === null ? null : dueAfter(policy, today, days);
}
