import { dayText } from '../../../../domain/action-items/day-text.js';
import type { TaskEvent } from '../../../../domain/postmortems/tasks/events.js';
import { unreachable } from '../../../../domain/unreachable.js';
import { quotedInLine } from '../../text/text.js';
import type { Wording } from '../../text/wording.js';

/** What somebody did about a task after the incident, as a clause without its actor `by`. */
export function taskClause(
  event: TaskEvent,
  by: string | null,
  { people: { person }, incident }: Wording,
): string {
  const task = `the follow-up task ${quotedInLine(event.title, 150)}${incident ? ` of ${incident}` : ''}`;
  switch (event.kind) {
    case 'task_done':
      return `finished ${task}`;
    case 'task_skipped':
      return `skipped ${task}: ${quotedInLine(event.reason, 500)}`;
    case 'task_reopened':
      return `reopened ${task}`;
    case 'task_assigned':
      return event.to === by ? `took ${task}` : `assigned ${task} to ${person(event.to)}`;
    case 'task_due_changed':
      return `moved the due date of ${task} to ${dayText(event.to)}`;
    default:
      return unreachable(event);
  }
}
