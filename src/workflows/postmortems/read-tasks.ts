import { followUpOf } from '../../db/queries/postmortems/tasks.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { FollowUp } from '../../domain/postmortems/tasks/settle.js';
import type { Deps } from '../deps.js';
import { findVisible, type Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

/** An incident with what follows it; null if it is not visible to this person. */
export async function readTasks(
  deps: Deps,
  question: Question<IncidentChoice>,
): Promise<{ incident: Incident; followUp: FollowUp } | null> {
  const incident = await findVisible(deps, question);
  return incident && { incident, followUp: await followUpOf(deps.db, incident) };
}
