import type { Part } from '../../http/readiness.js';

/** Whether the scheduler still runs, as `/readyz` reports it. */
export interface TickWatch {
  /** The scheduler has run, here or in another process. */
  ticked: () => void;
  part: () => Part;
}

/** After this time without a tick, the process should be restarted. */
const stoppedMs = 3 * 60_000;

/** `monotonicMs`: a clock that nobody sets back. */
export function watchTicks(monotonicMs: () => number): TickWatch {
  let lastTickAt = monotonicMs();
  return {
    ticked: () => {
      lastTickAt = monotonicMs();
    },
    part: () =>
      monotonicMs() - lastTickAt < stoppedMs
        ? { kind: 'ready' }
        : { kind: 'not_ready', why: 'the clock has stopped' },
  };
}
