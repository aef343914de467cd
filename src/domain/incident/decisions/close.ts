import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Policy } from '../../policy.js';
import type { Incident } from '../incident.js';
import { overRefusal } from '../state-guards.js';
import { isActive } from '../status.js';
import { entryOf, statusEffects } from './consequences.js';
import { moveTo } from './move-to.js';

/** Closes an incident that is resolved. The channel is archived only if the policy says so. */
export function close(incident: Incident, policy: Policy, act: Act): Decision {
  const over = overRefusal(incident);
  if (over) return refused(over);
  if (isActive(incident.status))
    return refused({
      kind: 'not_from_here',
      number: incident.number,
      status: incident.status,
      to: 'closed',
    });
  const next = moveTo(incident, 'closed', policy, act);
  const event = { kind: 'closed', from: incident.status } as const;
  return accepted(
    next,
    [entryOf(act, event)],
    [...statusEffects(incident, next, { event, act }), ...archiveEffects(policy)],
  );
}

/** The effect that archives the channel, if the policy asks for it. */
export function archiveEffects(policy: Policy): Effect[] {
  return policy.channel.archiveOnClose ? [{ kind: 'archive_channel' }] : [];
}
