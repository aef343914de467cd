import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Policy } from '../../policy.js';
import { textRefusal, toOneLine } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { withNextUpdate } from '../next-update.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';

/** From now on no update is due, until somebody posts one or resumes. Pausing again replaces the reason. */
export function pauseUpdates(incident: Incident, words: string, act: Act): Decision {
  const reason = toOneLine(words);
  const refusal = overRefusal(incident) ?? textRefusal('reason', reason, limits.reason);
  if (refusal) return refused(refusal);
  if (incident.nextUpdateDueAt === null && incident.updatesPausedReason === null)
    return refused({ kind: 'no_update_due', number: incident.number });
  const next = {
    ...incident,
    nextUpdateDueAt: null,
    updatesSnoozedUntil: null,
    updatesPausedReason: reason,
  };
  const event = { kind: 'updates_paused', reason } as const;
  return accepted(next, [entryOf(act, event)], [broadcastOf(act, event, next), ...refreshEffects]);
}

/** Ends a pause or a snooze: the interval to the next update starts now. */
export function resumeUpdates(incident: Incident, policy: Policy, act: Act): Decision {
  const over = overRefusal(incident);
  if (over) return refused(over);
  const { number, updatesPausedReason, updatesSnoozedUntil } = incident;
  if (updatesPausedReason === null && updatesSnoozedUntil === null)
    return refused({ kind: 'updates_not_paused', number });
  const next = withNextUpdate(incident, policy, act.at);
  const event = { kind: 'updates_resumed' } as const;
  return accepted(next, [entryOf(act, event)], [broadcastOf(act, event, next), ...refreshEffects]);
}
