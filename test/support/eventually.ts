import { setTimeout as pause } from 'node:timers/promises';

const firstPauseMs = 10;
const longestPauseMs = 100;

/** Waits until a check passes, and looks less often the longer it takes: what waits shares the processor with what works. */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 10_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(1.2 * pauseMs, longestPauseMs)) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause(pauseMs);
  }
}
