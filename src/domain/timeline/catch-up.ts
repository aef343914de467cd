import { type MarkKind, versionAt } from './seen-mark.js';
import { type SeenMessage, timeOf } from './seen-message.js';

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
  /** Slack's error where it will not tell what comes next: the reading rests until it is asked for again. */
  refusal: string | null;
  /** Whether it was asked for again after it began: what was written meanwhile is to be read afterwards. */
  isWantedAgain: boolean;
}

/** A reading of a whole channel that has not begun. */
export const newReading: CatchUp = {
  after: '0',
  newest: null,
  before: null,
  hasMore: true,
  threads: [],
  arePinsRead: false,
  read: 0,
  refusal: null,
  isWantedAgain: false,
};

/** More than this of one channel is not read; the timeline then says so. */
export const maxCaughtUp = 20_000;

/** How long before the reading's start threads may have begun that are looked at for new answers. */
const threadsRunMs = 48 * 3_600_000;
/** So many older messages are looked at, where there are so many. */
const enoughOlder = 100;

/** What the timeline says of a channel that is not wholly in the record. */
export type Reading =
  | { kind: 'under_way'; messages: number }
  /** Slack will not tell what was written before then, or at all. */
  | { kind: 'refused'; error: string; before: Date | null }
  /** What was written before then was more than is read. */
  | { kind: 'too_much'; before: Date };

/** From where on Slack is asked: some of what was there before too, for its threads may have been answered since. */
export function readsFrom({ after }: CatchUp): string {
  if (after === '0') return after;
  return versionAt(new Date(timeOf(after).getTime() - threadsRunMs));
}

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
  /** The last of them, where Slack says. */
  latestReply: string | null;
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

/** Where the reading stands after a page. Of what was there before, only threads that were answered since are read. */
export function afterPage(state: CatchUp, { messages, hasMore }: HistoryPage): CatchUp {
  const [first] = messages;
  const last = messages.at(-1);
  const isNew = (ts: string) => ts > state.after;
  const added = messages.filter(({ ts }) => isNew(ts));
  const isOverlapping = messages.length - added.length >= enoughOlder;
  return {
    ...state,
    newest: state.newest ?? (first && isNew(first.ts) ? first.ts : state.after),
    before: last?.ts ?? state.before,
    hasMore: hasMore && last !== undefined && !isOverlapping,
    threads: messages
      .filter(({ ts, replies, latestReply }) => replies > 0 && (isNew(ts) || isNew(latestReply ?? '')))
      .map(({ ts }) => ts),
    read: state.read + added.length,
  };
}

export function afterThread(state: CatchUp, ts: string, thread: HistoryThread): CatchUp {
  return {
    ...state,
    threads: state.threads.filter((one) => one !== ts),
    read: state.read + Math.max(0, thread.messages.length - 1),
  };
}
