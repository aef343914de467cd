import { acknowledge } from '../../domain/incident/decisions/acknowledge.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Acknowledges an incident. */
export function acknowledgeIncident(
  deps: Deps,
  request: Request<IncidentChoice & { text: string | null }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => acknowledge(incident, request.act, request.input.text));
}
