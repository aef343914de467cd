import { findIncident } from '../../db/queries/incident/incidents.js';
import { runbookSources } from '../../db/queries/runbooks/runbook-sources.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import { runbookPatch } from '../../domain/runbooks/patch.js';
import type { Run } from '../../domain/runbooks/run.js';
import { hasRemarks, type RunbookSource, withRemarks } from '../../domain/runbooks/suggested-edit.js';
import type { Deps } from '../deps.js';

/** An edit of a runbook: what people wrote about its steps. */
export interface SuggestedEdit extends Pick<RunbookSource, 'number' | 'title' | 'folder' | 'path'> {
  /** For `git apply` in its folder; empty: the runbook says it all already. Null: it takes too long to compare. */
  patch: string | null;
  /** How many remarks are about steps that the latest version doesn't have. */
  lost: number;
}

/** The edits that these runs of one incident suggest, by runbook. For those who may see the incident. */
export async function suggestEdits(
  { db }: Pick<Deps, 'db'>,
  workspaceId: string,
  runs: readonly Run[],
): Promise<SuggestedEdit[]> {
  const telling = runs.filter(hasRemarks);
  if (telling.length === 0) return [];
  const numbers = new Set(telling.map(({ runbookNumber }) => runbookNumber));
  const sources = await runbookSources(db, workspaceId, [...numbers]);
  return sources.map((source) => {
    const { number, title, folder, path } = source;
    const own = telling.filter(({ runbookNumber }) => runbookNumber === number);
    const { markdown, lost } = withRemarks(source, own);
    return { number, title, folder, path, patch: runbookPatch(path, source.markdown, markdown), lost };
  });
}

/** The edits that an incident suggests, for the operator; null if there is no such incident. */
export async function editsForOperator(db: Deps['db'], key: IncidentKey): Promise<SuggestedEdit[] | null> {
  if (!(await findIncident(db, key))) return null;
  return suggestEdits({ db }, key.workspaceId, await runsOf(db, key));
}
