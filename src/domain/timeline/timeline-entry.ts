import type { Source } from '../actor.js';
import type { IncidentEvent } from '../incident-event.js';

/** One line of the record, before it is stored. Times in UTC. */
export interface NewEntry {
  occurredAt: Date;
  source: Source;
  /** Who acted or wrote; null for the program itself. */
  authorId: string | null;
  event: IncidentEvent;
}

/** One line of the record, as stored. */
export interface TimelineEntry extends NewEntry {
  id: number;
  capturedAt: Date;
  /** What people have made of its words since; null: they stand as they were. */
  shownText: string | null;
  /** Whether it stands in the full record only. */
  isHidden: boolean;
}
