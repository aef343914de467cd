import type { TimelineEvent } from './events.js';
import type { ItemKey } from './item-key.js';

export type ItemField = `item:${ItemKey}`;

/** The timeline item that this event replaced; empty if it only added one. */
export function changedItems(event: TimelineEvent): ItemField[] {
  return event.kind === 'item_edited' ? [`item:${event.item}`] : [];
}
