import { reopen } from '../../domain/incident/decisions/reopen.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Reopens an incident, with a reason. */
export function reopenIncident(
  deps: Deps,
  request: Request<IncidentChoice & { reason: string }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    reopen(incident, request.input.reason, deps.policy, request.act),
  );
}
