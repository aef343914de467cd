import type { Cancellation } from './incident/incident.js';
import type { Kind } from './incident/kind.js';
import type { MilestoneName } from './incident/milestone.js';
import type { Role } from './incident/role.js';
import type { Severity } from './incident/severity.js';
import type { Status } from './incident/status.js';
import type { ItemKey } from './timeline/item-key.js';

/** What one act did to an incident, as data: the timeline keeps it, the channel and the answer are worded from it. */
export type IncidentEvent =
  | { kind: 'declared'; severity: Severity; incidentKind: Kind; title: string; text: string | null }
  | { kind: 'acknowledged'; text?: string | null }
  | { kind: 'updated'; text: string; status: Change<Status> | null; severity: Change<Severity> | null }
  | { kind: 'status_changed'; from: Status; to: Status; text: string | null }
  | { kind: 'severity_changed'; from: Severity; to: Severity; text: string | null }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'summary_changed'; text: string }
  | { kind: 'affected_changed'; from: string[]; to: string[] }
  | { kind: 'role_taken'; role: Role; userId: string; before: string | null }
  | { kind: 'role_released'; role: Role; before: string }
  | { kind: 'invited'; userIds: string[]; groupIds: string[] }
  /** `at`: when it was, ISO 8601. */
  | { kind: 'noted'; text: string; at: string }
  /** A message of another channel, brought into the timeline. `at`: when it was so, ISO 8601. */
  | ({ kind: 'quoted'; note: string | null; at: string } & Quote & Forgettable)
  /** Somebody mended a line of the timeline. Null: left as it was. */
  | ({ kind: 'item_edited'; line: ItemKey } & ItemChange)
  | { kind: 'milestone_set'; milestone: MilestoneName; from: string | null; to: string | null }
  /** `from`: left out in records of older versions. */
  | { kind: 'closed'; from?: Status }
  | { kind: 'reopened'; from: Status; reason: string }
  /** `brought`: how many of its people were invited to the other incident. */
  | { kind: 'canceled'; from?: Status; cancellation: Cancellation; brought?: number }
  | Undone;

/** What can be taken back. */
export type Undoable = Extract<
  IncidentEvent,
  { kind: 'status_changed' | 'severity_changed' | 'renamed' | 'closed' | 'reopened' | 'canceled' }
>;

/** Somebody took back what they had done at `madeAt` (ISO 8601). Null: not what it was about. */
export interface Undone {
  kind: 'undone';
  undid: Undoable['kind'];
  madeAt: string;
  status: Change<Status> | null;
  severity: Change<Severity> | null;
  title: Change<string> | null;
}

/** A message of another channel, as it was when somebody quoted it. */
export interface Quote {
  channelId: string;
  ts: string;
  /** The user or bot who wrote it; empty where Slack did not say. */
  authorId: string;
  /** What a bot calls itself; else null. */
  authorName: string | null;
  text: string;
  /** Names of the files beside it. */
  files: string[];
  permalink: string | null;
}

interface Forgettable {
  /** When its words were forgotten, as the policy asks, ISO 8601; left out while they are there. */
  purgedAt?: string;
}

/** What was mended of a line: its words, its time (ISO 8601), whether it is a highlight. */
export interface ItemChange {
  text: Change<string> | null;
  occurredAt: Change<string> | null;
  isHighlight: Change<boolean> | null;
}

export interface Change<T> {
  from: T;
  to: T;
}
