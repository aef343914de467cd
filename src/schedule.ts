import { type ScheduledTask, schedule as tick } from 'node-cron';

/** One clock job: what is due by now is its own business; a missed tick does no harm. */
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
 * Starts the clock jobs. `claimRun` elects one of many replicas for each tick: it is asked with the job's name and the
 * milliseconds for which a claim holds. A failed run is reported and does not stop the next one.
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
        suppressMissedWarning: true,
        distributed: true,
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
