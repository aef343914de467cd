import { personOf } from '../domain/actor.js';
import { legible, textRefusal } from '../domain/decisions/check-text.js';
import { accepted, rejected } from '../domain/decisions/decision.js';
import { type QuoteInput, quote } from '../domain/decisions/quote.js';
import { limits } from '../domain/incident/incident.js';
import { lineKey } from '../domain/timeline/line-key.js';
import { amendOne } from './amend-timeline.js';
import { changeIncident, incidentToChange } from './change-incident.js';
import type { Deps } from './deps.js';
import { once } from './once.js';
import { markByHand } from './record/mark-by-hand.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Brings a message of another channel into an incident's timeline. */
export function quoteMessage(deps: Deps, request: Request<IncidentChoice & QuoteInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => quote(incident, request.input, request.act));
}

export interface AddInput extends IncidentChoice {
  /** The message, by its timestamp in the incident's channel. */
  ts: string;
  note: string | null;
  /** When it was so; null: when it was written. */
  at: Date | null;
}

/** Makes a message of the incident's own channel a key entry, with a note and another time where they are given. */
export function addToTimeline(deps: Deps, request: Request<AddInput>): Promise<Outcome> {
  const { input, act } = request;
  return once(deps, request, async (tx) => {
    const found = await incidentToChange(tx, request);
    if (found.kind === 'rejected') return found;
    const { incident } = found;
    const note = legible(input.note) || null;
    const refusal = textRefusal('note', note, limits.text);
    if (refusal) return rejected(refusal);
    const line = lineKey({ kind: 'message', ts: input.ts });
    const moved = await amendOne(tx, incident, {
      input: { line, text: null, at: input.at, isKey: null },
      act,
    });
    if (moved.kind === 'rejected' && moved.refusal.kind !== 'line_unchanged') return moved;
    await markByHand(tx, incident, { ts: input.ts, isOn: true, note }, act);
    const receipt = { kind: 'receipt', line, userId: personOf(act.by) ?? '' } as const;
    return accepted(incident, moved.kind === 'accepted' ? moved.entries : [], [receipt]);
  });
}
