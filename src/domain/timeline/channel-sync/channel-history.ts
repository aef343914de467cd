import type { MarkKind } from '../messages/observed-mark.js';
import type { ObservedMessage } from '../messages/observed-message.js';

/** A page of a channel, newest first, without the replies in its threads. */
export interface HistoryPage {
  messages: ReadMessage[];
  hasMore: boolean;
  /** Whether Slack hides older messages, as it does on the free plan: a message that isn't listed may still exist. */
  isLimited: boolean;
}

/** Part of a thread, oldest first; every part includes the thread's first message. */
export interface HistoryThread {
  messages: ReadMessage[];
  /** Slack's cursor for the next part; null: this was the last. */
  next: string | null;
}

/** A message's current state in Slack. */
export interface ReadMessage {
  /** Null for system messages: joins, topics and the like. */
  message: ObservedMessage | null;
  ts: string;
  /** Whether it was deleted and Slack shows a placeholder. */
  isGone: boolean;
  /** How many replies it has. */
  replies: number;
  /** The latest of them; null if there is none, or if Slack didn't say. */
  latestReply: string | null;
  /** `isCut`: Slack didn't list all of the people. */
  reactions: { name: string; byIds: string[]; isCut: boolean }[];
}

/** A mark's current state in Slack. */
export interface ReadMark {
  ts: string;
  kind: MarkKind;
  name: string;
  byId: string;
}

/** A part of a channel that Slack listed completely: its top level, or one thread. `before` null: up to now. */
export interface MessageRange {
  thread: string | null;
  after: string;
  before: string | null;
}
