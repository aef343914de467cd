import { personOf } from '../domain/actor.js';
import { rejected } from '../domain/decisions/decision.js';
import { invite } from '../domain/decisions/invite.js';
import { changeIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Lets the person who asks into the channel of an incident that they may see. Guests are let in by others. */
export async function joinIncident(deps: Deps, request: Request<IncidentChoice>): Promise<Outcome> {
  const userId = personOf(request.act.by) ?? '';
  const person = await deps.directory.findPerson(request.workspaceId, userId);
  const mayJoin = typeof person === 'string' || !person.isGuest;
  return changeIncident(deps, request, (incident) =>
    mayJoin
      ? invite(incident, { userIds: [userId], groupIds: [] }, request.act)
      : rejected({ kind: 'may_not_join', number: incident.number }),
  );
}
