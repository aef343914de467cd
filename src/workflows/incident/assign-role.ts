import { refused } from '../../domain/decision.js';
import { assignRole as decide } from '../../domain/incident/decisions/assign-role.js';
import type { Role } from '../../domain/incident/role.js';
import type { Person } from '../../domain/people/person.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

export interface AssignRoleInput extends IncidentChoice {
  role: Role;
  /** Null unassigns the role. */
  userId: string | null;
}

/** Assigns a role to a person, or unassigns it. */
export async function assignRole(deps: Deps, request: Request<AssignRoleInput>): Promise<Outcome> {
  const { userId, role } = request.input;
  if (userId === null)
    return changeIncident(deps, request, (incident) => decide(incident, { role, holder: null }, request.act));
  const found = await deps.directory.findPerson(request.workspaceId, userId);
  if (found === 'no_such_user')
    return changeIncident(deps, request, () =>
      refused({ kind: 'ineligible_holder', userId, name: userId, why: 'unknown' }),
    );
  const holder = found === 'no_answer' ? unknownPerson(userId) : found;
  return changeIncident(deps, request, (incident) => decide(incident, { role, holder }, request.act));
}

/** A role can be assigned before Slack has told us about the user. */
function unknownPerson(userId: string): Person {
  const plain = { isBot: false, isDeactivated: false, isExternal: false, isGuest: false };
  return { userId, name: userId, realName: null, handle: null, timeZone: null, ...plain };
}
