/** What people did about a task after the incident. What completes by itself has no event of its own. */
export type TaskEvent =
  | { kind: 'task_done'; title: string }
  | { kind: 'task_skipped'; title: string; reason: string }
  | { kind: 'task_reopened'; title: string }
  | { kind: 'task_assigned'; title: string; from: string | null; to: string }
  /** Days are written `2026-12-01`. */
  | { kind: 'task_due_changed'; title: string; from: string | null; to: string };

const kinds: Record<TaskEvent['kind'], true> = {
  task_done: true,
  task_skipped: true,
  task_reopened: true,
  task_assigned: true,
  task_due_changed: true,
};

export function isTaskEvent(event: { kind: string }): event is TaskEvent {
  return event.kind in kinds;
}

/** Whether the timeline shows it only in the full record: how the work was planned. */
export function isTaskDetail({ kind }: TaskEvent): boolean {
  return kind === 'task_assigned' || kind === 'task_due_changed';
}
