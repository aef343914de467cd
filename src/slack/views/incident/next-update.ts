import type { Incident } from '../../../domain/incident/incident.js';
import { isUpdateOverdue } from '../../../domain/incident/next-update.js';
import { timeOf } from '../text/text.js';

/** `Next update by 14:50`; once that has passed, `⚠ update overdue since 14:50`. Null if none is due. */
export function nextUpdateText(incident: Pick<Incident, 'nextUpdateDueAt'>, now: Date): string | null {
  const { nextUpdateDueAt: due } = incident;
  if (due === null) return null;
  return isUpdateOverdue(incident, now)
    ? `⚠ update overdue since ${timeOf(due)}`
    : `next update by ${timeOf(due)}`;
}
