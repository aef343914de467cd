import { type NoteInput, note } from '../domain/decisions/note.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Writes a line into an incident's timeline. */
export function noteIncident(deps: Deps, request: Request<IncidentChoice & NoteInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => note(incident, request.input, request.act));
}
