import { type NoteInput, note } from '../../domain/timeline/decisions/note.js';
import type { Deps } from '../deps.js';
import { changeIncident } from '../incident/change-incident.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** Adds a note to an incident's timeline. */
export function addNote(deps: Deps, request: Request<IncidentChoice & NoteInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => note(incident, request.input, request.act));
}
