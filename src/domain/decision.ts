import type { ActionItemSaved } from './action-items/writes.js';
import type { Effect } from './effect.js';
import type { Incident, IncidentKey } from './incident/incident.js';
import type { LookAlike } from './incident/look-alike.js';
import type { PostmortemSaved, TasksSaved, WordingWrite } from './postmortems/writes.js';
import type { Refusal } from './refusal.js';
import type { RunSaved } from './runbooks/writes.js';
import type { NewEntry } from './timeline/timeline-entry.js';
import type { TimelineWrite } from './timeline/writes.js';

/** What the domain decided: what to write, or why not. */
export type Decision = Accepted | Refused;

export interface Accepted {
  kind: 'accepted';
  /** The incident that the request is about, as it is now; with its new entries and effects. */
  incident: Incident;
  entries: NewEntry[];
  effects: Effect[];
  /** What else changes, in the same transaction. */
  writes: Write[];
  /** An open incident that looks like the one just declared, to show to the person who declared it. */
  lookAlike?: LookAlike | null;
  /** The day on which the post-mortem is due that is offered to the person who resolved it, `2026-12-01`. */
  postmortemDueOn?: string | null;
}

export interface Refused {
  kind: 'refused';
  refusal: Refusal;
}

/** A change beyond the incident's own row, entries and effects. Each subject declares its own. */
export type Write =
  | OtherIncident
  | TimelineWrite
  | ActionItemSaved
  | RunSaved
  | PostmortemSaved
  | WordingWrite
  | TasksSaved;

/** New entries and effects of another incident. */
export interface OtherIncident {
  kind: 'other_incident';
  incident: IncidentKey & Pick<Incident, 'wantsChannel'>;
  entries: NewEntry[];
  effects: Effect[];
}

export function accepted(
  incident: Incident,
  entries: NewEntry[],
  effects: Effect[],
  writes: Write[] = [],
): Accepted {
  return { kind: 'accepted', incident, entries, effects, writes };
}

export function refused(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}
