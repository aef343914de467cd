import { unreachable } from '../unreachable.js';
import type { ActionItemTimelineEvent } from './events.js';

/** The text that a person entered with a change to an action item, or null. */
export function actionItemTextOf(event: ActionItemTimelineEvent): string | null {
  switch (event.kind) {
    case 'action_item_added':
      return event.title;
    case 'action_item_done':
      return event.note;
    case 'action_item_dropped':
      return event.reason;
    case 'action_item_reopened':
    case 'action_item_assigned':
      return null;
    default:
      return unreachable(event);
  }
}
