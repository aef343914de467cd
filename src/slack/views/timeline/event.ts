import type { ItemChange, TimelineEvent } from '../../../domain/timeline/events.js';
import { unreachable } from '../../../domain/unreachable.js';
import { author, channelLink, quotedInLine, timeOf } from '../text/text.js';
import type { Wording } from '../text/wording.js';

export function timelineClause(
  event: TimelineEvent,
  by: string | null,
  { people, incident }: Wording,
): string {
  switch (event.kind) {
    case 'noted':
      return `added a note${incident ? ` to ${incident}` : ''}`;
    case 'quoted':
      return `quoted ${by !== null && event.authorId === by ? 'their own message' : author(event, people)} from ${channelLink(event.channelId)}${incident ? ` in ${incident}` : ''}`;
    case 'item_edited':
      return `edited an entry${incident ? ` of ${incident}` : ''}: ${editedText(event)}`;
    default:
      return unreachable(event);
  }
}

/** What an edit changed, in a few words. */
export function editedText({ text, occurredAt: at, isHighlight }: ItemChange): string {
  return [
    ...(text ? [text.from ? `its words, before ${quotedInLine(text.from, 100)}` : 'its words'] : []),
    ...(at ? [`its time, ${timeOf(new Date(at.from))} → ${timeOf(new Date(at.to))}`] : []),
    ...(isHighlight ? [isHighlight.to ? 'put on the timeline' : 'taken off the timeline'] : []),
  ].join('; ');
}
