import type { Act } from '../../actor.js';
import { type Accepted, accepted, type Decision, refused } from '../../decision.js';
import type { Policy } from '../../policy.js';
import type { Refusal } from '../../refusal.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Cancellation, type CancelReason, type Incident, limits } from '../incident.js';
import { setMilestoneOnce } from '../milestone.js';
import { overRefusal } from '../state-guards.js';
import { archiveEffects } from './close.js';
import { entryOf, statusEffects } from './consequences.js';
import { invite } from './invite.js';
import { moveTo } from './move-to.js';

/**
 * Ends an incident that was a false alarm or a duplicate. `duplicate` and `merged` need the number of the other
 * incident.
 */
export function cancel(incident: Incident, input: Cancellation, policy: Policy, act: Act): Decision {
  const of = needsOther(input.reason) ? input.of : null;
  const cancellation = { reason: input.reason, of, text: sanitizeText(input.text) };
  const refusal = overRefusal(incident) ?? cancellationRefusal(incident, cancellation);
  if (refusal) return refused(refusal);
  const moved = moveTo(incident, 'canceled', policy, act);
  const next = { ...moved, cancellation, milestones: setMilestoneOnce(moved.milestones, 'closed', act) };
  const event = { kind: 'canceled', from: incident.status, cancellation } as const;
  return accepted(
    next,
    [entryOf(act, event)],
    [...statusEffects(incident, next, { event, act }), ...archiveEffects(policy)],
  );
}

/** The incident that a canceled one duplicates, and the members of the canceled one who are not in it yet. */
export interface Original {
  other: Incident;
  memberIds: string[];
}

/**
 * Completes a cancellation: the members are invited to the incident that it duplicates, unless that one is private or
 * over. Refuses if the duplicated incident was not found.
 */
export function cancelInFavorOf(decision: Accepted, original: Original | null, act: Act): Decision {
  const of = decision.incident.cancellation?.of ?? null;
  if (of === null) return decision;
  if (!original) return refused({ kind: 'other_not_found', number: of });
  const { other, memberIds } = original;
  const invited = other.isPrivate ? null : invite(other, { userIds: memberIds, groupIds: [] }, act);
  if (invited?.kind !== 'accepted') return decision;
  const entries = decision.entries.map((entry) =>
    entry.event.kind === 'canceled'
      ? { ...entry, event: { ...entry.event, brought: memberIds.length } }
      : entry,
  );
  const { effects } = invited;
  const write = { kind: 'other_incident', incident: other, entries: invited.entries, effects } as const;
  return { ...decision, entries, writes: [...decision.writes, write] };
}

function cancellationRefusal(incident: Incident, { reason, of, text }: Cancellation): Refusal | null {
  if (needsOther(reason) && of === null) return { kind: 'cancel_needs_other', reason };
  if (of === incident.number) return { kind: 'cancel_of_itself', number: of };
  return textRefusal('reason', text, limits.reason);
}

function needsOther(reason: CancelReason): boolean {
  return reason === 'duplicate' || reason === 'merged';
}
