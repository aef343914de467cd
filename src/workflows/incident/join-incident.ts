import { isInOrJoining } from '../../db/queries/incident/members.js';
import { personOf } from '../../domain/actor.js';
import { refused } from '../../domain/decision.js';
import { invite } from '../../domain/incident/decisions/invite.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncidentWith } from './change-incident.js';

/**
 * Invites the person who asks to the channel of an incident they can see. Guests must be invited by others. A
 * member's request adds no timeline entry, but still invites: Slack knows best who is in the channel.
 */
export async function joinIncident(deps: Deps, request: Request<IncidentChoice>): Promise<Outcome> {
  const userId = personOf(request.act.by) ?? '';
  const person = await deps.directory.findPerson(request.workspaceId, userId);
  const mayJoin = typeof person === 'string' || !person.isGuest;
  return changeIncidentWith(deps, request, {
    read: (tx, incident) => isInOrJoining(tx, incident, userId),
    decide: (incident, isIn) => {
      if (!mayJoin) return refused({ kind: 'may_not_join', number: incident.number });
      const decision = invite(incident, { userIds: [userId], groupIds: [] }, request.act);
      return decision.kind === 'accepted' && isIn ? { ...decision, entries: [] } : decision;
    },
  });
}
