import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { textRefusal, toOneLine } from '../../text/check-text.js';
import type { TextRefusal } from '../../text/refusals.js';
import { type Incident, limits } from '../incident.js';
import type { IncidentRefusal, IncidentText } from '../refusals.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';

/** Replaces the list of affected services; an empty list clears it. */
export function setAffected(incident: Incident, named: string[], act: Act): Decision {
  const to = [...new Set(named.map(toOneLine))];
  const refusal = overRefusal(incident) ?? affectedRefusal(to);
  if (refusal) return refused(refusal);
  const from = incident.affects;
  if (to.length === from.length && to.every((thing) => from.includes(thing)))
    return refused({ kind: 'affected_unchanged', number: incident.number });
  const next = { ...incident, affects: to };
  const event = { kind: 'affected_changed', from, to } as const;
  return accepted(next, [entryOf(act, event)], [broadcastOf(act, event, next), ...refreshEffects]);
}

/** Why this list of affected services is refused, or null. */
export function affectedRefusal(affects: string[]): IncidentRefusal | TextRefusal<IncidentText> | null {
  if (affects.length > limits.affects)
    return { kind: 'too_many_affected', max: limits.affects, found: affects.length };
  return (
    affects.map((thing) => textRefusal('affected service', thing, limits.affected)).find(Boolean) ?? null
  );
}
