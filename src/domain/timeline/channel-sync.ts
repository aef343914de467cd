import { unreachable } from '../unreachable.js';
import type { HistoryPage, HistoryThread, MessageRange } from './channel-history.js';

/**
 * The reading of an incident's channel, as far as it has come. All of it is read each time: what was edited, deleted, marked
 * or answered meanwhile may stand anywhere, and Slack does not say where. Timestamps are Slack's.
 */
export interface ChannelSync {
  /** Whether its first page has been read. */
  isBegun: boolean;
  /** Messages before this one are still to be read; null before the first page. */
  before: string | null;
  /** Whether the channel has pages left. */
  hasMore: boolean;
  /** Threads still to be read, by their first messages. */
  threads: string[];
  /** How far the first of these has been read; null: not at all. */
  inThread: { next: string; after: string } | null;
  /** Whether that first one was begun anew, since Slack would not go on in it. */
  isThreadAnew: boolean;
  /** Messages that the record has and Slack did not list: still to be asked after. */
  missing: string[];
  /** Whether the channel's pins were read. */
  arePinsRead: boolean;
  /** How many messages have been read, for those who wait. */
  read: number;
  /** How often Slack has failed in a row to tell what comes next. */
  failures: number;
  /** Slack's error where it will not tell what comes next: the reading rests until it is asked for again. */
  refusal: string | null;
  /** Whether it was asked for again after it began: what was written meanwhile is to be read afterwards. */
  isRequestedAgain: boolean;
}

/** A reading that has not begun. */
export const newChannelSync: ChannelSync = {
  isBegun: false,
  before: null,
  hasMore: true,
  threads: [],
  inThread: null,
  isThreadAnew: false,
  missing: [],
  arePinsRead: false,
  read: 0,
  failures: 0,
  refusal: null,
  isRequestedAgain: false,
};

/** More than this of one channel is not read; the timeline then says so. */
export const maxSyncedMessages = 20_000;

/** What the timeline says of a channel that is not wholly in the record. */
export type SyncState =
  | { kind: 'under_way'; messages: number }
  /** Slack will not tell what was written before then, or at all. */
  | { kind: 'refused'; error: string; before: Date | null }
  /** What was written before then was more than is read. */
  | { kind: 'too_much'; before: Date };

/** What is to be asked of Slack next; null when all is read. What a page leads to comes before further pages, pins last. */
export type ChannelSyncStep =
  | { kind: 'page'; before: string | null }
  /** `next`: Slack's cursor, where a part of it is read already. */
  | { kind: 'thread'; ts: string; next: string | null }
  /** Whether this message still stands. */
  | { kind: 'missing'; ts: string }
  | { kind: 'pins' };

export function nextStep(state: ChannelSync): ChannelSyncStep | null {
  const [thread] = state.threads;
  if (thread !== undefined) return { kind: 'thread', ts: thread, next: state.inThread?.next ?? null };
  const [missing] = state.missing;
  if (missing !== undefined) return { kind: 'missing', ts: missing };
  if (state.hasMore && state.read < maxSyncedMessages) return { kind: 'page', before: state.before };
  return state.arePinsRead ? null : { kind: 'pins' };
}

/**
 * Of which part of the channel this page is all; null where it is of none. What is older than its last message is not said
 * to be gone: a workspace may keep messages for some days only.
 */
export function rangeOf(state: ChannelSync, { messages, isLimited }: HistoryPage): MessageRange | null {
  const last = messages.at(-1);
  return last && !isLimited ? { thread: null, after: last.ts, before: state.before } : null;
}

export function rangeOfThread(state: ChannelSync, ts: string, part: HistoryThread): MessageRange {
  const after = state.inThread?.after ?? ts;
  return { thread: ts, after, before: part.next === null ? null : latestOf(part, after) };
}

/** `also`: what the record has of the page, and the page has not: threads with answers, and messages. */
export function afterPage(
  state: ChannelSync,
  { messages, hasMore }: HistoryPage,
  also: { threads: string[]; missing: string[] },
): ChannelSync {
  const last = messages.at(-1);
  const answered = messages.filter(({ replies }) => replies > 0).map(({ ts }) => ts);
  return {
    ...state,
    isBegun: true,
    before: last?.ts ?? state.before,
    hasMore: hasMore && last !== undefined,
    threads: [...new Set([...answered, ...also.threads])],
    missing: also.missing,
    read: state.read + messages.length,
  };
}

/** `missing`: what the record has of this part of the thread, and the part has not. */
export function afterThread(
  state: ChannelSync,
  ts: string,
  part: HistoryThread,
  missing: string[],
): ChannelSync {
  const { next } = part;
  const replies = part.messages.filter((one) => one.ts !== ts);
  const after = latestOf(part, state.inThread?.after ?? ts);
  return {
    ...state,
    threads: next === null ? state.threads.filter((one) => one !== ts) : state.threads,
    inThread: next === null ? null : { next, after },
    isThreadAnew: state.isThreadAnew && next !== null,
    missing: [...state.missing, ...missing],
    read: state.read + replies.length,
  };
}

function latestOf({ messages }: HistoryThread, otherwise: string): string {
  return [otherwise, ...messages.map(({ ts }) => ts)].toSorted().at(-1) ?? otherwise;
}

/** So often a thread, a message or the pins are asked for in a row: about half an hour, for Slack may be away. */
const maxFailures = 30;

const longestPauseMs = 60_000;

/** How long to wait before Slack is asked again: longer each time that it fails. */
export function pauseMs({ failures }: ChannelSync, firstMs: number): number {
  return Math.max(firstMs, Math.min(longestPauseMs, firstMs * 2 ** failures));
}

/** What a reading can do without: nothing but the pages is worth that all else waits for it. */
export type PassableStep = Exclude<ChannelSyncStep, { kind: 'page' }>;

/** Whether to go on without what Slack did not tell. */
export function isPassedOver(
  { failures }: ChannelSync,
  step: ChannelSyncStep,
  isRefused: boolean,
): step is PassableStep {
  return step.kind !== 'page' && (isRefused || failures >= maxFailures);
}

/** Where the reading stands without that. A thread is begun anew once before it is given up: Slack's cursors do not last. */
export function withoutStep(state: ChannelSync, step: PassableStep): ChannelSync {
  switch (step.kind) {
    case 'thread': {
      const isAnew = step.next !== null && !state.isThreadAnew;
      const threads = isAnew ? state.threads : state.threads.filter((one) => one !== step.ts);
      return { ...state, threads, inThread: null, isThreadAnew: isAnew };
    }
    case 'missing':
      return afterMissing(state, step.ts);
    case 'pins':
      return { ...state, arePinsRead: true };
    default:
      return unreachable(step);
  }
}

export function afterMissing(state: ChannelSync, ts: string): ChannelSync {
  return { ...state, missing: state.missing.filter((one) => one !== ts) };
}
