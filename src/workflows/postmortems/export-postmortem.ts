import { exportPostmortem as decide } from '../../domain/postmortems/decisions/export.js';
import type { WantedExport } from '../../domain/postmortems/wanted-export.js';
import type { Deps } from '../deps.js';
import { changeIncident } from '../incident/change-incident.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** Sends a person the post-mortem as a file, or shares it in the incident's channel. It is made when it is delivered. */
export function exportPostmortem(
  deps: Deps,
  request: Request<IncidentChoice & { wanted: WantedExport }>,
): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => decide(incident, input.wanted, act));
}
