import { resolve } from 'node:path';
import { readBackupKey } from './backup-key.js';
import { type Checked, faultsIn, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';

/** The backups that the server makes every day. */
export interface BackupConfig {
  /** An absolute path. */
  folder: string;
  /** The time of day in UTC, in minutes since midnight. */
  minuteOfDay: number;
  /** How many are kept. */
  keep: number;
  /** Encrypts them; null: they aren't encrypted. */
  key: Buffer | null;
}

/** Null: the server makes none. Relative paths start at `cwd`. */
export function readBackupConfig(env: Environment, cwd: string): Checked<BackupConfig | null> {
  const folder = variable(env, 'FIREBREAK_BACKUP_DIR');
  const minuteOfDay = readTime(env);
  const keep = readKeep(env);
  const key = readBackupKey(env);
  if (minuteOfDay.kind === 'faults' || keep.kind === 'faults' || key.kind === 'faults')
    return faulty(...faultsIn(minuteOfDay, keep, key));
  if (folder === null) return valid(null);
  return valid({
    folder: resolve(cwd, folder),
    minuteOfDay: minuteOfDay.value,
    keep: keep.value,
    key: key.value,
  });
}

function readTime(env: Environment): Checked<number> {
  const value = variable(env, 'FIREBREAK_BACKUP_AT') ?? '03:00';
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value) ?? [];
  if (hour !== undefined && minute !== undefined) return valid(Number(hour) * 60 + Number(minute));
  return faulty({
    where: 'FIREBREAK_BACKUP_AT',
    found: JSON.stringify(value),
    expected: 'a time of day in UTC, such as 03:00',
    remedy: 'Write hours and minutes with two digits each, or leave it unset for 03:00.',
  });
}

function readKeep(env: Environment): Checked<number> {
  const value = variable(env, 'FIREBREAK_BACKUP_KEEP') ?? '14';
  if (/^[1-9]\d{0,3}$/.test(value)) return valid(Number(value));
  return faulty({
    where: 'FIREBREAK_BACKUP_KEEP',
    found: JSON.stringify(value),
    expected: 'a whole number from 1 to 9999',
    remedy: 'One backup is made each day, so it is a number of days. Leave it unset for 14.',
  });
}
