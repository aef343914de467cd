import type { Check } from '../domain/operations/check.js';
import type { Installation } from '../slack/installation.js';
import type { RespondTo } from '../slack/perform/perform-context.js';
import type { CallSlack } from '../slack/web-api.js';
import type { Deps } from '../workflows/deps.js';
import type { TeamFiguresOf } from '../workflows/figures/team-figures.js';
import type { MarkPrivate } from '../workflows/people/change-visibility.js';
import type { UserLookups } from '../workflows/people/directory.js';
import type { StoreMembership } from '../workflows/people/store-membership.js';
import type { Capture } from '../workflows/timeline/capture-message.js';

/** Dependencies of the commands, besides those of the workflows. */
export interface AppContext {
  /** Those of one request, with the policy in use at its start: ask once per request, when it begins. */
  depsNow: () => Deps;
  /** The Web API of a workspace; null if Firebreak is not installed there. */
  slackOf: (workspaceId: string) => CallSlack | null;
  /** Where Firebreak is installed in a workspace; null if it isn't. */
  installed: (workspaceId: string) => Pick<Installation, 'call' | 'download'> | null;
  respond: RespondTo;
  observe: Observer;
  /** Stores a message event. */
  capture: Capture;
  /** Stores that a channel is private. */
  markPrivate: MarkPrivate;
  /** Stores that somebody joined or left a channel. */
  storeMembership: StoreMembership;
  /** Requests a sync of an incident's channel history. */
  syncChannel: (number: number) => Promise<void>;
  /** Requests a sync of an incident's channel members and visibility. */
  syncMembership: (number: number) => void;
  /** Looks up users, groups and channels in the background. */
  userLookups: UserLookups;
  /** Looks at the installation; takes up to 15 seconds. */
  examine: (trace: string) => Promise<Check[]>;
  teamFigures: TeamFiguresOf;
  /** Schedules record processing after a change. */
  recordChanged: () => void;
}

/** One answered payload of a person. Contains no text of theirs. */
export interface Answered {
  trace: string;
  workspaceId: string;
  userId: string;
  /** The command's name; `unknown` if none was recognized. */
  command: string;
  source: string;
  outcome: 'accepted' | 'refused' | 'failed';
  /** The error behind a failure, for the log. */
  error: unknown;
  ms: number;
}

export interface Observer {
  answered: (answered: Answered) => void;
  /** Reports an answer that could not be shown to the person. `error`: what went wrong before Slack was asked, if anything. */
  undelivered: (facts: { trace: string; why: string; error?: unknown }) => void;
}
