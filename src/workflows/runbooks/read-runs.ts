import { contentOfRun } from '../../db/queries/runbooks/run-content.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Run } from '../../domain/runbooks/run.js';
import type { RunbookContent } from '../../domain/runbooks/runbook.js';
import type { Deps } from '../deps.js';
import { visibleIncident } from '../incident/change-incident.js';
import type { Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

/** The runs of an incident, by number; null if the incident is not visible to the person. */
export async function readRuns(
  { db }: Pick<Deps, 'db'>,
  question: Question<IncidentChoice>,
): Promise<{ incident: Incident; runs: Run[] } | null> {
  const incident = await visibleIncident(db, question);
  return incident && { incident, runs: await runsOf(db, incident) };
}

/** Everything that a run's version says; null if it can't be read. For those who may see its incident. */
export function readContent({ db }: Pick<Deps, 'db'>, run: Run): Promise<RunbookContent | null> {
  return contentOfRun(db, run);
}
