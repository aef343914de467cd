import type { Act } from '../actor.js';
import type { Quote } from '../happening.js';
import { type Incident, limits } from '../incident/incident.js';
import { timeOf } from '../timeline/seen-message.js';
import { legible, textRefusal } from './check-text.js';
import { timeRefusal } from './check-time.js';
import { accepted, type Decision, rejected } from './decision.js';
import { broadcastOf, entryOf } from './record.js';

export interface QuoteInput {
  quote: Quote;
  /** What the person has to say of it. */
  note: string | null;
  /** When it was so; null: when it was written. */
  at: Date | null;
}

/** Brings a message of another channel into the timeline, with its link; also when the incident is over. */
export function quote(incident: Incident, { quote: quoted, note, at }: QuoteInput, act: Act): Decision {
  const words = legible(note) || null;
  const refusal = textRefusal('note', words, limits.text) ?? timeRefusal(at, act);
  if (refusal) return rejected(refusal);
  const when = at ?? timeOf(quoted.ts);
  const happening = { kind: 'quoted', ...quoted, note: words, at: when.toISOString() } as const;
  const entry = { ...entryOf(act, happening), occurredAt: when };
  return accepted(incident, [entry], [broadcastOf(act, happening, incident)]);
}
