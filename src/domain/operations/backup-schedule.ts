import { scheduledAt } from './backup-file-name.js';

const dayMs = 24 * 3_600_000;

/** The clocks of two servers may differ by less than that. */
const skewMs = 60_000;

/**
 * Whether none was made since the latest time of day at which one is due, `minuteOfDay` in UTC. So a night that was missed
 * is made up for. `madeAt`: when the last one was begun; null: never. One in the future doesn't count: somebody has set the
 * clock back.
 */
export function isBackupDue(madeAt: Date | null, minuteOfDay: number, now: Date): boolean {
  if (madeAt === null || madeAt.getTime() > now.getTime() + skewMs) return true;
  const offsetMs = minuteOfDay * 60_000;
  const dueAt = Math.floor((now.getTime() - offsetMs) / dayMs) * dayMs + offsetMs;
  return madeAt.getTime() < dueAt;
}

/**
 * Which files of a folder are scheduled backups beyond the newest `keep`, oldest first. Never `made`, the one that was made
 * just now, whatever the clock said before; nor any file with another name.
 */
export function backupsToDelete(
  names: readonly string[],
  { keep, made }: { keep: number; made: string },
): string[] {
  const older = names.filter((name) => name !== made && scheduledAt(name) !== null).toSorted();
  return older.slice(0, Math.max(0, older.length - (keep - 1)));
}

/** The newest scheduled backup among the files of a folder; null: there is none. */
export function newestBackup(names: readonly string[]): { name: string; at: Date } | null {
  const found = names.flatMap((name) => {
    const at = scheduledAt(name);
    return at ? [{ name, at }] : [];
  });
  return found.reduce<{ name: string; at: Date } | null>(
    (newest, one) => (newest === null || one.at > newest.at ? one : newest),
    null,
  );
}
