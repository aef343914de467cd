import { claimRun } from '../db/queries/clock-runs.js';
import type { Log } from '../log.js';
import { type Schedule, startSchedule } from '../schedule.js';
import type { Deps } from '../workflows/deps.js';
import { deleteOldWork, resumeDeliveries } from '../workflows/maintenance.js';
import { forgetAllText } from '../workflows/timeline/forget-text.js';

export interface ClockJobs {
  log: Log;
  goOnReading: () => void;
  syncMemberships: () => void;
  processRecordChanges: () => void;
  readPeople: () => void;
  readGroups: () => void;
}

/** The clock's jobs: each does what is due by now, so that a missed tick does no harm. */
export function startClock(
  deps: Deps,
  { log, goOnReading, syncMemberships, processRecordChanges, readPeople, readGroups }: ClockJobs,
): Schedule {
  return startSchedule(
    [
      {
        name: 'resume deliveries',
        when: '*/15 * * * * *',
        run: async () => {
          const incidents = await resumeDeliveries(deps, 20_000);
          if (incidents > 0) log.warn('deliveries_resumed', { incidents });
        },
      },
      { name: 'go on reading', when: '*/20 * * * * *', run: async () => goOnReading() },
      { name: 'sync channels', when: '50 * * * * *', run: async () => syncMemberships() },
      { name: 'tend records', when: '*/30 * * * * *', run: async () => processRecordChanges() },
      { name: 'read people', when: '23 4 * * *', run: async () => readPeople() },
      { name: 'read user groups', when: '*/5 * * * *', run: async () => readGroups() },
      {
        name: 'forget old work',
        when: '17 * * * *',
        run: async () => log.info('old_work_deleted', { ...(await deleteOldWork(deps)) }),
      },
      {
        name: 'forget words',
        when: '41 * * * *',
        run: async () => log.info('text_forgotten', await forgetAllText(deps)),
      },
    ],
    {
      claimRun: (job, holdsMs) => {
        const at = deps.clock();
        return claimRun(deps.db, { job, at, since: new Date(at.getTime() - holdsMs) });
      },
      onFailure: (job, error) => log.error('clock_job_failed', { job, error }),
    },
  );
}
