import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Policy } from '../../policy.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { alreadyInStatus } from '../state-guards.js';
import { mayBecome, type StatusWord } from '../status.js';
import { entryOf, statusEffects, withLatest } from './consequences.js';
import { moveTo } from './move-to.js';

export interface StatusInput {
  to: StatusWord;
  /** What was done or observed, in the person's words. */
  text: string | null;
}

/**
 * Moves the incident to the given status. Refuses its current status and transitions that the lifecycle doesn't allow.
 * A step back clears the milestones that were not reached after all.
 */
export function changeStatus(incident: Incident, input: StatusInput, policy: Policy, act: Act): Decision {
  const { to } = input;
  const text = sanitizeText(input.text);
  if (incident.status === to) return refused(alreadyInStatus(incident));
  if (!mayBecome(incident.status, to))
    return refused({ kind: 'not_from_here', number: incident.number, status: incident.status, to });
  const refusal = textRefusal('update', text, limits.text);
  if (refusal) return refused(refusal);
  const moved = moveTo(incident, to, policy, act);
  const next = text === null ? moved : withLatest(moved, text, act);
  const event = { kind: 'status_changed', from: incident.status, to, text } as const;
  return accepted(next, [entryOf(act, event)], statusEffects(incident, next, { event, act }));
}
