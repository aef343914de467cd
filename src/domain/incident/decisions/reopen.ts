import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Policy } from '../../policy.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { clearMilestones } from '../milestone.js';
import { isActive, phaseOf } from '../status.js';
import { entryOf, statusEffects } from './consequences.js';
import { moveTo } from './move-to.js';

/** Reopens an incident that was resolved, closed or canceled. Requires a reason; the old times stay in the history. */
export function reopen(incident: Incident, why: string, policy: Policy, act: Act): Decision {
  if (isActive(incident.status))
    return refused({ kind: 'not_open_for_reopening', number: incident.number, status: incident.status });
  const reason = sanitizeText(why);
  const refusal = textRefusal('reason', reason, limits.reason);
  if (refusal) return refused(refusal);
  const moved = moveTo(incident, 'investigating', policy, act);
  const next = {
    ...moved,
    cancellation: null,
    milestones: clearMilestones(moved.milestones, ['impact_ended'], act),
  };
  const event = { kind: 'reopened', from: incident.status, reason } as const;
  const wasArchived = phaseOf(incident.status) === 'done' && policy.channel.archiveOnClose;
  return accepted(
    next,
    [entryOf(act, event)],
    [
      ...(wasArchived ? [{ kind: 'unarchive_channel' } as const] : []),
      ...statusEffects(incident, next, { event, act }),
    ],
  );
}
