import type { Effect } from './effect.js';
import type { Incident } from './incident/incident.js';
import type { LookAlike } from './incident/look-alike.js';
import type { Refusal } from './refusal.js';
import type { NewEntry } from './timeline/timeline-entry.js';

/** What the domain decided: the new state, the timeline entries and the effects, or a refusal. */
export type Decision = Accepted | Refused;

export interface Accepted {
  kind: 'accepted';
  incident: Incident;
  entries: NewEntry[];
  effects: Effect[];
  /** An open incident that looks like the one just declared, to show to the person who declared it. */
  lookAlike?: LookAlike | null;
}

export interface Refused {
  kind: 'refused';
  refusal: Refusal;
}

export function accepted(incident: Incident, entries: NewEntry[], effects: Effect[]): Accepted {
  return { kind: 'accepted', incident, entries, effects };
}

export function refused(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}
