import type { Incident } from '../../../domain/incident/incident.js';
import type { FollowUp } from '../../../domain/postmortems/tasks/settle.js';
import type { Task } from '../../../domain/postmortems/tasks/task.js';
import { readTasks } from '../../../workflows/postmortems/read-tasks.js';
import { type Call, choiceOf, notFoundReply, type Reply, replyTo } from '../../command.js';
import { question } from '../../incident/list.js';

export interface MeantTasks {
  kind: 'found';
  incident: Incident;
  followUp: FollowUp;
}

/** The incident that is meant with what follows it; a reply if the person sees no such incident. */
export async function meantTasks(call: Call): Promise<MeantTasks | Reply> {
  const read = await readTasks(call.deps, { ...question(call), input: choiceOf(call) });
  return read ? { kind: 'found', ...read } : notFoundReply(call);
}

/** The task with this number; a reply if there is none. */
export async function meantTask(call: Call, number: number): Promise<(MeantTasks & { task: Task }) | Reply> {
  const found = await meantTasks(call);
  if (found.kind !== 'found') return found;
  const { incident, followUp } = found;
  const task = followUp.tasks.find((one) => one.number === number);
  if (task) return { ...found, task };
  const refusal = { number: incident.number, task: number, tasks: followUp.tasks.length };
  return replyTo({ kind: 'refused', refusal: { kind: 'task_not_found', ...refusal } });
}
