import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';

/** Replaces the summary. Earlier summaries stay in the record. */
export function summarize(incident: Incident, summary: string, act: Act): Decision {
  const text = sanitizeText(summary);
  const refusal = overRefusal(incident) ?? textRefusal('summary', text, limits.text);
  if (refusal) return refused(refusal);
  if (text === incident.summary) return refused({ kind: 'summary_unchanged', number: incident.number });
  const next = { ...incident, summary: text };
  const event = { kind: 'summary_changed', text } as const;
  return accepted(next, [entryOf(act, event)], [broadcastOf(act, event, next), ...refreshEffects]);
}
