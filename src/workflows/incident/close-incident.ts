import { close } from '../../domain/incident/decisions/close.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Closes an incident that is resolved. */
export function closeIncident(deps: Deps, request: Request<IncidentChoice>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => close(incident, deps.policy, request.act));
}
