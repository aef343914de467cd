import {
  changeSeverity as decide,
  type SeverityInput,
} from '../../domain/incident/decisions/change-severity.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Raises or lowers the severity. */
export function changeSeverity(
  deps: Deps,
  request: Request<IncidentChoice & SeverityInput>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) =>
    decide(incident, request.input, deps.policy, request.act),
  );
}
