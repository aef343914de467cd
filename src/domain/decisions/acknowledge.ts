import { type Act, personOf } from '../actor.js';
import { type Incident, limits } from '../incident/incident.js';
import { momentAt } from '../incident/moment.js';
import { overRefusal } from '../incident/standing.js';
import { legible, textRefusal } from './check-text.js';
import { accepted, type Decision, rejected } from './decision.js';
import { broadcastOf, entryOf, refreshed } from './record.js';
import { takeNotice } from './take-notice.js';

/**
 * Says that somebody is on it, and what they add to that; in triage the incident becomes `investigating`. Refuses a second
 * time.
 */
export function acknowledge(incident: Incident, act: Act, said: string | null = null): Decision {
  const over = overRefusal(incident);
  if (over) return rejected(over);
  const before = momentAt(incident.moments, 'acknowledged');
  if (before) {
    const by = incident.moments.acknowledged?.at(-1)?.actor ?? null;
    return rejected({ kind: 'already_acknowledged', number: incident.number, at: before.toISOString(), by });
  }
  const text = legible(said);
  const refusal = textRefusal('note', text, limits.text);
  if (refusal) return rejected(refusal);
  const next = takeNotice(incident, act);
  const happening = { kind: 'acknowledged', text } as const;
  const isExpected = personOf(act.by) === incident.reporterId && text === null;
  const told = isExpected ? [] : [broadcastOf(act, happening, next)];
  return accepted(next, [entryOf(act, happening)], [...told, ...refreshed]);
}
