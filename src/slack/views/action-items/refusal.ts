import { type ActionItemStatusKind, actionItemName } from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import type { ActionItemRefusal } from '../../../domain/action-items/refusals.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { listed } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { person, timeOf } from '../text/text.js';
import { partNames } from './history.js';

export function actionItemRefusalText(refusal: ActionItemRefusal): string {
  switch (refusal.kind) {
    case 'action_item_not_found':
      return `There's no ${actionItemName(refusal.item)}. See action items with \`/incident actions\`.`;
    case 'no_action_items_once_canceled':
      return `${incidentName(refusal.number)} was canceled, so it can't get action items. Add it to another incident, or reopen this one with \`/incident reopen\`.`;
    case 'action_item_in_status':
      return `${actionItemName(refusal.item)} ${already[refusal.already]} already, since ${timeOf(new Date(refusal.at))}.`;
    case 'action_item_unchanged':
      return `Nothing changed: ${actionItemName(refusal.item)} already says that.`;
    case 'action_item_changed_since':
      return `${changedMeanwhile(refusal)} Nothing was overwritten, and what you entered is still here: check it and save again.`;
    case 'action_item_owned_already':
      return refusal.ownerId
        ? `${person(refusal.ownerId)} owns ${actionItemName(refusal.item)} already.`
        : `${actionItemName(refusal.item)} has no owner already.`;
    case 'due_day_passed':
      return `${dayText(refusal.dueOn)}, has passed. Use today or a later day.`;
    case 'snooze_day_not_ahead':
      return `${dayText(refusal.until)}, isn't ahead. Snooze it until tomorrow or a later day.`;
    case 'not_a_web_address':
      return "That link isn't a web address. Use one that starts with `https://`.";
    case 'too_many_watchers':
      return `${refusal.found} people can't watch one action item: at most ${refusal.max} can.`;
    case 'too_many_action_items':
      return `${refusal.found} action items are too many at once. Send at most ${refusal.max} lines.`;
    default:
      return unreachable(refusal);
  }
}

function changedMeanwhile({
  item,
  at,
  by,
  parts,
}: Extract<ActionItemRefusal, { kind: 'action_item_changed_since' }>): string {
  const what = parts.length > 0 ? `the ${listed(parts.map((part) => partNames[part]))} of ` : '';
  const when = `${timeOf(new Date(at))}, after you opened the form.`;
  return `${by ? person(by) : 'Firebreak'} changed ${what}${actionItemName(item)} ${when}`;
}

/** The form field that shows the refusal; null if it concerns none. */
export function actionItemRefusalField(refusal: ActionItemRefusal): string | null {
  switch (refusal.kind) {
    case 'action_item_owned_already':
      return 'owner';
    case 'due_day_passed':
      return 'due';
    case 'snooze_day_not_ahead':
      return 'until';
    case 'not_a_web_address':
      return 'link';
    case 'too_many_watchers':
      return 'watchers';
    default:
      return null;
  }
}

const already: Record<ActionItemStatusKind, string> = {
  open: 'is open',
  in_progress: 'is in progress',
  blocked: 'is blocked',
  done: 'is done',
  wont_do: 'was dropped',
};
