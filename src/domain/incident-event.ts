import type { ActionItemTimelineEvent } from './action-items/events.js';
import type { LifecycleEvent } from './incident/events.js';
import type { PostmortemEvent } from './postmortems/events.js';
import type { RunbookEvent } from './runbooks/events.js';
import type { TimelineEvent } from './timeline/events.js';

/**
 * Data describing what one act did to an incident. The timeline stores it; the channel post and the answer are rendered
 * from it. Each subject declares its own events; this union is all that knows them all.
 */
export type IncidentEvent =
  | LifecycleEvent
  | TimelineEvent
  | ActionItemTimelineEvent
  | RunbookEvent
  | PostmortemEvent;
