import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { type ActionItem, isUnfinished } from '../action-item.js';

/**
 * Lets an action item rest: nobody is asked about it before that day; null ends the rest. Refused if it is over, or if the
 * day isn't ahead of `today`.
 */
export function snoozeActionItem(
  incident: Incident,
  item: ActionItem,
  until: string | null,
  today: string,
  act: Act,
): Decision {
  const { number, status, restsUntil: from, changedAt } = item;
  if (!isUnfinished(item)) {
    const at = changedAt.toISOString();
    return refused({ kind: 'action_item_in_status', item: number, already: status.kind, at });
  }
  if (until !== null && until <= today) return refused({ kind: 'snooze_day_not_ahead', until });
  if (from === until) return refused({ kind: 'action_item_unchanged', item: number });
  const actionItem = { ...item, restsUntil: until, changedAt: act.at };
  const event = { kind: 'snoozed', from, until } as const;
  return accepted(incident, [], [], [{ kind: 'action_item_saved', actionItem, event }]);
}
