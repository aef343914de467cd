import type { Act } from '../../actor.js';
import { accepted, type Decision, rejected } from '../../decision.js';
import type { Policy } from '../../policy.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { alreadyIn } from '../state-guards.js';
import { mayBecome, type StatusWord } from '../status.js';
import { entryOf, statusFollowed, withLatest } from './consequences.js';
import { moveTo } from './move-to.js';

export interface StatusInput {
  to: StatusWord;
  /** What was done or seen, in the person's words. */
  text: string | null;
}

/**
 * Moves the incident to the status that a person named. Refuses the status it is in already, and ways that the
 * lifecycle does not have. Stepping back takes back the milestones that were not reached after all.
 */
export function changeStatus(incident: Incident, input: StatusInput, policy: Policy, act: Act): Decision {
  const { to } = input;
  const text = sanitizeText(input.text);
  if (incident.status === to) return rejected(alreadyIn(incident));
  if (!mayBecome(incident.status, to))
    return rejected({ kind: 'not_from_here', number: incident.number, status: incident.status, to });
  const refusal = textRefusal('update', text, limits.text);
  if (refusal) return rejected(refusal);
  const moved = moveTo(incident, to, policy, act);
  const next = text === null ? moved : withLatest(moved, text, act);
  const event = { kind: 'status_changed', from: incident.status, to, text } as const;
  return accepted(next, [entryOf(act, event)], statusFollowed(incident, next, { event, act }));
}
