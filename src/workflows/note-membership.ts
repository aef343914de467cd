import { findIncident } from '../db/queries/incidents.js';
import { addMembers, removeMember } from '../db/queries/members.js';
import type { Incident } from '../domain/incident.js';
import type { Deps } from './deps.js';

/** Somebody came into a channel or left it. */
export interface Membership {
  workspaceId: string;
  channelId: string;
  userId: string;
  isIn: boolean;
  at: Date;
}

/**
 * Keeps who is in an incident's channel, and gives the incident; other channels are passed over. Again, and out of
 * order, does no harm.
 */
export async function noteMembership(
  deps: Pick<Deps, 'db'>,
  membership: Membership,
): Promise<Incident | null> {
  const { workspaceId, channelId, userId, isIn, at } = membership;
  const incident = await findIncident(deps.db, { workspaceId, channelId });
  if (!incident) return null;
  if (isIn) await addMembers(deps.db, incident, [userId], at);
  else await removeMember(deps.db, incident, userId, at);
  return incident;
}
