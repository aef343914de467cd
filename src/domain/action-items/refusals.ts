import type { ActionItemStatusKind } from './action-item.js';
import type { ActionItemPart } from './changed-parts.js';

/** Why an act on an action item was refused. `item`: its number. Times are ISO 8601, UTC; days `2026-12-01`. */
export type ActionItemRefusal =
  | { kind: 'action_item_not_found'; item: number }
  /** The incident was canceled: there is nothing to follow up. */
  | { kind: 'no_action_items_once_canceled'; number: number }
  | { kind: 'action_item_in_status'; item: number; already: ActionItemStatusKind; at: string }
  | { kind: 'action_item_unchanged'; item: number }
  /** Somebody changed these parts after the form was opened; `by` did so last, or Firebreak itself if null. */
  | {
      kind: 'action_item_changed_since';
      item: number;
      at: string;
      by: string | null;
      parts: ActionItemPart[];
    }
  | { kind: 'action_item_owned_already'; item: number; ownerId: string | null }
  | { kind: 'due_day_passed'; dueOn: string }
  | { kind: 'snooze_day_not_ahead'; until: string }
  | { kind: 'not_a_web_address' }
  | { kind: 'too_many_watchers'; max: number; found: number }
  | { kind: 'too_many_action_items'; max: number; found: number };

const kinds: Record<ActionItemRefusal['kind'], true> = {
  action_item_not_found: true,
  no_action_items_once_canceled: true,
  action_item_in_status: true,
  action_item_unchanged: true,
  action_item_changed_since: true,
  action_item_owned_already: true,
  due_day_passed: true,
  snooze_day_not_ahead: true,
  not_a_web_address: true,
  too_many_watchers: true,
  too_many_action_items: true,
};

export function isActionItemRefusal(refusal: { kind: string }): refusal is ActionItemRefusal {
  return refusal.kind in kinds;
}

/** What people write about an action item. */
export const actionItemTexts = [
  'action item',
  'description',
  'verification',
  'note on the work',
  'blocker',
  'reason not to do it',
] as const;
export type ActionItemText = (typeof actionItemTexts)[number];
