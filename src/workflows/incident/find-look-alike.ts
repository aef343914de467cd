import type { Tx } from '../../db/database.js';
import type { Incident } from '../../domain/incident/incident.js';
import { lookAlikeOf } from '../../domain/incident/look-alike.js';
import { listVisibleTo } from './read-incidents.js';

/** How many open incidents are compared, newest first. */
const maxCompared = 50;

/** The newest similar open incident declared before this one and visible to the person; null if there is none. */
export async function findLookAlike(tx: Tx, incident: Incident, viewerId: string): Promise<Incident | null> {
  const { workspaceId, number } = incident;
  const open = await listVisibleTo(tx, viewerId, {
    ...{ workspaceId, before: number, limit: maxCompared },
    phases: ['active'],
  });
  return lookAlikeOf(incident, open);
}
