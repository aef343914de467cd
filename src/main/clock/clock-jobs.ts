import { claimRun } from '../../db/queries/clock-runs.js';
import type { Log } from '../../log.js';
import { type Schedule, startSchedule } from '../../schedule.js';
import type { Deps } from '../../workflows/deps.js';
import { showOverdueUpdates } from '../../workflows/incident/show-overdue-updates.js';
import { deleteOldWork } from '../../workflows/maintenance.js';
import { forgetAllText } from '../../workflows/timeline/forget-text.js';

export interface ClockJobs {
  log: Log;
  newTrace: () => string;
  resumeChannelSyncs: () => void;
  recordListening: () => Promise<void>;
  syncMemberships: () => void;
  processRecordChanges: () => void;
  syncPeople: () => void;
  syncGroups: () => void;
  importRunbooks: () => void;
  sendNudges: () => Promise<void>;
  /** Makes a backup if one is due; null: none are scheduled. */
  backUp: (() => void) | null;
  /** The scheduler has run, here or in another process. */
  ticked: () => void;
}

/** Starts the scheduled jobs. Each does what is due by now, so a missed tick does no harm. */
export function startClock(depsNow: () => Deps, { log, backUp, ...jobs }: ClockJobs): Schedule {
  return startSchedule(
    [
      { name: 'resume channel syncs', when: '*/20 * * * * *', run: async () => jobs.resumeChannelSyncs() },
      { name: 'record listening', when: '*/15 * * * * *', run: jobs.recordListening },
      { name: 'sync memberships', when: '50 * * * * *', run: async () => jobs.syncMemberships() },
      {
        name: 'process record changes',
        when: '*/30 * * * * *',
        run: async () => jobs.processRecordChanges(),
      },
      {
        name: 'show overdue updates',
        when: '5 * * * * *',
        run: async () => void (await showOverdueUpdates(depsNow(), jobs.newTrace)),
      },
      { name: 'send nudges', when: '*/10 * * * * *', run: jobs.sendNudges },
      { name: 'import runbooks', when: '35 */5 * * * *', run: async () => jobs.importRunbooks() },
      ...(backUp ? [{ name: 'back up', when: '20 * * * * *', run: async () => backUp() }] : []),
      { name: 'sync people', when: '23 4 * * *', run: async () => jobs.syncPeople() },
      { name: 'sync user groups', when: '*/5 * * * *', run: async () => jobs.syncGroups() },
      {
        name: 'delete old work',
        when: '17 * * * *',
        run: async () => log.info('old_work_deleted', { ...(await deleteOldWork(depsNow())) }),
      },
      {
        name: 'forget text',
        when: '41 * * * *',
        run: async () => log.info('text_forgotten', await forgetAllText(depsNow())),
      },
    ],
    {
      claimRun: async (job, holdsMs) => {
        const { db, clock } = depsNow();
        const at = clock();
        const isOurs = await claimRun(db, { job, at, since: new Date(at.getTime() - holdsMs) });
        jobs.ticked();
        return isOurs;
      },
      onFailure: (job, error) => log.error('clock_job_failed', { job, error }),
    },
  );
}
