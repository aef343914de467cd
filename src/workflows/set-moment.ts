import { setMoment as decide } from '../domain/decisions/set-moment.js';
import type { MomentName } from '../domain/incident/moment.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** States or corrects when a moment was. */
export function setMoment(
  deps: Deps,
  request: Request<IncidentChoice & { name: MomentName; at: Date }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => decide(incident, request.input, request.act));
}
