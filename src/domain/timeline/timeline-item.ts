import type { ItemKey } from './item-key.js';
import type { MarkKind } from './observed-mark.js';
import type { StoredMessage } from './stored-message.js';
import type { TimelineEntry } from './timeline-entry.js';

/** One line of an incident's timeline: what was done through Firebreak, or what somebody wrote. */
export type TimelineItem =
  | ({ kind: 'entry'; entry: TimelineEntry } & LinePlace)
  | ({ kind: 'message'; message: ShownMessage } & LinePlace);

interface LinePlace {
  occurredAt: Date;
  key: ItemKey;
  /** Who changed its words last for the timeline; left out where they stand as they were. */
  editedById?: string;
}

/** A message as the timeline shows it. */
export type ShownMessage = Omit<StoredMessage, 'revisions' | 'version'> & {
  isHighlight: boolean;
  /** Whether its author has edited it in Slack. */
  isEdited?: boolean;
  /** What people have made of its words for the timeline; null: they stand as they were written. */
  shownText: string | null;
  /** The first of the marks that stand on it; null where none does. */
  mark: { kind: MarkKind; name: string; byId: string; note: string | null } | null;
};

/** A part of a timeline, oldest first. */
export interface TimelinePage {
  lines: TimelineItem[];
  /** Where the part before this one ends; null where this one begins with the first line. */
  before: Cursor | null;
  /** Key entries, and all lines with what was only written. */
  counts: { key: number; all: number };
}

/** A place in a timeline, between two lines. */
export interface Cursor {
  at: Date;
  key: ItemKey;
}
