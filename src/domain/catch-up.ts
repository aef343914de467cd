import type { MarkKind } from './seen-mark.js';
import type { SeenMessage } from './seen-message.js';

/** The reading of what was missed in an incident's channel, as far as it has come. Timestamps are Slack's. */
export interface CatchUp {
  /** All up to here was there before; `0` for a channel that was never read. */
  after: string;
  /** The newest message of the first page: all up to there is known once the reading is through. */
  newest: string | null;
  /** Messages before this one are still to be read; null before the first page. */
  before: string | null;
  /** Whether the channel has pages left. */
  hasMore: boolean;
  /** Threads still to be read, by their first messages. */
  threads: string[];
  /** Whether the channel's pins were read. */
  arePinsRead: boolean;
  /** How many messages have been read, for those who wait. */
  read: number;
}

/** More than this of one channel is not read; who needs more asks an operator. */
export const maxCaughtUp = 20_000;

/** What is to be asked of Slack next; null when all is read. Threads come before further pages, pins last. */
export type CatchUpStep =
  | { kind: 'page'; before: string | null }
  | { kind: 'thread'; ts: string }
  | { kind: 'pins' };

export function nextStep(state: CatchUp): CatchUpStep | null {
  const [ts] = state.threads;
  if (ts !== undefined) return { kind: 'thread', ts };
  if (state.hasMore && state.read < maxCaughtUp) return { kind: 'page', before: state.before };
  return state.arePinsRead ? null : { kind: 'pins' };
}

/** A page of a channel, newest first, without the replies in its threads. */
export interface HistoryPage {
  messages: ReadMessage[];
  hasMore: boolean;
}

/** A thread, its first message included. */
export interface HistoryThread {
  messages: ReadMessage[];
}

/** A message as it stands in Slack now. */
export interface ReadMessage {
  /** Null for what nobody wrote: joins, topics and the like. */
  message: SeenMessage | null;
  ts: string;
  /** How many answers it has. */
  replies: number;
  /** Who reacts with what. */
  reactions: { name: string; byId: string }[];
}

/** A mark as it stands in Slack now. */
export interface ReadMark {
  ts: string;
  kind: MarkKind;
  name: string;
  byId: string;
}

/** Where the reading stands after a page. */
export function afterPage(state: CatchUp, page: HistoryPage): CatchUp {
  const [first] = page.messages;
  const last = page.messages.at(-1);
  return {
    ...state,
    newest: state.newest ?? first?.ts ?? state.after,
    before: last?.ts ?? state.before,
    hasMore: page.hasMore && last !== undefined,
    threads: page.messages.filter(({ replies }) => replies > 0).map(({ ts }) => ts),
    read: state.read + page.messages.length,
  };
}

export function afterThread(state: CatchUp, ts: string, thread: HistoryThread): CatchUp {
  return {
    ...state,
    threads: state.threads.filter((one) => one !== ts),
    read: state.read + Math.max(0, thread.messages.length - 1),
  };
}
