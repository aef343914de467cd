import type { Database } from '../src/db/database.js';

const incidents = 20_000;
const runsEach = 5;

/** Stores many past runs of the library's first runbooks; returns how many. */
export async function storeManyRuns(db: Database): Promise<number> {
  await db.run(
    `insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id, roles,
        milestones, declared_at, changed_at)
      select 'T1', number, 'Outage of service ' || number % 500, 'sev2', 'real', 'closed', number % 20 = 0,
        jsonb_build_array('service-' || number % 500), 'U1', '{}', '[]', now() - number * interval '1 hour', now()
      from generate_series(1, ${incidents}) number`,
  );
  await db.run(
    `insert into runbook_runs (workspace_id, incident_number, number, runbook_number, version, title, attached_at, status, values)
      select 'T1', incident, run, 1 + (incident * run) % 900, 1, 'Runbook', now() - incident * interval '1 hour',
        case when run = 5 then 'detached' else 'finished' end, '{}'
      from generate_series(1, ${incidents}) incident, generate_series(1, ${runsEach}) run`,
  );
  await db.run('analyze incidents');
  await db.run('analyze runbook_runs');
  return incidents * runsEach;
}
