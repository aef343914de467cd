import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupConfig } from '../../../config/backup-config.js';
import { version } from '../../../config/version.js';
import { claimRun, forgetRun, lastRunAt, storeRun } from '../../../db/queries/clock-runs.js';
import { backupFileName, scheduledPrefix } from '../../../domain/operations/backup-file-name.js';
import { backupsToDelete, isBackupDue } from '../../../domain/operations/backup-schedule.js';
import { recordForAll } from '../../../workflows/audit/record-access.js';
import type { Base } from '../../base.js';
import { type CoalescedRunner, coalescedRunner } from '../../coalesced-runner.js';
import type { Opened } from '../../open.js';
import { sealing } from '../../sealing.js';
import { removeAbandoned } from '../remove-abandoned.js';
import type { BackupOutcome } from './backup-job.js';
import { backupMade } from './backup-made.js';
import { runBackup } from './run-backup.js';
import { whyNotMade } from './why-not-made.js';

/** Makes backups by the clock. `wake` makes one if it is due, unless another process makes it; `stop` ends what runs. */
export type ScheduledBackups = Pick<CoalescedRunner, 'wake' | 'stop'>;

/** The clock job under which it is stored that a process tries to make one. */
const backupTried = 'backup tried';

/** After a failure, and after a process that died, the next attempt is this much later. */
const retryMs = 60 * 60_000;
/** A process that makes a backup says this often that it still does. */
const claimAgainMs = 5 * 60_000;

type Parts = Pick<Base, 'log' | 'clock' | 'now'> & Pick<Opened, 'db' | 'databaseUrl' | 'metrics'>;

export function openScheduledBackups(config: BackupConfig, parts: Parts): ScheduledBackups {
  const { db, clock, log } = parts;
  const ending = new AbortController();
  const onFailure = (error: unknown) => log.error('clock_job_failed', { job: 'back up', error });
  const runIfDue = async () => {
    const at = clock();
    if (!isBackupDue(await lastRunAt(db, backupMade), config.minuteOfDay, at)) return;
    const since = new Date(at.getTime() - retryMs);
    if (!(await claimRun(db, { job: backupTried, at, since }))) return;
    const claimAgain = () => storeRun(db, { job: backupTried, at: clock() }).catch(onFailure);
    const claiming = setInterval(claimAgain, claimAgainMs).unref();
    try {
      await backUp(config, parts, { at, signal: ending.signal });
    } finally {
      clearInterval(claiming);
    }
    if (ending.signal.aborted) await forgetRun(db, backupTried);
  };
  const runner = coalescedRunner(runIfDue, onFailure);
  return {
    wake: runner.wake,
    stop: async () => {
      ending.abort();
      await runner.stop();
    },
  };
}

/** Makes a backup; then deletes the oldest ones. A failure leaves all of them. */
async function backUp(
  config: BackupConfig,
  { db, databaseUrl, metrics, log, clock, now }: Parts,
  { at, signal }: { at: Date; signal: AbortSignal },
): Promise<void> {
  const startedMs = now();
  const isEncrypted = config.key !== null;
  const file = backupFileName(at, { origin: 'scheduled', isEncrypted });
  const outcome = await writtenTo(config, { file, at, url: databaseUrl, signal });
  if (signal.aborted && outcome.kind === 'failed') return;
  if (outcome.kind === 'failed') {
    metrics.backupFailed();
    log.error('backup_failed', { why: outcome.why, remedy: outcome.remedy });
    return;
  }
  await storeRun(db, { job: backupMade, at });
  const { bytes, rows } = outcome;
  log.info('backup_made', { file: join(config.folder, file), bytes, rows, ms: now() - startedMs });
  const actor = { kind: 'firebreak', id: null } as const;
  await recordForAll(db, { actor, at: clock() }, { kind: 'database_backed_up', file, isEncrypted }, sealing);
  await deleteOld(config, file);
}

async function writtenTo(
  { folder, key }: BackupConfig,
  { file, at, url, signal }: { file: string; at: Date; url: string; signal: AbortSignal },
): Promise<BackupOutcome> {
  const path = join(folder, file);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // No other process makes one now.
    await removeAbandoned(folder, { prefix: scheduledPrefix, before: at });
  } catch (error) {
    return { kind: 'failed', ...whyNotMade(error, folder) };
  }
  const job = { url, path, key: key?.toString('base64') ?? null, version: version(), now: at };
  return runBackup(job, signal);
}

async function deleteOld({ folder, keep }: BackupConfig, made: string): Promise<void> {
  for (const name of backupsToDelete(await readdir(folder), { keep, made })) await rm(join(folder, name));
}
