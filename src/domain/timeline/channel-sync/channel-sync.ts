import type { HistoryPage, HistoryThread } from './channel-history.js';
import type { SyncScope } from './sync-scope.js';
import type { StoredThread } from './threads-to-read.js';

/**
 * A channel sync reads an incident's channel from Slack, part by part: a page of the channel, newest first; the threads
 * of that page; the stored messages that Slack didn't list, one by one; then the next page. The pins come last. Each
 * part is stored in one transaction with the state that follows it, so a crash repeats one part and skips none.
 *
 * | state             | event            | next state                                                                |
 * | ----------------- | ---------------- | ------------------------------------------------------------------------- |
 * | idle              | requested        | reading_pages                                                             |
 * | done              | requested        | reading_pages                                                             |
 * | stopped           | requested        | reading_pages                                                             |
 * | reading_pages     | requested        | reading_pages                                                             |
 * | reading_threads   | requested        | reading_threads, reading_pages                                            |
 * | checking_unlisted | requested        | checking_unlisted, reading_pages                                          |
 * | reading_pins      | requested        | reading_pins, reading_pages                                               |
 * | reading_pages     | page_read        | reading_threads, checking_unlisted, reading_pages, reading_pins           |
 * | reading_threads   | thread_read      | reading_threads, checking_unlisted, reading_pages, reading_pins           |
 * | checking_unlisted | unlisted_checked | checking_unlisted, reading_pages, reading_pins                            |
 * | reading_pins      | pins_read        | done                                                                      |
 * | reading_pages     | limited          | waiting                                                                   |
 * | reading_threads   | limited          | waiting                                                                   |
 * | checking_unlisted | limited          | waiting                                                                   |
 * | reading_pins      | limited          | waiting                                                                   |
 * | reading_pages     | failed           | waiting                                                                   |
 * | reading_threads   | failed           | waiting, reading_threads, checking_unlisted, reading_pages, reading_pins  |
 * | checking_unlisted | failed           | waiting, checking_unlisted, reading_pages, reading_pins                   |
 * | reading_pins      | failed           | waiting, done                                                             |
 * | reading_pages     | rejected         | stopped                                                                   |
 * | reading_threads   | rejected         | reading_threads, checking_unlisted, reading_pages, reading_pins           |
 * | checking_unlisted | rejected         | checking_unlisted, reading_pages, reading_pins                            |
 * | reading_pins      | rejected         | done                                                                      |
 * | waiting           | resumed          | reading_pages, reading_threads, checking_unlisted, reading_pins           |
 *
 * Any other event leaves the state as it is. `test/domain/timeline/channel-sync.test.ts` checks this table.
 */
export type ChannelSync =
  | { kind: 'idle' }
  | Reading
  /** For `afterMs`, because Slack limits the rate or didn't answer properly. */
  | { kind: 'waiting'; cause: 'limit' | 'failure'; afterMs: number; resume: Reading }
  /** Slack rejected a page for good: what was written before `before` (null: anything) can't be read. */
  | { kind: 'stopped'; scope: SyncScope; error: string; before: string | null }
  | FinishedSync;

/** Everything is read. */
export interface FinishedSync {
  kind: 'done';
  scope: SyncScope;
  /** How many messages were read. */
  read: number;
  /** Messages before this one exceed the limit; null: the channel was read to its start. */
  incompleteBefore: string | null;
  skipped: string[];
}

export type Reading = ReadingPages | ReadingThreads | CheckingUnlisted | ReadingPins;

/** What every reading state holds. */
export interface Progress {
  scope: SyncScope;
  /** Messages before this one are still to be read; null before the first page. */
  before: string | null;
  /** Whether the channel has more pages. */
  hasMore: boolean;
  /** Stored messages that Slack didn't list; these are still to be looked up. */
  unlisted: string[];
  /** How many messages have been read. */
  read: number;
  /** How many requests in a row have failed. */
  failures: number;
  /** The kinds of parts that were skipped, and Slack's errors. */
  skipped: string[];
}

export interface ReadingPages extends Progress {
  kind: 'reading_pages';
}

export interface ReadingThreads extends Progress {
  kind: 'reading_threads';
  /** The thread being read, by its first message. */
  thread: string;
  /** Where to continue in it; null: at its start. */
  position: ThreadPosition | null;
  /** Whether it was restarted because Slack rejected the cursor. */
  isRestarted: boolean;
  /** The threads to read after it. */
  threads: string[];
}

/** `next`: Slack's cursor. Everything up to the reply `after` has been read. */
export interface ThreadPosition {
  next: string;
  after: string;
}

export interface CheckingUnlisted extends Progress {
  kind: 'checking_unlisted';
  /** The message to look up. */
  ts: string;
}

interface ReadingPins extends Progress {
  kind: 'reading_pins';
}

export type ChannelSyncEvent =
  | { kind: 'requested'; scope: SyncScope }
  /** `stored`: the page's threads as stored. `unlisted`: stored messages of the page that Slack didn't list. */
  | { kind: 'page_read'; page: HistoryPage; stored: StoredThread[]; unlisted: string[] }
  | { kind: 'thread_read'; part: HistoryThread; unlisted: string[] }
  | { kind: 'unlisted_checked' }
  | { kind: 'pins_read' }
  /** Slack limits the rate. */
  | { kind: 'limited'; afterMs: number }
  /** Slack didn't answer properly. */
  | { kind: 'failed'; error: string; afterMs: number }
  /** Slack rejects the request for good. */
  | { kind: 'rejected'; error: string }
  /** A process claimed the sync: the wait is over, or the process before it is gone. */
  | { kind: 'resumed' };

/** Reads at most this many messages of a channel; beyond that, the timeline shows that it is incomplete. */
export const maxSyncedMessages = 20_000;

/** Whether it asks Slack for something next; each reading state says for what. */
export function isReading(state: ChannelSync): state is Reading {
  return 'unlisted' in state;
}
