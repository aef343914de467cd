import { addMessage, type MessageInput } from '../../domain/timeline/decisions/add-message.js';
import { type QuoteInput, quote } from '../../domain/timeline/decisions/quote.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import type { Deps } from '../deps.js';
import { changeIncident, changeIncidentWith } from '../incident/change-incident.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { itemToEdit } from './edit-timeline.js';

/** Quotes a message of another channel on an incident's timeline. */
export function quoteMessage(deps: Deps, request: Request<IncidentChoice & QuoteInput>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => quote(incident, request.input, request.act));
}

/** Makes a message of the incident's own channel a highlight, with an optional note and time. */
export function addToTimeline(deps: Deps, request: Request<IncidentChoice & MessageInput>): Promise<Outcome> {
  const { input, act } = request;
  return changeIncidentWith(deps, request, {
    read: (tx, incident) => itemToEdit(tx, incident, itemKey({ kind: 'message', ts: input.ts })),
    decide: (incident, item) => addMessage(incident, item, input, act),
  });
}
