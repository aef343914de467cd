import { reopen } from '../domain/decisions/reopen.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Opens an incident again, with a reason. */
export function reopenIncident(
  deps: Deps,
  request: Request<IncidentChoice & { reason: string }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    reopen(incident, request.input.reason, deps.policy, request.act),
  );
}
