import type { HistoryPage, HistoryThread, MessageRange } from './channel-history.js';
import type { ReadingPages, ReadingThreads } from './channel-sync.js';

/**
 * The part of the channel that this page lists completely, or null. Messages older than its last one are not treated as
 * deleted: a workspace may retain messages for a few days only.
 */
export function rangeOfPage(
  { before }: Pick<ReadingPages, 'before'>,
  { messages, isLimited }: HistoryPage,
): MessageRange | null {
  const last = messages.at(-1);
  return last && !isLimited ? { thread: null, after: last.ts, before } : null;
}

/** The part of the thread that this answer lists completely. */
export function rangeOfThread(
  { thread, position }: Pick<ReadingThreads, 'thread' | 'position'>,
  part: HistoryThread,
): MessageRange {
  const after = position?.after ?? thread;
  return { thread, after, before: part.next === null ? null : latestOf(part, after) };
}

/** The latest message of this part, at least `otherwise`. */
export function latestOf({ messages }: HistoryThread, otherwise: string): string {
  return [otherwise, ...messages.map(({ ts }) => ts)].toSorted().at(-1) ?? otherwise;
}
