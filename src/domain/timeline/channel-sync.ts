import { unreachable } from '../unreachable.js';
import type { HistoryPage, HistoryThread, MessageRange } from './channel-history.js';

/**
 * The progress of a channel sync, which reads an incident's channel. Each sync reads everything: messages anywhere may
 * have been edited, deleted, marked or replied to, and Slack doesn't say which. Timestamps are Slack's.
 */
export interface ChannelSync {
  /** Whether the first page has been read. */
  isBegun: boolean;
  /** Messages before this one are still to be read; null before the first page. */
  before: string | null;
  /** Whether the channel has more pages. */
  hasMore: boolean;
  /** Threads still to be read, by their first messages. */
  threads: string[];
  /** Where to continue in the first of these threads; null: from its start. */
  inThread: { next: string; after: string } | null;
  /** Whether that thread was restarted because Slack rejected the cursor. */
  isThreadRestarted: boolean;
  /** Stored messages that Slack didn't list; each is still to be looked up. */
  missing: string[];
  /** Whether the channel's pins have been read. */
  arePinsRead: boolean;
  /** How many messages have been read, shown as progress. */
  read: number;
  /** How many requests in a row have failed. */
  failures: number;
  /** Slack's error when it rejected a page; the sync stops until it is requested again. */
  rejection: string | null;
  /** Whether the sync was requested again after it started; another one then follows. */
  isRequestedAgain: boolean;
}

/** A sync that hasn't started. */
export const newChannelSync: ChannelSync = {
  isBegun: false,
  before: null,
  hasMore: true,
  threads: [],
  inThread: null,
  isThreadRestarted: false,
  missing: [],
  arePinsRead: false,
  read: 0,
  failures: 0,
  rejection: null,
  isRequestedAgain: false,
};

/** Reads at most this many messages of a channel; beyond that, the timeline shows that it is incomplete. */
export const maxSyncedMessages = 20_000;

/** Why the timeline doesn't hold the whole channel, as the timeline shows it. */
export type SyncState =
  | { kind: 'under_way'; messages: number }
  /** Slack rejects reading what was written before then, or anything at all. */
  | { kind: 'rejected'; error: string; before: Date | null }
  /** Messages written before then exceed the limit. */
  | { kind: 'too_much'; before: Date };

/**
 * The next request to Slack; null when everything is read. Threads and lookups of a page come before more pages, pins
 * last.
 */
export type ChannelSyncStep =
  | { kind: 'page'; before: string | null }
  /** `next`: Slack's cursor, if part of the thread has been read. */
  | { kind: 'thread'; ts: string; next: string | null }
  /** Looks up whether this message still exists. */
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
 * The part of the channel that this page lists completely, or null. Messages older than its last one are not treated as
 * deleted: a workspace may retain messages for a few days only.
 */
export function rangeOf(state: ChannelSync, { messages, isLimited }: HistoryPage): MessageRange | null {
  const last = messages.at(-1);
  return last && !isLimited ? { thread: null, after: last.ts, before: state.before } : null;
}

export function rangeOfThread(state: ChannelSync, ts: string, part: HistoryThread): MessageRange {
  const after = state.inThread?.after ?? ts;
  return { thread: ts, after, before: part.next === null ? null : latestOf(part, after) };
}

/** `also`: stored threads with replies and stored messages that belong to this page but aren't on it. */
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

/** `missing`: stored replies that belong to this part of the thread but aren't in it. */
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
    isThreadRestarted: state.isThreadRestarted && next !== null,
    missing: [...state.missing, ...missing],
    read: state.read + replies.length,
  };
}

function latestOf({ messages }: HistoryThread, otherwise: string): string {
  return [otherwise, ...messages.map(({ ts }) => ts)].toSorted().at(-1) ?? otherwise;
}

/**
 * How often in a row a thread, a message or the pins are requested: for about half an hour, since Slack may be down.
 */
const maxFailures = 30;

const longestPauseMs = 60_000;

/** How long to wait before the next request to Slack; doubles with each failure. */
export function pauseMs({ failures }: ChannelSync, firstMs: number): number {
  return Math.max(firstMs, Math.min(longestPauseMs, firstMs * 2 ** failures));
}

/** The steps that can be skipped: only pages are worth holding up everything else. */
export type SkippableStep = Exclude<ChannelSyncStep, { kind: 'page' }>;

/** Whether to skip this step and continue. */
export function canSkip(
  { failures }: ChannelSync,
  step: ChannelSyncStep,
  isRejected: boolean,
): step is SkippableStep {
  return step.kind !== 'page' && (isRejected || failures >= maxFailures);
}

/** The state after skipping a step. A thread is restarted once before it is skipped, because Slack's cursors expire. */
export function skipStep(state: ChannelSync, step: SkippableStep): ChannelSync {
  switch (step.kind) {
    case 'thread': {
      const isRestart = step.next !== null && !state.isThreadRestarted;
      const threads = isRestart ? state.threads : state.threads.filter((one) => one !== step.ts);
      return { ...state, threads, inThread: null, isThreadRestarted: isRestart };
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
