import { type Policy, severityPolicy } from '../policy.js';
import type { Incident } from './incident.js';
import { isActive } from './status.js';

/** Whether the update that was due has not come. */
export function isUpdateOverdue({ nextUpdateDueAt }: Pick<Incident, 'nextUpdateDueAt'>, now: Date): boolean {
  return nextUpdateDueAt !== null && nextUpdateDueAt <= now;
}

/**
 * The incident with the interval to its next update starting at `from`. That ends a snooze and a pause: whatever starts it
 * has told people something.
 */
export function withNextUpdate(incident: Incident, policy: Policy, from: Date): Incident {
  const nextUpdateDueAt = nextUpdateDue(policy, incident, from);
  return { ...incident, nextUpdateDueAt, updatesSnoozedUntil: null, updatesPausedReason: null };
}

/** When the next update is due, counted from `from`; null if the incident isn't active or has no update interval. */
function nextUpdateDue(policy: Policy, incident: Incident, from: Date): Date | null {
  const minutes = severityPolicy(policy, incident.severity)?.updateEveryMinutes ?? null;
  if (minutes === null || !isActive(incident.status)) return null;
  return new Date(from.getTime() + minutes * 60_000);
}
