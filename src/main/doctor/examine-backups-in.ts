import { readdir } from 'node:fs/promises';
import type { BackupConfig } from '../../config/backup-config.js';
import type { Database } from '../../db/database.js';
import { lastRunAt } from '../../db/queries/clock-runs.js';
import { newestBackup } from '../../domain/operations/backup-schedule.js';
import type { Check } from '../../domain/operations/check.js';
import { examineBackups } from '../../domain/operations/examine-backups.js';
import { backupMade } from '../backup/scheduled/backup-made.js';

/**
 * Looks for the last scheduled backup, in its folder and in the database. `config`: null if none are scheduled; `db`: null
 * if it doesn't answer, which is reported elsewhere.
 */
export async function examineBackupsIn(
  config: BackupConfig | null,
  { db, now }: { db: Database | null; now: Date },
): Promise<Check> {
  if (config === null) return examineBackups(null, now);
  const { folder } = config;
  const names = await readdir(folder).catch(() => []);
  const madeAt = db && (await lastRunAt(db, backupMade));
  return examineBackups({ folder, newest: newestBackup(names), madeAt }, now);
}
