import type { Act } from '../actor.js';
import { type Incident, limits } from '../incident/incident.js';
import { overRefusal } from '../incident/standing.js';
import { legible, textRefusal } from './check-text.js';
import { accepted, type Decision, rejected } from './decision.js';
import { broadcastOf, entryOf, refreshed } from './record.js';

/** Says anew what is known. What was said before stays in the record. */
export function summarize(incident: Incident, summary: string, act: Act): Decision {
  const text = legible(summary);
  const refusal = overRefusal(incident) ?? textRefusal('summary', text, limits.text);
  if (refusal) return rejected(refusal);
  if (text === incident.summary) return rejected({ kind: 'summary_unchanged', number: incident.number });
  const next = { ...incident, summary: text };
  const happening = { kind: 'summary_changed', text } as const;
  return accepted(next, [entryOf(act, happening)], [broadcastOf(act, happening, next), ...refreshed]);
}
