import { changeMilestone as decide } from '../../domain/incident/decisions/change-milestone.js';
import type { MilestoneName } from '../../domain/incident/milestone.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Sets or corrects the time of a milestone. */
export function changeMilestone(
  deps: Deps,
  request: Request<IncidentChoice & { name: MilestoneName; at: Date }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => decide(incident, request.input, request.act));
}
