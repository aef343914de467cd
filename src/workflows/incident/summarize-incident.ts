import { summarize } from '../../domain/incident/decisions/summarize.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** Replaces the incident's summary. */
export function summarizeIncident(
  deps: Deps,
  request: Request<IncidentChoice & { summary: string }>,
): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => summarize(incident, request.input.summary, request.act));
}
