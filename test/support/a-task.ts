import type { FollowUp } from '../../src/domain/postmortems/tasks/settle.js';
import type { Task } from '../../src/domain/postmortems/tasks/task.js';
import { at } from './an-incident.js';

/** Task 1 of INC-42, which its commander ticks; due on Friday 27 November 2026. */
export function aTask(more: Partial<Task> = {}): Task {
  return {
    ...{ workspaceId: 'T1', incidentNumber: 42, number: 1, key: 'hold_retro', title: 'Hold the retro' },
    ...{ belongsTo: 'commander', assigneeId: null, dueOn: '2026-11-27', dueSetAt: at('14:20') },
    ...{ doneWhen: null, status: { kind: 'open' } },
    ...more,
  };
}

export function aFollowUp(tasks: readonly Task[], more: Partial<FollowUp> = {}): FollowUp {
  return { tasks, postmortem: null, ...more };
}
