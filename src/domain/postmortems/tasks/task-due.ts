import type { Severity } from '../../incident/severity.js';
import type { Policy } from '../../policy.js';
import { todayIn } from '../../time/civil-day.js';
import { dueAfter } from '../../time/working-days.js';
import { fixedZone, zoneNamed } from '../../time/zone.js';
import { postmortemDue } from '../due.js';
import type { TaskRule } from './task-policy.js';

/** The day on which a task is due of an incident that is resolved `today`; null: none. */
export function taskDue(
  rule: TaskRule,
  { policy, severity, today }: { policy: Policy; severity: Severity; today: string },
): string | null {
  if (rule.dueDays !== null) return dueAfter(policy, today, rule.dueDays);
  return postmortemDue(policy, severity, today);
}

/** The day in the policy's zone, so that everything of one incident is due alike. */
export function policyDay({ nudges }: Policy, at: Date): string {
  return todayIn(zoneNamed(nudges.timeZone) ?? fixedZone(0), at);
}
