import { setAffected as decide } from '../../domain/incident/decisions/set-affected.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Sets the affected services. */
export function setAffected(
  deps: Deps,
  request: Request<IncidentChoice & { affects: string[] }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => decide(incident, request.input.affects, request.act));
}
