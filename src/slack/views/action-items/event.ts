import { actionItemName } from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import type { ActionItemTimelineEvent } from '../../../domain/action-items/events.js';
import { unreachable } from '../../../domain/unreachable.js';
import { quotedInLine } from '../text/text.js';
import type { Wording } from '../text/wording.js';

/** What happened to an action item, as a clause without its actor `by`. */
export function actionItemClause(
  event: ActionItemTimelineEvent,
  by: string | null,
  { people, incident }: Wording,
): string {
  const name = `*${actionItemName(event.item)}*`;
  const ofIt = incident ? ` of ${incident}` : '';
  const titled = `${name}${ofIt} ${quotedInLine(event.title, titleMaxChars)}`;
  switch (event.kind) {
    case 'action_item_added':
      return [
        `added action item ${name}${incident ? ` to ${incident}` : ''}`,
        ...(event.ownerId ? [`owner ${people.person(event.ownerId)}`] : []),
        ...(event.dueOn ? [`due ${dayText(event.dueOn)}`] : []),
      ].join(' · ');
    case 'action_item_done':
      return `finished ${titled}`;
    case 'action_item_dropped':
      return `decided not to do ${titled}`;
    case 'action_item_reopened':
      return `reopened ${titled}`;
    case 'action_item_assigned':
      return assigned(event, by, { titled, person: people.person });
    default:
      return unreachable(event);
  }
}

const titleMaxChars = 150;

function assigned(
  { from, to }: Extract<ActionItemTimelineEvent, { kind: 'action_item_assigned' }>,
  by: string | null,
  { titled, person }: { titled: string; person: (userId: string) => string },
): string {
  if (to === null) return `left ${titled} without an owner`;
  if (to === by) return from ? `took over ${titled} from ${person(from)}` : `took ${titled}`;
  return `${from === by && from !== null ? 'handed' : 'assigned'} ${titled} to ${person(to)}`;
}
