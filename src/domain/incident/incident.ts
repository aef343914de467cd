import type { Kind } from './kind.js';
import type { Milestones } from './milestone.js';
import type { RoleHolding } from './role.js';
import type { Severity } from './severity.js';
import type { Status } from './status.js';

/** Why an incident was canceled; `of` is the number of the incident that it duplicates or was merged into. */
export interface Cancellation {
  reason: CancelReason;
  of: number | null;
  text: string | null;
}

export const cancelReasons = ['false_alarm', 'duplicate', 'merged', 'declined'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** The latest update. */
export interface LatestUpdate {
  at: Date;
  by: string | null;
  text: string;
  /** Who changed these words last; left out where they stand as they were posted. */
  editedBy?: string | null | undefined;
}

/** Identifies an incident: its workspace (Slack's team id) and its number there. */
export interface IncidentKey {
  workspaceId: string;
  number: number;
}

/** An incident's current state, with the history of its roles and milestones. All times in UTC. */
export interface Incident {
  workspaceId: string;
  /** Counts from 1 in each workspace; people read it as `INC-42`. */
  number: number;
  title: string;
  severity: Severity;
  /** Whether somebody changed or confirmed the severity since the declaration. */
  isSeverityConfirmed: boolean;
  kind: Kind;
  status: Status;
  isPrivate: boolean;
  /** What is known so far; null until somebody writes a summary. */
  summary: string | null;
  affects: string[];
  reporterId: string;
  roles: RoleHolding[];
  milestones: Milestones;
  latestUpdate: LatestUpdate | null;
  nextUpdateDueAt: Date | null;
  /** Until then, nobody is reminded that the update is due; null: reminders are on. */
  updatesSnoozedUntil: Date | null;
  /** Why no update is due until somebody posts one or resumes; null: updates aren't paused. */
  updatesPausedReason: string | null;
  cancellation: Cancellation | null;
  /** False: it was written down afterwards and does without a channel. */
  wantsChannel: boolean;
  /** The incident's channel and card in Slack. Written only by delivery, once Slack has created them. */
  channelId: string | null;
  cardTs: string | null;
}

/** Limits on what people may write, in characters; each is below Slack's own limit for the place where it is shown. */
export const limits = { title: 150, text: 3000, reason: 500, affects: 10, affected: 75 } as const;

/** `INC-42`. */
export function incidentName(number: number): string {
  return `INC-${number}`;
}

/** The number in `INC-42`, `inc42`, `#42` or `42`; undefined for anything else. */
export function incidentNumberFrom(word: string): number | undefined {
  const digits = /^(?:inc[-_ ]?|#)?0*([1-9]\d{0,8})$/i.exec(word.trim())?.[1];
  return digits ? Number(digits) : undefined;
}
