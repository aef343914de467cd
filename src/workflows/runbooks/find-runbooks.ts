import type { Tx } from '../../db/database.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import { searchRunbooks } from '../../db/queries/runbooks/search-runbooks.js';
import { suggestRunbooks } from '../../db/queries/runbooks/suggest-runbooks.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { FoundRunbook } from '../../domain/runbooks/library/suggest.js';
import type { Run } from '../../domain/runbooks/run.js';
import type { Deps } from '../deps.js';
import { visibleIncident } from '../incident/change-incident.js';
import type { Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

/** An incident with its runs, and runbooks that could be attached. */
export interface RunbooksFound {
  incident: Incident;
  runs: Run[];
  found: FoundRunbook[];
}

/**
 * The runbooks that `words` find, best first; without words, those that fit the incident and aren't attached. Null if the
 * incident is not visible to the person.
 */
export async function findRunbooks(
  { db }: Pick<Deps, 'db'>,
  question: Question<IncidentChoice & { words: string; limit: number }>,
): Promise<RunbooksFound | null> {
  const { workspaceId, input } = question;
  const incident = await visibleIncident(db, question);
  if (!incident) return null;
  const runs = await runsOf(db, incident);
  const found = input.words
    ? await searchRunbooks(db, workspaceId, input.words, input.limit)
    : await suggestedFor(db, incident, { runs, limit: input.limit });
  return { incident, runs, found };
}

/** The runbooks that fit an incident and aren't attached to it, best first. */
export async function suggestedFor(
  tx: Tx,
  { workspaceId, number: incident, title, severity, affects: services }: Incident,
  { runs, limit }: { runs: readonly Run[]; limit: number },
): Promise<FoundRunbook[]> {
  const attached = runs.filter(({ status }) => status !== 'detached').map((run) => run.runbookNumber);
  const about = { incident, title, severity, services };
  const fitting = await suggestRunbooks(tx, workspaceId, about, limit + attached.length);
  return fitting.filter(({ number }) => !attached.includes(number)).slice(0, limit);
}
