import type { Act } from '../../domain/actor.js';
import { type Decision, refused } from '../../domain/decision.js';
import { unknownPerson } from '../../domain/people/eligibility.js';
import type { Person } from '../../domain/people/person.js';
import {
  assignTask,
  reopenTask,
  setTaskDue,
  skipTask,
  type TaskOf,
  tickTask,
} from '../../domain/postmortems/tasks/change-task.js';
import { unreachable } from '../../domain/unreachable.js';
import type { Deps } from '../deps.js';
import { changeIncident } from '../incident/change-incident.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** What somebody wants to change about a task. `today`: in the calendar of the person who asks. */
export type RequestedTaskChange =
  | { kind: 'done' }
  | { kind: 'reopen' }
  | { kind: 'skip'; reason: string }
  | { kind: 'assign'; userId: string }
  | { kind: 'due'; dueOn: string; today: string };

export interface ChangeTaskInput extends IncidentChoice {
  task: number;
  change: RequestedTaskChange;
}

/** Changes a task after an incident; the lock on the incident orders the changes. */
export async function changeTask(deps: Deps, request: Request<ChangeTaskInput>): Promise<Outcome> {
  const { workspaceId, act, input } = request;
  const { task: number, change } = input;
  const assignee = change.kind === 'assign' ? await personOrUnknown(deps, workspaceId, change.userId) : null;
  return changeIncident(deps, request, (incident, followUp) => {
    const { tasks } = followUp;
    const task = tasks.find((one) => one.number === number);
    return task
      ? decide({ incident, followUp, task }, { change, assignee, act })
      : refused({ kind: 'task_not_found', number: incident.number, task: number, tasks: tasks.length });
  });
}

function decide(
  of: TaskOf,
  { change, assignee, act }: { change: RequestedTaskChange; assignee: Person | null; act: Act },
): Decision {
  switch (change.kind) {
    case 'done':
      return tickTask(of, act);
    case 'reopen':
      return reopenTask(of, act);
    case 'skip':
      return skipTask(of, change.reason, act);
    case 'assign':
      return assignee ? assignTask(of, assignee, act) : refused(unknownPerson(change.userId, 'task'));
    case 'due':
      return setTaskDue(of, change.dueOn, change.today, act);
    default:
      return unreachable(change);
  }
}
