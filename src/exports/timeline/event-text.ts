import type { ItemChange, TimelineEvent } from '../../domain/timeline/events.js';
import { unreachable } from '../../domain/unreachable.js';
import { said } from '../said.js';

export function timelineEventText(event: TimelineEvent): string {
  switch (event.kind) {
    case 'noted':
      return `noted: “${event.text}”`;
    case 'quoted':
      return `quoted${said(event.text)}${said(event.note)}`;
    case 'item_edited':
      return `edited ${event.item}: ${editText(event)}`;
    default:
      return unreachable(event);
  }
}

function editText({ text, occurredAt: at, isHighlight }: ItemChange): string {
  return [
    ...(text ? [text.to ? `“${text.from}” → “${text.to}”` : 'its words'] : []),
    ...(at ? [`${at.from} → ${at.to}`] : []),
    ...(isHighlight ? [isHighlight.to ? 'put on the timeline' : 'taken off the timeline'] : []),
  ].join(', ');
}
