import { z } from 'zod';
import type { IncidentEvent } from '../../domain/incident-event.js';
import { anyKindOf, type SchemasOf, versioned } from '../stored-json.js';
import { actionItemTimelineEvents } from './action-items/schemas.js';
import { lifecycleEvents } from './incident/event-schemas.js';
import { postmortemEvents } from './postmortems/schemas.js';
import { runbookEvents } from './runbooks/run-schemas.js';
import { timelineEvents } from './timeline/event-schemas.js';

/** Events as they are stored. Each subject has the schemas of its own. */
const schemas = {
  ...lifecycleEvents,
  ...timelineEvents,
  ...actionItemTimelineEvents,
  ...runbookEvents,
  ...postmortemEvents,
} satisfies SchemasOf<IncidentEvent>;
export const incidentEvent = anyKindOf(schemas);

/** The kind of an entry, which may be unreadable. */
export const entryKinds = z.enum([...z.object(schemas).keyof().options, 'unreadable']);

/** The column `timeline_entries.event`. */
export const storedEvent = versioned<IncidentEvent>({ 1: incidentEvent });

/**
 * An event as the hash chain seals it: whole and without its version 1, which is also the version of events that have
 * none. Doesn't depend on whether this version can read it.
 */
export function sealedEvent(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('v' in stored) || stored.v !== 1) return stored;
  const { v: _v, ...event } = stored;
  return event;
}
