import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../incident.js';
import { overRefusal } from '../state-guards.js';
import { entryOf } from './consequences.js';

/** Invites people and user groups to the incident's channel. Refuses an empty list. */
export function invite(
  incident: Incident,
  input: { userIds: string[]; groupIds: string[] },
  act: Act,
): Decision {
  const userIds = [...new Set(input.userIds)];
  const groupIds = [...new Set(input.groupIds)];
  const over = overRefusal(incident);
  if (over) return refused(over);
  if (!incident.wantsChannel) return refused({ kind: 'has_no_channel', number: incident.number });
  if (userIds.length + groupIds.length === 0) return refused({ kind: 'nobody_named' });
  const entry = entryOf(act, { kind: 'invited', userIds, groupIds });
  return accepted(incident, [entry], [{ kind: 'invite', userIds, groupIds }]);
}
