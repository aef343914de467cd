import type { CancelReason } from './incident.js';
import type { MilestoneName } from './milestone.js';
import type { Role } from './role.js';
import type { Severity } from './severity.js';
import type { Status } from './status.js';

/** Why an act on the incident itself was refused. Times are ISO 8601, UTC. */
export type IncidentRefusal =
  | { kind: 'incident_not_found'; asked: string | null }
  | { kind: 'already_in_status'; number: number; status: Status; at: string | null; by: string | null }
  | { kind: 'already_acknowledged'; number: number; at: string; by: string | null }
  | { kind: 'not_from_here'; number: number; status: Status; to: Status }
  | { kind: 'is_over'; number: number; status: Status; at: string | null; by: string | null }
  | { kind: 'not_open_for_reopening'; number: number; status: Status }
  | { kind: 'severity_not_in_use'; severity: string; severitiesInUse: Severity[] }
  | { kind: 'severity_unchanged'; number: number; severity: Severity }
  | { kind: 'title_unchanged'; number: number }
  | { kind: 'summary_unchanged'; number: number }
  | { kind: 'affected_unchanged'; number: number }
  | { kind: 'no_update_due'; number: number }
  | { kind: 'updates_not_paused'; number: number }
  /** `from`, `to`: until when the reminder can be snoozed. */
  | { kind: 'snooze_out_of_range'; number: number; from: string; to: string }
  | { kind: 'may_not_join'; number: number }
  | { kind: 'role_held_already'; number: number; role: Role; userId: string }
  | { kind: 'role_free_already'; number: number; role: Role }
  | { kind: 'nobody_named' }
  | { kind: 'may_not_declare' }
  | { kind: 'cancel_needs_other'; reason: CancelReason }
  | { kind: 'cancel_of_itself'; number: number }
  | { kind: 'other_not_found'; number: number }
  | { kind: 'too_many_affected'; max: number; found: number }
  | { kind: 'nothing_to_undo'; number: number }
  | { kind: 'already_undone'; number: number; at: string; by: string | null }
  | { kind: 'too_late_to_undo'; number: number; at: string }
  | { kind: 'milestone_not_reached'; number: number; status: Status; milestone: MilestoneName }
  | { kind: 'milestone_not_editable'; number: number; milestone: MilestoneName }
  /** Its time can be corrected, but not cleared. */
  | { kind: 'milestone_needed'; number: number; milestone: MilestoneName }
  | { kind: 'times_unchanged'; number: number }
  | { kind: 'nothing_filled_in'; number: number }
  | { kind: 'has_no_channel'; number: number }
  | { kind: 'not_a_link'; words: string }
  | { kind: 'too_many_links'; max: number; found: number }
  | { kind: 'guests_quote_no_links' };

/** What people write about an incident. */
export const incidentTexts = ['title', 'update', 'reason', 'summary', 'affected service'] as const;
export type IncidentText = (typeof incidentTexts)[number];
