import { exportPostmortem as decide, type WantedExport } from '../../domain/postmortems/decisions/export.js';
import type { Deps } from '../deps.js';
import { changeIncident } from '../incident/change-incident.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** Sends a person the post-mortem as a file, or shares it in the incident's channel. It is made when it is delivered. */
export function exportPostmortem(
  deps: Deps,
  request: Request<IncidentChoice & WantedExport>,
): Promise<Outcome> {
  const { userId, format, isShared } = request.input;
  return changeIncident(deps, request, (incident) =>
    decide(incident, { userId, format, isShared }, request.act),
  );
}
