import { holderOf, type RoleHolding, roleFrom } from '../../incident/role.js';
import type { Completion } from './task-policy.js';

/** What is to be done after an incident, as the policy said when it was resolved. Times in UTC. */
export interface Task {
  workspaceId: string;
  incidentNumber: number;
  /** From 1 in its incident; people type it. */
  number: number;
  /** Its name in the policy. */
  key: string;
  title: string;
  /** A role, `postmortem_owner`, or a user (U…). */
  belongsTo: string;
  /** Who was asked to do it instead; null: whoever it belongs to. */
  assigneeId: string | null;
  /** `2026-12-01`, in the assignee's calendar. */
  dueOn: string | null;
  dueSetAt: Date;
  doneWhen: Completion | null;
  status: TaskStatus;
}

export type TaskStatus =
  | { kind: 'open' }
  /** `isAutomatic`: what it waited for happened; nobody ticked it. */
  | { kind: 'done'; at: Date; by: string | null; isAutomatic: boolean }
  | { kind: 'skipped'; at: Date; by: string | null; reason: string };

export const taskStatusKinds = ['open', 'done', 'skipped'] as const satisfies TaskStatus['kind'][];

export function isOpen({ status }: Pick<Task, 'status'>): boolean {
  return status.kind === 'open';
}

/** Who holds which role, and who owns the post-mortem. */
export interface TaskPeople {
  roles: readonly RoleHolding[];
  postmortemOwnerId: string | null;
}

/** Who is to do it now: whoever it was assigned to or belongs to. Without a post-mortem's owner, the commander. */
export function assigneeOf(
  { assigneeId, belongsTo }: Pick<Task, 'assigneeId' | 'belongsTo'>,
  { roles, postmortemOwnerId }: TaskPeople,
): string | null {
  if (assigneeId !== null) return assigneeId;
  if (belongsTo === 'postmortem_owner') return postmortemOwnerId ?? holderOf(roles, 'commander');
  const role = roleFrom(belongsTo);
  return role ? holderOf(roles, role) : belongsTo;
}

/** The open task to do next: the one that is due first. */
export function nextTask(tasks: readonly Task[]): Task | null {
  const open = tasks.filter(isOpen);
  return (
    open.toSorted((a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || a.number - b.number)[0] ?? null
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
