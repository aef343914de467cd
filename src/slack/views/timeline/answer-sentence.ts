import type { ItemChange, TimelineEvent } from '../../../domain/timeline/events.js';
import { timeOf } from '../text/text.js';

/** Tells who asked what happened to the timeline of the incident called `name`. */
export function timelineSentence(event: TimelineEvent, name: string): string {
  return event.kind === 'item_edited'
    ? editedSentence(event, name)
    : `Added to ${name}'s timeline, ${timeOf(new Date(event.at))}.`;
}

function editedSentence({ isHighlight, occurredAt: at }: ItemChange, name: string): string {
  if (isHighlight)
    return isHighlight.to ? `Added to ${name}'s timeline.` : `Removed from ${name}'s timeline.`;
  return at
    ? `Edited the entry in ${name}'s timeline: ${timeOf(new Date(at.to))}.`
    : `Edited the entry in ${name}'s timeline.`;
}
