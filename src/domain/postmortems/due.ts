import type { Severity } from '../incident/severity.js';
import { type Policy, severityPolicy } from '../policy.js';
import { dueAfter } from '../time/working-days.js';

/** The day by which a post-mortem is to be published, counted from `today`; null: none is due. */
export function postmortemDue(policy: Policy, severity: Severity, today: string): string | null {
  const days = severityPolicy(policy, severity)?.postmortemDueDays ?? null;
  return days === null ? null : dueAfter(policy, today, days);
}
