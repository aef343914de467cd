import type { IncidentEvent } from '../domain/incident-event.js';
import { isTimelineEvent } from '../domain/timeline/events.js';
import { lifecycleEventText } from './incident/event-text.js';
import { timelineEventText } from './timeline/event-text.js';

/** What happened, in a few words on one line; users appear as `named` returns them, by default as their Slack ids. */
export function eventText(event: IncidentEvent, named = (id: string) => id): string {
  return isTimelineEvent(event) ? timelineEventText(event) : lifecycleEventText(event, named);
}
