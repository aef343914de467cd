import { rename } from '../../domain/incident/decisions/rename.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Changes the incident's title. */
export function renameIncident(
  deps: Deps,
  request: Request<IncidentChoice & { title: string }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => rename(incident, request.input.title, request.act));
}
