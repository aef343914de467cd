import type { Change } from '../change.js';
import type { ActionItemFields, ActionItemStatus } from './action-item.js';

/** One change of an action item, kept with its actor and time. */
export type ActionItemEvent =
  | { kind: 'created' }
  | { kind: 'changed'; changes: FieldChange[] }
  | { kind: 'status_changed'; from: ActionItemStatus; to: ActionItemStatus }
  /** Nobody is asked about it before that day. */
  | { kind: 'snoozed'; from: string | null; until: string | null }
  | { kind: 'owner_changed'; from: string | null; to: string | null };

/** One field's old value and the new one. */
export type FieldChange = {
  [Field in keyof ActionItemFields]: { field: Field } & Change<ActionItemFields[Field]>;
}[keyof ActionItemFields];

/**
 * What the incident's timeline tells of its action items: that they were added, finished and handed over, not every
 * edit. `item`: the number. The title is as it was then.
 */
export type ActionItemTimelineEvent =
  | {
      kind: 'action_item_added';
      item: number;
      title: string;
      ownerId: string | null;
      dueOn: string | null;
    }
  | { kind: 'action_item_done'; item: number; title: string; note: string | null }
  | { kind: 'action_item_dropped'; item: number; title: string; reason: string }
  | { kind: 'action_item_reopened'; item: number; title: string }
  | { kind: 'action_item_assigned'; item: number; title: string; from: string | null; to: string | null };

const timelineKinds: Record<ActionItemTimelineEvent['kind'], true> = {
  action_item_added: true,
  action_item_done: true,
  action_item_dropped: true,
  action_item_reopened: true,
  action_item_assigned: true,
};

export function isActionItemTimelineEvent(event: { kind: string }): event is ActionItemTimelineEvent {
  return event.kind in timelineKinds;
}
