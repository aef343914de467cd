import type { Metrics } from '../../http/metrics.js';
import type { Log } from '../../log.js';
import type { Deps } from '../../workflows/deps.js';
import { sendDueNudges } from '../../workflows/nudges/send-due-nudges.js';
import { sendWeeklyReports } from '../../workflows/nudges/send-weekly-report.js';
import { type TickWatch, watchTicks } from './watch-ticks.js';

/** The clock that asks: sends what is due, and knows whether it still ticks. */
export interface NudgeClock extends TickWatch {
  /** Sends all nudges that are due by now. */
  tick: () => Promise<void>;
  /** Resolves when the ticks that run now have ended. */
  settled: () => Promise<void>;
  stop: () => void;
}

export function openNudgeClock(
  depsNow: () => Deps,
  { log, newTrace, metrics }: NudgeClockOptions,
): NudgeClock {
  let isEnding = false;
  let running: Promise<void> = Promise.resolve();
  const tick = async () => {
    const deps = depsNow();
    const { lagMs, ...done } = await sendDueNudges({
      ...deps,
      newTrace,
      isEnding: () => isEnding,
      onFault: (workspaceId, subjects, error) =>
        log.error('nudges_set_aside', { workspaceId, subjects: subjects.slice(0, 20), error }),
    });
    await sendWeeklyReports({ ...deps, newTrace });
    metrics.clockTicked({ at: deps.clock(), lagMs });
    if (done.nudges + done.dropped > 0) log.info('nudges_stored', { ...done, lagMs });
  };
  return {
    ...watchTicks(() => performance.now()),
    tick: () => {
      const run = tick();
      running = Promise.allSettled([running, run]).then(() => {});
      return run;
    },
    settled: () => running,
    stop: () => {
      isEnding = true;
    },
  };
}

interface NudgeClockOptions {
  log: Log;
  newTrace: () => string;
  metrics: Metrics;
}
