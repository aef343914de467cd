import type { DeliveryTask, RetryLater } from './delivery-task.js';

/** How long an attempt of a live process usually stays reserved: longer than any call may take. */
export const leaseMs = 30_000;

/** How long a process may be without its liveness lock before it counts as dead; it may be reconnecting. */
export const absenceMs = 3_000;

/** After this many failed attempts (about two hours) an effect is dead, and an operator has to retry it. */
const maxAttempts = 30;

/** After this many rate limits an effect is dead too (hours, as the waits grow). */
const maxLimits = 40;

/** Up to this many rate limits, Slack's `Retry-After` is enough; after that each wait doubles. */
const limitsBeforeBackoff = 5;

const longestWaitMs = 300_000;

/**
 * How long an effect that this version can't read is left to the version that stored it: during an upgrade, old and new
 * processes share a database.
 */
export const unreadableMs = 3_600_000;

/** Milliseconds until the next attempt after `attempt` failures in a row: 1 s, 2 s, 4 s … at most 5 minutes. */
export function backoffMs(attempt: number): number {
  return Math.min(1_000 * 2 ** Math.max(attempt - 1, 0), longestWaitMs);
}

/** Milliseconds until a task is retried. Follows Slack's `Retry-After`, but backs off further if Slack keeps limiting. */
export function waitMs(
  { limits }: Pick<DeliveryTask, 'limits'>,
  { afterMs, countsAsAttempt }: Pick<RetryLater, 'afterMs' | 'countsAsAttempt'>,
): number {
  if (countsAsAttempt || limits < limitsBeforeBackoff) return afterMs;
  return Math.max(afterMs, backoffMs(limits - limitsBeforeBackoff + 1));
}

/** Whether this was the effect's last attempt. */
export function isLast(
  { attempt, limits }: Pick<DeliveryTask, 'attempt' | 'limits'>,
  { countsAsAttempt }: Pick<RetryLater, 'countsAsAttempt'>,
): boolean {
  return countsAsAttempt ? attempt >= maxAttempts : limits >= maxLimits;
}
