import { actionItemName } from '../../../domain/action-items/action-item.js';
import type { ActionItemTimelineEvent } from '../../../domain/action-items/events.js';
import { unreachable } from '../../../domain/unreachable.js';
import { person } from '../text/text.js';

/** Tells who asked what happened to an action item of the incident called `name`. */
export function actionItemSentence(event: ActionItemTimelineEvent, name: string): string {
  const item = `*${actionItemName(event.item)}*`;
  switch (event.kind) {
    case 'action_item_added':
      return `${item} is added to ${name}.`;
    case 'action_item_done':
      return `${item} of ${name} is done.`;
    case 'action_item_dropped':
      return `${item} of ${name} won't be done.`;
    case 'action_item_reopened':
      return `${item} of ${name} is open again.`;
    case 'action_item_assigned':
      return event.to ? `${person(event.to)} owns ${item} of ${name}.` : `${item} of ${name} has no owner.`;
    default:
      return unreachable(event);
  }
}
