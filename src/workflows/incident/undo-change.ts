import { newestEntries } from '../../db/queries/timeline/timeline-entries.js';
import { type UndoInput, undo, undoLooksAt } from '../../domain/incident/decisions/undo.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncidentWith } from './change-incident.js';

/** Undoes a person's last change to an incident. */
export function undoChange(deps: Deps, request: Request<IncidentChoice & UndoInput>): Promise<Outcome> {
  return changeIncidentWith(deps, request, {
    read: (tx, incident) => newestEntries(tx, incident, { after: 0, limit: undoLooksAt }),
    decide: (incident, entries) => undo(incident, entries, request.input, deps.policy, request.act),
  });
}
