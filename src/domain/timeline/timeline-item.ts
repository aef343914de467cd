import type { ItemKey } from './item-key.js';
import type { MarkKind } from './messages/observed-mark.js';
import type { StoredMessage } from './messages/stored-message.js';
import type { TimelineEntry } from './timeline-entry.js';

/** One timeline item: an entry, or a message. */
export type TimelineItem =
  | ({ kind: 'entry'; entry: TimelineEntry } & LinePlace)
  | ({ kind: 'message'; message: ShownMessage } & LinePlace);

interface LinePlace {
  occurredAt: Date;
  key: ItemKey;
  /** Who last edited its text for the timeline; missing if nobody did. */
  editedById?: string;
}

/** A message as the timeline shows it. */
export type ShownMessage = Omit<StoredMessage, 'revisions' | 'version'> & {
  isHighlight: boolean;
  /** Whether its author edited it in Slack. */
  isEdited?: boolean;
  /** The text as edited for the timeline; null if it wasn't edited. */
  shownText: string | null;
  /** The first active mark; null if there is none. */
  mark: { kind: MarkKind; name: string; byId: string; note: string | null } | null;
};

/** A page of a timeline, oldest first. */
export interface TimelinePage {
  items: TimelineItem[];
  /** Where the previous page ends; null if this page starts with the first item. */
  before: Cursor | null;
  /** The number of highlights, and of all items including plain messages. */
  counts: { highlights: number; all: number };
}

/** A position in a timeline, between two items. */
export interface Cursor {
  at: Date;
  key: ItemKey;
}
