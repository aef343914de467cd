import { setTimeout as pause } from 'node:timers/promises';

/** Asks until `check` says yes. False when it has not within `deadlineMs`; it is asked once at least. */
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
