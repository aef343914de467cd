import type { ActionItem } from '../action-items/action-item.js';
import type { DeliveryFailure, Effect } from '../effect.js';
import type { WeeklyReport } from '../figures/weekly-report.js';
import type { Incident } from '../incident/incident.js';
import type { NudgeContent } from '../nudges/content.js';
import type { FollowUp } from '../postmortems/tasks/settle.js';
import type { SharedFile } from '../postmortems/wanted-export.js';
import type { FoundRunbook } from '../runbooks/library/suggest.js';
import type { Run } from '../runbooks/run.js';
import type { Quote } from '../timeline/events.js';
import type { ImageType } from '../timeline/messages/image-type.js';
import type { MessageLink, UnreadLink } from '../timeline/messages/message-link.js';
import type { ObservedMessage } from '../timeline/messages/observed-message.js';
import type { TimelineItem } from '../timeline/timeline-item.js';

/** A message in another channel that is kept up to date with an incident. */
export interface Announcement {
  channelId: string;
  ts: string;
}

/** One effect to perform, with the current state that it may have to show. */
export interface DeliveryTask {
  id: number;
  /** Sent in Slack's message metadata, so that the post can be found again. */
  key: string;
  effect: Effect;
  /** Whether an earlier attempt may have succeeded without a reply. */
  isUncertain: boolean;
  /** Counts from 1. */
  attempt: number;
  /** How often Slack rate-limited this effect. */
  limits: number;
  createdAt: Date;
  trace: string;
  /** The person whose act caused it. */
  askedBy: string | null;
  workspaceId: string;
  /** What it is about; null if that is no incident. */
  incident: Incident | null;
  announcements: Announcement[];
  /** What Slack has rejected so far, shown on the card. */
  failures: OpenFailure[];
  /** Ids of failed effects that this one makes up for once it is done. */
  repairs: number[];
  /** Of the effects that the notified person asked for: how many are waiting and how many have been posted since. */
  awaited: { waiting: number; posted: number };
  /** The current timeline item that a receipt is about; null for other effects or if the item is gone. */
  item: TimelineItem | null;
  /** The action item that a receipt is about, as it is now; null for other effects or if it can't be read. */
  actionItem: ActionItem | null;
  /** How many action items of the incident are unfinished; 0 for effects that don't show it. */
  openActionItems: number;
  /** The runs of the incident's runbooks, by number; empty for effects that don't show them. */
  runs: Run[];
  /** The run whose message it shows; null for other effects. */
  run: Run | null;
  /** A runbook that fits the incident, for the card of an active incident without one; else null. */
  suggestion: FoundRunbook | null;
  /** What follows the incident, for the card of one that isn't active. */
  followUp: FollowUp;
  /** The nudge that it sends or edits, as it is now; null for other effects, or if there is none. */
  nudge: NudgeContent | null;
  /** The weekly report that it sends; null for other effects. */
  report: WeeklyReport | null;
}

/** A task about an incident. */
export type IncidentTask = DeliveryTask & { incident: Incident };

export function isAboutIncident(task: DeliveryTask): task is IncidentTask {
  return task.incident !== null;
}

/** A rejected or dead effect, as shown on the card and the command line. */
export interface OpenFailure {
  effectId: number;
  effect: Effect;
  error: string;
  /** The users and groups that it concerns, if any. */
  about?: DeliveryFailure;
}

/**
 * The result of performing an effect. `isUncertain`: Slack may have done it although no reply came. `dedupe`: an
 * earlier attempt of the same post may still arrive. A retry may have succeeded in part: `facts` hold that part,
 * `failure` what is already known to have failed.
 */
export type EffectResult =
  | { kind: 'done'; facts: SlackFacts | null; dedupe?: DedupeRequest | null }
  | { kind: 'rejected'; error: string; facts: SlackFacts | null; failure: DeliveryFailure }
  | RetryLater;

export interface RetryLater {
  kind: 'later';
  error: string;
  afterMs: number;
  countsAsAttempt: boolean;
  isUncertain: boolean;
  facts?: SlackFacts;
  failure?: DeliveryFailure;
}

/** Where the same post may soon appear twice. */
export interface DedupeRequest {
  channelId: string;
  /** By which the posts are found if they have files, because such messages carry no key. */
  file?: SharedFile;
}

/** What only Slack knows, learned from its replies. */
export type SlackFacts =
  | { kind: 'channel'; channelId: string }
  | { kind: 'card'; ts: string }
  | { kind: 'announcement'; announcement: Announcement }
  /** What was done at that time (ISO 8601) was posted. */
  | { kind: 'broadcast'; occurredAt: string; ts: string }
  /** The message of the run with this number was posted. */
  | { kind: 'runbook'; run: number; ts: string }
  /** The announcements were edited to say only that the incident is private. */
  | { kind: 'announcements_withdrawn' }
  | { kind: 'joined'; userIds: string[] }
  | { kind: 'message'; message: ObservedMessage }
  /** A nudge was sent, or nothing of it was still to be asked. `post`: the message, if there is one. */
  | {
      kind: 'nudge';
      message: string;
      outcome: 'sent' | 'superseded';
      post: Announcement | null;
      unasked: string[];
    }
  /** What linked messages say, and which couldn't be read; `rest`: those that are still to be read. */
  | { kind: 'quotes'; quotes: Quote[]; unread: UnreadLink[]; rest: MessageLink[] }
  /** A person has been told. */
  | { kind: 'notified'; effect: Effect }
  /** A copy of a file attached to the message with this `ts`. */
  | { kind: 'copy'; ts: string; fileId: string; mediaType: ImageType; bytes: Uint8Array };
