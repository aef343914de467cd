import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import { type Incident, limits } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { timeRefusal } from '../../time/check-time.js';
import type { Quote } from '../events.js';
import { timeOf } from '../messages/observed-message.js';

export interface QuoteInput {
  quote: Quote;
  /** The person's comment on it. */
  note: string | null;
  /** When it happened; null: when it was written. */
  at: Date | null;
}

/** Adds a message from another channel to the timeline, with its link; allowed after the incident is over. */
export function quote(incident: Incident, { quote: quoted, note, at }: QuoteInput, act: Act): Decision {
  const words = sanitizeText(note) || null;
  const refusal = textRefusal('note', words, limits.text) ?? timeRefusal(at, act);
  if (refusal) return refused(refusal);
  const when = at ?? timeOf(quoted.ts);
  const event = { kind: 'quoted', ...quoted, note: words, at: when.toISOString() } as const;
  const entry = { ...entryOf(act, event), occurredAt: when };
  return accepted(incident, [entry], [broadcastOf(act, event, incident)]);
}
