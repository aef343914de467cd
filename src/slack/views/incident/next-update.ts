import type { Incident } from '../../../domain/incident/incident.js';
import { isUpdateOverdue } from '../../../domain/incident/next-update.js';
import { inLine, timeOf } from '../text/text.js';

type UpdateState = Pick<Incident, 'nextUpdateDueAt' | 'updatesSnoozedUntil' | 'updatesPausedReason'>;

/**
 * `Next update by 14:50`; once that has passed, `⚠ update overdue since 14:50`; or that updates are paused or their
 * reminder snoozed. Null if none is due.
 */
export function nextUpdateText(incident: UpdateState, now: Date): string | null {
  const { nextUpdateDueAt: due, updatesSnoozedUntil: snoozedUntil, updatesPausedReason: reason } = incident;
  if (reason !== null) return `updates paused: ${inLine(reason, 300)}`;
  if (due === null) return null;
  if (snoozedUntil !== null && snoozedUntil > now)
    return `update reminder snoozed until ${timeOf(snoozedUntil)}`;
  return isUpdateOverdue(incident, now)
    ? `⚠ update overdue since ${timeOf(due)}`
    : `next update by ${timeOf(due)}`;
}
