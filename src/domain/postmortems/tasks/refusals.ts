import type { Task } from './task.js';
import type { Completion } from './task-policy.js';

/** Why an act on a task after an incident was refused. Times are ISO 8601, UTC. */
export type TaskRefusal =
  | { kind: 'task_not_found'; number: number; task: number; tasks: number }
  | {
      kind: 'task_in_status';
      task: number;
      already: 'open' | 'done' | 'skipped';
      at: string | null;
      by: string | null;
    }
  /** It is done because of something else, which has to be undone instead. */
  | { kind: 'task_is_met'; task: number; because: Completion }
  | { kind: 'task_unchanged'; task: number }
  /** The policy wants these done before the incident is closed. */
  | { kind: 'tasks_still_open'; number: number; tasks: Pick<Task, 'number' | 'title'>[] };

const kinds: Record<TaskRefusal['kind'], true> = {
  task_not_found: true,
  task_in_status: true,
  task_is_met: true,
  task_unchanged: true,
  tasks_still_open: true,
};

export function isTaskRefusal(refusal: { kind: string }): refusal is TaskRefusal {
  return refusal.kind in kinds;
}
