import type { Tx } from '../../db/database.js';
import type { Incident } from '../../domain/incident/incident.js';
import { lookAlikeOf } from '../../domain/incident/look-alike.js';
import { listSeenBy } from './read-incidents.js';

/** How many open incidents are compared, the newest first. */
const maxCompared = 50;

/** The newest open incident that was declared before this one and looks like it, if the person may see it; else null. */
export async function findLookAlike(tx: Tx, incident: Incident, viewerId: string): Promise<Incident | null> {
  const { workspaceId, number } = incident;
  const open = await listSeenBy(tx, viewerId, {
    ...{ workspaceId, before: number, limit: maxCompared },
    phases: ['active'],
  });
  return lookAlikeOf(incident, open);
}
