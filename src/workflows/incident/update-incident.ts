import { type UpdateInput, update } from '../../domain/incident/decisions/update.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Posts a status update. */
export function updateIncident(deps: Deps, request: Request<IncidentChoice & UpdateInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    update(incident, request.input, deps.policy, request.act),
  );
}
