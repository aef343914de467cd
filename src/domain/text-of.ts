import { lifecycleTextOf } from './incident/text-of.js';
import type { IncidentEvent } from './incident-event.js';
import { isTimelineEvent } from './timeline/events.js';
import { timelineTextOf } from './timeline/text-of.js';

/** The text that a person entered with an event, or null. */
export function shownTextOf(event: IncidentEvent): string | null {
  return isTimelineEvent(event) ? timelineTextOf(event) : lifecycleTextOf(event);
}
