import { changeStatus as decide, type StatusInput } from '../domain/decisions/change-status.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Moves an incident to the status that a person named. */
export function changeStatus(deps: Deps, request: Request<IncidentChoice & StatusInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    decide(incident, request.input, deps.policy, request.act),
  );
}
