import type { ActionItem } from './action-item.js';
import type { ActionItemEvent } from './events.js';

/** An action item as it is now, with what just happened to it. */
export interface ActionItemSaved {
  kind: 'action_item_saved';
  actionItem: ActionItem;
  event: ActionItemEvent;
}
