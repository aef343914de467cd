import type { MarkKind } from './observed-mark.js';
import type { ObservedMessage } from './observed-message.js';

/** A page of a channel, newest first, without the replies in its threads. */
export interface HistoryPage {
  messages: ReadMessage[];
  hasMore: boolean;
  /** Whether Slack hides some of it, as it does where nobody pays: what is not listed may stand all the same. */
  isLimited: boolean;
}

/** A part of a thread, oldest first; its first message comes with every part. */
export interface HistoryThread {
  messages: ReadMessage[];
  /** Slack's cursor of the next part; null: this was the last. */
  next: string | null;
}

/** A message as it stands in Slack now. */
export interface ReadMessage {
  /** Null for what nobody wrote: joins, topics and the like. */
  message: ObservedMessage | null;
  ts: string;
  /** Whether it was deleted, and a mark of that stands in its place. */
  isGone: boolean;
  /** How many answers it has. */
  replies: number;
  /** With what people react. `isCut`: Slack did not name all of them. */
  reactions: { name: string; byIds: string[]; isCut: boolean }[];
}

/** A mark as it stands in Slack now. */
export interface ReadMark {
  ts: string;
  kind: MarkKind;
  name: string;
  byId: string;
}

/** A part of a channel of which Slack has told all: its top level, or one thread. `before`: null up to now. */
export interface MessageRange {
  thread: string | null;
  after: string;
  before: string | null;
}
