import type { Cancellation } from './incident.js';
import type { Kind } from './kind.js';
import type { MomentName } from './moment.js';
import type { Role } from './role.js';
import type { Severity } from './severity.js';
import type { Status } from './status.js';

/** What one act did to an incident, as data: the timeline keeps it, the channel and the answer are worded from it. */
export type Happening =
  | { kind: 'declared'; severity: Severity; incidentKind: Kind; title: string; text: string | null }
  | { kind: 'acknowledged' }
  | { kind: 'updated'; text: string; status: Change<Status> | null; severity: Change<Severity> | null }
  | { kind: 'status_changed'; from: Status; to: Status; text: string | null }
  | { kind: 'severity_changed'; from: Severity; to: Severity; text: string | null }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'role_taken'; role: Role; userId: string; before: string | null }
  | { kind: 'role_released'; role: Role; before: string }
  | { kind: 'invited'; userIds: string[]; groupIds: string[] }
  /** `at`: when it was, ISO 8601. */
  | { kind: 'noted'; text: string; at: string }
  | { kind: 'moment_set'; moment: MomentName; from: string | null; to: string | null }
  | { kind: 'closed' }
  | { kind: 'reopened'; from: Status; reason: string }
  | { kind: 'canceled'; cancellation: Cancellation };

export interface Change<T> {
  from: T;
  to: T;
}
