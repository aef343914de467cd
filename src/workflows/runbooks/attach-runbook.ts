import { latestVersion } from '../../db/queries/runbooks/latest-version.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import { refused } from '../../domain/decision.js';
import { attachRunbook as decide } from '../../domain/runbooks/decisions/attach.js';
import { runbookName } from '../../domain/runbooks/run.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

export interface AttachRequest extends IncidentChoice {
  /** The runbook's number in the library. */
  runbook: number;
  /** Why it was suggested, or null. */
  reason: string | null;
}

/** Attaches the latest version of a runbook to an incident. */
export function attachRunbook(deps: Deps, request: Request<AttachRequest>): Promise<Outcome> {
  const { workspaceId, act, input } = request;
  const { runbook: number, reason } = input;
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      const [runbook, runs] = await Promise.all([
        latestVersion(tx, { workspaceId, number }),
        runsOf(tx, incident),
      ]);
      return { runbook, runs };
    },
    decide: (incident, { runbook, runs }) =>
      runbook
        ? decide(incident, { runbook, reason }, runs, act)
        : refused({ kind: 'runbook_not_found', asked: runbookName(number) }),
  });
}
