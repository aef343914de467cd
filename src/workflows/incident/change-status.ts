import { changeStatus as decide, type StatusInput } from '../../domain/incident/decisions/change-status.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Changes the incident's status. */
export function changeStatus(deps: Deps, request: Request<IncidentChoice & StatusInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    decide(incident, request.input, deps.policy, request.act),
  );
}
