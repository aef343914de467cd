import type { Kind } from '../incident/kind.js';
import type { Role } from '../incident/role.js';
import type { Severity } from '../incident/severity.js';
import type { Status } from '../incident/status.js';
import type { Task } from '../postmortems/tasks/task.js';
import type { Weekday } from '../time/working-days.js';

/** What nudges need to know of an incident whose follow-up they ask about. Ids are Slack's. */
export interface FollowedIncident {
  number: number;
  kind: Kind;
  isPrivate: boolean;
  /** Who may know of it; null: everybody. */
  memberIds: ReadonlySet<string> | null;
  /** Null if nothing can be posted there: it isn't created yet, or it is archived. */
  channelId: string | null;
  commanderId: string | null;
  postmortemOwnerId: string | null;
}

export interface IncidentRow extends FollowedIncident {
  title: string;
  severity: Severity;
  status: Status;
  /** Or when it was written down afterwards: nothing is asked about the time before. */
  declaredAt: Date;
  /** When it was marked resolved, whatever corrected that time since: corrections ask nobody again. */
  resolvedAt: Date | null;
  hasSummary: boolean;
  lacksFacts: boolean;
  /** Since when nobody holds a role: since the incident was declared, or its last holder left it. */
  vacantSince: Partial<Record<Role, Date>>;
  /** Null: none is due, or a person paused updates. */
  updateDueAt: Date | null;
  updateSnoozedUntil: Date | null;
  /** Whether somebody paused updates: nobody is asked what the latest is. */
  isPaused: boolean;
  /** When a person last wrote in the channel. */
  lastSaidAt: Date;
  /** The steps still to do of its open runbooks that have a timer or an assignee. */
  steps: readonly RunbookStepRow[];
  /** What the post-mortem waits for. */
  postmortem: readonly PostmortemRow[];
  /** What is to be done after it, done or not. */
  tasks: readonly TaskRow[];
}

/** A task after an incident. */
export interface TaskRow extends Pick<Task, 'number' | 'key' | 'title' | 'dueOn' | 'dueSetAt' | 'status'> {
  /** Who is to do it; null: nobody holds the role. */
  assigneeId: string | null;
}

/** What a post-mortem waits for, from which day on, and from whom; null: from whoever leads the incident. */
export interface PostmortemRow {
  awaits: 'writing' | 'review' | 'answer';
  dueOn: string;
  userId: string | null;
}

/** A step of a runbook that an incident's people work through. */
export interface RunbookStepRow {
  /** The run's number in the incident. */
  run: number;
  position: number;
  title: string;
  assigneeId: string | null;
  assignedAt: Date | null;
  timerDueAt: Date | null;
}

/** An action item. Days are written `2026-12-01`. */
export interface ActionItemRow {
  number: number;
  title: string;
  incident: FollowedIncident;
  status: 'open' | 'in_progress' | 'blocked' | 'done' | 'wont_do';
  ownerId: string | null;
  /** Since when it has this owner, or none. */
  ownerSince: Date;
  dueOn: string | null;
  /** When the due date was set; null if there is none. What would have been asked before that day is not owed. */
  dueSetAt: Date | null;
  /** The day until which it is snoozed or blocked. A blocked item without such a day rests until it is due. */
  restsUntil: string | null;
}

/** Why somebody can't be asked; `unreachable`: Slack rejects messages to them. */
export const goneReasons = ['deactivated', 'unreachable'] as const;
export type GoneReason = (typeof goneReasons)[number];

export interface PersonRow {
  userId: string;
  timeZone: string | null;
  /** `since`: when Firebreak noticed. */
  gone: { why: GoneReason; since: Date } | null;
  /** A person's own settings; null: those of the policy. A digest shortly before midnight has no time to be late. */
  digestAt: string | null;
  country: string | null;
  weekend: Weekday[] | null;
  /** The day on which they are back. */
  awayUntil: string | null;
}

/** What a person chose for their own reminders; what is null is as in the policy. */
export type ReminderSettings = Pick<PersonRow, 'digestAt' | 'country' | 'weekend' | 'awayUntil'>;
