import { type Check, checksOf } from './check.js';

/** What is known about scheduled backups; null: none are scheduled. */
export interface BackupFacts {
  folder: string;
  /** The newest one in the folder, as this machine sees it; null: there is none, or the folder can't be read. */
  newest: { name: string; at: Date } | null;
  /** When a server last began one that it finished, whichever it was; null: never, or the database doesn't say. */
  madeAt: Date | null;
}

const { ok, warning } = checksOf('running');

/** One is made each day, so by then two are missing. */
const oldMs = 48 * 3_600_000;

/** Whether there is a backup that is new enough, and which. */
export function examineBackups(facts: BackupFacts | null, now: Date): Check {
  if (facts === null)
    return ok(
      'Backups',
      "none are scheduled: set FIREBREAK_BACKUP_DIR, unless pg_dump or your database's host makes them",
    );
  const { folder, newest, madeAt } = facts;
  const at = Math.max(newest?.at.getTime() ?? 0, madeAt?.getTime() ?? 0);
  if (at === 0) return warning('Backups', `none in ${folder} yet`, fix);
  const found = `last backup ${ageText(now.getTime() - at)} ago, ${place(facts, at)}`;
  return now.getTime() - at > oldMs ? warning('Backups', found, fix) : ok('Backups', found);
}

/** The database rounds nothing, and the name of a file its milliseconds. */
function place({ folder, newest }: BackupFacts, at: number): string {
  if (newest && at - newest.at.getTime() < 1_000) return `${folder}/${newest.name}`;
  return `not in ${folder} on this machine`;
}

const fix =
  'A running server makes one each day. Look for backup_failed in its log (runbooks/firebreak/backup-old.md).';

function ageText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} days`;
}
