import type { Change } from '../change.js';
import type { Cancellation } from './incident.js';
import type { Kind } from './kind.js';
import type { MilestoneName } from './milestone.js';
import type { Role } from './role.js';
import type { Severity } from './severity.js';
import type { Status } from './status.js';

/** What happened to the incident itself. Times are ISO 8601. */
export type LifecycleEvent =
  | { kind: 'declared'; severity: Severity; incidentKind: Kind; title: string; text: string | null }
  | { kind: 'acknowledged'; text?: string | null }
  | { kind: 'updated'; text: string; status: Change<Status> | null; severity: Change<Severity> | null }
  | { kind: 'status_changed'; from: Status; to: Status; text: string | null }
  | { kind: 'severity_changed'; from: Severity; to: Severity; text: string | null }
  | { kind: 'severity_confirmed'; severity: Severity }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'summary_changed'; text: string }
  | { kind: 'affected_changed'; from: string[]; to: string[] }
  | { kind: 'role_taken'; role: Role; userId: string; before: string | null }
  | { kind: 'role_released'; role: Role; before: string }
  | { kind: 'invited'; userIds: string[]; groupIds: string[] }
  | { kind: 'milestone_set'; milestone: MilestoneName; from: string | null; to: string | null }
  | { kind: 'updates_snoozed'; until: string }
  | { kind: 'updates_paused'; reason: string }
  | { kind: 'updates_resumed' }
  /** `from`: missing in records of older versions. */
  /** `reason`: why its tasks didn't matter. */
  | { kind: 'closed'; from?: Status; reason?: string }
  | { kind: 'reopened'; from: Status; reason: string }
  /** `brought`: how many of its people were invited to the other incident. */
  | { kind: 'canceled'; from?: Status; cancellation: Cancellation; brought?: number }
  | Undone;

/** The kinds of events that can be undone. */
export const undoableKinds = [
  'status_changed',
  'severity_changed',
  'renamed',
  'closed',
  'reopened',
  'canceled',
] as const;
export type Undoable = Extract<LifecycleEvent, { kind: (typeof undoableKinds)[number] }>;

/** Somebody undid what they did at `madeAt` (ISO 8601). Null: not part of the undone act. */
export interface Undone {
  kind: 'undone';
  undid: Undoable['kind'];
  madeAt: string;
  status: Change<Status> | null;
  severity: Change<Severity> | null;
  title: Change<string> | null;
}
