import { findIncident } from '../db/queries/incidents.js';
import { addMembers, removeMember } from '../db/queries/members.js';
import type { Deps } from './deps.js';

/** Somebody came into a channel or left it. */
export interface Membership {
  workspaceId: string;
  channelId: string;
  userId: string;
  isIn: boolean;
  at: Date;
}

/** Keeps who is in an incident's channel; other channels are passed over. Again, and out of order, does no harm. */
export async function noteMembership(deps: Pick<Deps, 'db'>, membership: Membership): Promise<void> {
  const { workspaceId, channelId, userId, isIn, at } = membership;
  const incident = await findIncident(deps.db, { workspaceId, channelId });
  if (!incident) return;
  if (isIn) await addMembers(deps.db, incident, [userId], at);
  else await removeMember(deps.db, incident, userId, at);
}
