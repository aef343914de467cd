import type { Field } from './incident/changed-fields.js';
import type { CancelReason } from './incident/incident.js';
import type { MilestoneName } from './incident/milestone.js';
import type { Role } from './incident/role.js';
import type { Severity } from './incident/severity.js';
import type { Status } from './incident/status.js';
import type { IncidentEvent } from './incident-event.js';

/** Data describing why an act was refused; `slack/views` renders it, with what to do next. Times are ISO 8601, UTC. */
export type Refusal =
  | { kind: 'incident_not_found'; asked: string | null }
  | { kind: 'already_in_status'; number: number; status: Status; at: string | null; by: string | null }
  | { kind: 'already_acknowledged'; number: number; at: string; by: string | null }
  | { kind: 'not_from_here'; number: number; status: Status; to: Status }
  | { kind: 'is_over'; number: number; status: Status; at: string | null; by: string | null }
  | { kind: 'not_open_for_reopening'; number: number; status: Status }
  | { kind: 'text_missing'; field: TextField }
  | { kind: 'text_too_long'; field: TextField; maxChars: number; chars: number }
  | { kind: 'severity_not_in_use'; severity: string; severitiesInUse: Severity[] }
  | { kind: 'severity_unchanged'; number: number; severity: Severity }
  | { kind: 'title_unchanged'; number: number }
  | { kind: 'summary_unchanged'; number: number }
  | { kind: 'affected_unchanged'; number: number }
  | { kind: 'may_not_join'; number: number }
  | { kind: 'role_held_already'; number: number; role: Role; userId: string }
  | { kind: 'role_free_already'; number: number; role: Role }
  | { kind: 'ineligible_holder'; userId: string; name: string; why: IneligibleReason }
  | { kind: 'nobody_named' }
  | { kind: 'may_not_declare' }
  | { kind: 'may_not_act'; why: Exclude<IneligibleReason, 'unknown'> | 'guest' }
  | { kind: 'cancel_needs_other'; reason: CancelReason }
  | { kind: 'cancel_of_itself'; number: number }
  | { kind: 'other_not_found'; number: number }
  | { kind: 'too_many_affected'; max: number; found: number }
  | { kind: 'time_in_future'; at: string }
  | { kind: 'item_not_found'; number: number }
  | { kind: 'item_unchanged'; number: number }
  | { kind: 'item_is_ours'; number: number }
  | { kind: 'nothing_to_undo'; number: number }
  | { kind: 'cannot_undo'; number: number; what: IncidentEvent['kind'] }
  | { kind: 'already_undone'; number: number; at: string; by: string | null }
  | { kind: 'too_late_to_undo'; number: number; at: string }
  /** Somebody changed the same field after the act to undo, or after the form was opened. */
  | { kind: 'changed_since'; number: number; field: Field; at: string; by: string | null }
  | { kind: 'milestone_not_reached'; number: number; status: Status; milestone: MilestoneName };

export type TextField = 'title' | 'update' | 'note' | 'reason' | 'summary' | 'affected thing';
export type IneligibleReason = 'deactivated' | 'external' | 'bot' | 'unknown';
