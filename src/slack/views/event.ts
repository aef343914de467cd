import type { IncidentEvent } from '../../domain/incident-event.js';
import { isTimelineEvent } from '../../domain/timeline/events.js';
import { lifecycleClause } from './incident/event.js';
import { mentioned } from './people/names.js';
import type { Telling } from './text/telling.js';
import { timelineClause } from './timeline/event.js';

const inTimeline: Telling = { people: mentioned, incident: null };

/**
 * An event as a clause without its actor `by`: `raised severity from sev2 to *sev1*`. Escaped for mrkdwn. Each subject
 * words its own events.
 */
export function clauseOf(
  event: IncidentEvent,
  by: string | null = null,
  telling: Telling = inTimeline,
): string {
  return isTimelineEvent(event) ? timelineClause(event, by, telling) : lifecycleClause(event, by, telling);
}
