import type { RespondTo } from '../slack/perform/hand.js';
import type { CallSlack } from '../slack/web-api.js';
import type { Deps } from '../workflows/deps.js';
import type { LookUps } from '../workflows/people/directory.js';
import type { NotePrivate } from '../workflows/people/note-visibility.js';
import type { Capture } from '../workflows/record/capture-message.js';
import type { NoteMembership } from '../workflows/record/note-membership.js';

/** What the commands are handed besides the workflows' own needs. */
export interface Surroundings {
  deps: Deps;
  /** The Web API of the workspace; null where Firebreak is not installed there. */
  slackOf: (workspaceId: string) => CallSlack | null;
  respond: RespondTo;
  newTrace: () => string;
  observe: Observer;
  /** Keeps what was told of a message. */
  capture: Capture;
  /** Keeps that a channel is private. */
  notePrivate: NotePrivate;
  /** Keeps who came into a channel or left it. */
  noteMembership: NoteMembership;
  /** Reads what was missed in the channel of an incident. */
  catchUp: (number: number) => Promise<void>;
  /** Asks Slack soon who is in the channel of an incident, and whether it is private. */
  syncChannel: (number: number) => void;
  /** Asks Slack in the background who somebody is. */
  lookUps: LookUps;
  /** Says that something was written or marked, so that it is looked after soon. */
  recordChanged: () => void;
}

/** One payload of a person, answered. Holds no words of theirs. */
export interface Answered {
  trace: string;
  workspaceId: string;
  userId: string;
  /** The verb; `unknown` where no verb was recognised. */
  command: string;
  source: string;
  outcome: 'accepted' | 'rejected' | 'failed';
  /** Why it failed, for the log. */
  error: unknown;
  ms: number;
}

export interface Observer {
  answered: (answered: Answered) => void;
  /** An answer that could not be shown to the person. */
  unheard: (facts: { trace: string; why: string }) => void;
}
