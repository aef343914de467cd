/**
 * How much a sync reads. Both read every page of the channel, and its pins. `full`: all threads. `quick`: the threads
 * that changed, or that had a reply after `quietBefore` (Slack's time). An edited reply or a reaction in another thread
 * is left to the next full sync.
 */
export type SyncScope = { kind: 'full' } | { kind: 'quick'; quietBefore: string };

const hourMs = 3_600_000;

/** After missing events for longer than this, everything is read. */
const longestQuickGapMs = hourMs;

/** People edit and mark replies mostly within this time. */
const settlingMs = hourMs;

/**
 * What to read when events may have been missed since `missedSince`; null: nobody knows since when.
 * `isFullDue`: quick syncs have left something for a full one, which is due now.
 */
export function syncScopeOf({
  missedSince,
  isFullDue,
  now,
}: {
  missedSince: Date | null;
  isFullDue: boolean;
  now: Date;
}): SyncScope {
  if (missedSince === null || isFullDue) return { kind: 'full' };
  if (now.getTime() - missedSince.getTime() > longestQuickGapMs) return { kind: 'full' };
  return { kind: 'quick', quietBefore: ((missedSince.getTime() - settlingMs) / 1_000).toFixed(6) };
}

/** The scope that covers both. */
export function wider(one: SyncScope, other: SyncScope): SyncScope {
  if (one.kind === 'full' || other.kind === 'full') return { kind: 'full' };
  return one.quietBefore < other.quietBefore ? one : other;
}
