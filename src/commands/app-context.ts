import type { RespondTo } from '../slack/perform/perform-context.js';
import type { CallSlack } from '../slack/web-api.js';
import type { Deps } from '../workflows/deps.js';
import type { MarkPrivate } from '../workflows/people/change-visibility.js';
import type { UserLookups } from '../workflows/people/directory.js';
import type { StoreMembership } from '../workflows/people/store-membership.js';
import type { Capture } from '../workflows/timeline/capture-message.js';

/** What the commands are handed besides the workflows' own needs. */
export interface AppContext {
  deps: Deps;
  /** The Web API of the workspace; null where Firebreak is not installed there. */
  slackOf: (workspaceId: string) => CallSlack | null;
  respond: RespondTo;
  newTrace: () => string;
  observe: Observer;
  /** Keeps what was told of a message. */
  capture: Capture;
  /** Keeps that a channel is private. */
  markPrivate: MarkPrivate;
  /** Keeps who came into a channel or left it. */
  storeMembership: StoreMembership;
  /** Reads what was missed in the channel of an incident. */
  syncChannel: (number: number) => Promise<void>;
  /** Asks Slack soon who is in the channel of an incident, and whether it is private. */
  syncMembership: (number: number) => void;
  /** Asks Slack in the background who somebody is. */
  userLookups: UserLookups;
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
  undelivered: (facts: { trace: string; why: string }) => void;
}
