/** Milliseconds until the next attempt after `attempt` failures in a row: 1 s, 2 s, 4 s … at most 5 minutes. */
export function backoffMs(attempt: number): number {
  return Math.min(1_000 * 2 ** Math.max(attempt - 1, 0), 300_000);
}
