import { dueRefusal } from '../../action-items/check-fields.js';
import { type Act, personOf } from '../../actor.js';
import { type Accepted, accepted, type Decision, refused } from '../../decision.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import { letIn } from '../../incident/decisions/let-in.js';
import { type Incident, limits } from '../../incident/incident.js';
import { eligibilityRefusal } from '../../people/eligibility.js';
import type { Person } from '../../people/person.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import type { TaskEvent } from './events.js';
import { isMet } from './is-met.js';
import type { TaskRefusal } from './refusals.js';
import type { FollowUp } from './settle.js';
import { assigneeOf, type Task, type TaskStatus } from './task.js';

/** The task that somebody means, with the incident that it follows. */
export interface TaskOf {
  incident: Incident;
  followUp: FollowUp;
  task: Task;
}

/** Ticks a task, also one that would complete by itself: it may have been done elsewhere. */
export function tickTask({ incident, task }: TaskOf, act: Act): Decision {
  const already = statusRefusal(task, 'done');
  if (already) return refused(already);
  const status = { kind: 'done', at: act.at, by: personOf(act.by), isAutomatic: false } as const;
  return changed(incident, { ...task, status }, { kind: 'task_done', title: task.title }, act);
}

/** Skips a task that doesn't need doing, with a reason. */
export function skipTask({ incident, task }: TaskOf, why: string, act: Act): Decision {
  const reason = sanitizeText(why);
  const refusal = textRefusal('reason', reason, limits.reason) ?? statusRefusal(task, 'skipped');
  if (refusal) return refused(refusal);
  const event = { kind: 'task_skipped', title: task.title, reason } as const;
  return changed(incident, skipped(task, reason, act), event, act);
}

export function skipped(task: Task, reason: string, act: Act): Task {
  return { ...task, status: { kind: 'skipped', at: act.at, by: personOf(act.by), reason } };
}

/** Opens a task again. One that is done because of something else follows that. */
export function reopenTask({ incident, followUp, task }: TaskOf, act: Act): Decision {
  const { doneWhen, title, number } = task;
  const already = statusRefusal(task, 'open');
  if (already) return refused(already);
  if (doneWhen !== null && isMet(doneWhen, incident, followUp.postmortem))
    return refused({ kind: 'task_is_met', task: number, because: doneWhen });
  return changed(incident, { ...task, status: { kind: 'open' } }, { kind: 'task_reopened', title }, act);
}

/** Asks somebody else to do a task. */
export function assignTask({ incident, followUp, task }: TaskOf, to: Person, act: Act): Decision {
  const { userId } = to;
  const ineligible = eligibilityRefusal(to, 'task');
  if (ineligible) return refused(ineligible);
  const from = assigneeOf(task, { ...incident, postmortemOwnerId: followUp.postmortem?.ownerId ?? null });
  if (userId === task.assigneeId || (userId === from && task.assigneeId === null))
    return refused({ kind: 'task_unchanged', task: task.number });
  const event = { kind: 'task_assigned', title: task.title, from, to: userId } as const;
  const decision = changed(incident, { ...task, assigneeId: userId }, event, act);
  return { ...decision, effects: [...letIn(incident, [to]), ...decision.effects] };
}

/** Sets the day on which a task is due. `today`: in the calendar of the person who asks. */
export function setTaskDue({ incident, task }: TaskOf, to: string, today: string, act: Act): Decision {
  const { dueOn: from, title, number } = task;
  const passed = dueRefusal(to, today);
  if (passed) return refused(passed);
  if (from === to) return refused({ kind: 'task_unchanged', task: number });
  const event = { kind: 'task_due_changed', title, from, to } as const;
  return changed(incident, { ...task, dueOn: to, dueSetAt: act.at }, event, act);
}

function statusRefusal({ number, status }: Task, wanted: TaskStatus['kind']): TaskRefusal | null {
  if (status.kind !== wanted) return null;
  const { at, by } = status.kind === 'open' ? { at: null, by: null } : status;
  return { kind: 'task_in_status', task: number, already: wanted, at: at?.toISOString() ?? null, by };
}

/** The card shows how far the tasks are; what matters to everybody is posted in the channel. */
function changed(incident: Incident, task: Task, event: TaskEvent, act: Act): Accepted {
  const told = event.kind === 'task_due_changed' ? [] : [broadcastOf(act, event, incident)];
  return accepted(incident, [entryOf(act, event)], told, [{ kind: 'tasks_saved', tasks: [task] }]);
}
