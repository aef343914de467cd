import { personOf } from '../../domain/actor.js';
import { accepted, refused } from '../../domain/decision.js';
import { limits } from '../../domain/incident/incident.js';
import { sanitizeText, textRefusal } from '../../domain/text/check-text.js';
import { type QuoteInput, quote } from '../../domain/timeline/decisions/quote.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import type { Deps } from '../deps.js';
import { changeIncident, incidentToChange } from '../incident/change-incident.js';
import { once } from '../once.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { editWithin } from './edit-timeline.js';
import { markByHand } from './mark-by-hand.js';

/** Quotes a message of another channel on an incident's timeline. */
export function quoteMessage(deps: Deps, request: Request<IncidentChoice & QuoteInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => quote(incident, request.input, request.act));
}

export interface AddInput extends IncidentChoice {
  /** The message's timestamp in the incident's channel. */
  ts: string;
  note: string | null;
  /** The time on the timeline; null for the time of the message. */
  at: Date | null;
}

/** Makes a message of the incident's own channel a highlight, with an optional note and time. */
export function addToTimeline(deps: Deps, request: Request<AddInput>): Promise<Outcome> {
  const { input, act } = request;
  return once(deps, request, async (tx) => {
    const found = await incidentToChange(tx, request);
    if (found.kind === 'refused') return found;
    const { incident } = found;
    const note = sanitizeText(input.note) || null;
    const refusal = textRefusal('note', note, limits.text);
    if (refusal) return refused(refusal);
    const line = itemKey({ kind: 'message', ts: input.ts });
    const moved = await editWithin(tx, incident, {
      input: { line, text: null, at: input.at, isHighlight: null },
      act,
    });
    if (moved.kind === 'refused' && moved.refusal.kind !== 'item_unchanged') return moved;
    await markByHand(tx, incident, { ts: input.ts, isOn: true, note }, act);
    const receipt = { kind: 'receipt', line, userId: personOf(act.by) ?? '' } as const;
    return accepted(incident, moved.kind === 'accepted' ? moved.entries : [], [receipt]);
  });
}
