import type { Act } from '../domain/actor.js';
import type { Field } from '../domain/incident/changed-fields.js';
import type { Incident } from '../domain/incident/incident.js';
import type { LookAlike } from '../domain/incident/look-alike.js';
import type { IncidentEvent } from '../domain/incident-event.js';
import type { Refusal } from '../domain/refusal.js';

/** One request of a person, as every workflow takes it. */
export interface Request<Input> {
  workspaceId: string;
  /** The same for every delivery of one request, and for no other: see the request keys of ARCHITECTURE.md. */
  key: string;
  act: Act;
  /** The id that follows this request through logs, effects and calls. */
  trace: string;
  /** Where the person can be answered for half an hour; null where Slack gave no such address. */
  answerUrl?: string | null;
  deadline: Deadline;
  input: Input;
  /** What the person saw before they decided: refused where one of these fields was changed after that entry. */
  saw?: { entry: number; fields: readonly Field[] } | undefined;
}

/** Which incident a person means: its number, or the channel where they stand. */
export interface IncidentChoice {
  number: number | null;
  /** Where they stand: its people see its incident, private or not. */
  channelId: string | null;
}

/** How long the person waits. Whoever waits sets `isOver`; the workflow says when it is too late to go back. */
export interface Deadline {
  isOver: boolean;
  isCommitting: boolean;
}

/** What became of a request: the incident after it, what happened and when, or why it was refused. */
export type Outcome =
  | {
      kind: 'accepted';
      incident: Incident;
      events: IncidentEvent[];
      at: Date;
      /** An open incident that looks like the one that was declared, and that the person may see. */
      lookAlike: LookAlike | null;
      isReplay: boolean;
    }
  | { kind: 'rejected'; refusal: Refusal };
