import type { Metrics } from '../../http/metrics.js';
import type { Part } from '../../http/readiness.js';
import type { Log } from '../../log.js';
import type { Deps } from '../../workflows/deps.js';
import { sendDueNudges } from '../../workflows/nudges/send-due-nudges.js';
import { sendWeeklyReports } from '../../workflows/nudges/send-weekly-report.js';

/** The clock that asks: sends what is due, and knows whether it still ticks. */
export interface NudgeClock {
  /** Sends all nudges that are due by now. */
  tick: () => Promise<void>;
  /** The scheduler has run, here or in another process. */
  ticked: () => void;
  part: () => Part;
  stop: () => void;
}

/** After this time without a tick, the process should be restarted. */
const stoppedMs = 3 * 60_000;

export function openNudgeClock(deps: Deps, { log, newTrace, metrics }: NudgeClockOptions): NudgeClock {
  let lastTickAt = performance.now();
  let isEnding = false;
  return {
    tick: async () => {
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
    },
    ticked: () => {
      lastTickAt = performance.now();
    },
    part: () =>
      performance.now() - lastTickAt < stoppedMs
        ? { kind: 'ready' }
        : { kind: 'not_ready', why: 'the clock has stopped' },
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
