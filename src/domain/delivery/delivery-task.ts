import type { DeliveryFailure, Effect } from '../effect.js';
import type { Incident } from '../incident/incident.js';
import type { ImageType } from '../timeline/image-type.js';
import type { ObservedMessage } from '../timeline/observed-message.js';
import type { TimelineItem } from '../timeline/timeline-item.js';

/** A message that follows an incident in another channel. */
export interface Announcement {
  channelId: string;
  ts: string;
}

/** One effect to perform, with the present that it may have to show. */
export interface DeliveryTask {
  id: number;
  /** Travels in Slack's message metadata, so that what was posted can be found again. */
  key: string;
  effect: Effect;
  /** Whether an earlier attempt may have been done although nobody heard so. */
  isUncertain: boolean;
  /** Counts from 1. */
  attempt: number;
  /** How often Slack has asked to wait. */
  limits: number;
  createdAt: Date;
  trace: string;
  /** The person whose act caused it. */
  askedBy: string | null;
  incident: Incident;
  announcements: Announcement[];
  /** What Slack has refused for good so far, for the card to show. */
  failures: OpenFailure[];
  /** Effects that could not be done, and that are made good once this one is. */
  repairs: number[];
  /** Of what the person who is to be told has asked for: how much is on its way, and how much is there since. */
  awaited: { waiting: number; posted: number };
  /** The line that a receipt is about, as it stands; else null, as where it is gone. */
  line: TimelineItem | null;
}

/** A refused or dead effect, as the card and the command line show it. */
export interface OpenFailure {
  effectId: number;
  effect: Effect;
  error: string;
  /** Whom it is about, where it is about somebody. */
  about?: DeliveryFailure;
}

/**
 * What came of telling Slack. `isUncertain`: it may have been done although no answer came. `dedupe`: an earlier attempt
 * of the same post may still be done. Of what has to be tried again a part may be done, and of the rest be known what it
 * is about.
 */
export type EffectResult =
  | { kind: 'done'; facts: SlackFacts | null; dedupe?: DedupeWish | null }
  | { kind: 'refused'; error: string; facts: SlackFacts | null; failure: DeliveryFailure }
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

/** Where the same post may stand twice before long. */
export interface DedupeWish {
  channelId: string;
}

/** What only Slack could tell. */
export type SlackFacts =
  | { kind: 'channel'; channelId: string }
  | { kind: 'card'; ts: string }
  | { kind: 'announcement'; announcement: Announcement }
  /** Its announcements say no more than that it is private. */
  | { kind: 'announcements_withdrawn' }
  | { kind: 'joined'; userIds: string[] }
  | { kind: 'message'; message: ObservedMessage }
  /** A person has read this. */
  | { kind: 'told'; effect: Effect }
  /** A copy of a file of the message with this `ts`. */
  | { kind: 'copy'; ts: string; fileId: string; mediaType: ImageType; bytes: Uint8Array };
