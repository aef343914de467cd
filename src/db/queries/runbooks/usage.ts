import { z } from 'zod';
import type { RunbookUsage } from '../../../domain/runbooks/library/usage.js';
import type { Tx } from '../../database.js';

/**
 * How runbooks were used since a time, those used most often first. Without the runs of private incidents and of drills,
 * and without those that were detached.
 */
export async function runbookUsage(
  tx: Tx,
  workspaceId: string,
  { since, limit }: { since: Date; limit: number },
): Promise<RunbookUsage[]> {
  const rows = await tx.run(select, [workspaceId, since.toISOString(), limit]);
  return z.array(row).parse(rows);
}

const select = `
  with used as (
    select run.* from runbook_runs run
      join incidents on incidents.workspace_id = run.workspace_id and incidents.number = run.incident_number
    where run.workspace_id = $1 and run.attached_at >= $2::timestamptz and run.status <> 'detached'
      and not incidents.is_private and incidents.kind = 'real'),
  skipped as (
    select used.runbook_number, of_run.content #>> array['steps', (step.position - 1)::text, 'title'] as title,
      count(*)::int as times
    from used
      join runbook_run_steps step on step.workspace_id = used.workspace_id
        and step.incident_number = used.incident_number and step.run_number = used.number and step.state = 'skipped'
      join runbook_versions of_run on of_run.workspace_id = used.workspace_id
        and of_run.runbook_number = used.runbook_number and of_run.version = used.version
    group by 1, 2)
  select used.runbook_number as number, max(runbooks.title) as title, count(*)::int as runs,
    count(*) filter (where used.status = 'finished')::int as finished, max(used.attached_at) as "lastUsedAt",
    (select coalesce(json_agg(json_build_object('title', title, 'times', times) order by times desc, title), '[]')
     from (select * from skipped where skipped.runbook_number = used.runbook_number
           order by times desc, title limit 3) most) as skipped
  from used join runbooks on runbooks.workspace_id = used.workspace_id and runbooks.number = used.runbook_number
  group by used.runbook_number order by runs desc, number limit $3::int`;

const row = z.object({
  number: z.number(),
  title: z.string(),
  runs: z.number(),
  finished: z.number(),
  lastUsedAt: z.coerce.date(),
  skipped: z.array(z.object({ title: z.string(), times: z.number() })),
});
