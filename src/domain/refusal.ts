import type { ActionItemRefusal, ActionItemText } from './action-items/refusals.js';
import type { Field } from './changed-fields.js';
import type { IncidentRefusal, IncidentText } from './incident/refusals.js';
import type { PeopleRefusal } from './people/refusals.js';
import type { PostmortemRefusal, PostmortemText } from './postmortems/refusals.js';
import type { RunbookRefusal, RunbookText } from './runbooks/refusals.js';
import type { TextRefusal } from './text/refusals.js';
import type { TimeRefusal } from './time/refusals.js';
import type { TimelineRefusal, TimelineText } from './timeline/refusals.js';
import type { TimelineEntry } from './timeline/timeline-entry.js';

/**
 * Data describing why an act was refused; `slack/views` renders it, with what to do next. Each subject declares its own
 * refusals; this union is all that knows them all.
 */
export type Refusal =
  | IncidentRefusal
  | TimelineRefusal
  | ActionItemRefusal
  | RunbookRefusal
  | PostmortemRefusal
  | PeopleRefusal
  | TextRefusal<TextField>
  | TimeRefusal
  | ConflictRefusal;

/** What concerns the events of every subject. Times are ISO 8601, UTC. */
export type ConflictRefusal =
  | { kind: 'cannot_undo'; number: number; what: TimelineEntry['event']['kind'] }
  /** Somebody changed the same field after the act to undo, or after the form was opened. */
  | { kind: 'changed_since'; number: number; field: Field; at: string; by: string | null };

export type TextField = IncidentText | TimelineText | ActionItemText | RunbookText | PostmortemText;
