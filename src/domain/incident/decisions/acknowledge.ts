import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { milestoneAt, reachedIn } from '../milestone.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';
import { markAcknowledged } from './mark-acknowledged.js';

/**
 * Records that somebody is on it, with an optional message; from triage the incident moves to `investigating`. Refused
 * the second time.
 */
export function acknowledge(incident: Incident, act: Act, message: string | null = null): Decision {
  const over = overRefusal(incident);
  if (over) return refused(over);
  const before = milestoneAt(incident.milestones, 'acknowledged');
  if (before) {
    const by = reachedIn(incident.milestones, 'acknowledged')?.actor ?? null;
    return refused({ kind: 'already_acknowledged', number: incident.number, at: before.toISOString(), by });
  }
  const text = sanitizeText(message);
  const refusal = textRefusal('note', text, limits.text);
  if (refusal) return refused(refusal);
  const next = markAcknowledged(incident, act);
  const event = { kind: 'acknowledged', text } as const;
  const isExpected = personOf(act.by) === incident.reporterId && text === null;
  const posts = isExpected ? [] : [broadcastOf(act, event, next)];
  return accepted(next, [entryOf(act, event)], [...posts, ...refreshEffects]);
}
