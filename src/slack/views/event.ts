import { isActionItemTimelineEvent } from '../../domain/action-items/events.js';
import { isPostmortemEvent } from '../../domain/postmortems/events.js';
import { isRunbookEvent } from '../../domain/runbooks/events.js';
import { isTimelineEvent } from '../../domain/timeline/events.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import { actionItemClause } from './action-items/event.js';
import { lifecycleClause } from './incident/event.js';
import { mentioned } from './people/names.js';
import { postmortemClause } from './postmortems/event.js';
import { runbookClause } from './runbooks/event.js';
import type { Wording } from './text/wording.js';
import { timelineClause } from './timeline/event.js';

const inTimeline: Wording = { people: mentioned, incident: null };

/**
 * An event as a clause without its actor `by`: `raised severity from sev2 to *sev1*`. Escaped for mrkdwn. Each subject
 * words its own events.
 */
export function clauseOf(
  event: TimelineEntry['event'],
  by: string | null = null,
  wording: Wording = inTimeline,
): string {
  if (event.kind === 'unreadable')
    return `made a change that this version of Firebreak can't read (entry ${event.entry})`;
  if (isActionItemTimelineEvent(event)) return actionItemClause(event, by, wording);
  if (isRunbookEvent(event)) return runbookClause(event, by, wording);
  if (isPostmortemEvent(event)) return postmortemClause(event, by, wording);
  return isTimelineEvent(event) ? timelineClause(event, by, wording) : lifecycleClause(event, by, wording);
}
