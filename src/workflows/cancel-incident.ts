import { cancel } from '../domain/decisions/cancel.js';
import type { Cancellation } from '../domain/incident/incident.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Ends an incident that was none, or that is another one. */
export function cancelIncident(
  deps: Deps,
  request: Request<IncidentChoice & { cancellation: Cancellation }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    cancel(incident, request.input.cancellation, deps.policy, request.act),
  );
}
