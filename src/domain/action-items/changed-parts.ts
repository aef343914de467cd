import { unreachable } from '../unreachable.js';
import type { ActionItemFields } from './action-item.js';
import type { ActionItemEvent } from './events.js';
import type { ActionItemChanged } from './report.js';

export const actionItemParts = [
  ...['title', 'description', 'type', 'priority', 'dueOn', 'verification', 'link', 'externalId'],
  ...['watcherIds', 'status', 'owner', 'restsUntil'],
] as const satisfies (keyof ActionItemFields | 'status' | 'owner' | 'restsUntil')[];
/** A part of an action item that people change. */
export type ActionItemPart = (typeof actionItemParts)[number];

/** What these events changed, each part once. Events that can't be read tell nothing. */
export function changedParts(history: readonly Pick<ActionItemChanged, 'event'>[]): ActionItemPart[] {
  const parts = history.flatMap(({ event }) => (event ? partsOf(event) : []));
  return actionItemParts.filter((part) => parts.includes(part));
}

function partsOf(event: ActionItemEvent): ActionItemPart[] {
  switch (event.kind) {
    case 'created':
      return [];
    case 'changed':
      return event.changes.map(({ field }) => field);
    case 'status_changed':
      return ['status'];
    case 'snoozed':
      return ['restsUntil'];
    case 'owner_changed':
      return ['owner'];
    default:
      return unreachable(event);
  }
}
