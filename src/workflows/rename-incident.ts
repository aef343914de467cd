import { rename } from '../domain/decisions/rename.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Gives the incident another title. */
export function renameIncident(
  deps: Deps,
  request: Request<IncidentChoice & { title: string }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => rename(incident, request.input.title, request.act));
}
