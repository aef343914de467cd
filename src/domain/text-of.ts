import { isActionItemTimelineEvent } from './action-items/events.js';
import { actionItemTextOf } from './action-items/text-of.js';
import { lifecycleTextOf } from './incident/text-of.js';
import { isPostmortemEvent } from './postmortems/events.js';
import { isRunbookEvent } from './runbooks/events.js';
import { runbookTextOf } from './runbooks/text-of.js';
import { isTimelineEvent } from './timeline/events.js';
import { timelineTextOf } from './timeline/text-of.js';
import type { TimelineEntry } from './timeline/timeline-entry.js';

/** The text that a person entered with an event, or null. */
export function shownTextOf(event: TimelineEntry['event']): string | null {
  if (event.kind === 'unreadable' || isPostmortemEvent(event)) return null;
  if (isActionItemTimelineEvent(event)) return actionItemTextOf(event);
  if (isRunbookEvent(event)) return runbookTextOf(event);
  return isTimelineEvent(event) ? timelineTextOf(event) : lifecycleTextOf(event);
}
