import { tasksView } from '../../../slack/views/postmortems/tasks/list.js';
import { changeTask, type RequestedTaskChange } from '../../../workflows/postmortems/change-task.js';
import { type Call, isPressed, type Reply, replyTo, requestOf } from '../../command.js';
import { meantTasks } from './meant-tasks.js';

/** Changes a task of the incident that is meant. Where a list of tasks was, it is shown as it is now. */
export async function change(call: Call, task: number, requested: RequestedTaskChange): Promise<Reply> {
  const outcome = await changeTask(call.deps, requestOf(call, { task, change: requested }));
  if (outcome.kind === 'refused') return replyTo(outcome);
  const isInList =
    isPressed(call) && (call.channelId === null || call.channelId === outcome.incident.channelId);
  if (!isInList) return replyTo(outcome);
  const now = await meantTasks({ ...call, number: outcome.incident.number });
  return now.kind === 'found'
    ? { kind: 'message', view: tasksView(now.incident, now.followUp, call.act.at) }
    : now;
}

/** The task that a form is about. */
export function taskOfForm({ form }: Call): number {
  return Number(form?.about ?? '0');
}
