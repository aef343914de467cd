import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import { ineligibilityOf, type Person } from '../../people/person.js';
import type { Incident } from '../incident.js';
import { handOver, holderOf, type Role, release } from '../role.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';
import { markAcknowledged } from './mark-acknowledged.js';

export interface RoleInput {
  role: Role;
  /** Who gets the role; null unassigns it. */
  holder: Person | null;
}

/**
 * Assigns a role to a person, or unassigns it. Refuses deactivated, external and bot users by name, and whoever has the
 * role already. Taking command also acknowledges the incident; a new role holder is invited to the channel.
 */
export function assignRole(incident: Incident, input: RoleInput, act: Act): Decision {
  const over = overRefusal(incident);
  if (over) return refused(over);
  return input.holder
    ? take(incident, input.role, input.holder, act)
    : releaseRole(incident, input.role, act);
}

function take(incident: Incident, role: Role, holder: Person, act: Act): Decision {
  const ineligible = ineligibilityOf(holder);
  if (ineligible) return refused(ineligible);
  const { userId } = holder;
  const before = holderOf(incident.roles, role);
  if (before === userId) return refused({ kind: 'role_held_already', number: incident.number, role, userId });
  const noticed =
    role === 'commander' && personOf(act.by) === userId ? markAcknowledged(incident, act) : incident;
  const next = { ...noticed, roles: handOver(incident.roles, role, userId, act) };
  const event = { kind: 'role_taken', role, userId, before } as const;
  const invited: Effect = { kind: 'invite', userIds: [userId], groupIds: [] };
  return accepted(next, [entryOf(act, event)], [invited, broadcastOf(act, event, next), ...refreshEffects]);
}

function releaseRole(incident: Incident, role: Role, act: Act): Decision {
  const before = holderOf(incident.roles, role);
  if (before === null) return refused({ kind: 'role_free_already', number: incident.number, role });
  const next = { ...incident, roles: release(incident.roles, role, act) };
  const event = { kind: 'role_released', role, before } as const;
  return accepted(next, [entryOf(act, event)], [broadcastOf(act, event, next), ...refreshEffects]);
}
