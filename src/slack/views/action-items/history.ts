import type { ActionItemStatusKind } from '../../../domain/action-items/action-item.js';
import { type ActionItemPart, changedParts } from '../../../domain/action-items/changed-parts.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import type { ActionItemChanged } from '../../../domain/action-items/report.js';
import { listed } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { person, timeOf } from '../text/text.js';

/** The parts of an action item, as sentences name them. */
export const partNames: Record<ActionItemPart, string> = {
  title: 'title',
  description: 'description',
  type: 'type',
  priority: 'priority',
  dueOn: 'due date',
  verification: 'way to check it',
  link: 'link',
  externalId: 'external id',
  watcherIds: 'watchers',
  status: 'status',
  owner: 'owner',
  restsUntil: 'snooze',
};

/** One change of an action item on one line. Escaped for mrkdwn. */
export function changeText(changed: ActionItemChanged): string {
  const by = changed.by ? person(changed.by) : 'Firebreak';
  return `${timeOf(changed.at)}  ${by} ${clauseOf(changed)}`;
}

function clauseOf(changed: ActionItemChanged): string {
  const { event } = changed;
  switch (event?.kind) {
    case undefined:
      return 'changed something that this version of Firebreak cannot read';
    case 'created':
      return 'added it';
    case 'changed':
      return `changed the ${listed(changedParts([{ event }]).map((part) => partNames[part]))}`;
    case 'status_changed':
      return statusClauses[event.to.kind];
    case 'snoozed':
      return event.until ? `snoozed it until ${dayText(event.until, changed.at)}` : 'ended its snooze';
    case 'owner_changed':
      return event.to ? `made ${person(event.to)} the owner` : 'left it without an owner';
    default:
      return unreachable(event);
  }
}

const statusClauses: Record<ActionItemStatusKind, string> = {
  open: 'opened it again',
  in_progress: 'started it',
  blocked: 'marked it as blocked',
  done: 'finished it',
  wont_do: "decided that it won't be done",
};
