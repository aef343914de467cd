import type { HistoryPage } from './channel-history.js';
import type { SyncScope } from './sync-scope.js';

/** A thread as stored: how many replies it has that weren't deleted, and the latest of them. */
export interface StoredThread {
  ts: string;
  replies: number;
  latestReply: string;
}

/**
 * The threads of a page to read, by their first messages: all that have replies in Slack or in the record; for a quick
 * sync only those whose replies differ, or that aren't quiet. In a quiet thread the latest reply is older than the gap,
 * so none was added; if their number is as stored, none was deleted.
 */
export function threadsToRead(
  scope: SyncScope,
  { messages }: Pick<HistoryPage, 'messages'>,
  stored: StoredThread[],
): string[] {
  const known = new Map(stored.map((thread) => [thread.ts, thread]));
  const listed = messages.filter(({ replies }) => replies > 0);
  const skipped = new Set(
    listed.filter((thread) => isQuiet(scope, thread, known.get(thread.ts))).map(({ ts }) => ts),
  );
  const all = new Set([...listed, ...stored].map(({ ts }) => ts));
  return [...all].filter((ts) => !skipped.has(ts));
}

function isQuiet(
  scope: SyncScope,
  { replies, latestReply }: { replies: number; latestReply: string | null },
  stored: StoredThread | undefined,
): boolean {
  if (scope.kind === 'full' || latestReply === null) return false;
  const isUnchanged = stored?.replies === replies && stored.latestReply === latestReply;
  return isUnchanged && latestReply < scope.quietBefore;
}
