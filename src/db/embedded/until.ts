import { setTimeout as pause } from 'node:timers/promises';

/** Polls `check` until it returns true. False after `deadlineMs`; checks at least once. */
export async function until(
  check: () => boolean | Promise<boolean>,
  { everyMs, deadlineMs }: { everyMs: number; deadlineMs: number },
): Promise<boolean> {
  const deadline = performance.now() + deadlineMs;
  while (!(await check())) {
    if (performance.now() > deadline) return false;
    await pause(everyMs);
  }
  return true;
}
