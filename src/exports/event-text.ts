import { isActionItemTimelineEvent } from '../domain/action-items/events.js';
import { isPostmortemEvent } from '../domain/postmortems/events.js';
import { isRunbookEvent } from '../domain/runbooks/events.js';
import { isTimelineEvent } from '../domain/timeline/events.js';
import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';
import { actionItemEventText } from './action-items/event-text.js';
import { lifecycleEventText } from './incident/event-text.js';
import { postmortemEventText } from './postmortems/event-text.js';
import { runbookEventText } from './runbooks/event-text.js';
import { timelineEventText } from './timeline/event-text.js';

/** What happened, in a few words on one line; users appear as `named` returns them, by default as their Slack ids. */
export function eventText(event: TimelineEntry['event'], named = (id: string) => id): string {
  if (event.kind === 'unreadable')
    return `made a change that this version of Firebreak can't read (entry ${event.entry})`;
  if (isActionItemTimelineEvent(event)) return actionItemEventText(event, named);
  if (isRunbookEvent(event)) return runbookEventText(event, named);
  if (isPostmortemEvent(event)) return postmortemEventText(event, named);
  return isTimelineEvent(event) ? timelineEventText(event) : lifecycleEventText(event, named);
}
