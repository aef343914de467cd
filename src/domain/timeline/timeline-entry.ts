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

/** A timeline entry as stored. */
export interface TimelineEntry extends NewEntry {
  id: number;
  capturedAt: Date;
  /** The text as edited for the timeline; null if it wasn't edited. */
  shownText: string | null;
  /** Whether it is only in the full record, not among the highlights. */
  isHidden: boolean;
}
