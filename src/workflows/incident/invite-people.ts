import { invite } from '../../domain/incident/decisions/invite.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

export interface InviteInput extends IncidentChoice {
  userIds: string[];
  groupIds: string[];
}

/** Invites people and user groups to the incident's channel. */
export function invitePeople(deps: Deps, request: Request<InviteInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => invite(incident, request.input, request.act));
}
