import type { Source } from '../actor.js';
import type { IncidentEvent } from '../incident-event.js';

/** A timeline entry before it is stored. Times in UTC. */
export interface NewEntry {
  occurredAt: Date;
  source: Source;
  /** Who acted or wrote; null for Firebreak itself. */
  authorId: string | null;
  event: IncidentEvent;
}

/**
 * Stands for an event that this version of Firebreak can't read: a newer version stored it, or it was altered. It is
 * never stored.
 */
export interface UnreadableEvent {
  kind: 'unreadable';
  /** The entry's id. */
  entry: number;
}

/** A timeline entry as stored. */
export interface TimelineEntry extends Omit<NewEntry, 'event'> {
  id: number;
  event: IncidentEvent | UnreadableEvent;
  capturedAt: Date;
  /** The text as edited for the timeline; null if it wasn't edited. */
  shownText: string | null;
  /** Whether it is only in the full record, not among the highlights. */
  isHidden: boolean;
}
