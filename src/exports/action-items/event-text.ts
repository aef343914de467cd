import { actionItemName } from '../../domain/action-items/action-item.js';
import type { ActionItemTimelineEvent } from '../../domain/action-items/events.js';
import { unreachable } from '../../domain/unreachable.js';
import { said } from '../said.js';

export function actionItemEventText(event: ActionItemTimelineEvent, named: (id: string) => string): string {
  const titled = `${actionItemName(event.item)} “${event.title}”`;
  switch (event.kind) {
    case 'action_item_added':
      return [
        `added ${titled}`,
        ...(event.ownerId ? [`owner ${named(event.ownerId)}`] : []),
        ...(event.dueOn ? [`due ${event.dueOn}`] : []),
      ].join(', ');
    case 'action_item_done':
      return `finished ${titled}${said(event.note)}`;
    case 'action_item_dropped':
      return `won't do ${titled}${said(event.reason)}`;
    case 'action_item_reopened':
      return `reopened ${titled}`;
    case 'action_item_assigned':
      return `${titled}: owner ${event.to ? named(event.to) : 'nobody'}${event.from ? `, was ${named(event.from)}` : ''}`;
    default:
      return unreachable(event);
  }
}
