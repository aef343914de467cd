import { refused } from '../../domain/decision.js';
import { assignRole as decide } from '../../domain/incident/decisions/assign-role.js';
import type { Role } from '../../domain/incident/role.js';
import type { Deps } from '../deps.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
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
  const found = await personOrUnknown(deps, request.workspaceId, userId);
  if (found === null)
    return changeIncident(deps, request, () =>
      refused({ kind: 'ineligible_holder', userId, name: userId, why: 'unknown' }),
    );
  return changeIncident(deps, request, (incident) => decide(incident, { role, holder: found }, request.act));
}
