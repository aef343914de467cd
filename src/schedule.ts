import { type Logger, type ScheduledTask, schedule as tick } from 'node-cron';

/** One clock job. It determines what is due by now, so a missed tick does no harm. */
export interface ClockJob {
  name: string;
  /** Five fields, or six with seconds, in UTC. */
  when: string;
  run: () => Promise<void>;
}

export interface Schedule {
  stop(): Promise<void>;
}

/**
 * How long a replica's claim keeps others from the same tick: longer than their clocks differ, and shorter than the time
 * between two ticks of any job.
 */
const claimMs = 5_000;

/**
 * Starts the clock jobs. `claimRun` picks one replica for each tick; it gets the job's name and how long the claim
 * lasts. A failed run is reported and doesn't stop the next one.
 */
export function startSchedule(
  jobs: ClockJob[],
  options: {
    claimRun: (job: string, holdsMs: number) => Promise<boolean>;
    onFailure: (job: string, error: unknown) => void;
  },
): Schedule {
  const tasks = jobs.map(
    (job): ScheduledTask =>
      tick(job.when, () => job.run().catch((error: unknown) => options.onFailure(job.name, error)), {
        name: job.name,
        timezone: 'UTC',
        noOverlap: true,
        logger: loggerOf((error) => options.onFailure(job.name, error)),
        suppressMissedWarning: true,
        distributed: true,
        distributedLease: claimMs,
        runCoordinator: {
          shouldRun: (_key, ttlMs) =>
            options.claimRun(job.name, ttlMs).catch((error: unknown) => {
              options.onFailure(job.name, error);
              return false;
            }),
        },
      }),
  );
  return { stop: async () => void (await Promise.all(tasks.map((task) => task.stop()))) };
}

/**
 * What node-cron would write to the console among the log's lines. Its warnings tell that a tick was left out; the next one
 * catches up.
 */
function loggerOf(onError: (error: unknown) => void): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (message, error) => onError(error ?? message),
  };
}
