import { setTimeout as pause } from 'node:timers/promises';

/** Asks until `check` says yes. False when it has not within `patienceMs`; it is asked once at least. */
export async function until(
  check: () => boolean | Promise<boolean>,
  { everyMs, patienceMs }: { everyMs: number; patienceMs: number },
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await check())) {
    if (performance.now() > deadline) return false;
    await pause(everyMs);
  }
  return true;
}
