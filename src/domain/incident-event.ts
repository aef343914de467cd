import type { Cancellation } from './incident/incident.js';
import type { Kind } from './incident/kind.js';
import type { MilestoneName } from './incident/milestone.js';
import type { Role } from './incident/role.js';
import type { Severity } from './incident/severity.js';
import type { Status } from './incident/status.js';
import type { ItemKey } from './timeline/item-key.js';

/**
 * Data describing what one act did to an incident. The timeline stores it; the channel post and the answer are rendered
 * from it.
 */
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
  /** `at`: when it happened, ISO 8601. */
  | { kind: 'noted'; text: string; at: string }
  /** A message from another channel, added to the timeline. `at`: when it happened, ISO 8601. */
  | ({ kind: 'quoted'; note: string | null; at: string } & Quote & Forgettable)
  /** A timeline item was edited. Null: unchanged. */
  | ({ kind: 'item_edited'; line: ItemKey } & ItemChange)
  | { kind: 'milestone_set'; milestone: MilestoneName; from: string | null; to: string | null }
  /** `from`: missing in records of older versions. */
  | { kind: 'closed'; from?: Status }
  | { kind: 'reopened'; from: Status; reason: string }
  /** `brought`: how many of its people were invited to the other incident. */
  | { kind: 'canceled'; from?: Status; cancellation: Cancellation; brought?: number }
  | Undone;

/** The events that can be undone. */
export type Undoable = Extract<
  IncidentEvent,
  { kind: 'status_changed' | 'severity_changed' | 'renamed' | 'closed' | 'reopened' | 'canceled' }
>;

/** Somebody undid what they did at `madeAt` (ISO 8601). Null: not part of the undone act. */
export interface Undone {
  kind: 'undone';
  undid: Undoable['kind'];
  madeAt: string;
  status: Change<Status> | null;
  severity: Change<Severity> | null;
  title: Change<string> | null;
}

/** A message from another channel, as it was when it was quoted. */
export interface Quote {
  channelId: string;
  ts: string;
  /** The user or bot who wrote it; empty if Slack didn't say. */
  authorId: string;
  /** The bot's display name; null for people. */
  authorName: string | null;
  text: string;
  /** Names of the attached files. */
  files: string[];
  permalink: string | null;
}

interface Forgettable {
  /** When the retention policy erased its text, ISO 8601; missing until then. */
  purgedAt?: string;
}

/** What was edited in a timeline item: its text, its time (ISO 8601), whether it is a highlight. */
export interface ItemChange {
  text: Change<string> | null;
  occurredAt: Change<string> | null;
  isHighlight: Change<boolean> | null;
}

export interface Change<T> {
  from: T;
  to: T;
}
