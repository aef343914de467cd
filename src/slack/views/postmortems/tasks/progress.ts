import { dayText } from '../../../../domain/action-items/day-text.js';
import type { Incident } from '../../../../domain/incident/incident.js';
import type { FollowUp } from '../../../../domain/postmortems/tasks/settle.js';
import { assigneeOf, isOpen, nextTask, type Task } from '../../../../domain/postmortems/tasks/task.js';
import { inLine } from '../../text/text.js';

/** How people are shown: mentioned, or by name where that would notify them. */
export type ShowPerson = (userId: string) => string;

interface ProgressOptions {
  person: ShowPerson;
  /** Days of that year go without it. */
  seenAt: Date | null;
}

/** `Follow-up 2 of 5 · next: Hold the retro (@lee, due Fri, Dec 4)`; null if there is nothing to follow up. */
export function progressText(
  incident: Incident,
  followUp: FollowUp,
  options: ProgressOptions,
): string | null {
  const { tasks } = followUp;
  if (tasks.length === 0 || incident.status === 'canceled') return null;
  const ended = tasks.filter((task) => !isOpen(task)).length;
  const next = nextTask(tasks);
  const which = next
    ? ` · next: ${inLine(next.title, 100)}${whoAndWhen(incident, followUp, next, options)}`
    : '';
  return `*Follow-up* ${ended} of ${tasks.length}${which}`;
}

function whoAndWhen(
  incident: Incident,
  followUp: FollowUp,
  task: Task,
  { person, seenAt }: ProgressOptions,
): string {
  const userId = assigneeOf(task, peopleOf(incident, followUp));
  const parts = [
    ...(userId ? [person(userId)] : []),
    ...(task.dueOn ? [`due ${dayText(task.dueOn, seenAt)}`] : []),
  ];
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** Who can be meant by a task. */
export function peopleOf({ roles }: Incident, { postmortem }: FollowUp) {
  return { roles, postmortemOwnerId: postmortem?.ownerId ?? null };
}
