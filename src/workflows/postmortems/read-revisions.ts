import { revisionsOf } from '../../db/queries/postmortems/postmortems.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Revision } from '../../domain/postmortems/postmortem.js';
import type { Deps } from '../deps.js';
import { findVisible, type Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

const newest = 20;

/** The newest revisions of a section, newest first; null if the incident is not visible to this person. */
export async function readRevisions(
  deps: Deps,
  question: Question<IncidentChoice & { section: string }>,
): Promise<{ incident: Incident; revisions: Revision[] } | null> {
  const incident = await findVisible(deps, question);
  if (!incident) return null;
  return { incident, revisions: await revisionsOf(deps.db, incident, question.input.section, newest) };
}
