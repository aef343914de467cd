import type { Act } from '../actor.js';
import { type Incident, limits } from '../incident/incident.js';
import { takeBack } from '../incident/moment.js';
import { isActive, phaseOf } from '../incident/status.js';
import type { Policy } from '../policy.js';
import { legible, textRefusal } from './check-text.js';
import { accepted, type Decision, rejected } from './decision.js';
import { moveTo } from './move-to.js';
import { entryOf, statusFollowed } from './record.js';

/** Opens an incident again that was resolved, closed or canceled. Needs a reason; the old times stay in the history. */
export function reopen(incident: Incident, why: string, policy: Policy, act: Act): Decision {
  if (isActive(incident.status))
    return rejected({ kind: 'not_open_for_reopening', number: incident.number, status: incident.status });
  const reason = legible(why);
  const refusal = textRefusal('reason', reason, limits.reason);
  if (refusal) return rejected(refusal);
  const moved = moveTo(incident, 'investigating', policy, act);
  const next = { ...moved, cancellation: null, moments: takeBack(moved.moments, ['impact_ended'], act) };
  const happening = { kind: 'reopened', from: incident.status, reason } as const;
  const wasArchived = phaseOf(incident.status) === 'done' && policy.channel.archiveOnClose;
  return accepted(
    next,
    [entryOf(act, happening)],
    [
      ...(wasArchived ? [{ kind: 'unarchive_channel' } as const] : []),
      ...statusFollowed(incident, next, { happening, act }),
    ],
  );
}
