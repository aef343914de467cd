import type { ActionItem } from '../domain/action-items/action-item.js';
import type { Act } from '../domain/actor.js';
import type { Field } from '../domain/changed-fields.js';
import type { Incident } from '../domain/incident/incident.js';
import type { LookAlike } from '../domain/incident/look-alike.js';
import type { IncidentEvent } from '../domain/incident-event.js';
import type { Refusal } from '../domain/refusal.js';
import type { Run } from '../domain/runbooks/run.js';

/** One request of a person, the input of every workflow. */
export interface Request<Input> {
  workspaceId: string;
  /** The same for every delivery of one request and unique to it; see "request keys" in ARCHITECTURE.md. */
  key: string;
  act: Act;
  /** Follows this request through logs, effects and Slack calls. */
  trace: string;
  /** Slack's response URL, valid for half an hour; null if Slack sent none. */
  answerUrl?: string | null;
  deadline: Deadline;
  input: Input;
  /**
   * What the person saw when they decided. The request is refused if one of these fields changed after that entry.
   */
  saw?: { entry: number; fields: readonly Field[] } | undefined;
}

/** How a person refers to an incident: by number, or by the channel they are in. */
export interface IncidentChoice {
  number: number | null;
  /** The channel they are in. Its members can see its incident, even a private one. */
  channelId: string | null;
}

/**
 * How long the person waits. The caller sets `isOver`; the workflow sets `isCommitting` once it can no longer roll
 * back.
 */
export interface Deadline {
  isOver: boolean;
  isCommitting: boolean;
}

/** The outcome of a request: the changed incident with its new events, or the refusal. */
export type Outcome =
  | {
      kind: 'accepted';
      incident: Incident;
      events: IncidentEvent[];
      at: Date;
      /** An open incident that looks like the declared one and is visible to the person. */
      lookAlike: LookAlike | null;
      /** The day on which the post-mortem is due that is offered to the person who resolved it; null: none is. */
      postmortemDueOn: string | null;
      /** The action items that it created or changed, as they are now. */
      actionItems: ActionItem[];
      /** The runs of runbooks that it began or changed, as they are now. */
      runs: Run[];
      isReplay: boolean;
    }
  | { kind: 'refused'; refusal: Refusal };
