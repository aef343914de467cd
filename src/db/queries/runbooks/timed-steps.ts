import { z } from 'zod';
import type { RunbookStepRow } from '../../../domain/nudges/rows.js';
import type { Tx } from '../../database.js';

/** The steps still to do of these incidents' open runs that have a timer or an assignee, by incident. */
export async function timedSteps(
  tx: Tx,
  workspaceId: string,
  incidents: number[],
): Promise<Map<number, RunbookStepRow[]>> {
  const steps = new Map<number, RunbookStepRow[]>();
  if (incidents.length === 0) return steps;
  for (const raw of await tx.run(select, [workspaceId, incidents])) {
    const { incident, ...step } = row.parse(raw);
    steps.set(incident, [...(steps.get(incident) ?? []), step]);
  }
  return steps;
}

const select = `
  select run.incident_number as incident, run.number as run, step.position, step.assignee_id as "assigneeId",
    step.assigned_at as "assignedAt", step.timer_due_at as "timerDueAt",
    coalesce(of_run.content #>> array['steps', (step.position - 1)::text, 'title'], '') as title
  from runbook_run_steps step
    join runbook_runs run on run.workspace_id = step.workspace_id
      and run.incident_number = step.incident_number and run.number = step.run_number
    join runbook_versions of_run on of_run.workspace_id = run.workspace_id
      and of_run.runbook_number = run.runbook_number and of_run.version = run.version
  where step.workspace_id = $1 and step.incident_number = any($2::int[]) and step.state = 'todo'
    and (step.timer_due_at is not null or step.assignee_id is not null) and run.status = 'open'
  order by run.incident_number, run.number, step.position`;

const row = z.object({
  incident: z.number(),
  run: z.number(),
  position: z.number(),
  title: z.string(),
  assigneeId: z.string().nullable(),
  assignedAt: z.coerce.date().nullable(),
  timerDueAt: z.coerce.date().nullable(),
});
