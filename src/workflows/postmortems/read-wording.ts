import { findPostmortem } from '../../db/queries/postmortems/postmortems.js';
import { findWording } from '../../db/queries/postmortems/wording.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Postmortem } from '../../domain/postmortems/postmortem.js';
import type { Wording } from '../../domain/postmortems/wording/wording.js';
import type { Deps } from '../deps.js';
import { findVisible, type Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

/** What is known of the wording of a post-mortem; null if the person sees no such incident or nobody started it. */
export async function readWording(
  deps: Deps,
  question: Question<IncidentChoice>,
): Promise<{ incident: Incident; postmortem: Postmortem; wording: Wording } | null> {
  const incident = await findVisible(deps, question);
  if (!incident) return null;
  const [postmortem, wording] = await Promise.all([
    findPostmortem(deps.db, incident),
    findWording(deps.db, incident),
  ]);
  return postmortem && { incident, postmortem, wording };
}
