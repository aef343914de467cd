import type { ItemChange } from './events.js';
import type { ItemKey } from './item-key.js';

/** What decisions about the timeline write to its items. */
export type TimelineWrite = ItemEdited | MessageMarked;

/** The new values of an item; the edit itself is an entry. */
export interface ItemEdited {
  kind: 'item_edited';
  item: ItemKey;
  change: ItemChange;
}

/** A person's choice, made through Firebreak, to show a message on the timeline or hide it whatever its marks. */
export interface MessageMarked {
  kind: 'message_marked';
  ts: string;
  isOn: boolean;
  /** The person's note. */
  note: string | null;
}
