import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { groupBy } from '../../../domain/group-by.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { FollowUp } from '../../../domain/postmortems/tasks/settle.js';
import { type Task, type TaskStatus, taskStatusKinds } from '../../../domain/postmortems/tasks/task.js';
import { completions } from '../../../domain/postmortems/tasks/task-policy.js';
import { unreachable } from '../../../domain/unreachable.js';
import { arrayLiteral } from '../../connection/as-parameter.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incomingValues } from '../../incoming-values.js';
import { readableRows } from '../../readable-rows.js';
import { postmortemTasks } from '../../schema/postmortems.js';
import { readWith } from '../../stored-json.js';
import { postmortemInShort } from './postmortems.js';

type Row = typeof postmortemTasks.$inferSelect;

/** The tasks of these incidents, by incident and then by number. Those that can't be read are reported and left out. */
export async function tasksOf(tx: Tx, workspaceId: string, numbers: number[]): Promise<Map<number, Task[]>> {
  if (numbers.length === 0) return new Map();
  const rows = await selectTasks(tx, { workspaceId, numbers: arrayLiteral(numbers) });
  const tasks = readableRows(tx, rows, {
    read: taskFrom,
    column: 'postmortem_tasks',
    nameOf: ({ incidentNumber, number }) => `${workspaceId} INC-${incidentNumber} task ${number}`,
  });
  return groupBy(tasks, ({ incidentNumber }) => incidentNumber);
}

const selectTasks = prepared((orm) =>
  orm
    .select()
    .from(postmortemTasks)
    .where(
      and(
        eq(postmortemTasks.workspaceId, param('workspaceId')),
        sql`${postmortemTasks.incidentNumber} = any(${param('numbers')}::int[])`,
      ),
    )
    .orderBy(asc(postmortemTasks.incidentNumber), asc(postmortemTasks.number)),
);

/** An incident's tasks, and where its post-mortem stands. */
export async function followUpOf(tx: Tx, incident: IncidentKey): Promise<FollowUp> {
  const { workspaceId, number } = incident;
  const [tasks, postmortem] = await Promise.all([
    tasksOf(tx, workspaceId, [number]),
    postmortemInShort(tx, incident),
  ]);
  return { tasks: tasks.get(number) ?? [], postmortem };
}

/** Writes tasks as they are now. The incident's lock orders the changes. */
export async function saveTasks(tx: Tx, tasks: readonly Task[]): Promise<void> {
  if (tasks.length === 0) return;
  const { workspaceId, incidentNumber, number } = postmortemTasks;
  await tx.orm
    .insert(postmortemTasks)
    .values(tasks.map(rowOf))
    .onConflictDoUpdate({
      target: [workspaceId, incidentNumber, number],
      set: incomingValues(postmortemTasks),
    });
}

const shaped = z.object({ status: z.enum(taskStatusKinds), doneWhen: z.enum(completions).nullable() });

function taskFrom(row: Row) {
  const read = readWith(shaped, row);
  if (read.kind === 'unreadable') return read;
  const { endedAt: _at, endedBy: _by, skipReason: _why, isAutomatic: _automatic, ...task } = row;
  const { doneWhen, status } = read.value;
  return { kind: 'ok', value: { ...task, doneWhen, status: statusFrom(row, status) } } as const;
}

function statusFrom(
  { endedAt, endedBy: by, skipReason, isAutomatic }: Row,
  kind: TaskStatus['kind'],
): TaskStatus {
  const at = endedAt ?? new Date(0);
  switch (kind) {
    case 'open':
      return { kind };
    case 'done':
      return { kind, at, by, isAutomatic };
    case 'skipped':
      return { kind, at, by, reason: skipReason ?? '' };
    default:
      return unreachable(kind);
  }
}

function rowOf({ status, ...task }: Task): typeof postmortemTasks.$inferInsert {
  const { kind } = status;
  return {
    ...task,
    status: kind,
    endedAt: kind === 'open' ? null : status.at,
    endedBy: kind === 'open' ? null : status.by,
    skipReason: kind === 'skipped' ? status.reason : null,
    isAutomatic: kind === 'done' && status.isAutomatic,
  };
}
