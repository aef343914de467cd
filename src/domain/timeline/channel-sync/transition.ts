import { unreachable } from '../../unreachable.js';
import {
  type ChannelSync,
  type ChannelSyncEvent,
  type CheckingUnlisted,
  type FinishedSync,
  isReading,
  maxSyncedMessages,
  type Progress,
  type Reading,
  type ReadingPages,
  type ReadingThreads,
} from './channel-sync.js';
import { latestOf } from './listed-range.js';
import { type SyncScope, wider } from './sync-scope.js';
import { threadsToRead } from './threads-to-read.js';

type Event<Kind extends ChannelSyncEvent['kind']> = Extract<ChannelSyncEvent, { kind: Kind }>;

/** The state after an event. Never throws; an event that doesn't belong to the state changes nothing. */
export function transition(state: ChannelSync, event: ChannelSyncEvent): ChannelSync {
  switch (event.kind) {
    case 'requested':
      return afterRequest(state, event.scope);
    case 'resumed':
      return state.kind === 'waiting' ? state.resume : state;
    case 'page_read':
      return state.kind === 'reading_pages' ? afterPage(state, event) : state;
    case 'thread_read':
      return state.kind === 'reading_threads' ? afterThread(state, event) : state;
    case 'unlisted_checked':
      return state.kind === 'checking_unlisted' ? withoutUnlisted(answered(state)) : state;
    case 'pins_read':
      return state.kind === 'reading_pins' ? finish(state) : state;
    case 'limited':
      return isReading(state) ? wait(answered(state), 'limit', event.afterMs) : state;
    case 'failed':
      return isReading(state) ? afterFailure(state, event) : state;
    case 'rejected':
      return isReading(state) ? afterRejection(state, event.error) : state;
    default:
      return unreachable(event);
  }
}

/**
 * A request starts a sync, and starts one over that failed or hasn't read anything; nothing that either was to read is
 * left out. A sync that makes progress continues, and the request starts another one afterwards.
 */
function afterRequest(state: ChannelSync, scope: SyncScope): ChannelSync {
  if (state.kind === 'waiting') return state;
  if (isReading(state) && state.before !== null && state.failures === 0) return state;
  const isUnfinished = isReading(state) || state.kind === 'stopped';
  return startingWith(isUnfinished ? wider(state.scope, scope) : scope);
}

function startingWith(scope: SyncScope): ReadingPages {
  const nothing = { before: null, hasMore: true, unlisted: [], read: 0, failures: 0, skipped: [] };
  return { kind: 'reading_pages', scope, ...nothing };
}

function afterPage(state: ReadingPages, { page, stored, unlisted }: Event<'page_read'>): Reading {
  const last = page.messages.at(-1);
  const progress = {
    ...answered(state),
    before: last?.ts ?? state.before,
    hasMore: page.hasMore && last !== undefined,
    unlisted,
    read: state.read + page.messages.length,
  };
  return nextPart(progress, threadsToRead(state.scope, page, stored));
}

function afterThread(state: ReadingThreads, { part, unlisted }: Event<'thread_read'>): Reading {
  const { thread, threads, position } = state;
  const replies = part.messages.filter(({ ts }) => ts !== thread);
  const progress = {
    ...answered(state),
    unlisted: [...state.unlisted, ...unlisted],
    read: state.read + replies.length,
  };
  if (part.next === null || part.next === position?.next) return nextPart(progress, threads);
  const after = latestOf(part, position?.after ?? thread);
  return { ...progress, position: { next: part.next, after } };
}

/** What follows a part: more threads, lookups, the next page, or the pins. */
function nextPart(progress: Progress, [thread, ...threads]: string[]): Reading {
  const { scope, before, hasMore, unlisted, read, failures, skipped } = progress;
  const common = { scope, before, hasMore, unlisted, read, failures, skipped };
  if (thread !== undefined)
    return { kind: 'reading_threads', ...common, thread, position: null, isRestarted: false, threads };
  const [ts, ...others] = unlisted;
  if (ts !== undefined) return { kind: 'checking_unlisted', ...common, unlisted: others, ts };
  return { kind: hasMore && read < maxSyncedMessages ? 'reading_pages' : 'reading_pins', ...common };
}

function withoutUnlisted(state: CheckingUnlisted): Reading {
  return nextPart(state, []);
}

function finish({ scope, read, hasMore, before, skipped }: Progress): FinishedSync {
  return { kind: 'done', scope, read, incompleteBefore: hasMore ? before : null, skipped };
}

/** Slack answered: earlier failures no longer count. */
function answered<State extends Progress>(state: State): State {
  return { ...state, failures: 0 };
}

/** How often in a row a thread, a message or the pins are requested: for about half an hour, since Slack may be down. */
const maxFailures = 30;

const longestPauseMs = 60_000;

/** Waits, twice as long after each failure. Only a page is worth holding up everything else for longer. */
function afterFailure(state: Reading, { error, afterMs }: Event<'failed'>): ChannelSync {
  const { failures } = state;
  if (state.kind !== 'reading_pages' && failures >= maxFailures) return skip(state, error);
  const pauseMs = Math.max(afterMs, Math.min(longestPauseMs, afterMs * 2 ** failures));
  return wait({ ...state, failures: failures + 1 }, 'failure', pauseMs);
}

function afterRejection(state: Reading, error: string): ChannelSync {
  if (state.kind !== 'reading_pages') return skip(state, error);
  const { scope, before } = state;
  return { kind: 'stopped', scope, error, before };
}

function wait(resume: Reading, cause: 'limit' | 'failure', afterMs: number): ChannelSync {
  return { kind: 'waiting', cause, afterMs, resume };
}

/** Goes on without a part. A thread is restarted once before it is skipped, because Slack's cursors expire. */
function skip(state: Exclude<Reading, ReadingPages>, error: string): ChannelSync {
  if (state.kind === 'reading_threads' && state.position !== null && !state.isRestarted)
    return { ...answered(state), position: null, isRestarted: true };
  const skipped = [...new Set([...state.skipped, `${partOf(state)}: ${error}`])];
  const progress = { ...answered(state), skipped };
  switch (progress.kind) {
    case 'reading_threads':
      return nextPart(progress, progress.threads);
    case 'checking_unlisted':
      return withoutUnlisted(progress);
    case 'reading_pins':
      return finish(progress);
    default:
      return unreachable(progress);
  }
}

/** How the log names a skipped part. */
function partOf({ kind }: Exclude<Reading, ReadingPages>): string {
  switch (kind) {
    case 'reading_threads':
      return 'thread';
    case 'checking_unlisted':
      return 'lookup';
    case 'reading_pins':
      return 'pins';
    default:
      return unreachable(kind);
  }
}
