import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import { type Incident, limits } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { timeRefusal } from '../../time/check-time.js';

export interface NoteInput {
  text: string;
  /** When it happened; null: now. */
  at: Date | null;
}

/** Adds a note to the timeline at the time when it happened; allowed after the incident is over. Refuses the future. */
export function note(incident: Incident, { text, at }: NoteInput, act: Act): Decision {
  const words = sanitizeText(text);
  const refusal = textRefusal('note', words, limits.text) ?? timeRefusal(at, act);
  if (refusal) return refused(refusal);
  const event = { kind: 'noted', text: words, at: (at ?? act.at).toISOString() } as const;
  const entry = { ...entryOf(act, event), occurredAt: at ?? act.at };
  return accepted(incident, [entry], [broadcastOf(act, event, incident)]);
}
